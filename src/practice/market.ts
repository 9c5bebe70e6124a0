/** 演练集市: serves the market on loopback, one port for each platform. The door of this folder. */
import { createServer, type Server } from 'node:http'
import { addDays, type Day } from '../kernel/day.ts'
import type { Truth } from './truth.ts'
import { breaksOf, createAnswer } from './wire/answer.ts'
import { isEntrance } from './wire/breaks.ts'
import { spelled } from './wire/encode.ts'
import { closedPaths } from './wire/robots.ts'
import { BRANDS, type Brand } from './world/brands.ts'
import { type MarketWorld, makeMarket, registerOf, truthOf } from './world/make.ts'
import type { Holder } from './world/names.ts'
import { PLATFORMS, platformOf } from './world/platforms.ts'

export interface MarketOrder {
  readonly seed: string
  /** The first day of the market. */
  readonly from: Day
  /** Days gone since. */
  readonly offset?: number
  /** The first of as many ports in a row as there are platforms; 0 takes any that are free. */
  readonly port: number
}

export interface Stand {
  readonly id: string
  readonly name: string
  /** `http://127.0.0.1:8801` */
  readonly origin: string
  /** `127.0.0.1:8801`, as an administrator lists it. */
  readonly host: string
}

/** 探针: a page with one known fault. */
export interface Probe {
  readonly url: string
  readonly rule: string
  readonly text: string
}

export interface Market {
  readonly stands: readonly Stand[]
  readonly world: MarketWorld
  /** Names with some influence that the bureau knows, and the register: what it has of its own. */
  readonly brands: readonly Brand[]
  readonly register: readonly Holder[]
  day(): Day
  /** Moves the market to so many days after its first. */
  moveTo(offset: number): void
  truth(): Truth
  /** One for each rule, on pages that every reader can read. */
  probes(): readonly Probe[]
  close(): Promise<void>
}

const LOOPBACK = '127.0.0.1'

export async function startMarket(order: MarketOrder): Promise<Market> {
  const world = makeMarket(order.seed)
  let offset = order.offset ?? 0
  const origins = new Map<string, string>()
  const origin = (platform: string): string => origins.get(platform) ?? ''
  const servers: Server[] = []
  try {
    for (const [index, platform] of PLATFORMS.entries()) {
      const answer = createAnswer({
        platform,
        world,
        origin: () => origin(platform.id),
        offset: () => offset,
      })
      const server = createServer((request, response) => {
        answer(request, response).catch((error: unknown) => response.destroy(error as Error))
      })
      servers.push(server)
      const port = await listen(server, order.port === 0 ? 0 : order.port + index)
      origins.set(platform.id, `http://${LOOPBACK}:${port}`)
    }
  } catch (error) {
    await closeAll(servers)
    throw error
  }
  const day = () => addDays(order.from, offset)
  const truth = (): Truth =>
    truthOf(world, {
      offset,
      day: day(),
      origin,
      spelled: (platform, text) => spelled(platformOf(platform), text),
      outcomes: outcomesOf(world, origin),
    })
  return {
    stands: PLATFORMS.map(({ id, name }) => {
      const url = origin(id)
      return { id, name, origin: url, host: url.slice('http://'.length) }
    }),
    world,
    brands: BRANDS,
    register: registerOf(world),
    day,
    moveTo: (next) => {
      offset = next
    },
    truth,
    probes: () => probesOf(truth()),
    close: () => closeAll(servers),
  }
}

/** Pages whose fetch must end by a name of its own. */
function outcomesOf(world: MarketWorld, origin: (platform: string) => string): Truth['outcomes'] {
  return PLATFORMS.flatMap((platform) => {
    const shops = world.shops.filter((shop) => shop.platform === platform.id)
    const closed = closedPaths(platform, shops).map((path) => ({ path, outcome: 'robots_denied' }))
    return [...breaksOf(platform).filter(isEntrance), ...closed].map(({ path, outcome }) => ({
      page: `${origin(platform.id)}${path}`,
      platform: platform.id,
      outcome,
    }))
  })
}

function probesOf({ faults }: Truth): readonly Probe[] {
  const probes = new Map<string, Probe>()
  const plain = faults.filter(
    ({ platform }) => !platformOf(platform).traits.some((trait) => trait !== 'mobile'),
  )
  for (const { rule, page, text } of plain) if (!probes.has(rule)) probes.set(rule, { url: page, rule, text })
  return [...probes.values()]
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, LOOPBACK, () => {
      const address = server.address()
      resolve(typeof address === 'object' && address !== null ? address.port : port)
    })
  })
}

async function closeAll(servers: readonly Server[]): Promise<void> {
  await Promise.all(
    servers.map(
      (server) =>
        new Promise<void>((resolve) => {
          server.close(() => resolve())
          server.closeAllConnections()
        }),
    ),
  )
}
