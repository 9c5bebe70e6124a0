import { expect, test } from 'vitest'
import { runBounded } from './bounded.ts'

const node = (script: string) => ({ program: process.execPath, args: ['-e', script], folder: '/tmp' })
const bounds = { timeMs: 5000, memoryBytesMax: 200 * 1024 ** 2, outputBytesMax: 1000 }

test('text goes in, text comes out, and nothing of our environment with it', async () => {
  const script =
    'process.stdin.on("data", (d) => process.stdout.write(d + " " + Object.keys(process.env).sort()))'
  const ended = await runBounded(node(script), '你好', bounds)
  expect(ended).toMatchObject({ outcome: 'ended' })
  expect(ended.outcome === 'ended' && ended.output.toString()).toBe('你好 LANG,PATH')
})

test('what is not there, crashes, is slow, says or takes too much ends by name', async () => {
  const missing = { program: '/nowhere/at/all', args: [], folder: '/tmp' }
  expect(await runBounded(missing, '', bounds)).toMatchObject({ outcome: 'missing' })
  expect(await runBounded(node('throw new Error("broken model")'), '', bounds)).toMatchObject({
    outcome: 'crashed',
    detail: expect.stringContaining('1'),
  })
  const slow = node('setInterval(() => {}, 1000)')
  expect(await runBounded(slow, '', { ...bounds, timeMs: 150 })).toMatchObject({ outcome: 'timed_out' })
  const loud = node('process.stdout.write("x".repeat(5000)); setInterval(() => {}, 1000)')
  expect(await runBounded(loud, '', bounds)).toMatchObject({ outcome: 'too_large' })
  const greedy = node('const held = Buffer.alloc(4e8, 1); setInterval(() => held.length, 1000)')
  expect(await runBounded(greedy, '', bounds)).toMatchObject({ outcome: 'too_much_memory' })
})
