/** 采集: reads the practice market as a monitor would: by the guarded fetch, or with a browser where a script writes. */
import { openPageReader } from '../../src/platform/browser/page-reader.ts'
import { type Fetcher, fetchPage, ROBOTS_AGENT } from '../../src/platform/net/fetch.ts'
import { createGuard } from '../../src/platform/net/guard.ts'
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
    renderAll: (urls) => render(fetcher, urls, env),
  }
}

async function render(fetcher: Fetcher, urls: readonly string[], env: NodeJS.ProcessEnv): Promise<Pages> {
  const opened = await openPageReader({ env, fetcher })
  if (!opened.ok) throw new Error(opened.error.code)
  const pages = new Map<string, string>()
  try {
    await spread(urls, AT_ONCE, async (url) => {
      const { outcome, text } = await opened.value.read(url)
      if (outcome === 'page' && text !== undefined) pages.set(url, text.text)
    })
  } finally {
    await opened.value.close()
  }
  return pages
}
