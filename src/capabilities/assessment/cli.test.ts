import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { run } from '../../platform/cli.ts'
import { plan } from './cli.ts'

async function called(...argv: string[]) {
  const out: string[] = []
  const err: string[] = []
  const context = {
    language: 'zh' as const,
    stdin: process.stdin,
    out: (line: string) => void out.push(line),
    err: (line: string) => void err.push(line),
    env: {},
  }
  const verb = { name: plan.name, summary: plan.summary, load: async () => plan }
  const code = await run(context, [verb], ['plan', 'read', ...argv])
  return { code, out: out.join('\n'), err: err.join('\n') }
}

const file = (name: string) => fileURLToPath(new URL(`plan/fixtures/${name}`, import.meta.url))

test('plan read --json prints one object with every named part', async () => {
  const { code, out } = await called(file('mingxi-2024.txt'), '--json')
  expect(code).toBe(0)
  expect(Object.keys(JSON.parse(out))).toEqual(
    expect.arrayContaining([
      'title',
      'planTitle',
      'documentNumber',
      'issuedOn',
      'issuer',
      'jurisdiction',
      'tasks',
      'stages',
      'members',
      'indicators',
      'passRule',
      'targets',
      'warnings',
    ]),
  )
})

test('a file that is no plan ends with 1 and a named refusal', async () => {
  const { code, out } = await called(file('../plan.ts'), '--json')
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ error: { kind: 'invalid', code: 'assessment.not_a_plan' } })
})

test('a missing file is refused in words of the language', async () => {
  expect(await called('no-such-plan.txt')).toMatchObject({ code: 1, err: '找不到文件：no-such-plan.txt' })
  expect((await called('no-such-plan.txt', '--lang', 'en')).err).toBe('No such file: no-such-plan.txt')
})
