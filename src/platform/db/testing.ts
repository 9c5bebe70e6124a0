/** Databases for tests: one per test file, made from the template that the run prepared. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { Database } from './database.ts'
import { APP_ROLE, connectionAs } from './migrate.ts'
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
