import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chinaRegions, REGIONS_AS_OF } from './china-regions.ts'
import { dayFrom } from './day.ts'
import {
  ancestorsOf,
  childrenOf,
  currentRegions,
  descendantsOf,
  findRegion,
  isRegionCurrent,
  regionFullName,
  regionName,
  regionPath,
  regionsNamed,
  resolveRegion,
  searchRegions,
} from './region.ts'
import { parseRegionCode, type RegionCode, regionPrefix } from './region-code.ts'
import { shortName } from './region-name.ts'

function code(text: string): RegionCode {
  const parsed = parseRegionCode(text)
  if (!parsed) throw new Error(text)
  return parsed
}

const township = { code: code('350421100'), name: '雪峰镇', level: 'township' } as const
const zone = { code: code('350400901'), name: '三明高新技术产业开发区', level: 'zone' } as const
const tree = chinaRegions([township, zone])
const all = [...tree.byCode.values()].flat()
const codes = (regions: readonly { code: RegionCode }[]) => regions.map((region) => region.code)

describe('the data', () => {
  test.each([
    ['350400', '三明市', '福建省三明市'],
    ['350421', '明溪县', '福建省三明市明溪县'],
    ['350404', '三元区', '福建省三明市三元区'],
    ['350405', '沙县区', '福建省三明市沙县区'],
    ['411000', '许昌市', '河南省许昌市'],
    ['500118', '永川区', '重庆市永川区'],
    ['330113', '临平区', '浙江省杭州市临平区'],
    ['419001', '济源市', '河南省济源市'],
    ['653228', '和康县', '新疆维吾尔自治区和田地区和康县'],
    ['500157', '两江新区', '重庆市两江新区'],
    ['653132', '岑岭县', '新疆维吾尔自治区喀什地区岑岭县'],
    ['659013', '草湖市', '新疆维吾尔自治区草湖市'],
    ['710000', '台湾省', '台湾省'],
  ])('%s is %s, now', (text, name, full) => {
    expect(findRegion(tree, code(text))).toMatchObject({ name, to: undefined })
    expect(regionFullName(tree, code(text))).toBe(full)
  })

  test.each([
    ['350402', '梅列区', 2021, ['350404']],
    ['350403', '三元区', 2021, ['350404']],
    ['350427', '沙县', 2021, ['350405']],
    ['330103', '下城区', 2021, ['330105']],
    ['330104', '江干区', 2021, ['330102', '330114']],
    ['371200', '莱芜市', 2019, ['370116', '370117']],
    ['371202', '莱城区', 2019, ['370116']],
    ['411023', '许昌县', 2016, ['411003']],
    ['500105', '江北区', 2025, ['500157']],
  ])('%s %s ended in %i and stays readable', (text, name, to, successors) => {
    expect(findRegion(tree, code(text))).toMatchObject({ name, to })
    expect(codes(currentRegions(tree, code(text)))).toEqual(successors)
  })

  test('there are 34 provinces, every region has its place, and every successor exists', () => {
    expect(childrenOf(tree, code('000000'))).toHaveLength(34)
    const named = all.flatMap((region) => [...(region.parent ? [region.parent] : []), ...region.successors])
    expect(named.filter((each) => !tree.byCode.has(each))).toEqual([])
  })

  test('nothing is newer than what the data says of itself', () => {
    const years = all.flatMap((region) => [region.from ?? 0, region.to ?? 0])
    expect(Math.max(...years)).toBe(Number(REGIONS_AS_OF.slice(0, 4)))
  })

  test('regions under one code follow each other in time', () => {
    const overlaps = [...tree.byCode.values()].flatMap((regions) =>
      regions.slice(1).filter((region, index) => (regions[index]?.to ?? 9999) > (region.from ?? 0)),
    )
    expect(overlaps).toEqual([])
  })

  test('what exists has counts of the size that the ministry publishes', () => {
    const count = (level: string) => all.filter((region) => region.level === level && !region.to).length
    expect(count('city')).toBe(333)
    expect(count('county')).toBeGreaterThan(2830)
    expect(count('county')).toBeLessThan(2860)
  })
})

describe('the tree', () => {
  test('on a day in 2019 the city has its districts of that year', () => {
    const names = (on?: string) =>
      childrenOf(tree, code('350400'), on === undefined ? undefined : dayFrom(on)).map(
        (region) => region.name,
      )
    expect(names('2019-06-01')).toEqual(expect.arrayContaining(['梅列区', '三元区', '沙县']))
    expect(names('2019-06-01')).not.toContain('沙县区')
    expect(names()).not.toContain('梅列区')
    expect(names()).toContain('沙县区')
  })

  test('a renamed code has the name of the day', () => {
    expect(regionName(tree, code('130502'), dayFrom('2019-01-01'))).toBe('桥东区')
    expect(regionName(tree, code('130502'))).toBe('襄都区')
    expect(regionName(tree, code('990099'))).toBe('990099')
  })

  test('townships and functional zones lie below their county or city', () => {
    expect(regionFullName(tree, township.code)).toBe('福建省三明市明溪县雪峰镇')
    expect(ancestorsOf(tree, zone.code)).toEqual(['350400', '350000', '000000'])
    expect(codes(descendantsOf(tree, code('350400')))).toEqual(
      expect.arrayContaining([township.code, zone.code]),
    )
    const stray = { code: code('990099001'), name: '无', level: 'zone' } as const
    expect(() => chinaRegions([stray])).toThrow('990099')
  })

  test('descendants share the prefix that the scope uses, and know their ancestor', () => {
    const some = fc.constantFrom(...all.filter((region) => region.level !== 'country'))
    fc.assert(
      fc.property(some, (region) => {
        for (const below of descendantsOf(tree, region.code)) {
          expect(below.code.startsWith(regionPrefix(region.code))).toBe(true)
          expect(ancestorsOf(tree, below.code)).toContain(region.code)
        }
      }),
      { numRuns: 60 },
    )
  })
})

describe('names', () => {
  test.each([
    ['明溪县', '明溪'],
    ['沙县', '沙县'],
    ['三明市', '三明'],
    ['福建省', '福建'],
    ['广西壮族自治区', '广西'],
    ['内蒙古自治区', '内蒙古'],
    ['新疆维吾尔自治区', '新疆'],
    ['延边朝鲜族自治州', '延边'],
    ['巴音郭楞蒙古自治州', '巴音郭楞'],
    ['黔西南布依族苗族自治州', '黔西南'],
    ['鄂温克族自治旗', '鄂温克'],
    ['大兴安岭地区', '大兴安岭'],
    ['香港特别行政区', '香港'],
  ])('%s is called %s', (name, short) => {
    expect(shortName(name)).toBe(short)
  })

  test.each([
    ['明溪', '350421'],
    ['明溪县', '350421'],
    ['三明明溪', '350421'],
    ['福建省三明市明溪县', '350421'],
    ['福建 明溪县', '350421'],
    ['沙县', '350405'],
    ['梅列区', '350402'],
    ['莱芜市', '371200'],
    ['许昌', '411000'],
    ['永川', '500118'],
    ['福建', '350000'],
    ['长春市朝阳区', '220104'],
    ['雪峰镇', '350421100'],
  ])('%s means %s', (text, expected) => {
    expect(resolveRegion(tree, text)?.code).toBe(expected)
  })

  test('on a day of its time the old region is meant', () => {
    expect(resolveRegion(tree, '沙县', { on: dayFrom('2019-01-01') })?.code).toBe('350427')
  })

  test('a name that several bear is not guessed, unless the place narrows it', () => {
    expect(resolveRegion(tree, '朝阳区')).toBeUndefined()
    expect(codes(regionsNamed(tree, '朝阳区'))).toEqual(['110105', '220104'])
    expect(resolveRegion(tree, '朝阳区', { within: code('220000') })?.code).toBe('220104')
    expect(resolveRegion(tree, '不存在县')).toBeUndefined()
    expect(resolveRegion(tree, '')).toBeUndefined()
  })

  test('the full name of every region that exists finds that region', () => {
    const some = fc.constantFrom(
      ...all.filter((region) => isRegionCurrent(region) && region.level !== 'country'),
    )
    fc.assert(
      fc.property(some, (region) => {
        expect(resolveRegion(tree, regionFullName(tree, region.code))?.code).toBe(region.code)
      }),
      { numRuns: 60 },
    )
  })

  test('search takes part of a name, several words, or digits, and what exists comes first', () => {
    expect(codes(searchRegions(tree, '明溪'))[0]).toBe('350421')
    expect(codes(searchRegions(tree, '吉林 朝阳'))).toEqual(['220104'])
    expect(codes(searchRegions(tree, '3504', { limit: 3 }))[0]).toBe('350400')
    expect(codes(searchRegions(tree, '三元区'))).toEqual(['350404', '350403'])
    expect(searchRegions(tree, ' ')).toEqual([])
    expect(searchRegions(tree, '县', { limit: 5 })).toHaveLength(5)
    expect(regionPath(tree, code('350421')).map((region) => region.level)).toEqual([
      'province',
      'city',
      'county',
    ])
  })
})
