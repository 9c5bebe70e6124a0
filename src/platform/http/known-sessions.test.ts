import pg from 'pg'
import { afterAll, beforeAll, beforeEach, describe, expect, inject, test } from 'vitest'
import type { Actor } from '../../kernel/actor.ts'
import { stoppedClock } from '../../kernel/clock.ts'
import { KnownSessions } from './known-sessions.ts'

const holder: Actor = { kind: 'system', job: 'test' }
const clock = stoppedClock('2026-09-21T02:00:00Z')
let asked = 0
let known: KnownSessions
let answer: () => Promise<Actor | undefined>

beforeAll(() => {
  answer = async () => holder
})
beforeEach(async () => {
  await known?.close()
  asked = 0
  clock.set('2026-09-21T02:00:00Z')
  answer = async () => holder
  known = new KnownSessions({
    clock,
    keepMs: 5_000,
    find: () => {
      asked += 1
      return answer()
    },
  })
  await known.listen(inject('postgres'))
})
afterAll(() => known.close())

describe('remembered session holders', () => {
  test('a holder is asked for once within the time, and again after it', async () => {
    await known.holderOf('token')
    await known.holderOf('token')
    expect(asked).toBe(1)
    clock.set('2026-09-21T02:00:05Z')
    await known.holderOf('token')
    expect(asked).toBe(2)
  })

  test('a token that opens nothing is never remembered', async () => {
    answer = async () => undefined
    await known.holderOf('unknown')
    await known.holderOf('unknown')
    expect(asked).toBe(2)
  })

  test('a change made by any program makes everybody be asked for again', async () => {
    await known.holderOf('token')
    const other = new pg.Client(inject('postgres'))
    await other.connect()
    await other.query(`notify sishi_sessions`)
    await other.end()
    await expect.poll(async () => (await known.holderOf('token')) && asked).toBe(2)
  })

  test('an answer that was on its way when something changed is not remembered', async () => {
    let release: (actor: Actor) => void = () => {}
    answer = () => new Promise((resolve) => (release = resolve))
    const pending = known.holderOf('token')
    known.forget()
    release(holder)
    await pending
    answer = async () => holder
    await known.holderOf('token')
    expect(asked).toBe(2)
  })

  test('nothing is remembered while changes are not heard', async () => {
    const deaf = new KnownSessions({
      clock,
      keepMs: 5_000,
      find: async () => {
        asked += 1
        return holder
      },
    })
    await deaf.holderOf('token')
    await deaf.holderOf('token')
    expect(asked).toBe(2)
  })
})
