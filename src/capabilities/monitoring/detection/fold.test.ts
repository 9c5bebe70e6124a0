import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldWord } from './fold.ts'
import { TermScanner } from './scan.ts'
import { Vocabulary } from './words.ts'

const vocabulary = new Vocabulary([{ id: 'rule', words: ['国家级', '最佳', '全国第一', '治疗'] }])
const found = (text: string) =>
  vocabulary
    .read(fold(text))
    .hits('rule')
    .map(({ start, end, isDisguised }) => [text.slice(start, end), isDisguised])

describe('folding', () => {
  test('what is folded folds to itself, rare old forms too', () => {
    for (const word of ['僤勣嗰', '國家級', '①Ｇ家級']) expect(foldWord(foldWord(word))).toBe(foldWord(word))
    expect(foldWord('僤')).toBe('僤')
  })

  test.each([
    ['国家级', '国家级', false],
    ['國家級', '國家級', false],
    ['国-家-级', '国-家-级', true],
    ['国 家 级', '国 家 级', true],
    ['国🍀家級', '国🍀家級', true],
    ['国\u200b家\u200d级', '国\u200b家\u200d级', true],
    ['ｇ家级', 'ｇ家级', true],
    ['国，家，级', '国，家，级', true],
  ])('%s is 国家级, and the original span is kept', (text, span, isDisguised) => {
    expect(found(`本店${text}好茶`)).toEqual([[span, isDisguised]])
  })

  test.each([['全国，家级'], ['中国。家级'], ['国\n家\n级'], ['国家 (见下文的长长说明)级']])(
    '%s is not 国家级',
    (text) => {
      expect(found(text)).toEqual([])
    },
  )

  test('digits of every style are one', () => {
    for (const text of ['全国第一', '全国第1', '全国第①', '全国第壹', '全国第１', '全国第㊀'])
      expect(found(text)).toHaveLength(1)
  })

  test('two parts of a character beside each other are the character', () => {
    expect(found('最亻圭')).toEqual([['最亻圭', true]])
  })

  test('every folded character stands in the original at its offset, in rising order', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const { units, offsets } = fold(text)
        for (let index = 0; index < units.length; index += 1) {
          expect(offsets[index]).toBeLessThan(text.length)
          if (index > 0) expect(offsets[index]).toBeGreaterThan(offsets[index - 1] ?? -1)
        }
      }),
    )
  })

  test('folding a folded text changes nothing', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(foldWord(foldWord(text))).toBe(foldWord(text))
      }),
    )
  })
})

test('the scanner finds what a plain search finds, and nothing else', () => {
  const letters = fc.constantFrom('国', '家', '级', '最', '佳', '一')
  const word = fc.array(letters, { minLength: 1, maxLength: 4 }).map((each) => each.join(''))
  fc.assert(
    fc.property(
      fc.uniqueArray(word, { maxLength: 8 }),
      fc.array(letters, { maxLength: 40 }),
      (words, text) => {
        const whole = text.join('')
        const units = Uint16Array.from(whole, (character) => character.charCodeAt(0))
        const expected = words.flatMap((each) =>
          [...whole]
            .map((_, at) => at)
            .filter((at) => whole.startsWith(each, at))
            .map((at) => `${at}:${each}`),
        )
        const scanned = new TermScanner(words)
          .matches(units)
          .map(({ word: index, from }) => `${from}:${words[index]}`)
        expect(scanned.sort()).toEqual(expected.sort())
      },
    ),
  )
})
