/** Databases for tests: one per test file, made from the template that the run prepared. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import pg from 'pg'
import { inject } from 'vitest'
import type { Scope } from '../../kernel/actor.ts'
import { Database } from './database.ts'
import { APP_ROLE, connectionAs, OWNER_ROLE } from './migrate.ts'
import { recordStatement } from './statement-log.ts'
import { TEMPLATE_DATABASE } from './template.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Superuser connection of the run's one PostgreSQL server. */
    postgres: pg.ClientConfig
  }
}

export interface TestDatabase {
  /** As the serving role: row-level security bites. */
  readonly db: Database
  /** As the superuser, for planting rows and for looking behind the policies. */
  readonly owner: pg.ClientConfig
  readonly drop: () => Promise<void>
}

/** A fresh copy of the template; call in `beforeAll`, and `drop` in `afterAll`. */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('postgres')
  const name = `test_${randomBytes(6).toString('hex')}`
  await asSuperuser(server, `create database ${name} template ${TEMPLATE_DATABASE}`)
  const owner = { ...server, database: name }
  const app = connectionAs({ ...server, database: TEMPLATE_DATABASE }, APP_ROLE)
  const db = new Database({ connection: { ...app, database: name }, onStatement: recordStatement })
  return {
    db,
    owner,
    drop: async () => {
      await db.close()
      await asSuperuser(server, `drop database ${name} with (force)`)
    },
  }
}

async function asSuperuser(connection: pg.ClientConfig, sql: string): Promise<void> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** A record of the probe table: somewhere, of some unit. */
export interface ProbeRow {
  readonly id: string
  readonly region: string
  readonly unitId: string | null
}

/** A table guarded like those of the capabilities, to ask row-level security itself what a Scope shows. */
export async function probeTable({ owner }: TestDatabase): Promise<void> {
  await asSuperuser(
    owner,
    `create table platform.probe (id text primary key, region text collate "C" not null, unit_id uuid);
     alter table platform.probe owner to ${OWNER_ROLE};
     select platform.guard_table('platform.probe', 'unit_id');
     create policy plant on platform.probe for insert with check (true);
     grant select, insert, update, delete on platform.probe to ${APP_ROLE}`,
  )
}

/** Plants the rows and answers which of them the Scope shows and lets change; nothing is kept. */
export async function seenThroughSql(
  { db }: TestDatabase,
  scope: Scope,
  rows: readonly ProbeRow[],
): Promise<string[]> {
  let seen: string[] = []
  await db.transact(scope, async (tx) => {
    const kysely = tx.as<unknown>()
    await sql`insert into platform.probe select id, region, "unitId" from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as row(id text, region text, "unitId" uuid)`.execute(kysely)
    const read = await sql<{ id: string }>`select id from platform.probe`.execute(kysely)
    const written = await sql<{
      id: string
    }>`update platform.probe set region = region returning id`.execute(kysely)
    const order = new Map(rows.map((row, place) => [row.id, place]))
    const sorted = (found: readonly { id: string }[]) =>
      found.map((row) => row.id).sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
    seen = sorted(read.rows)
    if (String(sorted(written.rows)) !== String(seen))
      throw new Error(`visible ${seen}, but changeable ${sorted(written.rows)}`)
    return { ok: false, error: 'nothing is kept' }
  })
  return seen
}
