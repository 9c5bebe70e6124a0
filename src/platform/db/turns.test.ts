import { expect, test } from 'vitest'
import { type Kind, Turns } from './turns.ts'

/** The order in which those who wait behind one turn get theirs, each giving it back at once. */
async function order(waiting: readonly Kind[]): Promise<string> {
  const turns = new Turns(1)
  await turns.take('reads')
  const got: string[] = []
  const all = waiting.map(async (kind, place) => {
    await turns.take(kind)
    got.push(`${kind[0]}${place}`)
    turns.giveBack()
  })
  turns.giveBack()
  await Promise.all(all)
  expect(turns.awaited).toBe(0)
  return got.join(' ')
}

test('what writes goes before what reads, each kind in the order in which it came', async () => {
  expect(await order(['reads', 'writes', 'reads', 'writes'])).toBe('w1 w3 r0 r2')
})

test('what reads comes on, however much writes', async () => {
  const crowd: Kind[] = ['reads', 'reads', ...Array.from({ length: 9 }, (): Kind => 'writes')]
  expect(await order(crowd)).toBe('w2 w3 w4 w5 r0 w6 w7 w8 w9 r1 w10')
})

test('no more turns are out than there are', async () => {
  const turns = new Turns(2)
  await turns.take('reads')
  await turns.take('writes')
  let hasThird = false
  const third = turns.take('writes').then(() => {
    hasThird = true
  })
  await Promise.resolve()
  expect([hasThird, turns.awaited]).toEqual([false, 1])
  turns.giveBack()
  await third
  expect([hasThird, turns.awaited]).toEqual([true, 0])
})
