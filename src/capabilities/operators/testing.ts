/** Builders: operators and shops as they stand in the register. Tests only. */
import { randomUUID } from 'node:crypto'
import { type SystemJob, scopeOf } from '../../kernel/actor.ts'
import { ok } from '../../kernel/result.ts'
import type { World } from '../../platform/world.ts'
import { shopAddress } from './domain/web-address.ts'
import { insertOperators, type NewOperator } from './store/operators.ts'
import { insertShops, type NewShop } from './store/shops.ts'

const SCOPE = scopeOf({ kind: 'system', job: 'test' } satisfies SystemJob, 'any')

interface Server<Client> {
  addPerson(person: {
    readonly account: string
    readonly region: string
    readonly roles: { readonly role: 'marketOfficer'; readonly reach: 'region' | 'below' }[]
  }): Promise<unknown>
  as(account: string): Promise<Client>
}

/** Who keeps the register of the city and all below it, who that of one county, and who only reads. */
export async function keepers<Client>(
  server: Server<Client>,
): Promise<{ readonly city: Client; readonly county: Client; readonly leader: Client }> {
  const role = 'marketOfficer'
  await server.addPerson({ account: 'city-keeper', region: '990100', roles: [{ role, reach: 'below' }] })
  await server.addPerson({ account: 'county-keeper', region: '990121', roles: [{ role, reach: 'region' }] })
  return {
    city: await server.as('city-keeper'),
    county: await server.as('county-keeper'),
    leader: await server.as('leader'),
  }
}

/** An in-platform operator of the demo's city with a made-up name; its id. */
export async function anOperator(world: World, parts: Partial<NewOperator> = {}): Promise<string> {
  const operator: NewOperator = {
    id: randomUUID(),
    region: '990100',
    unit_id: null,
    kind: 'inPlatform',
    name: '甲州测试网店经营部',
    entity: 'individual',
    registration: 'registered',
    uscc: null,
    exemption: null,
    declaration: '',
    representative: '测试甲',
    identity_number: '',
    trade: '5292',
    address: '甲州市测试路1号',
    placed_by: 'home',
    contact_name: '测试甲',
    phone: '13800001234',
    email: '',
    established_on: null,
    source: 'hand',
    sender: '',
    first_seen: '2026-01-05',
    last_seen: '2026-09-01',
    ...parts,
  }
  await world.db.transact(SCOPE, async (tx) => ok(await insertOperators(tx, [operator], world.clock.now())))
  return operator.id
}

/** A shop of the operator; its id. */
export async function aShop(world: World, parts: Partial<NewShop> = {}): Promise<string> {
  const id = randomUUID()
  const shop = {
    id,
    region: '990100',
    unit_id: null,
    operator_id: null,
    kind: 'shop',
    platform: '测试平台',
    name: '测试小店',
    address: `https://market.example/shop/${id}`,
    seller_name: '',
    seller_uscc: null,
    source: 'hand',
    first_seen: '2026-01-05',
    last_seen: '2026-09-01',
    ...parts,
  }
  await world.db.transact(SCOPE, async (tx) =>
    ok(await insertShops(tx, [{ ...shop, ...shopAddress(shop) }], world.clock.now())),
  )
  return id
}
