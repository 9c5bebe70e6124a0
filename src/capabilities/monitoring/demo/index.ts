/** 演示监测: plans over a made-up market that the caller has opened; the first of them runs at once. */
import type { Result } from '../../../kernel/result.ts'
import type { World } from '../../../platform/world.ts'
import { demoOfficer } from '../../organisation/index.ts'
import { planSettings } from '../contract.ts'
import { allowHost } from '../service/hosts.ts'
import { makePlan } from '../service/plans.ts'
import { orderPriceProbe } from '../service/price-probes.ts'
import { addProtectedNames } from '../service/protected-names.ts'

export interface WatchedMarket {
  /** `HOST:PORT`, as an administrator lists them. */
  readonly hosts: readonly string[]
  readonly shops: readonly string[]
  /** The platform's search, with `{keyword}`. */
  readonly search: string
  /** Offers whose price may depend on who looks. */
  readonly offers: readonly string[]
  /** What the office knows: names with some influence and who holds them. */
  readonly names: readonly { readonly name: string; readonly holder: string }[]
}

export async function writeWatchDemo(world: World, market: WatchedMarket): Promise<void> {
  const administrator = await demoOfficer(world, 'system')
  for (const host of market.hosts)
    must(await allowHost(world, administrator, { host, reason: '演练集市（演示数据，仅在本机）' }))
  const officer = await demoOfficer(world, 'market')
  must(await addProtectedNames(world, officer, market.names))
  const limits = { intervalMs: 20, atOnceMax: 4, hours: null }
  const year = world.clock.now().getUTCFullYear()
  must(
    await makePlan(world, officer, {
      name: '专项监测：年末促销（演示）',
      settings: planSettings.parse({
        whom: { kind: 'search', address: market.search, keywords: ['食品', '美妆', '母婴'] },
        sample: 30,
        rules: ['compared-price', 'listed-price', 'raised-before-discount', 'false-scarcity', 'fake-sales'],
        when: {
          kind: 'campaign',
          title: '年末促销',
          from: `${year}-12-10`,
          until: `${year}-12-31`,
          at: '08:30',
        },
        limits: { ...limits, intervalMs: 1000, hours: { from: '08:00', until: '20:00' } },
      }),
      start: false,
    }),
  )
  must(
    await makePlan(world, officer, {
      name: '演练集市日常监测（演示）',
      settings: planSettings.parse({
        whom: { kind: 'addresses', addresses: market.shops },
        pagesMax: 150,
        when: { kind: 'schedule', everyDays: 1, at: '02:00' },
        limits,
      }),
      start: true,
    }),
  )
  for (const url of market.offers)
    must(await orderPriceProbe(world, officer, { url, rounds: 3, robotsOrder: '' }))
}

/** A refusal inside the demo is a mistake of the demo. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`demo: ${result.error.code} ${JSON.stringify(result.error.details)}`)
  return result.value
}
