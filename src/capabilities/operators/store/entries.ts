/** SQL of entering many operators at once: what is known of them, and what changes; a fixed number of statements. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Change, KnownOperator, KnownShop } from '../domain/entry.ts'

const own = (tx: Tx) => tx.as<unknown>()

export interface Known {
  readonly operators: readonly KnownOperator[]
  readonly shops: readonly KnownShop[]
}

/**
 * Operators that bear one of the codes or identity numbers, or answer for one of the shops; two statements. Joined to the
 * lists, not compared with them: a plan that was made while the table was empty then still takes time by rows alone.
 */
export async function findKnown(
  tx: Tx,
  asked: {
    readonly codes: readonly string[]
    readonly persons: readonly string[]
    readonly keys: readonly string[]
  },
): Promise<Known> {
  const shops = await sql<KnownShop>`select s.id, s.region, s.key, s.operator_id, s.last_seen
    from unnest(${[...new Set(asked.keys)]}::text[]) as sought(key) join operators.shop s on s.key = sought.key`.execute(
    own(tx),
  )
  const owners = [...new Set(shops.rows.flatMap((shop) => shop.operator_id ?? []))]
  const operators = await sql<KnownOperator>`with hit as (
      select o.id from unnest(${[...asked.codes]}::text[]) as sought(code) join operators.operator o on o.uscc = sought.code
      union select o.id from unnest(${[...asked.persons]}::text[]) as sought(number)
        join operators.operator o on o.identity_number = sought.number and o.identity_number <> ''
      union select unnest(${owners}::uuid[]))
    select o.id, o.region, o.name, o.uscc, o.identity_number, o.merged_into, o.declaration, o.representative, o.trade, o.address,
      o.contact_name, o.phone, o.email, o.established_on, o.last_seen
    from hit join operators.operator o on o.id = hit.id`.execute(own(tx))
  return { operators: operators.rows, shops: shops.rows }
}

export interface ChangedOperator {
  readonly id: string
  readonly change: Change
  readonly seenOn: string
}

/** Fields that a source told otherwise, and the last day on which it was seen. */
export async function applyChanges(tx: Tx, changed: readonly ChangedOperator[], at: Date): Promise<void> {
  if (changed.length === 0) return
  await sql`update operators.operator o set
      declaration = coalesce(r.change->>'declaration', o.declaration),
      representative = coalesce(r.change->>'representative', o.representative),
      trade = coalesce(r.change->>'trade', o.trade), address = coalesce(r.change->>'address', o.address),
      contact_name = coalesce(r.change->>'contact_name', o.contact_name), phone = coalesce(r.change->>'phone', o.phone),
      email = coalesce(r.change->>'email', o.email),
      established_on = coalesce((r.change->>'established_on')::date, o.established_on),
      last_seen = greatest(o.last_seen, r."seenOn"), changed_at = ${at}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(changed)}::jsonb) as r(id uuid, change jsonb, "seenOn" date)
    where o.id = r.id`.execute(own(tx))
}

/** Shops that a source has seen again; one that belonged to nobody gets its operator. */
export async function seeShops(
  tx: Tx,
  seen: readonly { readonly id: string; readonly operatorId: string; readonly seenOn: string }[],
): Promise<void> {
  if (seen.length === 0) return
  await sql`update operators.shop s set last_seen = greatest(s.last_seen, r."seenOn"),
      operator_id = coalesce(s.operator_id, r."operatorId")
    from jsonb_to_recordset(${JSON.stringify(seen)}::jsonb) as r(id uuid, "operatorId" uuid, "seenOn" date)
    where s.id = r.id`.execute(own(tx))
}
