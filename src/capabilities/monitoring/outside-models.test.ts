import { mkdir, writeFile } from 'node:fs/promises'
import { createServer, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, TestServer } from '../../app/testing.ts'
import {
  allowHost,
  declareOutsideModel,
  getRun,
  listFindings,
  listOutsideModels,
  makePlan,
  switchOutsideModel,
  tryOutsideModel,
} from './contract.ts'
import { aPlan, aWatch, type ShopSite } from './testing.ts'

let server: TestServer
let site: ShopSite
let service: Server
let host = ''
let system: Client
let market: Client
let close: () => Promise<void>

/** A model that finds 山茶油 wherever it stands, as a program. */
const FINDS = `#!${process.execPath}
let input = ''
process.stdin.on('data', (piece) => { input += piece })
process.stdin.on('end', () => {
  const { page } = JSON.parse(input)
  const start = page.text.indexOf('山茶油')
  const findings = start < 0 ? [] : [{ level: 'violation', start, end: start + 3, reason: '本地重点商品' }]
  process.stdout.write(JSON.stringify({ format: 'sishi-model-answer/1', findings }))
})
`
const answers: Readonly<Record<string, (response: ServerResponse) => void>> = {
  '/good': (response) => response.end('{"format":"sishi-model-answer/1","findings":[]}'),
  '/slow': () => {},
  '/broken': (response) => response.end('{"findings": ['),
  '/other': (response) => response.end('{"findings": [{"level":"fatal"}]}'),
  '/huge': (response) => response.end('x'.repeat(3_000_000)),
  '/crash': (response) => response.writeHead(500).end('{}'),
  '/hang-up': (response) => response.socket?.destroy(),
  '/nowhere': (response) =>
    response.end(
      '{"format":"sishi-model-answer/1","findings":[{"level":"note","start":5,"end":99999,"reason":"x"}]}',
    ),
}

beforeAll(async () => {
  ;({ server, site, market, close } = await aWatch())
  service = createServer((request, response) => {
    void text(request).then(() => answers[request.url ?? '']?.(response))
  })
  await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
  host = `127.0.0.1:${(service.address() as AddressInfo).port}`
  const folder = join(server.world.config.dataDir, 'models')
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, 'finds'), FINDS, { mode: 0o755 })
  await writeFile(join(folder, 'crashes'), `#!${process.execPath}\nthrow new Error('no')\n`, { mode: 0o755 })
  system = await server.as('system')
})
afterAll(async () => {
  service.closeAllConnections()
  await new Promise((resolve) => service.close(resolve))
  await close()
})

const common = { basis: '本地方案', level: 'look' as const, timeoutMs: 4000 }
const program = (name: string) => ({ kind: 'process' as const, program: name, args: [] })
const http = (path: string) => ({ kind: 'http' as const, url: `http://${host}${path}` })

test('only an administrator declares, only programs of the folder and listed hosts', async () => {
  const body = { ...common, key: 'finds', title: '重点商品', target: program('finds') }
  expect(await market.refusal(declareOutsideModel, { body })).toMatchObject({ status: 403 })
  expect(
    await system.refusal(declareOutsideModel, { body: { ...body, target: program('absent') } }),
  ).toMatchObject({ code: 'monitoring.no_such_program' })
  expect(
    await system.refusal(declareOutsideModel, { body: { ...body, target: program('../../bin/sh') } }),
  ).toMatchObject({ status: 400 })
  expect(
    await system.refusal(declareOutsideModel, { body: { ...body, target: http('/good') } }),
  ).toMatchObject({ code: 'monitoring.host_not_listed' })
  expect(await system.call(declareOutsideModel, { body })).toMatchObject({ version: 1 })
  expect(await system.call(declareOutsideModel, { body })).toMatchObject({ version: 2 })
  expect((await system.call(listOutsideModels)).programs).toEqual(['crashes', 'finds'])
  expect(await market.call(listOutsideModels)).toMatchObject({ mayDeclare: false, programs: [] })
  expect(await server.ledger('monitoring.outsideModelDeclared')).toHaveLength(2)
})

test('each way in which a model fails has its name', async () => {
  await system.call(allowHost, { body: { host, reason: '模型服务' } })
  const wanted: Readonly<Record<string, string>> = {
    '/good': 'answered',
    '/slow': 'timed_out',
    '/broken': 'bad_json',
    '/other': 'bad_answer',
    '/huge': 'too_large',
    '/crash': 'crashed',
    '/hang-up': 'crashed',
    '/nowhere': 'bad_answer',
  }
  const said: Record<string, string> = {}
  for (const path of Object.keys(wanted)) {
    const body = { ...common, key: 'tried', title: '试', target: http(path), timeoutMs: 300 }
    const { id } = await system.call(declareOutsideModel, { body })
    const trial = await system.call(tryOutsideModel, {
      params: { modelId: id },
      body: { content: '山茶油' },
    })
    said[path] = trial.outcome
  }
  expect(said).toEqual(wanted)
})

test('a run is told what a model finds, never beyond its level, and a failing model stops nothing', async () => {
  const modelOf = async (key: string) =>
    (await system.call(listOutsideModels)).items.find((each) => each.key === key)
  const body = { ...common, key: 'crashes', title: '坏模型', target: program('crashes') }
  await system.call(declareOutsideModel, { body })
  for (const key of ['finds', 'crashes'])
    await system.call(switchOutsideModel, {
      params: { modelId: (await modelOf(key))?.id ?? '' },
      body: { state: 'on' },
    })
  const settings = aPlan([`${site.address}/`])
  const { runId } = await market.call(makePlan, { body: { name: '外部模型', settings, start: true } })
  await server.runJobs()
  const run = await market.call(getRun, { params: { runId: runId ?? '' } })
  expect(run).toMatchObject({ state: 'done', read: 3 })
  const { items } = await market.call(listFindings, { query: { rule: 'outside:finds' } })
  expect(items).toMatchObject([{ level: 'look', text: '山茶油' }, { text: '山茶油' }])
  expect((await modelOf('finds'))?.outcomes).toMatchObject([{ outcome: 'answered', number: 3 }])
  expect((await modelOf('crashes'))?.outcomes).toMatchObject([{ outcome: 'crashed', number: 3 }])
  expect((await market.call(listFindings, { query: { rule: 'absolute-terms' } })).items).toHaveLength(1)
  expect(await server.ledger('monitoring.outsideModelSwitched')).toHaveLength(2)
})
