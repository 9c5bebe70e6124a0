import { expect, test } from 'vitest'
import { deviceOf } from './device.ts'

test('a device is told by browser and system, the more special name first', () => {
  const windows = 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140 Safari/537.36'
  expect(deviceOf(windows)).toBe('Chrome · Windows')
  expect(deviceOf(`${windows} Edg/140`)).toBe('Edge · Windows')
  expect(deviceOf('Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) MicroMessenger/8')).toBe(
    '微信 · iPhone',
  )
})

test('an unknown program stands by its own name', () => {
  expect(deviceOf('curl/8.0')).toBe('curl/8.0')
  expect(deviceOf('')).toBe('—')
})
