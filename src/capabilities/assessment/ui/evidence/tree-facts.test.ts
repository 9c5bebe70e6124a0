import { expect, test } from 'vitest'
import { dayFrom } from '../../../../kernel/day.ts'
import { edition2022 } from '../../edition/index.ts'
import { explain, scoreJurisdiction } from '../../scoring/index.ts'
import { noInputs } from '../../scoring/inputs.ts'
import { aRegion, fullInputs } from '../../scoring/testing.ts'
import { factsOf, stateOfItem } from './tree-facts.ts'

const options = { assessedOn: dayFrom('2026-11-20') }
const YEARS = [2024, 2025]
const factsWith = (inputs: Parameters<typeof scoreJurisdiction>[1]) =>
  factsOf(explain(scoreJurisdiction(edition2022, inputs, options), 'zh'))

test('with nothing entered, every figure and measure of the score is missing and no item is known', () => {
  const facts = factsWith(noInputs(aRegion()))
  expect(facts.figures.size).toBeGreaterThan(20)
  expect([...facts.figures.values()].every((figure) => figure.isMissing)).toBe(true)
  expect(facts.missingMeasures.size).toBe(edition2022.measures.length)
  expect([...facts.items.values()].every((item) => stateOfItem(item) === 'not_yet_known')).toBe(true)
})

test('with everything entered, no figure or measure is missing', () => {
  const facts = factsWith(fullInputs(edition2022, YEARS))
  expect([...facts.figures.values()].some((figure) => figure.isMissing)).toBe(false)
  expect(facts.missingMeasures.size).toBe(0)
})

test('an item that counts year by year keeps one entry for each year', () => {
  expect(
    factsWith(noInputs(aRegion()))
      .items.get('1.1')
      ?.map((each) => each.key),
  ).toEqual(['1.1@2024', '1.1@2025'])
})
