/** SQL of what is said about indicators. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'

export interface NewComment {
  readonly id: string
  readonly region: string
  readonly indicator: number
  readonly text: string
  readonly saidBy: string | null
  readonly saidName: string
  readonly unitId: string | null
  readonly saidAt: Date
}

/** Keeps the name of the speaker's unit as it was on the day. */
export async function insertComment(tx: Tx, comment: NewComment): Promise<void> {
  await sql`insert into assessment.comment (id, region, indicator, text, said_by, said_name, unit_name, said_at)
    values (${comment.id}, ${comment.region}, ${comment.indicator}, ${comment.text}, ${comment.saidBy}, ${comment.saidName},
      coalesce((select name from organisation.public_unit where id = ${comment.unitId}::uuid), ''), ${comment.saidAt})`.execute(
    tx.as<unknown>(),
  )
}

const PAGE = 50

export async function listComments(tx: Tx, region: string, indicator: number, after: string | undefined) {
  const cursor = readCursor(after, 2)
  const { rows } = await sql<{ id: string; text: string; saidName: string; unitName: string; saidAt: Date }>`
    select id, text, said_name as "saidName", unit_name as "unitName", said_at as "saidAt" from assessment.comment
    where region = ${region} and indicator = ${indicator}
      ${cursor === undefined ? sql`` : sql`and (said_at, id) < (${cursor[0]}::timestamptz, ${cursor[1]}::uuid)`}
    order by said_at desc, id desc limit ${PAGE + 1}`.execute(tx.as<unknown>())
  const page = toPage(rows, PAGE, (row) => [row.saidAt.toISOString(), row.id])
  return { ...page, items: page.items.map((row) => ({ ...row, saidAt: row.saidAt.toISOString() })) }
}
