/**
 * Ledger: appends against the same rows in a plain table, sealing, verification. Prints figures and their ratios.
 * `node bench/ledger.ts [entries]`. Durable figures need a server with fsync on; the first line says whether it is.
 */
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import pg from 'pg'
import { startOwnInstance } from '../src/app/testing/own-instance.ts'
import { type SystemJob, scopeOf } from '../src/kernel/actor.ts'
import { parseRegionCode } from '../src/kernel/region-code.ts'
import { ok } from '../src/kernel/result.ts'
import { makeCheckpoint } from '../src/platform/audit/checkpoint-store.ts'
import { ensureLedgerKey, readPublicKeys, readSigningKeys } from '../src/platform/audit/keys.ts'
import { type AuditEntry, recordAll } from '../src/platform/audit/record.ts'
import { runSealer, sealOnce } from '../src/platform/audit/sealer.ts'
import { verifyLedger } from '../src/platform/audit/verify.ts'
import { Database, type Tx } from '../src/platform/db/database.ts'
import { APP_ROLE, connectionAs, migrate } from '../src/platform/db/migrate.ts'

const DATABASE = 'sishi_bench_ledger'
const ACTOR: SystemJob = { kind: 'system', job: 'bench.ledger' }
const SCOPE = scopeOf(ACTOR, 'any')
const REGION = parseRegionCode('350421') ?? ''
const say = (line: string) => process.stdout.write(`${line}\n`)

const [size = '1000000'] = process.argv.slice(2)
const entries = Number(size)
const instance = await startOwnInstance()
const server: pg.ClientConfig = instance.owner

const acts = (count: number): AuditEntry[] =>
  Array.from({ length: count }, () => ({
    action: 'assessment.figureEntered',
    subject: { type: 'assessment.figure', id: randomUUID() },
    region: REGION as AuditEntry['region'],
    details: { year: 2025, from: 'draft', to: 'entered', count: 17 },
  }))

/** The reference: the same content as rows of a table that is only a table. */
async function insertPlain(tx: Tx, batch: readonly AuditEntry[]): Promise<void> {
  await sql`
    insert into plain (id, actor_kind, actor_id, action, subject_type, subject_id, region, details)
    select id, 'system', 'bench.ledger', action, subject_type, subject_id, region, details::json
    from unnest(
      ${batch.map(() => randomUUID())}::uuid[], ${batch.map((each) => each.action)}::text[],
      ${batch.map((each) => each.subject.type)}::text[], ${batch.map((each) => each.subject.id)}::text[],
      ${batch.map((each) => each.region)}::text[], ${batch.map((each) => JSON.stringify(each.details))}::text[]
    ) as act (id, action, subject_type, subject_id, region, details)`.execute(tx.as<unknown>())
}

/** Rows a second of durable transactions of `perTransaction` rows, by so many clients at once, for some seconds. */
async function rate(
  db: Database,
  clients: number,
  perTransaction: number,
  insert: (tx: Tx, batch: readonly AuditEntry[]) => Promise<void>,
): Promise<number> {
  const begun = performance.now()
  const untilMs = begun + 5000
  let rows = 0
  const client = async () => {
    while (performance.now() < untilMs) {
      const batch = acts(perTransaction)
      await db.transact(SCOPE, async (tx) => ok(await insert(tx, batch)))
      rows += perTransaction
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return rows / ((performance.now() - begun) / 1000)
}

const seconds = async (work: () => Promise<unknown>): Promise<number> => {
  const begun = performance.now()
  await work()
  return (performance.now() - begun) / 1000
}
const round = (value: number) => value.toLocaleString('en', { maximumFractionDigits: value < 100 ? 2 : 0 })

async function appends(db: Database, superuser: pg.Client): Promise<void> {
  for (const [name, clients, perTransaction] of [
    ['batches of 100, 4 clients', 4, 100],
    ['single acts, 16 clients', 16, 1],
  ] as const) {
    const plain = await rate(db, clients, perTransaction, insertPlain)
    const sealer = runSealer({
      db,
      clock: { now: () => new Date() },
      keys: [],
      onError: (error) => {
        throw error
      },
    })
    const ledger = await rate(db, clients, perTransaction, (tx, batch) => recordAll(tx, ACTOR, batch))
    await sealer.stop()
    const { rows } = await superuser.query(
      'select (select count(*) from audit.entry) - (select count(*) from audit.seal) as backlog',
    )
    say(
      `append, ${name}: ${round(ledger)} entries/s while sealing; plain table ${round(plain)} rows/s; ` +
        `ratio ${round(ledger / plain)}; not yet sealed at the end: ${rows[0].backlog}`,
    )
  }
}

async function verification(db: Database, superuser: pg.Client): Promise<void> {
  const keys = await mkdtemp(join(tmpdir(), 'bench-ledger-'))
  await ensureLedgerKey(keys)
  await superuser.query(
    `insert into audit.entry (id, actor_kind, actor_id, session_id, action, subject_type, subject_id, region, unit_id, details)
     select (lpad(to_hex(g), 12, '0') || substr(md5(g::text), 1, 20))::uuid, 'officer', md5((g % 60)::text)::uuid, md5((g / 100)::text)::uuid, 'assessment.figureEntered',
       'assessment.figure', gen_random_uuid(), '350421', md5((g % 20)::text)::uuid,
       json_build_object('year', 2025, 'from', 'draft', 'to', 'entered', 'count', g)
     from generate_series(1, $1 - (select count(*) from audit.entry)) g`,
    [entries],
  )
  let sealed = 0
  const sealing = await seconds(async () => {
    sealed = await sealOnce(db)
  })
  await makeCheckpoint(db, await readSigningKeys(keys), new Date())
  say(`seal: ${round(sealed / sealing)} entries/s (${round(sealed)} in ${round(sealing)} s)`)
  await superuser.query('vacuum analyze audit.entry, audit.seal')
  const counting = await seconds(() =>
    superuser.query(
      'select count(*), sum(length(e::text)) from audit.seal s join audit.entry e on e.id = s.entry_id',
    ),
  )
  const publicKeys = await readPublicKeys(keys)
  let checked = 0
  const verifying = await seconds(async () => {
    const verdict = await verifyLedger(db, { publicKeys })
    if (!verdict.ok) throw new Error(`the ledger does not verify: ${JSON.stringify(verdict.problems[0])}`)
    checked = verdict.checked
  })
  say(
    `verify: ${round(checked)} entries in ${round(verifying)} s; the bare join in the server ${round(counting)} s; ` +
      `ratio ${round(verifying / counting)}`,
  )
  await rm(keys, { recursive: true })
}

const admin = new pg.Client({ ...server, database: 'postgres' })
await admin.connect()
await admin.query(`drop database if exists ${DATABASE} with (force)`)
await admin.query(`create database ${DATABASE}`)
const { rows: settings } = await admin.query(
  "select current_setting('fsync') as fsync, current_setting('server_version') as version",
)
say(`PostgreSQL ${settings[0].version}, fsync ${settings[0].fsync}`)
try {
  const owner = { ...server, database: DATABASE }
  await migrate(owner, [
    { owner: 'platform', directory: join(import.meta.dirname, '../src/platform/migrations') },
  ])
  const superuser = new pg.Client(owner)
  await superuser.connect()
  await superuser.query(
    'create table plain (like audit.entry including defaults); alter table plain add primary key (id)',
  )
  await superuser.query(`grant insert on plain to ${APP_ROLE}`)
  const db = new Database({ connection: connectionAs(owner, APP_ROLE), max: 20 })
  await appends(db, superuser)
  await verification(db, superuser)
  await db.close()
  await superuser.end()
} finally {
  await admin.query(`drop database if exists ${DATABASE} with (force)`)
  await admin.end()
  await instance.stop()
}
