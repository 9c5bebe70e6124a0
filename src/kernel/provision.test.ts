import { describe, expect, test } from 'vitest'
import { addDays, dayFrom } from './day.ts'
import { computeDue } from './limit.ts'
import { articleIn } from './provisions/article.ts'
import {
  citeBasis,
  findText,
  getLimit,
  PROVISIONS,
  provisionsOfTopic,
  provisionsOn,
  TEXTS,
  textInForce,
  textsInForce,
} from './provisions/catalogue.ts'

describe('the catalogue', () => {
  test('no two texts share an id, and every name has a text', () => {
    expect(new Set(TEXTS.map((text) => text.id)).size).toBe(TEXTS.length)
  })

  test('wordings of one rule follow each other without overlap, gap or wrong successor', () => {
    for (const text of TEXTS) {
      const next = TEXTS.filter((each) => each.name === text.name && each.from > text.from).sort((a, b) =>
        a.from < b.from ? -1 : 1,
      )[0]
      expect([text.id, text.replacedBy]).toEqual([text.id, next?.id])
      if (next) expect([text.id, text.to]).toEqual([text.id, addDays(next.from, -1)])
      else if (text.to) expect(text.from < text.to).toBe(true)
    }
  })

  test('every provision belongs to a known text and says something in both languages', () => {
    for (const provision of PROVISIONS) {
      expect(findText(provision.text)?.id).toBe(provision.text)
      expect(provision.gist.zh).toMatch(/。$/)
      expect(provision.gist.en).toMatch(/\.$/)
      expect(provision.article).not.toBe('')
    }
  })

  test('a rule of a text that was not read is not marked as verified, except what is said to have been read', () => {
    const readInPart = ['creation-2022']
    for (const { text, certainty } of PROVISIONS) {
      if (certainty !== 'verified' || readInPart.includes(text)) continue
      expect([text, findText(text)?.certainty]).toEqual([text, 'verified'])
    }
  })
})

describe('which text applies', () => {
  test.each([
    ['complaints', '2019-12-31', undefined],
    ['complaints', '2020-01-01', 'complaints-2020'],
    ['complaints', '2026-04-14', 'complaints-2020'],
    ['complaints', '2026-04-15', 'complaints-2026'],
    ['penalty-procedure', '2020-06-01', 'penalty-procedure-2019'],
    ['penalty-procedure', '2022-01-01', 'penalty-procedure-2021'],
    ['penalty-procedure', '2026-01-01', 'penalty-procedure-2022'],
    ['penalty-law', '2021-07-14', 'penalty-law-2017'],
    ['penalty-law', '2021-07-15', 'penalty-law-2021'],
    ['competition', '2025-10-14', 'competition-2019'],
    ['competition', '2025-10-15', 'competition-2025'],
    ['online-trading', '2025-03-18', 'online-trading-2021'],
    ['online-trading', '2025-06-01', 'online-trading-2025'],
    ['creation', '2024-01-01', 'creation-2022'],
    ['creation', '2026-02-01', 'creation-2026'],
    ['platform-pricing', '2031-04-10', undefined],
    ['no-such-rule', '2026-01-01', undefined],
  ])('%s on %s is %s', (name, day, id) => {
    expect(textInForce(name, dayFrom(day))?.id).toBe(id)
  })

  test('mediation took 45 working days until 2026-04-14 and takes 60 days since', () => {
    expect(getLimit('complaints.mediation', dayFrom('2026-04-14'))).toEqual({
      amount: 45,
      unit: 'workingDay',
      roll: 'none',
      source: { text: 'complaints-2020', article: '第二十一条' },
    })
    expect(getLimit('complaints.mediation', dayFrom('2026-04-15'))).toMatchObject({ amount: 60, unit: 'day' })
  })

  test('the named reporter’s five working days ended with the old text; the competition act goes on', () => {
    expect(provisionsOfTopic('complaints.reporterNotice', dayFrom('2026-04-15'))).toEqual([])
    expect(() => getLimit('complaints.reporterNotice', dayFrom('2026-04-15'))).toThrow('no limit')
    expect(provisionsOfTopic('complaints.namedReporterResult', dayFrom('2026-04-15'))).toHaveLength(1)
  })

  test('a text shows its own rules only, and the calendar of a day holds one wording of each rule', () => {
    const rules = provisionsOn('complaints', dayFrom('2026-05-01'))
    expect(rules.length).toBeGreaterThan(8)
    expect(new Set(rules.map((rule) => rule.text))).toEqual(new Set(['complaints-2026']))
    const names = textsInForce(dayFrom('2026-05-01')).map((text) => text.name)
    expect(new Set(names).size).toBe(names.length)
  })

  test('every term can be counted by the calendar', () => {
    for (const { term } of PROVISIONS) {
      if (!term) continue
      const start = term.unit === 'hour' ? new Date('2026-03-02T09:00:00+08:00') : dayFrom('2026-03-02')
      expect(computeDue(term, { start }).ok).toBe(true)
    }
  })

  test('a basis is cited as officials cite it', () => {
    const basis = { kind: 'law', text: 'complaints-2026', article: '第十五条' } as const
    expect(citeBasis(basis, 'zh')).toBe('《市场监督管理投诉举报处理办法》第十五条')
    expect(citeBasis(basis, 'en')).toMatch(/, article 15$/)
    expect(citeBasis({ kind: 'internal', title: { zh: '内部规定', en: 'Own rule' } }, 'en')).toBe('Own rule')
  })

  test.each([
    ['第一百零三条', 'article 103'],
    ['第十条', 'article 10'],
    ['第二十条第一项', 'article 20, item 1'],
    ['第五十八条第一款第三项', 'article 58, paragraph 1, item 3'],
    ['第九十九条第十一款', 'article 99, paragraph 11'],
    ['第三条、第四条', '第三条、第四条'],
    ['附件二', '附件二'],
  ])('%s is %s in English', (article, words) => {
    expect(articleIn(article, 'en')).toBe(words)
    expect(articleIn(article, 'zh')).toBe(article)
  })
})
