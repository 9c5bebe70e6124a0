/** Roles, and migrations that travel with the capabilities. One role migrates, another serves. */
import { createHash, createHmac } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import pg from 'pg'
import { prepareQueue } from '../jobs/queue-schema.ts'

export const OWNER_ROLE = 'sishi_owner'
export const APP_ROLE = 'sishi_app'
export const WORKER_ROLE = 'sishi_worker'

/** A folder of `NNNN-name.sql` files and the capability (or `platform`) that they belong to. */
export interface MigrationFolder {
  readonly owner: string
  readonly directory: string
}

export interface Migration {
  readonly owner: string
  readonly name: string
  readonly checksum: string
  readonly sql: string
}

/** A landed migration that was edited or taken away: the database and the files no longer tell the same story. */
export class MigrationDrift extends Error {}

/**
 * Password of a serving role, derived so that every host with the same owner connection knows it.
 * Without an owner password (peer authentication) the role gets one from the database name alone, and the
 * socket's own permissions are the guard.
 */
export function rolePassword(connection: pg.ClientConfig, role: string): string {
  const secret =
    typeof connection.password === 'string' ? connection.password : `peer:${connection.database ?? ''}`
  return createHmac('sha256', secret).update(`sishi role ${role}`).digest('base64url')
}

/** The same server and database as the owner's connection, as one of the serving roles. */
export function connectionAs(connection: pg.ClientConfig, role: string): pg.ClientConfig {
  const { connectionString, ...rest } = connection
  if (connectionString !== undefined) throw new Error('parse the connection string first')
  return { ...rest, user: role, password: rolePassword(connection, role) }
}

/** Reads the migrations of the folders, in the order given, each folder by file name. */
export async function readMigrations(folders: readonly MigrationFolder[]): Promise<Migration[]> {
  const migrations: Migration[] = []
  for (const { owner, directory } of folders) {
    const files = (await readdir(directory)).filter((file) => file.endsWith('.sql')).sort()
    for (const name of files) {
      const sql = await readFile(join(directory, name), 'utf8')
      migrations.push({ owner, name, sql, checksum: createHash('sha256').update(sql).digest('hex') })
    }
  }
  return migrations
}

/** Creates the three roles if they are missing and lets the owner role create schemas in this database. */
async function prepareRoles(client: pg.Client, connection: pg.ClientConfig): Promise<void> {
  for (const role of [OWNER_ROLE, APP_ROLE, WORKER_ROLE]) {
    const login = role === OWNER_ROLE ? 'nologin' : `login password '${rolePassword(connection, role)}'`
    const found = await client.query('select 1 from pg_roles where rolname = $1', [role])
    if (found.rowCount === 0) await client.query(`create role ${role} ${login} noinherit nobypassrls`)
    else if (role !== OWNER_ROLE) await client.query(`alter role ${role} ${login}`)
  }
  await client.query(`grant ${OWNER_ROLE} to current_user`)
  const { rows } = await client.query('select quote_ident(current_database()) as name')
  await client.query(`grant create on database ${rows[0].name} to ${OWNER_ROLE}`)
}

export interface Migrated {
  /** `owner/name` of what this call applied. */
  readonly applied: readonly string[]
  /** Whether somebody altered the structure by hand since the last migration. */
  readonly altered: boolean
}

/**
 * Brings the database up to the files. Each migration runs in its own transaction; a failing one leaves all
 * earlier ones in place and itself undone.
 */
export async function migrate(
  connection: pg.ClientConfig,
  folders: readonly MigrationFolder[],
): Promise<Migrated> {
  const migrations = await readMigrations(folders)
  const client = new pg.Client(connection)
  await client.connect()
  try {
    await client.query(`select pg_advisory_lock(hashtext('sishi migrations'))`)
    await prepareRoles(client, connection)
    await prepareQueue(connection, { owner: OWNER_ROLE, worker: WORKER_ROLE })
    await client.query(`set role ${OWNER_ROLE}`)
    await client.query('create schema if not exists migrations')
    await client.query(`create table if not exists migrations.applied (
      owner text not null, name text not null, checksum text not null,
      applied_at timestamptz not null default now(), primary key (owner, name))`)
    const applied = await client.query('select owner, name, checksum from migrations.applied')
    refuseDrift(migrations, applied.rows)
    const done = new Set(applied.rows.map((row) => `${row.owner}/${row.name}`))
    const fresh = migrations.filter((migration) => !done.has(`${migration.owner}/${migration.name}`))
    const altered = await isAltered(client)
    for (const migration of fresh) await applyOne(client, migration)
    if (fresh.length > 0) await keepFingerprint(client)
    return { applied: fresh.map((migration) => `${migration.owner}/${migration.name}`), altered }
  } finally {
    await client.end()
  }
}

async function applyOne(client: pg.Client, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    await client.query('insert into migrations.applied (owner, name, checksum) values ($1, $2, $3)', [
      migration.owner,
      migration.name,
      migration.checksum,
    ])
    await client.query('commit')
  } catch (cause) {
    await client.query('rollback')
    throw new Error(`migration ${migration.owner}/${migration.name} failed`, { cause })
  }
}

function refuseDrift(
  migrations: readonly Migration[],
  applied: readonly { owner: string; name: string; checksum: string }[],
): void {
  const files = new Map(
    migrations.map((migration) => [`${migration.owner}/${migration.name}`, migration.checksum]),
  )
  for (const row of applied) {
    const checksum = files.get(`${row.owner}/${row.name}`)
    if (checksum === undefined)
      throw new MigrationDrift(`${row.owner}/${row.name} was applied, but its file is gone`)
    if (checksum !== row.checksum)
      throw new MigrationDrift(`${row.owner}/${row.name} was edited after it was applied`)
  }
}

/** Compares the live structure with the one that the last migration left. */
async function isAltered(client: pg.Client): Promise<boolean> {
  await client.query(`create table if not exists migrations.structure (
    single boolean primary key default true check (single), fingerprint text not null)`)
  const { rows } = await client.query('select fingerprint from migrations.structure')
  return rows[0] !== undefined && rows[0].fingerprint !== (await schemaFingerprint(client))
}

async function keepFingerprint(client: pg.Client): Promise<void> {
  await client.query(
    `insert into migrations.structure (fingerprint) values ($1)
     on conflict (single) do update set fingerprint = excluded.fingerprint`,
    [await schemaFingerprint(client)],
  )
}

/** Fingerprint of the live schema: columns, indexes, policies. Differs when somebody altered the database by hand. */
async function schemaFingerprint(client: pg.ClientBase): Promise<string> {
  const { rows } = await client.query(`
    select md5(string_agg(line, e'\\n' order by line)) as fingerprint from (
      select format('%s.%s.%s %s %s', table_schema, table_name, column_name, data_type, is_nullable) as line
        from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema', 'graphile_worker')
      union all select indexdef from pg_indexes where schemaname not in ('pg_catalog', 'graphile_worker')
      union all select format('%s.%s %s %s', schemaname, tablename, policyname, qual) from pg_policies) as lines`)
  return String(rows[0]?.fingerprint)
}
