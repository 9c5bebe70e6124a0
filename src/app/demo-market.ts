/**
 * 演示集市: the practice market that the demo watches. It is opened and closed with the program, on the ports that the
 * demo's plans name, and moves on by a day each day. The detectors know it as addresses, like any other site.
 */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { writeWatchDemo } from '../capabilities/monitoring/index.ts'
import { type ReportedShop, writeMarketDemo } from '../capabilities/operators/index.ts'
import { type Day, dayFrom, dayOf, daysBetween } from '../kernel/day.ts'
import type { World } from '../platform/world.ts'
import { type Market, startMarket } from '../practice/market.ts'

const SEED = 'practice'
const FIRST_PORT = 8801
/** Ports that a base leaves room for. */
const PORTS = 32
const PORTS_TRIED = 40
const RETRY_MS = 2000
/** Shops that are watched, by platform; a script writes those of the last. */
const WATCHED = [
  ['jia', 8],
  ['laojie', 4],
  ['zhang', 4],
  ['yun', 2],
] as const
/** Articles whose prices the demo compares by person. */
const OFFERS = 4

interface Kept {
  readonly port: number
  readonly from: Day
}

export interface DemoMarket {
  close(): Promise<void>
}

const fileOf = (world: World): string => join(world.config.dataDir, 'practice-market.json')

/** Opens the market for the first time, and has the demo watch it. */
export async function foundDemoMarket(world: World): Promise<DemoMarket> {
  const from = dayOf(world.clock.now())
  const { market, port } = await onFreePorts(from)
  await writeFile(fileOf(world), JSON.stringify({ port, from } satisfies Kept))
  const shops = WATCHED.flatMap(([platform, count]) => reportedShops(market, platform, count))
  await writeMarketDemo(world, shops)
  const originOf = (platform: string) => market.stands.find(({ id }) => id === platform)?.origin ?? ''
  await writeWatchDemo(world, {
    hosts: market.stands.map(({ host }) => host),
    // Besides the shops, a list that grows as one scrolls.
    shops: [
      ...shops.map(({ address }) => address),
      `${originOf('pubu')}/search?q=${encodeURIComponent('茶')}`,
    ],
    search: `${market.stands[0]?.origin}/search?q={keyword}`,
    names: market.brands,
    offers: market
      .truth()
      .pricings.slice(0, OFFERS)
      .map(({ page }) => page),
  })
  return market
}

/** What the register hears of a platform's first shops. */
function reportedShops(market: Market, platform: string, count: number): readonly ReportedShop[] {
  const stand = market.stands.find(({ id }) => id === platform)
  if (stand === undefined) throw new Error(`the market has no platform ${platform}`)
  const shops = market.world.shops.filter((shop) => shop.platform === platform)
  return shops.slice(0, count).map(({ id, name, holder: { kind, ...holder } }) => ({
    platform: stand.name,
    name,
    address: `${stand.origin}/shop/${id}`,
    holder: { ...holder, isCompany: kind === '企业' },
  }))
}

async function onFreePorts(from: Day): Promise<{ readonly market: Market; readonly port: number }> {
  for (let port = FIRST_PORT; port < FIRST_PORT + PORTS * PORTS_TRIED; port += PORTS) {
    const market = await tryOpen({ port, from })
    if (market !== undefined) return { market, port }
  }
  throw new Error('no free ports for the practice market')
}

/** Undefined when another program listens there. */
async function tryOpen({ port, from }: Kept, offset = 0): Promise<Market | undefined> {
  try {
    return await startMarket({ seed: SEED, from, offset, port })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') return undefined
    throw error
  }
}

/** Opens the market again where this instance's demo has one; as soon as its ports are free. */
export async function openDemoMarket(world: World): Promise<DemoMarket | undefined> {
  const kept = await readKept(world)
  if (kept === undefined) return undefined
  let market: Market | undefined
  let timer: NodeJS.Timeout | undefined
  let isClosed = false
  const open = async (): Promise<void> => {
    const opened = await tryOpen(kept, Math.max(0, daysBetween(kept.from, dayOf(world.clock.now()))))
    if (isClosed) return await opened?.close()
    market = opened
    if (opened === undefined) timer = setTimeout(() => void open(), RETRY_MS)
  }
  await open()
  return {
    close: async () => {
      isClosed = true
      clearTimeout(timer)
      await market?.close()
    },
  }
}

async function readKept(world: World): Promise<Kept | undefined> {
  try {
    const { port, from } = JSON.parse(await readFile(fileOf(world), 'utf8')) as Kept
    return { port, from: dayFrom(from) }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
