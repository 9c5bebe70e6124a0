import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../platform/cli.ts'
import { capture } from './cli.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sishi-capture-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function refusalOf(output: string): Promise<string> {
  const out: string[] = []
  const context = {
    language: 'zh' as const,
    stdin: Readable.from([]),
    out: (line: string) => out.push(line),
    err: (line: string) => out.push(line),
    env: { SISHI_DATA: join(folder, 'data') },
  }
  const verb = { ...capture, load: async () => capture }
  expect(await run(context, [verb], ['capture', 'http://127.0.0.1:9/', '-o', output, '--json'])).toBe(1)
  return JSON.parse(out.join('\n')).error.code
}

test('a pack is never written over, and an output that cannot be written is told before anything is asked', async () => {
  const pack = join(folder, 'a.wacz')
  await writeFile(pack, 'a pack')
  expect(await refusalOf(pack)).toBe('evidence.output_exists')
  expect(await readFile(pack, 'utf8')).toBe('a pack')
  expect(await refusalOf(folder)).toBe('evidence.output_no_file')
  expect(await refusalOf(join(pack, 'b.wacz'))).toBe('evidence.cannot_write')
  expect(await refusalOf('/proc/a.wacz')).toBe('evidence.cannot_write')
  expect(await refusalOf(join(folder, 'b.wacz'))).toBe('evidence.address.internal_address')
})
