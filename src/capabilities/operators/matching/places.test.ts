import { expect, test } from 'vitest'
import { takeApart } from './parts.ts'
import { COUNTRY, readPlace } from './places.ts'

const LOCAL = COUNTRY.with([
  { code: '990121', name: '子丘县' },
  { code: '990121100', name: '溪口镇' },
  { code: '990151', name: '云谷经济开发区' },
])

test('regions that the instance added are taken off names as those of the country are', () => {
  const [name] = takeApart('子丘县溪口镇云栖岭茶叶店', LOCAL)
  expect(name).toMatchObject({ regions: [990121], brand: '云栖岭' })
  expect(takeApart('云谷经济开发区甲乙食品有限公司', LOCAL)[0]).toMatchObject({
    regions: [990151],
    brand: '甲乙',
  })
  expect(takeApart('子丘县溪口镇云栖岭茶叶店')[0]?.regions).toEqual([])
})

test('names of the country are read with local ones as without', () => {
  for (const text of ['福建省三明市明溪县雪峰镇', '北京市朝阳区', '明溪云山茶业'])
    expect(readPlace(text, 0, undefined, LOCAL)).toEqual(readPlace(text, 0))
})
