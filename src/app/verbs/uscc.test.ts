import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { run } from '../../platform/cli.ts'
import { verbs } from './index.ts'

async function uscc(argv: readonly string[], lines: readonly string[] = []) {
  const out: string[] = []
  const stdin = Readable.from(lines.map((line) => `${line}\n`))
  const context = {
    language: 'zh',
    stdin,
    out: (line: string) => out.push(line),
    err: () => {},
    env: {},
  } as const
  return { code: await run(context, verbs, ['uscc', ...argv]), out }
}

test('one object a code, in the order asked; the exit code says whether all are valid', async () => {
  const { code, out } = await uscc(['11500383009336512R', '115OO383009336512R', '--json'])
  expect(code).toBe(1)
  expect(out.map((line) => JSON.parse(line))).toMatchObject([
    {
      valid: true,
      kind: 'uscc',
      parts: { region: { code: '500383', name: '重庆市永川市', abolished: true } },
    },
    { valid: false, suggestion: '11500383009336512R', faults: [{ code: 'mistaken', at: 4 }, { at: 5 }] },
  ])
  expect((await uscc(['11500383009336512R', '--json'])).code).toBe(0)
})

test('every fault is told in words', async () => {
  const { out } = await uscc(['115 00383009336512r'])
  expect(out.join('\n')).toContain('第 4 位是空白或连接号')
  expect(out.join('\n')).toContain('可能是 11500383009336512R，请核对原件后更正')
})

test('- reads a code a line', async () => {
  const { code, out } = await uscc(['-', '--json'], ['11500383009336512R', '', '110108000000016'])
  expect(code).toBe(1)
  expect(out.map((line) => JSON.parse(line).kind)).toEqual(['uscc', 'registrationNumber'])
})
