/** Builders for tests: a small made-up shop site on loopback, and plans over it. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { PlanSettingsInput } from './contract.ts'

/** A page of the site: HTML, or a status with what is sent. */
export type Sent = string | { readonly status: number; readonly body?: string }

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
      const type = path === '/robots.txt' ? 'text/plain' : 'text/html; charset=utf-8'
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
