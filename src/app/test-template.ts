/** Vitest global set-up, after the server's: the migrated database that every test database is a copy of. */
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { capabilities } from '../capabilities/registry.ts'
import { migrate } from '../platform/db/migrate.ts'
import { TEMPLATE_DATABASE } from '../platform/db/template.ts'
import { migrationFolders } from './joined.ts'

export default async function setUp(project: TestProject): Promise<void> {
  const server = project.getProvidedContext().postgres
  const client = new pg.Client(server)
  await client.connect()
  await client.query(`create database ${TEMPLATE_DATABASE}`)
  await client.end()
  await migrate({ ...server, database: TEMPLATE_DATABASE }, migrationFolders(capabilities))
}
