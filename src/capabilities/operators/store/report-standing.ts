/** SQL of half-yearly reports: the platforms of the register, and what their senders sent last. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import type { Platform } from '../domain/report-window.ts'

const own = (tx: Tx) => tx.as<unknown>()

/** A region has a handful. */
const LISTED_MAX = 300

export async function listPlatforms(tx: Tx): Promise<Platform[]> {
  const { rows } = await sql<Platform>`select o.id, o.name,
      coalesce((select array_agg(distinct s.name) from operators.shop s where s.operator_id = o.id), '{}') as shops
    from operators.operator o where o.kind = 'platform' and o.status = 'active' and o.merged_into is null
    order by o.last_seen desc, o.id desc limit ${LISTED_MAX}`.execute(own(tx))
  return rows
}

export async function listReports(tx: Tx): Promise<{ sender: string; at: Date }[]> {
  const { rows } = await sql<{ sender: string; at: Date }>`select sender, max(started_at) as at
    from operators.import where kind = 'platformReport' and state = 'applied'
    group by sender order by at desc limit ${LISTED_MAX}`.execute(own(tx))
  return rows
}
