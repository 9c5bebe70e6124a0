import { expect, test } from 'vitest'
import {
  formatBytes,
  formatDay,
  formatExactInstant,
  formatInstant,
  formatMoney,
  formatNumber,
} from './format.ts'

test('a civil day reads in each language as the day that it is', () => {
  expect(formatDay('2026-09-25', 'zh')).toBe('2026年9月25日')
  expect(formatDay('2026-09-25', 'en')).toBe('25 Sep 2026')
  expect(formatDay('2026-01-01', 'en')).toBe('1 Jan 2026')
})

test('what is no day stands as it is', () => {
  expect(formatDay('soon', 'zh')).toBe('soon')
  expect(formatInstant('soon', 'en')).toBe('soon')
})

test('an instant is shown in Asia/Shanghai, also across midnight', () => {
  expect(formatInstant('2026-09-24T16:30:00Z', 'zh')).toBe('2026年9月25日 00:30')
  expect(formatInstant('2026-09-24T16:30:00Z', 'en')).toBe('25 Sep 2026, 00:30')
  expect(formatExactInstant('2026-09-24T16:30:07.123456Z', 'en')).toBe('25 Sep 2026, 00:30:07')
})

test('digits are grouped, and a decimal keeps every place', () => {
  expect(formatNumber(1234567, 'zh')).toBe('1,234,567')
  expect(formatNumber('1234567.100', 'en')).toBe('1,234,567.100')
  expect(formatNumber('-1000', 'zh')).toBe('-1,000')
  expect(formatNumber('12 %', 'zh')).toBe('12 %')
  expect([86.7, 1234, 0.1 + 0.2].map((sum) => formatMoney(sum, 'zh'))).toEqual(['86.70', '1,234.00', '0.30'])
})

test('sizes are read in the unit that fits', () => {
  expect(formatBytes(0, 'zh')).toBe('0 B')
  expect(formatBytes(1536, 'zh')).toBe('1.5 KB')
  expect(formatBytes(20 * 1024 * 1024, 'en')).toBe('20 MB')
})
