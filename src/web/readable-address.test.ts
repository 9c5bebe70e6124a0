import { expect, test } from 'vitest'
import { readableAddress } from './readable-address.ts'

test.each([
  ['https://a.example/search?q=%E9%A3%9F%E5%93%81', 'https://a.example/search?q=食品'],
  ['https://a.example/?a=1%26b%3D2', 'https://a.example/?a=1%26b%3D2'],
  ['https://a.example/%CA%B3%C6%B7', 'https://a.example/%CA%B3%C6%B7'],
  ['https://a.example/%E2%80%AEtxt', 'https://a.example/%E2%80%AEtxt'],
  ['https://a.example/%E9%A3%9F%20%E5%93%81', 'https://a.example/%E9%A3%9F%20%E5%93%81'],
])('%s is read as %s', (url, read) => {
  expect(readableAddress(url)).toBe(read)
})
