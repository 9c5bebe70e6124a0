import { createSocket, type Socket } from 'node:dgram'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { middleOffset, readClocks, writeTime } from './time-source.ts'

const AHEAD_MS = 5_000
let server: Socket
let source: string

beforeAll(async () => {
  server = createSocket('udp4')
  server.on('message', (request, { port, address }) => {
    const answer = Buffer.alloc(48)
    answer[0] = 0x24
    answer[1] = 2
    request.copy(answer, 24, 40, 48)
    for (const at of [32, 40]) writeTime(answer, at, Date.now() + AHEAD_MS)
    server.send(answer, port, address)
  })
  server.bind(0, '127.0.0.1')
  await once(server, 'listening')
  source = `127.0.0.1:${server.address().port}`
})
afterAll(() => server.close())

test('a source that is five seconds ahead is read as such, within what the way there takes', async () => {
  const [reading] = await readClocks([source])
  expect(Math.abs((reading?.offsetMs ?? 0) - AHEAD_MS)).toBeLessThan(200)
})

test('a source that does not exist is named with its fault, and the middle is that of those that answered', async () => {
  const readings = await readClocks(['source.invalid', source])
  expect(readings[0]).toMatchObject({ source: 'source.invalid', offsetMs: null })
  expect(middleOffset(readings)).toBe(readings[1]?.offsetMs)
  expect(middleOffset([])).toBeNull()
})
