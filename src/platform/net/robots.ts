/** robots.txt (RFC 9309): what a site asks of crawlers. Pure. */
import type { Outcome } from './outcome.ts'

/** RFC 9309 section 2.5: at least this much is read; the rest is not. */
export const ROBOTS_BYTES_MAX = 500 * 1024

interface Rule {
  readonly allows: boolean
  readonly pattern: string
}

interface Group {
  readonly agents: readonly string[]
  readonly rules: readonly Rule[]
  readonly delayMs?: number
}

export type RobotsRules = readonly Group[]

/** What was decided for one address, and why; it is kept with what was fetched. */
export interface RobotsVerdict {
  readonly allowed: boolean
  /** `order`: the file says no, and an authorised order overrides it. */
  readonly because: 'rule' | 'no_rule' | 'no_file' | 'unreachable' | 'order'
  /** `disallow: /cart`, as it stands in the file. */
  readonly rule?: string
  /** 授权文号: number of the order that was given. */
  readonly order?: string
  readonly robotsUrl: string
  readonly fetchedAt: Date
  readonly status?: number
  /** How the fetch of the file ended, when that was not with a file. */
  readonly outcome?: Outcome
  /** SHA-256 of the file. */
  readonly digest?: string
  /** Crawl-delay, which is no part of the RFC; obeyed by the pace. */
  readonly delayMs?: number
}

export function parseRobots(bytes: Uint8Array): RobotsRules {
  const groups: { agents: string[]; rules: Rule[]; delayMs?: number }[] = []
  let naming = false
  for (const { key, value } of linesOf(bytes)) {
    const group = groups.at(-1)
    if (key === 'user-agent') {
      const agent = value === '*' ? '*' : (/^[a-z_-]+/i.exec(value)?.[0].toLowerCase() ?? '')
      if (naming && group !== undefined) group.agents.push(agent)
      else groups.push({ agents: [agent], rules: [] })
      naming = true
    } else if (group !== undefined && (key === 'allow' || key === 'disallow')) {
      naming = false
      if (value !== '')
        group.rules.push({ allows: key === 'allow', pattern: normalise(value).replace(/\$(?!$)/g, '%24') })
    } else if (group !== undefined && key === 'crawl-delay') {
      naming = false
      const seconds = Number(value)
      if (value !== '' && seconds >= 0) group.delayMs = seconds * 1000
    }
  }
  return groups
}

function linesOf(bytes: Uint8Array): { key: string; value: string }[] {
  const cut = bytes.length > ROBOTS_BYTES_MAX
  const text = new TextDecoder().decode(bytes.subarray(0, ROBOTS_BYTES_MAX))
  const lines = text.split(/\r\n|\r|\n/)
  // What the bound cut through would say something else than its author wrote.
  if (cut) lines.pop()
  return lines.flatMap((line) => {
    const [, key, value] = /^\s*([\w-]+)\s*:\s*([^#]*)/.exec(line) ?? []
    return key === undefined || value === undefined ? [] : [{ key: key.toLowerCase(), value: value.trim() }]
  })
}

/** The most specific rule for the path, and the pace of its group; `allow` wins between equals. */
export function decideRobots(
  groups: RobotsRules,
  agent: string,
  path: string,
): { readonly allowed: boolean; readonly rule?: string; readonly delayMs?: number } {
  const own = groups.filter(({ agents }) => agents.includes(agent.toLowerCase()))
  const applying = own.length > 0 ? own : groups.filter(({ agents }) => agents.includes('*'))
  const delays = applying.flatMap(({ delayMs }) => (delayMs === undefined ? [] : [delayMs]))
  const pace = delays.length > 0 ? { delayMs: Math.max(...delays) } : {}
  // What stands for any characters or for the end in a rule is meant itself where it is escaped.
  const asked = normalise(path).replace(/[*$]/g, (mark) => (mark === '*' ? '%2A' : '%24'))
  if (asked === '/robots.txt') return { allowed: true, ...pace }
  let best: Rule | undefined
  for (const rule of applying.flatMap(({ rules }) => rules)) {
    if (!matches(rule.pattern, asked)) continue
    const longer = rule.pattern.length - (best?.pattern.length ?? -1)
    if (longer > 0 || (longer === 0 && rule.allows)) best = rule
  }
  if (best === undefined) return { allowed: true, ...pace }
  return { allowed: best.allows, rule: `${best.allows ? 'allow' : 'disallow'}: ${best.pattern}`, ...pace }
}

/** `*` stands for any characters, `$` at the end for the end. Linear: no pattern can make it slow. */
function matches(pattern: string, path: string): boolean {
  const anchored = pattern.endsWith('$')
  const [first = '', ...rest] = (anchored ? pattern.slice(0, -1) : pattern).split('*')
  if (!path.startsWith(first)) return false
  let at = first.length
  const last = anchored ? rest.pop() : undefined
  for (const part of rest) {
    const found = path.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  if (!anchored) return true
  if (last === undefined) return at === path.length
  return path.length - last.length >= at && path.endsWith(last)
}

const UNRESERVED = /[\w.~-]/

/** One form for the same octets (RFC 9309 section 2.2.2). */
function normalise(path: string): string {
  const encoded = path.replace(/[^\x21-\x7e]+/g, (part) => encodeURIComponent(part.toWellFormed()))
  return encoded.replace(/%[\da-f]{2}/gi, (escaped) => {
    const character = String.fromCharCode(Number.parseInt(escaped.slice(1), 16))
    return UNRESERVED.test(character) ? character : escaped.toUpperCase()
  })
}
