import { expect, test } from 'vitest'
import { unanswered } from './service/unanswered.ts'

const at = (second: number) => new Date(Date.UTC(2026, 10, 22, 2, 0, second))
const asked = (url: string, more: object = {}) => ({
  method: 'GET',
  url,
  startedAt: at(1),
  endedAt: at(2),
  status: 200,
  ...more,
})

test('an answer that was cut, broken or refused is missing, and one that the page gave up or got again is not', () => {
  const exchanges = [
    asked('whole'),
    asked('surplus', { fault: 'surplus' }),
    asked('cut', { truncated: 'disconnect' }),
    asked('chunk', { fault: 'bad_chunk' }),
    asked('given up', { truncated: 'disconnect', givenUp: true }),
    asked('stream', { truncated: 'disconnect', givenUp: true, endedAt: at(9) }),
    asked('again', { truncated: 'time' }),
    asked('again'),
    asked('later', { truncated: 'time', startedAt: at(6) }),
  ]
  const refused = [
    { at: at(3), method: 'GET', url: 'inside', reason: 'internal_address' as const, detail: '' },
    { at: at(6), method: 'GET', url: 'poll', reason: 'dns_failed' as const, detail: '' },
  ]
  expect(unanswered(exchanges, refused, at(5)).map(({ part, reason }) => [part, reason])).toEqual([
    ['cut', 'cut_disconnect'],
    ['chunk', 'broken_http'],
    ['stream', 'under_way'],
    ['inside', 'internal_address'],
  ])
})
