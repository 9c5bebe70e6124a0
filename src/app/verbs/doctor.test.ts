import { once } from 'node:events'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../platform/cli.ts'
import { verbs } from './index.ts'

let folder: string

beforeAll(async () => {
  folder = await mkdtemp('/tmp/sishi-doctor-')
  await chmod(folder, 0o711)
})

afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

interface Report {
  readonly fail: number
  readonly findings: readonly { part: string; state: string; found: string; advice?: string }[]
}

async function examine(env: Record<string, string>): Promise<{ code: number; report: Report }> {
  const lines: string[] = []
  const code = await run(
    {
      language: 'en',
      stdin: Readable.from([]),
      out: (line) => lines.push(line),
      err: (line) => lines.push(line),
      env: { PATH: process.env.PATH, SISHI_DATA: folder, PORT: '0', ...env },
    },
    verbs,
    ['doctor', '--json'],
  )
  return { code, report: JSON.parse(String(lines[0])) }
}

const finding = ({ findings }: Report, part: string) => findings.find((each) => each.part === part)

test('an instance that was never started is well: its database comes with the first start', async () => {
  const { report } = await examine({})
  expect(finding(report, 'postgres')).toMatchObject({ state: 'ok' })
  expect(finding(report, 'data')).toMatchObject({ state: 'ok' })
})

test('a database that cannot be reached is a failure with what to do, and the exit code tells it', async () => {
  const { code, report } = await examine({ DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' })
  expect(code).toBe(1)
  expect(finding(report, 'postgres')).toMatchObject({
    state: 'fail',
    advice: expect.stringContaining('DATABASE_URL'),
  })
})

test('a port that another program holds is a failure that names a way out', async () => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  const port = typeof address === 'object' && address !== null ? address.port : 0
  const { code, report } = await examine({ PORT: String(port) })
  server.close()
  expect(code).toBe(1)
  expect(finding(report, 'port')).toMatchObject({ state: 'fail', advice: expect.stringContaining('PORT=') })
})
