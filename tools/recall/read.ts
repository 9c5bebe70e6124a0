/** 采集: reads the practice market as a monitor would: by the guarded fetch, or with a browser where a script writes. */
import { launchBrowser, newWindow } from '../../src/platform/browser/chromium.ts'
import { type Fetcher, fetchPage, ROBOTS_AGENT } from '../../src/platform/net/fetch.ts'
import { createGuard, type Guard } from '../../src/platform/net/guard.ts'
import { startRecordingProxy } from '../../src/platform/net/proxy.ts'
import { createProxyAuthority } from '../../src/platform/net/proxy-authority.ts'
import { createRobots } from '../../src/platform/net/robots-cache.ts'

/** Address to text. */
export type Pages = ReadonlyMap<string, string>

const AT_ONCE = 8

/** Works through a list, so many at once. */
async function spread<T>(all: readonly T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...all]
  const one = async (): Promise<void> => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: atOnce }, one))
}

export interface Reader {
  fetchAll(urls: readonly string[]): Promise<Pages>
  renderAll(urls: readonly string[]): Promise<Pages>
}

export function createReader(hosts: readonly string[], env: NodeJS.ProcessEnv): Reader {
  const guard = createGuard({ listed: hosts })
  const robots = createRobots({ fetcher: { guard }, agent: ROBOTS_AGENT })
  const fetcher: Fetcher = { guard, robots }
  return {
    async fetchAll(urls) {
      const pages = new Map<string, string>()
      await spread(urls, AT_ONCE, async (url) => {
        const { outcome, text, release } = await fetchPage(fetcher, url)
        await release()
        if (outcome === 'page' && text !== undefined) pages.set(url, text.text)
      })
      return pages
    },
    renderAll: (urls) => render(guard, urls, env),
  }
}

async function render(guard: Guard, urls: readonly string[], env: NodeJS.ProcessEnv): Promise<Pages> {
  const authority = await createProxyAuthority()
  const proxy = await startRecordingProxy({
    guard,
    authority,
    onExchange: ({ response }) => void response.release(),
  })
  const launched = await launchBrowser({ env, proxyUrl: proxy.url, proxyKeyDigest: authority.keyDigest })
  if (!launched.ok) throw new Error(launched.error.code)
  const pages = new Map<string, string>()
  try {
    await spread(urls, 2, async (url) => {
      const window = await newWindow(launched.value)
      const page = await window.newPage()
      await page.goto(url, { waitUntil: 'networkidle' })
      pages.set(url, await page.content())
      await window.close()
    })
  } finally {
    await launched.value.close()
    await proxy.stop()
  }
  return pages
}
