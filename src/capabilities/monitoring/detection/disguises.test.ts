import { Converter } from 'opencc-js/cn2t'
import { describe, expect, test } from 'vitest'
import { readPage } from '../page/read.ts'
import { detect } from './detect.ts'
import { EXAMPLE_DAY } from './price-history.ts'
import { RULES } from './rules/index.ts'
import { KEYS } from './spellings.ts'
import { disguisesOf } from './words.ts'

const traditional = Converter({ from: 'cn', to: 't' })
const HAN = /[\u4e00-\u9fff]/

const between = (sign: string) => (words: string) =>
  [...words]
    .map((each, at, all) => (at > 0 && HAN.test(each) && HAN.test(all[at - 1] ?? '') ? sign + each : each))
    .join('')

const DIGITS: Readonly<Record<string, string>> = {
  '1': '①',
  '2': '贰',
  '3': '３',
  '5': '五',
  '7': '⑦',
  一: '1',
  二: '２',
  三: '叁',
  五: '⑤',
}
const LOOKS: Readonly<Record<string, string>> = {
  最: '蕞',
  国: '囯',
  药: '葯',
  家: '傢',
  疗: '療',
  愈: '癒',
  级: '筊',
}
const SPLITS: Readonly<Record<string, string>> = {
  佳: '亻圭',
  价: '亻介',
  保: '亻呆',
  治: '氵台',
  疗: '疒了',
  评: '讠平',
  级: '纟及',
  证: '讠正',
  返: '辶反',
  送: '辶关',
}

/** How one and the same stretch of text is written so that a plain search misses it. */
const DISGUISES: Readonly<Record<string, (words: string) => string>> = {
  'full-width letters and digits': (words) =>
    words.replace(/[0-9A-Za-z]/g, (each) => String.fromCharCode(each.charCodeAt(0) + 0xfee0)),
  'blanks between characters': between(' '),
  'symbols between characters': between('*'),
  'points between characters': between('·'),
  'emoji between characters': between('🍀'),
  'zero-width characters': between('\u200b'),
  'traditional characters': (words) => traditional(words),
  'digits of another style': (words) => words.replace(/[1-9一二三五]/g, (each) => DIGITS[each] ?? each),
  'characters that look alike': (words) => [...words].map((each) => LOOKS[each] ?? each).join(''),
  'characters taken apart': (words) => [...words].map((each) => SPLITS[each] ?? each).join(''),
}

/** Rules that read a number, which is no disguise when it is written in another style but another number. */
const FIGURES = new Set(['licence-code', 'declaration', 'listed-price'])

/** What word rules find in their own examples of plain text, with the words found. */
const found = RULES.flatMap((rule) =>
  (rule.patterns ?? []).length + rule.words.length === 0 || FIGURES.has(rule.id)
    ? []
    : [...(rule.examples.violation ?? []), ...(rule.examples.look ?? [])]
        .filter((example) => typeof example === 'string' && !/<|\d{4}年/.test(example))
        .slice(0, 4)
        .flatMap((example) => {
          const source = String(example)
          const [first] = findingsOf(source, rule.id)
          return first?.position === undefined ? [] : [{ rule: rule.id, source, ...first.position }]
        }),
)

function findingsOf(source: string, rule: string) {
  return detect(readPage({ content: source, format: 'text' }), { on: EXAMPLE_DAY }).filter(
    (finding) => finding.rule === rule && finding.level !== 'note',
  )
}

test('there is something of most rules to disguise', () => {
  expect(new Set(found.map(({ rule }) => rule)).size).toBeGreaterThan(30)
})

describe.each(Object.entries(DISGUISES))('%s', (_, disguise) => {
  test('what a rule finds in plain words it finds in these', () => {
    const missed = found
      .map(({ rule, source, start, end }) => ({
        rule,
        written: source.slice(0, start) + disguise(source.slice(start, end)) + source.slice(end),
      }))
      .filter(({ rule, written }) => findingsOf(written, rule).length === 0)
    expect(missed).toEqual([])
  })
})

test('a word is found however one of its characters sounds or is put together', () => {
  const words = [...new Set([...KEYS, ...RULES.flatMap((rule) => rule.words)])].filter(
    (word) => !/[\dA-Z一]/i.test(word),
  )
  // A name that imitates another is its own disguise.
  const written = found
    .filter(({ rule }) => rule !== 'imitation')
    .flatMap(({ rule, source, start, end }) => {
      const span = source.slice(start, end)
      const [word] = words.filter((each) => span.includes(each)).sort((a, b) => b.length - a.length)
      return word === undefined
        ? []
        : disguisesOf(word)
            .slice(0, 6)
            .map((spelling) => ({
              rule,
              written: source.slice(0, start) + span.replace(word, spelling) + source.slice(end),
            }))
    })
  expect(written.length).toBeGreaterThan(100)
  expect(written.filter((each) => findingsOf(each.written, each.rule).length === 0)).toEqual([])
})
