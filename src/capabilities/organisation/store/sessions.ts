/** SQL of open sessions and of the sign-in log. */
import { sql } from 'kysely'
import type { Tx } from '../../../platform/db/database.ts'
import { readCursor, toPage } from '../../../platform/db/keyset.ts'
import { containing, db } from './tables.ts'

export async function listOpenSessions(
  tx: Tx,
  filter: { personId?: string; search?: string; after?: string; limit: number; at: Date; seenAfter: Date },
) {
  const after = readCursor(filter.after, 2)
  const rows = await db(tx)
    .selectFrom('organisation.session as s')
    .innerJoin('organisation.person as p', 'p.id', 's.person_id')
    .select([
      's.id',
      's.person_id',
      's.started_at',
      's.last_seen_at',
      's.expires_at',
      's.ip',
      's.user_agent',
      'p.name',
      'p.account',
    ])
    .where('s.ended_at', 'is', null)
    .where('s.expires_at', '>', filter.at)
    .where('s.last_seen_at', '>', filter.seenAfter)
    .$if(filter.personId !== undefined, (query) => query.where('s.person_id', '=', filter.personId ?? ''))
    .$if(filter.search !== undefined, (query) =>
      query.where((where) =>
        where.or([
          where('p.name', 'like', containing(filter.search ?? '')),
          where('p.account', 'like', containing(filter.search ?? '')),
        ]),
      ),
    )
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(s.last_seen_at, s.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('s.last_seen_at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return toPage(rows, filter.limit, (row) => [row.last_seen_at.toISOString(), row.id])
}

export async function findOpenSession(tx: Tx, id: string) {
  return await db(tx)
    .selectFrom('organisation.session')
    .select(['id', 'person_id', 'region', 'unit_id'])
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
}

export async function endSession(tx: Tx, id: string, at: Date, by: string): Promise<void> {
  await db(tx)
    .updateTable('organisation.session')
    .set({ ended_at: at, ended_by: by })
    .where('id', '=', id)
    .execute()
}

/** From the next request on the session stands under this delegation, or under the person's own roles again. */
export async function setSessionDelegation(
  tx: Tx,
  sessionId: string,
  delegationId: string | null,
): Promise<void> {
  await db(tx)
    .updateTable('organisation.session')
    .set({ delegation_id: delegationId })
    .where('id', '=', sessionId)
    .execute()
}

export interface SignInFilter {
  readonly outcome?: string
  readonly from?: Date
  readonly before?: Date
  readonly accountHash?: string
  readonly personId?: string
  readonly after?: string
  readonly limit: number
}

export async function listSignIns(tx: Tx, filter: SignInFilter) {
  const after = readCursor(filter.after, 2)
  const rows = await db(tx)
    .selectFrom('organisation.sign_in as s')
    .leftJoin('organisation.person as p', 'p.id', 's.person_id')
    .select(['s.id', 's.at', 's.person_id', 's.outcome', 's.ip', 's.user_agent', 'p.name', 'p.account'])
    .$if(filter.outcome !== undefined, (query) => query.where('s.outcome', '=', filter.outcome ?? ''))
    .$if(filter.from !== undefined, (query) => query.where('s.at', '>=', filter.from ?? new Date()))
    .$if(filter.before !== undefined, (query) => query.where('s.at', '<', filter.before ?? new Date()))
    .$if(filter.accountHash !== undefined, (query) =>
      query.where('s.account_hash', '=', filter.accountHash ?? ''),
    )
    .$if(filter.personId !== undefined, (query) => query.where('s.person_id', '=', filter.personId ?? ''))
    .$if(after !== undefined, (query) =>
      query.where(sql<boolean>`(s.at, s.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`),
    )
    .orderBy('s.at', 'desc')
    .orderBy('s.id', 'desc')
    .limit(filter.limit + 1)
    .execute()
  return toPage(rows, filter.limit, (row) => [row.at.toISOString(), row.id])
}
