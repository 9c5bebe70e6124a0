import { expect, test } from 'vitest'
import { createPoliteness, type Pace } from './politeness.ts'

function paced(pace: Pace, start = '2026-03-02T01:00:00Z') {
  let now = new Date(start).getTime()
  const waits: number[] = []
  const politeness = createPoliteness(pace, {
    now: () => new Date(now),
    wait: async (ms) => {
      waits.push(ms)
      now += ms
    },
  })
  return { politeness, waits, later: (ms: number) => (now += ms) }
}

async function enter(politeness: ReturnType<typeof paced>['politeness'], host: string, delayMs?: number) {
  const turn = await politeness.enter(host, delayMs)
  if (!turn.ok) throw new Error(turn.error)
  return turn.value
}

test('two requests to one host are apart; other hosts do not wait', async () => {
  const { politeness, waits } = paced({ intervalMs: 1000, atOnceMax: 5 })
  await enter(politeness, 'a')
  await enter(politeness, 'b')
  expect(waits).toEqual([])
  await enter(politeness, 'a')
  expect(waits).toEqual([1000])
})

test('a site may ask for more time, within reason', async () => {
  const { politeness, waits } = paced({ intervalMs: 100, atOnceMax: 5 })
  await enter(politeness, 'a', 5000)
  await enter(politeness, 'a', 10 ** 9)
  await enter(politeness, 'a')
  expect(waits).toEqual([5000, 60_000])
})

test('no more than so many at a time: the next begins when one ends', async () => {
  const { politeness } = paced({ intervalMs: 0, atOnceMax: 1 })
  const leave = await enter(politeness, 'a')
  let entered = false
  const next = enter(politeness, 'a').then((turn) => {
    entered = true
    return turn
  })
  await enter(politeness, 'b')
  expect(entered).toBe(false)
  leave()
  const leaveNext = await next
  expect(entered).toBe(true)
  leaveNext()
  await enter(politeness, 'a')
})

test('the budget is all there is', async () => {
  const { politeness } = paced({ intervalMs: 0, atOnceMax: 9, requestsMax: 2 })
  await enter(politeness, 'a')
  await enter(politeness, 'b')
  expect(await politeness.enter('c')).toEqual({ ok: false, error: 'budget_spent' })
})

test.each([
  ['22:00', '06:00', '2026-03-02T14:00:00Z', true],
  ['22:00', '06:00', '2026-03-02T21:59:00Z', true],
  ['22:00', '06:00', '2026-03-02T22:00:00Z', false],
  ['09:00', '17:00', '2026-03-02T01:00:00Z', true],
  ['09:00', '17:00', '2026-03-02T09:00:00Z', false],
])('hours from %s until %s at %s', async (from, until, at, open) => {
  const { politeness } = paced({ intervalMs: 0, atOnceMax: 1, hours: { from, until } }, at)
  const turn = await politeness.enter('a')
  expect(turn.ok).toBe(open)
  // Who was sent away holds no place.
  if (!open) expect(await politeness.enter('a')).toMatchObject({ error: 'outside_hours' })
})
