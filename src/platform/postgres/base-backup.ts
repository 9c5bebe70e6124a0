/**
 * 备份: copies a running embedded database and everything else in the data folder into a folder, by PostgreSQL's
 * low-level base-backup functions (the bundled server has neither pg_dump nor pg_basebackup).
 */
import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, resolve, sep } from 'node:path'
import pg from 'pg'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import {
  type BackupFile,
  type BackupManifest,
  CONTENT_FOLDER,
  copyWithChecksum,
  diskRefusal,
  flush,
  MANIFEST_NAME,
  type Progress,
} from './backup-manifest.ts'
import { type ServerPaths, serverPaths } from './placement.ts'

/** Folders whose content a restored server makes anew (PostgreSQL manual, "Making a Base Backup Using the Low Level API"). */
const EMPTIED = new Set([
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|.*pg_internal\.init.*)$/
const TEMPORARY = /^pgsql_tmp/

export interface BackupOptions {
  readonly dataDir: string
  readonly owner: pg.ClientConfig
  /** A new or empty folder outside the data folder. */
  readonly to: string
  readonly progress: Progress
  readonly now: Date
}

export interface BackupSummary {
  readonly folder: string
  readonly files: number
  readonly bytes: number
  readonly stopLsn: string
}

interface Tree {
  readonly directories: string[]
  readonly files: string[]
}

/** Makes a backup while the database goes on working. */
export async function backUp(options: BackupOptions): Promise<Result<BackupSummary>> {
  const dataDir = resolve(options.dataDir)
  const to = resolve(options.to)
  if (`${to}${sep}`.startsWith(`${dataDir}${sep}`))
    return refuse('invalid', 'backup.inside_data', { folder: to })
  if ((await readdir(to).catch(() => [])).length > 0)
    return refuse('conflict', 'backup.not_empty', { folder: to })
  let isNew = false
  try {
    isNew = await makeFolder(to)
    await mkdir(join(to, CONTENT_FOLDER), { mode: 0o700 })
    return await backUpInto(to, dataDir, options)
  } catch (error) {
    // Half a backup would only take room.
    await rm(isNew ? to : join(to, CONTENT_FOLDER), { recursive: true, force: true }).catch(() => {})
    return diskRefusal(error, to)
  }
}

/** Step by step: on some file systems the recursive call never answers. True where the folder is new. */
async function makeFolder(folder: string): Promise<boolean> {
  if (existsSync(folder)) return false
  await makeFolder(dirname(folder))
  await mkdir(folder, { mode: 0o700 })
  return true
}

async function backUpInto(
  to: string,
  dataDir: string,
  options: BackupOptions,
): Promise<Result<BackupSummary>> {
  const paths = serverPaths(dataDir)
  const client = new pg.Client(options.owner)
  await client.connect()
  try {
    const copy = new Copy(dataDir, join(to, CONTENT_FOLDER), options.progress)
    const manifest = await copyAll(client, copy, paths, options.now)
    await writeManifest(to, manifest)
    return ok({
      folder: to,
      files: manifest.files.length,
      bytes: manifest.files.reduce((sum, file) => sum + file.bytes, 0),
      stopLsn: manifest.stopLsn,
    })
  } finally {
    await client.end()
  }
}

/** The slot and the backup belong to this session: if the program dies, the server forgets both. */
async function copyAll(
  client: pg.Client,
  copy: Copy,
  paths: ServerPaths,
  now: Date,
): Promise<BackupManifest> {
  // The slot keeps every log segment from here on, however long the copy takes.
  await client.query(
    `select pg_create_physical_replication_slot('sishi_backup_' || pg_backend_pid(), true, true)`,
  )
  const cluster = await listCluster(paths.cluster)
  const others = await listOthers(copy.from, paths)
  await copy.expect([...cluster.files.map((file) => join(paths.cluster, file)), ...others.files])
  const started = await client.query<{ lsn: string; version: string }>(
    `select pg_backup_start('sishi', fast => true) as lsn, current_setting('server_version') as version`,
  )
  const begin = started.rows[0]
  await copy.directories([paths.cluster, ...cluster.directories.map((name) => join(paths.cluster, name))])
  for (const file of cluster.files) await copy.file(join(paths.cluster, file))
  const stopped = await client.query<{ lsn: string; label: string; spaces: string }>(
    'select lsn, labelfile as label, spcmapfile as spaces from pg_backup_stop(wait_for_archive => false)',
  )
  const end = stopped.rows[0]
  if (begin === undefined || end === undefined)
    throw new Error('the server did not answer the backup functions')
  if (end.spaces.trim() !== '') throw new Error('tablespaces are not backed up')
  await copy.text(join(paths.cluster, 'backup_label'), end.label)
  await copyLog(client, copy, paths.cluster, begin.lsn, end.lsn)
  // Content-addressed files are written before the rows that name them: copied after, none is missing.
  const after = await listOthers(copy.from, paths)
  await copy.directories(after.directories)
  for (const file of after.files) await copy.file(file)
  return {
    product: 'sishi',
    format: 1,
    createdAt: now.toISOString(),
    postgresVersion: begin.version,
    startLsn: begin.lsn,
    stopLsn: end.lsn,
    directories: copy.madeDirectories,
    files: copy.madeFiles,
  }
}

async function copyLog(
  client: pg.Client,
  copy: Copy,
  cluster: string,
  from: string,
  to: string,
): Promise<void> {
  const { rows } = await client.query<{ first: string; last: string }>(
    'select pg_walfile_name($1::pg_lsn) as first, pg_walfile_name($2::pg_lsn) as last',
    [from, to],
  )
  const range = rows[0]
  if (range === undefined) throw new Error('no log range')
  const folder = join(cluster, 'pg_wal')
  for (const name of (await readdir(folder)).sort()) {
    const isSegment = /^[0-9A-F]{24}$/.test(name) && name >= range.first && name <= range.last
    if (isSegment || name.endsWith('.history')) await copy.file(join(folder, name))
  }
}

/** The cluster's folders and files, `global/pg_control` last as PostgreSQL's own tool has it. */
async function listCluster(cluster: string): Promise<Tree> {
  const tree: Tree = { directories: [], files: [] }
  const walk = async (folder: string) => {
    for (const entry of await readdir(join(cluster, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (TEMPORARY.test(entry.name)) continue
      if (entry.isDirectory()) {
        tree.directories.push(path)
        if (path === 'pg_wal') tree.directories.push('pg_wal/archive_status', 'pg_wal/summaries')
        if (!EMPTIED.has(path)) await walk(path)
      } else if (entry.isFile() && !LEFT_OUT.test(entry.name)) {
        tree.files.push(path)
      }
    }
  }
  await walk('')
  const control = 'global/pg_control'
  return { ...tree, files: [...tree.files.filter((file) => file !== control), control] }
}

/** Everything else in the data folder: blobs, keys, and of the server only its owner's password. */
async function listOthers(dataDir: string, paths: ServerPaths): Promise<Tree> {
  const tree: Tree = { directories: [], files: [paths.passwordFile] }
  const walk = async (folder: string) => {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name)
      if (path === paths.home || (folder === dataDir && entry.name.startsWith('postgresql-'))) continue
      if (entry.isDirectory()) {
        tree.directories.push(path)
        await walk(path)
      } else if (entry.isFile()) tree.files.push(path)
    }
  }
  await walk(dataDir)
  return tree
}

/** Copies files of the data folder to the same place in the backup and keeps account of them. */
class Copy {
  readonly from: string
  readonly madeFiles: BackupFile[] = []
  readonly madeDirectories: string[] = []
  readonly #to: string
  readonly #progress: Progress
  #done = 0
  #total = 0

  constructor(from: string, to: string, progress: Progress) {
    this.from = from
    this.#to = to
    this.#progress = progress
  }

  #name(path: string): string {
    return relative(this.from, path).split(sep).join('/')
  }

  async expect(files: readonly string[]): Promise<void> {
    for (const file of files) this.#total += (await stat(file).catch(() => undefined))?.size ?? 0
  }

  async directories(paths: readonly string[]): Promise<void> {
    for (const path of paths) {
      await mkdir(join(this.#to, this.#name(path)), { recursive: true, mode: 0o700 })
      this.madeDirectories.push(this.#name(path))
    }
  }

  /** A file that vanishes meanwhile was dropped by the database, and the log says so to the restored server. */
  async file(path: string): Promise<void> {
    const target = join(this.#to, this.#name(path))
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    try {
      const copied = await copyWithChecksum(path, target, (bytes) => {
        this.#done += bytes
        this.#progress(this.#done, Math.max(this.#total, this.#done))
      })
      this.madeFiles.push({ path: this.#name(path), ...copied })
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    }
  }

  async text(path: string, text: string): Promise<void> {
    const target = join(this.#to, this.#name(path))
    await writeFile(target, text, { flag: 'wx', mode: 0o600 })
    const sha256 = createHash('sha256').update(text).digest('hex')
    this.madeFiles.push({ path: this.#name(path), bytes: Buffer.byteLength(text), sha256 })
  }
}

/** After everything else is on disk, and by a rename: a backup is either whole or has no manifest. */
async function writeManifest(to: string, manifest: BackupManifest): Promise<void> {
  const unfinished = join(to, `${MANIFEST_NAME}.unfinished`)
  await writeFile(unfinished, `${JSON.stringify(manifest, null, 1)}\n`, { mode: 0o600 })
  await flush(to)
  await rename(unfinished, join(to, MANIFEST_NAME))
}
