/** 演示证据: captures of a made-up shop, sealed by the instance itself; the page comes from files instead of a browser. */
import { mkdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { type Officer, scopeOf } from '../../../kernel/actor.ts'
import type { Exchange } from '../../../platform/net/exchange.ts'
import type { World } from '../../../platform/world.ts'
import { demoOfficer } from '../../organisation/index.ts'
import type { Missing } from '../domain/lack.ts'
import { PAGE_TEXT, SCREENSHOT } from '../domain/pack.ts'
import { sealCapture } from '../service/capture.ts'
import { meansOf } from '../service/instance-means.ts'
import { CAPTURE_JOB, type CaptureRequest, requestCapture } from '../service/request.ts'
import { packFileOf, runCapture } from '../service/run.ts'

const HOST = 'shop.example'
const ADDRESS = '192.0.2.10'
const OFFICERS = [
  { name: '执法员甲（演示）', certificate: '演示-0001' },
  { name: '执法员乙（演示）', certificate: '演示-0002' },
]

interface Shown {
  readonly path: string
  readonly purpose: string
  /** A part that could not be had, with its reason. */
  readonly missing?: Missing
}

const PAGES: readonly Shown[] = [
  { path: '/cream', purpose: '核查绝对化用语和功效宣传（演示）' },
  {
    path: '/cream?from=live',
    purpose: '核查直播间商品链接（演示）',
    missing: { part: 'capture/page.pdf', reason: 'not_in_time', detail: '30' },
  },
]

/** The page as its server would have sent it. */
async function exchangeOf(path: string, startedAt: Date): Promise<Exchange> {
  const body = await readFile(join(import.meta.dirname, 'page/shop.html'))
  const head = `HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nContent-Length: ${body.length}\r\n\r\n`
  const response = Buffer.concat([Buffer.from(head), body])
  const dns = {
    host: HOST,
    source: 'dns',
    addresses: [{ address: ADDRESS, ttlSeconds: 300 }],
    servers: ['192.0.2.53'],
    resolvedAt: startedAt,
  } as const
  return {
    url: `http://${HOST}${path}`,
    method: 'GET',
    startedAt,
    endedAt: startedAt,
    address: ADDRESS,
    port: 80,
    dns,
    request: Buffer.from(`GET ${path} HTTP/1.1\r\nHost: ${HOST}\r\n\r\n`),
    response: { size: response.length, open: () => Readable.from([response]), release: async () => {} },
    status: 200,
  }
}

const part = (name: string): Promise<Buffer> => readFile(join(import.meta.dirname, 'page', name))

/** Seals the pack where the run of its capture looks for one. */
async function sealPage(world: World, officer: Officer, captureId: string, page: Shown): Promise<void> {
  const means = await meansOf(world)
  const startedAt = world.clock.now()
  const url = `http://${HOST}${page.path}`
  const exchange = await exchangeOf(page.path, startedAt)
  const file = packFileOf(world, captureId)
  const folder = `${file}.work`
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const occasion = {
    captureId,
    attempt: 1,
    requestedBy: officer.name,
    officers: OFFICERS.map(({ certificate }) => certificate),
    purpose: page.purpose,
  }
  const parts = new Map([
    [SCREENSHOT, await part('screenshot.png')],
    ['capture/page.pdf', await part('page.pdf')],
    ['capture/dom.html', await part('shop.html')],
    [PAGE_TEXT, await part('text.txt')],
  ])
  if (page.missing !== undefined) parts.delete(page.missing.part)
  const browsed = {
    finalUrl: url,
    title: '润颜修护面霜 50克 - 演示商城',
    status: 200,
    redirects: [],
    text: (await part('text.txt')).toString(),
    parts,
    missing: page.missing === undefined ? [] : [page.missing],
  }
  const environment = {
    ...occasion,
    url,
    finalUrl: url,
    status: 200,
    title: browsed.title,
    startedAt,
    endedAt: startedAt,
    note: '演示：网页来自文件，没有使用浏览器 / demo: the page comes from a file, without a browser',
    software: means.software,
    exchanges: [{ url, address: ADDRESS, port: 80, dns: exchange.dns }],
    steps: [{ at: startedAt.toISOString(), step: 'open', of: url, outcome: 'done' }],
  }
  const order = { ...means, url, file, folder, occasion, script: [], recordsScreen: false }
  const sealed = await sealCapture(order, { folder, exchanges: [exchange], browsed, environment, startedAt })
  await rm(folder, { recursive: true, force: true })
  if (!sealed.ok) throw new Error(sealed.error.code)
}

async function capture(
  world: World,
  officer: Officer,
  order: Pick<CaptureRequest, 'url' | 'purpose'>,
  prepare: (captureId: string) => Promise<void>,
): Promise<void> {
  const { region, unitId } = officer
  const asked = await world.db.transact(scopeOf(officer, 'evidence.capture'), (tx) =>
    requestCapture(tx, world, officer, { ...order, region, unitId, officers: OFFICERS }),
  )
  if (!asked.ok) throw new Error(asked.error.code)
  const { captureId } = asked.value
  await prepare(captureId)
  await runCapture({
    world,
    actor: { kind: 'system', job: CAPTURE_JOB, region },
    payload: { captureId },
    id: captureId,
    attempt: 1,
    progress: async () => {},
    isCancelled: async () => false,
    signal: new AbortController().signal,
  })
}

export async function writeDemo(world: World): Promise<void> {
  const officer = await demoOfficer(world, 'market')
  // An address inside: refused before anything leaves.
  await capture(
    world,
    officer,
    { url: 'http://192.168.10.20/shop', purpose: '核查自建网站（演示：内部地址）' },
    async () => {},
  )
  for (const page of PAGES.toReversed()) {
    const url = `http://${HOST}${page.path}`
    await capture(world, officer, { url, purpose: page.purpose }, (id) => sealPage(world, officer, id, page))
  }
}
