import { describe, expect, test } from 'vitest'
import type { Day } from '../../../kernel/day.ts'
import { decimal } from '../../../kernel/exact.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { DECLARATIONS, exemptionDeclared, exemptionNamed } from './operator.ts'
import { placeAnew, placeOf } from './place.ts'
import { isOverLine, smallSalesLine } from './small-sales.ts'

const TODAY = '2026-09-21' as Day

describe('grounds of exemption', () => {
  test.each(DECLARATIONS)('the fixed wording names $exemption', ({ wording, exemption }) => {
    expect(exemptionDeclared(`本店声明：“${wording}”。`, TODAY)).toBe(exemption)
  })

  test('before the rule was in force nothing was declared by its words', () => {
    expect(exemptionDeclared(DECLARATIONS[0]?.wording ?? '', '2021-04-30' as Day)).toBeUndefined()
  })

  test('a table may shorten the ground; other words name none', () => {
    expect(exemptionNamed('零星小额', TODAY)).toBe('smallSales')
    expect(exemptionNamed('不用办照', TODAY)).toBeUndefined()
  })
})

describe('the line of small sales', () => {
  test('is drawn over all shops together, and the line itself is not passed', () => {
    const line = smallSalesLine(TODAY)
    if (line === undefined) throw new Error('the line is law')
    expect(isOverLine([decimal('60000'), decimal('40000')], line)).toBe(false)
    expect(isOverLine([decimal('60000'), decimal('40000.01')], line)).toBe(true)
    expect(line.article).toBe('第八条')
  })
})

describe('where an address lies', () => {
  const county = '990121' as RegionCode
  const names = [
    { code: '990100' as RegionCode, name: '甲州市' },
    { code: county, name: '子丘县' },
    { code: '990122' as RegionCode, name: '丑陵县' },
  ]
  const rules = [
    { id: 'a', words: ['城关'], notWords: ['西'], toRegion: county, toUnit: 'station' },
    { id: 'b', words: ['城关', '西'], notWords: [], toRegion: '990122' as RegionCode, toUnit: null },
  ]

  test('the first rule that fits decides', () => {
    expect(placeOf('甲州市 城关镇一路', rules, names)).toEqual({ region: county, unitId: 'station', by: 'a' })
    expect(placeOf('甲州市城关镇西路', rules, names)?.by).toBe('b')
  })

  test('without a rule the lowest region that the address names', () => {
    expect(placeOf('甲州市子丘县东路3号', [], names)).toEqual({ region: county, unitId: null, by: 'name' })
    expect(placeOf('甲州东路3号', [], names)?.region).toBe('990100')
  })

  test.each([
    ['home', '990100', null, '甲州市城关镇一路', { region: county, unitId: 'station', by: 'a' }],
    ['name', county, null, '子丘县城关镇一路', { region: county, unitId: 'station', by: 'a' }],
    ['a rule that is gone', county, 'station', '丑陵县东路', { region: '990122', unitId: null, by: 'name' }],
    ['file', county, null, '城关镇一路', { region: county, unitId: 'station', by: 'a' }],
    // It stays: as the rules say already, as somebody said, or where nothing tells.
    ['a', county, 'station', '城关镇一路', undefined],
    ['officer', '990100', null, '城关镇一路', undefined],
    ['of another office', '990122', null, '城关镇一路', undefined],
    ['file', '990122', null, '城关镇一路', undefined],
    ['home', '990100', null, '他州他路', undefined],
  ] as const)('placed by %s in %s %s, at %s', (by, region, unitId, address, expected) => {
    const standing = { address, region: region as RegionCode, unitId, by }
    expect(placeAnew(standing, rules, names, new Set(['of another office']))).toEqual(expected)
  })

  test('two counties in one address, or none, tell nothing', () => {
    expect(placeOf('子丘县与丑陵县交界', [], names)).toBeUndefined()
    expect(placeOf('他州他路', [], names)).toBeUndefined()
  })
})
