/** What neighbours ask and tell of the register, inside their own transactions and under their own scope. */
import { randomUUID } from 'node:crypto'
import { type RegionCode, regionPrefix } from '../../../kernel/region-code.ts'
import type { Detail } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { shopKeysOf } from '../domain/web-address.ts'
import * as notes from '../store/notes.ts'
import { findShopsByKeys, listShops, type ShopFilter, type ShopRecord } from '../store/shops.ts'

/** A shop as neighbours see it: who answers for it, and where it lies. */
export interface KnownShop {
  readonly id: string
  readonly region: string
  readonly unitId: string | null
  /** The operator that counts, after mergers; null while none is known. */
  readonly operatorId: string | null
  readonly operatorName: string | null
  readonly kind: string
  readonly platform: string
  readonly name: string
  readonly address: string
  readonly host: string
  readonly sellerName: string
  readonly sellerUscc: string | null
  readonly status: string
}

const toKnown = (row: ShopRecord): KnownShop => ({
  id: row.id,
  region: row.region,
  unitId: row.unit_id,
  operatorId: row.operator_id,
  operatorName: row.operator_name,
  kind: row.kind,
  platform: row.platform,
  name: row.name,
  address: row.address,
  host: row.host,
  sellerName: row.seller_name,
  sellerUscc: row.seller_uscc,
  status: row.status,
})

/**
 * The shops of a region that pages belong to, each the closest of those that stand in the register; one statement. A
 * platform answers for its own page, not for the pages below it, on which others sell.
 */
export async function findShopsOfPages(
  tx: Tx,
  region: RegionCode,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, KnownShop>> {
  const keys = new Map(addresses.map((address) => [address, shopKeysOf(address)]))
  const shops = await findShopsByKeys(tx, [...new Set([...keys.values()].flat())], regionPrefix(region))
  const byKey = new Map(shops.map((shop) => [shop.key, shop]))
  return new Map(
    [...keys].flatMap(([address, its]) => {
      const shop = its
        .map((key, place) => {
          const found = byKey.get(key)
          return place > 0 && found?.operator_kind === 'platform' ? undefined : found
        })
        .find((each) => each !== undefined)
      return shop === undefined ? [] : [[address, toKnown(shop)] as const]
    }),
  )
}

/** Shops of a region and of all below it by filter, after a cursor; one statement. */
export async function listShopsIn(
  tx: Tx,
  region: RegionCode,
  filter: Omit<ShopFilter, 'region' | 'below'>,
): Promise<{ readonly items: readonly KnownShop[]; readonly next: string | null }> {
  const page = await listShops(tx, { ...filter, below: regionPrefix(region) })
  return { items: page.items.map(toKnown), next: page.next }
}

/** An entry for the file of an operator, in words that the writer's own catalog has. */
export interface FileNote {
  readonly operatorId: string
  readonly at: Date
  /** Key in the catalog of the capability that writes it. */
  readonly words: string
  /** What stands in the words; a detail `xKey` is looked up and stands for `x`. */
  readonly details?: { readonly [name: string]: Detail }
  readonly byName?: string
  /** Where the record is read. */
  readonly page?: string
  /** What makes it the same entry when it is told again, e.g. the id of the record. */
  readonly fact: string
}

/** 记入一户一档: any number of entries in one statement; an entry that stands already is left as it is. */
export async function noteOnFile(tx: Tx, entries: readonly FileNote[]): Promise<void> {
  await notes.insertNotes(
    tx,
    entries.map((entry) => ({
      id: randomUUID(),
      operatorId: entry.operatorId,
      at: entry.at,
      words: entry.words,
      details: entry.details ?? {},
      byName: entry.byName ?? '',
      page: entry.page ?? null,
      fact: entry.fact,
    })),
  )
}
