/** 抓取节奏: how fast, how many at a time, when and how much we ask of sites, which did not ask us to come. */
import { ok, type Result } from '../../kernel/result.ts'

export interface Pace {
  /** Between the starts of two requests to one host. */
  readonly intervalMs: number
  /** Requests to one host at a time. */
  readonly atOnceMax: number
  /** Requests in all; without it as many as are asked for. */
  readonly requestsMax?: number
  /** Beijing time `HH:mm`; from later than until goes over midnight. */
  readonly hours?: { readonly from: string; readonly until: string }
}

export interface Politeness {
  /** Waits for this host's turn; the turn ends with the function that it answers with. */
  enter(host: string, delayMs?: number): Promise<Result<() => void, 'outside_hours' | 'budget_spent'>>
}

export interface Timing {
  readonly now: () => Date
  readonly wait: (ms: number) => Promise<void>
}

const machine: Timing = {
  now: () => new Date(),
  wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

/** A site may ask for more time between requests; not for so much that nobody could watch it. */
const DELAY_MAX_MS = 60_000
const HOSTS_MAX = 10_000

interface Host {
  running: number
  nextAt: number
  readonly waiting: (() => void)[]
}

export function createPoliteness(pace: Pace, { now, wait }: Timing = machine): Politeness {
  const hosts = new Map<string, Host>()
  let spent = 0
  const hostOf = (name: string): Host => {
    const known = hosts.get(name)
    if (known !== undefined) return known
    if (hosts.size >= HOSTS_MAX) forgetIdle(hosts, now().getTime())
    const host = { running: 0, nextAt: 0, waiting: [] }
    hosts.set(name, host)
    return host
  }
  return {
    async enter(name, delayMs = 0) {
      if (spent >= (pace.requestsMax ?? Number.POSITIVE_INFINITY)) return { ok: false, error: 'budget_spent' }
      spent += 1
      const host = hostOf(name)
      if (host.running >= pace.atOnceMax) await new Promise<void>((resolve) => host.waiting.push(resolve))
      else host.running += 1
      const leave = () => {
        const next = host.waiting.shift()
        // The turn goes from hand to hand, so that nobody slips in between.
        if (next !== undefined) next()
        else host.running -= 1
      }
      const at = Math.max(now().getTime(), host.nextAt)
      host.nextAt = at + Math.max(pace.intervalMs, Math.min(delayMs, DELAY_MAX_MS))
      if (at > now().getTime()) await wait(at - now().getTime())
      if (!isWithin(pace.hours, now())) {
        leave()
        spent -= 1
        return { ok: false, error: 'outside_hours' }
      }
      return ok(leave)
    },
  }
}

function forgetIdle(hosts: Map<string, Host>, now: number): void {
  for (const [name, { running, nextAt }] of hosts) if (running === 0 && nextAt <= now) hosts.delete(name)
}

function isWithin(hours: Pace['hours'], now: Date): boolean {
  if (hours === undefined) return true
  const time = new Date(now.getTime() + 8 * 3_600_000).toISOString().slice(11, 16)
  const { from, until } = hours
  return from <= until ? time >= from && time < until : time >= from || time < until
}
