/** 演示集市的店铺: what the platforms of a practice market report of their shops, so that findings have an operator. */
import { randomUUID } from 'node:crypto'
import { scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { World } from '../../../platform/world.ts'
import { demoOfficer } from '../../organisation/index.ts'
import type { Entry } from '../domain/entry.ts'
import { shopAddress } from '../domain/web-address.ts'
import { enterEntries } from '../service/enter.ts'
import { loadPlacing } from '../service/places.ts'
import { CITY, must, placeIn } from './city.ts'

/** One shop with its holder, as the platform tells them. */
export interface ReportedShop {
  readonly platform: string
  readonly name: string
  readonly address: string
  readonly holder: {
    readonly name: string
    readonly uscc: string
    readonly isCompany: boolean
    readonly legalPerson: string
    readonly address: string
    readonly phone: string
  }
}

export async function writeMarketDemo(world: World, shops: readonly ReportedShop[]): Promise<void> {
  const officer = await demoOfficer(world, 'market')
  const at = world.clock.now()
  const done = await world.db.transact(
    scopeOf(officer, 'operators.keep'),
    async (tx): Promise<Result<undefined>> => {
      const place = placeIn(await loadPlacing(tx, CITY))
      for (const [platform, own] of Map.groupBy(shops, (shop) => shop.platform)) {
        const entries = own.map((shop) => entryOf(shop, place(shop.holder.address)))
        const origin = { source: 'platformReport' as const, sender: `${platform}（演练）`, seenOn: dayOf(at) }
        await enterEntries(tx, officer, entries, origin, { at, batchId: randomUUID() })
      }
      return ok(undefined)
    },
  )
  must(done)
}

function entryOf({ platform, name, address, holder }: ReportedShop, place: Entry['place']): Entry {
  return {
    kind: 'inPlatform',
    name: holder.name,
    entity: holder.isCompany ? 'enterprise' : 'individual',
    registration: 'registered',
    uscc: holder.uscc,
    exemption: null,
    declaration: '',
    representative: holder.legalPerson,
    identityNumber: '',
    trade: null,
    address: holder.address,
    place,
    contactName: holder.legalPerson,
    phone: holder.phone,
    email: '',
    establishedOn: null,
    shop: { kind: 'shop', platform, name, address, ...shopAddress({ platform, name, address }) },
    sales: null,
    licence: null,
    agency: '',
  }
}
