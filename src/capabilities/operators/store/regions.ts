/** SQL of the regions that the instance added, and of the units that stations are. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'

export interface LocalName {
  readonly code: string
  readonly name: string
}

export async function listLocalNames(tx: Tx): Promise<LocalName[]> {
  const { rows } = await sql<LocalName>`select code, name from organisation.public_local_region`.execute(
    tx.as<unknown>(),
  )
  return rows
}
