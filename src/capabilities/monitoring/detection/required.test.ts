import { describe, expect, test } from 'vitest'
import { foldPattern } from './fold.ts'
import { requiredOf } from './required.ts'
import { RULES } from './rules/index.ts'

describe('what a pattern cannot match without', () => {
  test.each([
    [/甲乙/, ['甲乙']],
    [/甲(?:乙|丙)/, ['甲乙', '甲丙']],
    [/(?:甲乙|丙丁)[一-龥]{0,4}(?:戊己)/, ['戊己']],
    [/甲乙?[一-龥]{0,4}丙丁/, ['丙丁']],
    [/(?:甲乙|丙丁)\d+/, ['甲乙', '丙丁']],
    [/(?<!子)甲乙(?!丑)/, ['甲乙']],
    [/[甲乙]丙/, ['甲丙', '乙丙']],
    [/甲乙(?:丙丁)?/, ['甲乙丙丁', '甲乙']],
    [/\d+(?:甲乙|丙丁戊)/, ['甲乙', '丙丁戊']],
  ])('%s', (pattern, required) => {
    expect([...(requiredOf(pattern) ?? [])].sort()).toEqual([...required].sort())
  })

  test('a pattern of digits alone needs no certain string', () => {
    expect(requiredOf(/\d+/)).toBeUndefined()
    expect(requiredOf(/甲?[一-龥]{0,4}/)).toBeUndefined()
  })

  test('every pattern of every rule is tried only around its strings', () => {
    const without = RULES.flatMap(({ patterns = [] }) => patterns)
      .map((pattern) => foldPattern(pattern))
      .filter((pattern) => requiredOf(pattern) === undefined)
    expect(without).toEqual([])
  })
})
