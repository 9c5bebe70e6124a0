/** Asks each site once a day what it wants of crawlers (RFC 9309 section 2.4), and decides address by address. */
import { createHash } from 'node:crypto'
import { type Fetched, type Fetcher, fetchPage } from './fetch.ts'
import {
  decideRobots,
  parseRobots,
  ROBOTS_BYTES_MAX,
  type RobotsRules,
  type RobotsVerdict,
} from './robots.ts'

export interface Robots {
  verdictFor(url: URL): Promise<RobotsVerdict>
}

export interface RobotsOptions {
  /** How the files are fetched; the pages' own fetcher without robots. */
  readonly fetcher: Fetcher
  /** Name that sites call us by in their files. */
  readonly agent: string
  /** 授权文号: an order under which the files are read and recorded, but do not hold. */
  readonly order?: string
  readonly now?: () => Date
}

const KEPT_MS = 24 * 3600 * 1000
const SITES_MAX = 10_000

type Site = Omit<RobotsVerdict, 'allowed' | 'because'> & {
  readonly rules: RobotsRules | 'none' | 'unreachable'
}

export function createRobots(options: RobotsOptions): Robots {
  const now = options.now ?? (() => new Date())
  const sites = new Map<string, { readonly until: number; readonly site: Promise<Site> }>()
  const siteOf = (origin: string): Promise<Site> => {
    const known = sites.get(origin)
    if (known !== undefined && known.until > now().getTime()) return known.site
    if (sites.size >= SITES_MAX) sites.clear()
    const site = askSite(options.fetcher, origin, now())
    sites.set(origin, { until: now().getTime() + KEPT_MS, site })
    // Nobody answered: asked again at the next address.
    site.then(({ rules }) => rules === 'unreachable' && sites.delete(origin))
    return site
  }
  return {
    async verdictFor(url) {
      const { rules, ...facts } = await siteOf(url.origin)
      const verdict = decide(rules, facts, options.agent, `${url.pathname}${url.search}`)
      if (verdict.allowed || options.order === undefined) return verdict
      return { ...verdict, allowed: true, because: 'order', order: options.order }
    },
  }
}

function decide(
  rules: Site['rules'],
  facts: Omit<Site, 'rules'>,
  agent: string,
  path: string,
): RobotsVerdict {
  if (rules === 'none') return { ...facts, allowed: true, because: 'no_file' }
  if (rules === 'unreachable') return { ...facts, allowed: false, because: 'unreachable' }
  const decided = decideRobots(rules, agent, path)
  return { ...facts, ...decided, because: decided.rule === undefined ? 'no_rule' : 'rule' }
}

async function askSite(fetcher: Fetcher, origin: string, fetchedAt: Date): Promise<Site> {
  const robotsUrl = `${origin}/robots.txt`
  const limits = { ...fetcher.limits, redirectsMax: 5, bodyBytesMax: ROBOTS_BYTES_MAX + 1 }
  const fetched = await fetchPage({ ...fetcher, limits, files: 'read' }, robotsUrl)
  await fetched.release()
  const { outcome, status, body } = fetched
  const facts = { robotsUrl, fetchedAt, ...(status !== undefined && { status }) }
  if (isFile(fetched)) {
    const bytes = body ?? Buffer.alloc(0)
    return { ...facts, rules: parseRobots(bytes), digest: createHash('sha256').update(bytes).digest('hex') }
  }
  // The site has none, or sends us round: crawlers may read. Anything else is a site that cannot say yes.
  const none = outcome.includes('redirect') || (status !== undefined && status >= 400 && status < 500)
  return { ...facts, rules: none ? 'none' : 'unreachable', outcome }
}

function isFile({ outcome, status, body }: Fetched): boolean {
  if (body === undefined || status === undefined || status < 200 || status >= 300) return false
  return outcome === 'page' || outcome === 'download' || outcome === 'too_long'
}
