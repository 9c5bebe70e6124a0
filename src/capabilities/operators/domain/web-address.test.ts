import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseWebAddress, shopAddress, shopKeysOf } from './web-address.ts'

const keyOf = (address: string) => shopAddress({ address, platform: '', name: '' }).key

test.each([
  [
    'https://www.Shop.example/store/index.html?utm_source=a&shopId=7#top',
    'http://shop.example/store?shopId=7',
  ],
  ['m.shop.example/store/', 'https://shop.example/store'],
  ['ｈｔｔｐｓ://shop.example/a', 'https://shop.example/a'],
])('%s and %s are one shop', (left, right) => {
  expect(keyOf(left)).toBe(keyOf(right))
})

test.each([
  ['https://shop.example/store?shopId=7', 'https://shop.example/store?shopId=8'],
  ['http://127.0.0.1:8081/s/1', 'http://127.0.0.1:8082/s/1'],
  ['https://a.shop.example', 'https://b.shop.example'],
])('%s and %s are two shops', (left, right) => {
  expect(keyOf(left)).not.toBe(keyOf(right))
})

test('a way in words is known by platform, name and words', () => {
  expect(parseWebAddress('搜索 某某 旗舰店')).toBeUndefined()
  for (const other of ['ftp://shop.example/a', 'javascript:alert(1)', 'data:text/html,a.b'])
    expect(parseWebAddress(other)).toBeUndefined()
  const shop = { address: '搜索旗舰店', platform: '甲平台', name: '乙店' }
  expect(shopAddress(shop)).toEqual({ key: 'words:甲平台|乙店|搜索旗舰店', host: '' })
})

test('the shop of a page is looked for at the page first, then above it, last at the host', () => {
  expect(shopKeysOf('https://m.shop.example/s/12/goods/3?itemId=9')).toEqual([
    'shop.example/s/12/goods/3?itemid=9',
    'shop.example/s/12/goods/3',
    'shop.example/s/12/goods',
    'shop.example/s/12',
    'shop.example/s',
    'shop.example',
  ])
})

test('a key is its own key, and no text throws', () => {
  fc.assert(
    fc.property(fc.webUrl({ withQueryParameters: true, withFragments: true }), (url) => {
      const key = keyOf(url)
      expect(keyOf(key)).toBe(key)
    }),
    { numRuns: 200 },
  )
  fc.assert(
    fc.property(fc.string(), (text) => {
      shopKeysOf(text)
      expect(keyOf(text).length).toBeGreaterThan(0)
    }),
    { numRuns: 200 },
  )
})
