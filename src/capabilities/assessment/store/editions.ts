/** SQL of edition versions. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

const db = (tx: Tx) => tx.as<unknown>()

export async function findEditionContent(
  tx: Tx,
  id: string,
): Promise<{ readonly content: unknown; readonly state: 'draft' | 'frozen' } | undefined> {
  const { rows } = await sql<{ content: unknown; state: 'draft' | 'frozen' }>`
    select content, state from assessment.edition_version where id = ${id}::uuid`.execute(db(tx))
  return rows[0]
}
