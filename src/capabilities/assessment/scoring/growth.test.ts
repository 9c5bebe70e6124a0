import { expect, test } from 'vitest'
import { dayFrom } from '../../../kernel/day.ts'
import { edition2022 } from '../edition/index.ts'
import { explain, type Inputs, listItemScores, noInputs, scoreJurisdiction } from './index.ts'
import { aFigure, aRegion } from './testing.ts'

/**
 * Worked examples of indicator 1 (网上零售额增速高于全国). Levels: local 100 to 108, national 100 to 107, so that the
 * quotients say 8 % against 7 %.
 */
const OPTIONS = { assessedOn: dayFrom('2024-06-30'), years: [2023] }

function retail() {
  const series = edition2022.series.find((each) => each.key === 'onlineRetail')
  if (series === undefined) throw new Error('the edition has no onlineRetail')
  return series
}
const levels: Inputs = {
  ...noInputs(aRegion()),
  figures: [
    aFigure(retail(), 'local', 2022, '100'),
    aFigure(retail(), 'local', 2023, '108'),
    aFigure(retail(), 'national', 2022, '100'),
    aFigure(retail(), 'national', 2023, '107'),
  ],
}
const rate = (where: 'local' | 'national', value: string) => ({
  ...aFigure(retail(), where, 2023, value),
  unit: '%',
})
const item = (inputs: Inputs) => {
  const score = scoreJurisdiction(edition2022, inputs, OPTIONS)
  const found = listItemScores(score.groups).find((each) => each.key.startsWith('1.1'))
  return { state: found?.state, words: JSON.stringify(explain(score, 'zh')) }
}

test('without published rates the quotient of the levels decides: 8 % against 7 % is met', () => {
  expect(item(levels).state).toBe('met')
})

test('a published rate goes before the quotient: 8 % against the published 8.4 % is not met', () => {
  const { state, words } = item({ ...levels, growths: [rate('national', '8.4')] })
  expect(state).toBe('not_met')
  expect(words).toContain('2023年全国网上零售额公布增速（可比口径） 8.4%')
  expect(words).not.toContain('2022年全国网上零售额')
})

test('equal rates do not grow faster, and a falling rate is understood', () => {
  const rates = (local: string, national: string) => ({
    ...levels,
    growths: [rate('local', local), rate('national', national)],
  })
  expect(item(rates('8.4', '8.40')).state).toBe('not_met')
  expect(item(rates('-1.2', '-1.3')).state).toBe('met')
})

test('published rates of both sides are enough, with no level at all', () => {
  const rates = [rate('local', '9'), rate('national', '8.4')]
  expect(item({ ...levels, figures: [], growths: rates }).state).toBe('met')
})
