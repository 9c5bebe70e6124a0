/** Builders for tests: a small made-up shop site on loopback, and plans over it. */
import { randomUUID } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import type { World } from '../../platform/world.ts'
import type { MonthFigures } from './contract/reports.ts'
import { type PlanSettingsInput, planSettings } from './contract.ts'
import { allowHost } from './service/hosts.ts'

/** A page of the site: HTML, or a status with what is sent; bytes are a picture. */
export type Sent = string | { readonly status: number; readonly body?: string | Buffer }

export interface ShopSite {
  readonly address: string
  /** `HOST:PORT`, as an administrator lists it. */
  readonly host: string
  readonly pages: Map<string, Sent>
  /** Paths that were asked for, in their order. */
  readonly asked: string[]
  /** Called before each answer. */
  onRequest: (path: string) => Promise<void> | void
  close(): Promise<void>
}

const html = (title: string, body: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>${title}</title></head><body>${body}</body></html>`

/** A shop with a list, a listing with faults, an innocent one and a dead link. */
export async function aShopSite(): Promise<ShopSite> {
  const pages = new Map<string, Sent>([
    ['/robots.txt', 'User-agent: *\nDisallow: /secret\n'],
    [
      '/',
      html(
        '测试小店',
        `<h1>测试小店</h1><p>店铺名称：测试小店</p><a href="/goods/1">山茶油</a> <span>￥88.00</span>
         <a href="/goods/2">竹篮</a> <span>￥35.00</span> <a href="/gone">旧货</a> <a href="/secret">内部</a>`,
      ),
    ],
    [
      '/goods/1',
      html(
        '山茶油',
        `<h1>山茶油</h1><p>全网最好的山茶油，最终解释权归本店所有。</p><p>￥88.00 元/瓶</p><button>立即购买</button>`,
      ),
    ],
    ['/goods/2', html('竹篮', `<h1>竹篮</h1><p>手工编织。</p><p>￥35.00 元/个</p><button>立即购买</button>`)],
  ])
  const asked: string[] = []
  const server = createServer((request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    void Promise.resolve(site.onRequest(path)).then(() => {
      const page = pages.get(path) ?? { status: 404, body: '没有' }
      const { status, body } = typeof page === 'string' ? { status: 200, body: page } : { body: '', ...page }
      const ofText = path === '/robots.txt' ? 'text/plain' : 'text/html; charset=utf-8'
      const type = Buffer.isBuffer(body) ? 'image/jpeg' : ofText
      response.writeHead(status, { 'content-type': type, connection: 'close' }).end(body)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const site: ShopSite = {
    address: `http://127.0.0.1:${port}`,
    host: `127.0.0.1:${port}`,
    pages,
    asked,
    onRequest: () => {},
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
  return site
}

const SYSTEM = { kind: 'system', job: 'test', region: '990100' as RegionCode } as const

/** 一台服务器、一家小店、一名监测人员: the shop stands on the list of internal hosts that may be fetched. */
export interface Watch {
  readonly server: TestServer
  readonly site: ShopSite
  readonly market: Client
  close(): Promise<void>
}

export async function aWatch(): Promise<Watch> {
  const [server, site] = await Promise.all([testServer(), aShopSite()])
  const allowed = await allowHost(server.world, SYSTEM, { host: site.host, reason: '测试站点' })
  if (!allowed.ok) throw new Error(allowed.error.code)
  return {
    server,
    site,
    market: await server.as('market'),
    close: async () => {
      await site.close()
      await server.close()
    },
  }
}

/** A plan over these addresses that waits for nobody. */
export function aPlan(
  addresses: readonly string[],
  part: Partial<PlanSettingsInput> = {},
): PlanSettingsInput {
  return {
    whom: { kind: 'addresses', addresses: [...addresses] },
    when: { kind: 'once' },
    limits: { intervalMs: 0, atOnceMax: 4, hours: null },
    ...part,
  }
}

/** What `aWatchedPage` needs of a test's server. */
export interface WatchedBy {
  readonly world: World
  query<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>
}

/** A plan of the city with a run that is over, one page with its snapshot, and one finding on it. */
export async function aWatchedPage({ world, query }: WatchedBy): Promise<void> {
  const [plan, run, page] = [randomUUID(), randomUUID(), randomUUID()]
  const url = 'http://shop.example.invalid/goods/1'
  const kept = await world.blobs.put(Readable.from([Buffer.from('<p>全网最好</p>')]), { sizeMax: 1000 })
  if (!kept.ok) throw new Error(kept.error.code)
  const snapshot = kept.value.sha256
  const settings = JSON.stringify(planSettings.parse(aPlan([url])))
  const at = world.clock.now()
  await query(
    `insert into monitoring.plan (id, region, name, state, settings, created_name, created_at)
     values ($1, '990100', '测试计划', 'on', $2, '测试员', $3)`,
    [plan, settings, at],
  )
  await query(
    `insert into monitoring.run (id, plan_id, region, state, settings, seed, ordered_name, started_at, ended_at)
     values ($1, $2, '990100', 'done', $3, 'x', '测试员', $4, $4)`,
    [run, plan, settings, at],
  )
  await query(
    `insert into monitoring.visit (id, run_id, region, place, url, host, depth, state, outcome, snapshot, fetched_at)
     values ($1, $2, '990100', 1, $3, 'shop.example.invalid', 0, 'done', 'page', $4, $5)`,
    [randomUUID(), run, url, snapshot, at],
  )
  await query(
    `insert into monitoring.page (id, region, url, host, subject, last_outcome, first_seen_at, last_visited_at)
     values ($1, '990100', $2, 'shop.example.invalid', '测试小店', 'page', $3, $3)`,
    [page, url, at],
  )
  await query(
    `insert into monitoring.finding (id, region, key, plan_id, first_run_id, last_run_id, page_id, url, subject, rule,
       rule_version, level, title, text, is_disguised, reason, basis, context, snapshot, first_seen_at, last_seen_at)
     values ($1, '990100', 'x', $2, $3, $3, $4, $5, '测试小店', 'absolute-terms', 1, 'violation',
       '{"zh":"绝对化用语","en":"Absolute terms"}', '最好', false, '{"zh":"测试","en":"Test"}',
       '{"kind":"internal","title":{"zh":"测试","en":"Test"}}', '{"before":"","after":""}', $6, $7, $7)`,
    [randomUUID(), plan, run, page, url, snapshot, at],
  )
  await query(
    `insert into monitoring.model (id, region, key, file, changed_name, changed_at)
     values ($1, '990100', 'test-model', $2, '测试员', $3)`,
    [
      randomUUID(),
      JSON.stringify({
        format: 'sishi-model/1',
        id: 'test-model',
        version: 1,
        title: { zh: '测试模型', en: '' },
        level: 'note',
        basis: '',
        when: { kind: 'words', any: ['最好'], in: 'page' },
      }),
      at,
    ],
  )
  await aftermath(query, url, snapshot, at)
}

const NOTHING_FOUND: MonthFigures = {
  visits: 0,
  pages: 0,
  hosts: 0,
  operators: 0,
  deadPages: 0,
  levels: { violation: 0, look: 0, note: 0 },
  rules: [],
  verdicts: { accepted: 0, dismissed: 0, asked: 0 },
  trend: [],
  dead: [],
  shops: [],
  notices: { sent: 0, answered: 0, mended: 0 },
  clues: 0,
  priceProbes: { compared: 0, suspected: 0 },
  probes: { expected: 0, found: 0 },
}

/** What came of it: a notice, a report, and a comparison of prices. */
async function aftermath(query: WatchedBy['query'], url: string, blob: string, at: Date): Promise<void> {
  await query(
    `insert into monitoring.notice (id, region, subject, addressee, body, made_name, made_at)
     values ($1, '990100', '测试小店', '测试小店', '请自查。', '测试员', $2)`,
    [randomUUID(), at],
  )
  await query(
    `insert into monitoring.report (region, month, document, figures, made_name, made_at)
     values ('990100', '2026-08', $1, $2, '测试员', $3)`,
    [blob, JSON.stringify(NOTHING_FOUND), at],
  )
  const probe = randomUUID()
  await query(
    `insert into monitoring.price_probe (id, region, url, host, subject, rounds, personas, ordered_name, ordered_at)
     values ($1, '990100', $2, 'shop.example.invalid', '测试小店', 2, '[]', '测试员', $3)`,
    [probe, url, at],
  )
  const exchanges = [{ url, status: 200, address: '', request: '', bytes: 1, sha256: blob, sm3: '' }]
  await query(
    `insert into monitoring.price_look (probe_id, region, place, persona, round, started_at, ended_at, outcome,
       final_url, price, declared, exchanges)
     values ($1, '990100', 1, 'newcomer', 1, $2, $2, 'page', $3, 10, '[]', $4)`,
    [probe, at, url, JSON.stringify(exchanges)],
  )
}
