/** SQL of the time line of operators. */
import { sql } from 'kysely'
import type { Detail } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'

const own = (tx: Tx) => tx.as<unknown>()

export interface NewNote {
  readonly id: string
  readonly operatorId: string
  readonly at: Date
  readonly words: string
  readonly details: { readonly [name: string]: Detail }
  readonly byName: string
  readonly page: string | null
  readonly fact: string
}

/** Written under the region that the operator lies in; a fact that stands already is left as it is. */
export async function insertNotes(tx: Tx, notes: readonly NewNote[]): Promise<void> {
  if (notes.length === 0) return
  await sql`insert into operators.note (id, region, operator_id, at, words, details, by_name, page, fact)
    select r.id, o.region, o.id, r.at, r.words, r.details, r."byName", r.page, r.fact
    from jsonb_to_recordset(${JSON.stringify(notes)}::jsonb) as r(id uuid, "operatorId" uuid, at timestamptz, words text,
      details jsonb, "byName" text, page text, fact text)
    join operators.operator o on o.id = r."operatorId"
    on conflict (operator_id, fact) do nothing`.execute(own(tx))
}

export interface NoteRecord {
  readonly id: string
  readonly at: Date
  readonly words: string
  readonly details: Readonly<Record<string, unknown>>
  readonly by_name: string
  readonly page: string | null
}

export async function listNotes(
  tx: Tx,
  operatorId: string,
  query: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ items: NoteRecord[]; next: string | null }> {
  const after = readCursor(query.after, 2)
  const { rows } =
    await sql<NoteRecord>`select n.id, n.at, n.words, n.details, n.by_name, n.page from operators.note n
    where n.operator_id in (select m.id from operators.operator m
      where m.id = ${operatorId}::uuid or m.merged_into = ${operatorId}::uuid)
      ${after === undefined ? sql`` : sql`and (n.at, n.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`}
    order by n.at desc, n.id desc limit ${query.limit + 1}`.execute(own(tx))
  return toPage(rows, query.limit, (row) => [row.at.toISOString(), row.id])
}
