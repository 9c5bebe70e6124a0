/** 恢复: puts a backup into a data folder. Nothing is touched before every file has been verified. */
import { chown, mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import {
  type BackupManifest,
  CONTENT_FOLDER,
  copyWithChecksum,
  diskRefusal,
  flush,
  type Progress,
  readManifest,
  verifyBackup,
} from './backup-manifest.ts'
import { embeddedMajor, majorOf } from './binaries.ts'
import { makeDataFolder } from './cluster.ts'
import { lockInstance } from './instance-lock.ts'
import { endLeftovers } from './leftovers.ts'
import { ensureServerUser, isRoot, type OsUser } from './os-user.ts'
import { type ServerPaths, serverPaths } from './placement.ts'

export interface RestoreOptions {
  readonly from: string
  readonly dataDir: string
  /** What lies in the data folder is moved aside instead of being a reason to refuse. */
  readonly force: boolean
  readonly onVerify: Progress
  readonly onCopy: Progress
  readonly now: Date
}

export interface RestoreSummary {
  readonly folder: string
  readonly files: number
  readonly createdAt: string
  /** Where the former content went, if there was any. */
  readonly replaced: string | undefined
}

export async function restore(options: RestoreOptions): Promise<Result<RestoreSummary>> {
  const from = resolve(options.from)
  const dataDir = resolve(options.dataDir)
  const manifest = await readManifest(from)
  if (!manifest.ok) return manifest
  const fits = await fitsServer(manifest.value)
  if (!fits.ok) return fits
  const verified = await verifyBackup(from, manifest.value, options.onVerify)
  if (!verified.ok) return verified

  const paths = serverPaths(dataDir)
  const user = ensureServerUser(paths.home)
  if (!user.ok) return user
  const target: Target = { from, dataDir, paths, user: user.value, manifest: manifest.value }
  try {
    return await restoreInto(target, options)
  } catch (error) {
    return diskRefusal(error, dataDir)
  }
}

interface Target {
  readonly from: string
  readonly dataDir: string
  readonly paths: ServerPaths
  readonly user: OsUser
  readonly manifest: BackupManifest
}

async function restoreInto(target: Target, options: RestoreOptions): Promise<Result<RestoreSummary>> {
  const { dataDir, paths } = target
  await makeDataFolder(dataDir)
  // Made before it is locked, so that of two restores at once one is refused.
  const isNew = (await mkdir(paths.home, { recursive: true, mode: 0o700 })) !== undefined
  const lock = await lockInstance(paths.home, 0)
  if (lock === undefined) return refuse('conflict', 'postgres.already_running', { folder: dataDir })
  try {
    const occupied = (await contentOf(dataDir, paths.home)).length > 0
    if (occupied && !options.force) {
      if (isNew) await rmdir(paths.home)
      return refuse('conflict', 'backup.target_not_empty', { folder: dataDir })
    }
    const ended = await endLeftovers(paths.cluster, paths.socketFolder)
    if (!ended.ok) return ended
    const replaced = occupied ? asideOf(dataDir, options.now) : undefined
    await replaceContent(target, replaced, options.onCopy)
    return ok({
      folder: dataDir,
      files: target.manifest.files.length,
      createdAt: target.manifest.createdAt,
      replaced,
    })
  } finally {
    await lock.release()
  }
}

/** Puts the backup in the place of what lies there; when that fails, what lay there is back. */
async function replaceContent(target: Target, replaced: string | undefined, onCopy: Progress): Promise<void> {
  const { dataDir, paths, user } = target
  if (replaced !== undefined) await moveContent(dataDir, replaced)
  try {
    await copyBack(target, onCopy)
    await giveServerFiles(paths.home, user)
    await flush(dataDir)
    await rename(paths.unfinishedRestore, paths.cluster)
  } catch (error) {
    for (const name of await contentOf(dataDir, paths.home))
      await rm(join(dataDir, name), { recursive: true })
    if (replaced !== undefined) {
      await moveContent(replaced, dataDir)
      await rm(replaced, { recursive: true })
    }
    throw error
  }
}

/** A server opens only the files of its own major version; it would find out when the present data is gone. */
async function fitsServer(manifest: BackupManifest): Promise<Result<void>> {
  const server = await embeddedMajor()
  if (!server.ok) return server
  const backup = majorOf(manifest.postgresVersion)
  if (backup === server.value) return ok(undefined)
  return refuse('conflict', 'backup.other_postgres', { backup, server: server.value })
}

/** What lies in a data folder, by its path in it; the server's home, which is locked, stays where it is. */
async function contentOf(dataDir: string, home: string): Promise<string[]> {
  const server = basename(home)
  const beside = (await readdir(dataDir)).filter((name) => name !== server)
  const within = (await readdir(home)).map((name) => join(server, name))
  return [...beside, ...within]
}

function asideOf(dataDir: string, now: Date): string {
  return `${dataDir}.replaced-${now.toISOString().replace(/[:.]/g, '-')}`
}

async function moveContent(from: string, to: string): Promise<void> {
  const { home } = serverPaths(to)
  await mkdir(home, { recursive: true, mode: 0o700 })
  for (const name of await contentOf(from, serverPaths(from).home))
    await rename(join(from, name), join(to, name))
}

/** The cluster grows under another name, so that an interrupted restore is never started as a database. */
async function copyBack({ from, dataDir, manifest, paths }: Target, progress: Progress): Promise<void> {
  const placeOf = (name: string) =>
    join(dataDir, name.replace(/^postgres\/cluster(?=\/|$)/, 'postgres/cluster.restoring'))
  const total = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
  let done = 0
  await rm(paths.unfinishedRestore, { recursive: true, force: true })
  for (const name of manifest.directories) await mkdir(placeOf(name), { recursive: true, mode: 0o700 })
  for (const file of manifest.files) {
    const target = placeOf(file.path)
    await mkdir(dirname(target), { recursive: true, mode: 0o700 })
    const copied = await copyWithChecksum(join(from, CONTENT_FOLDER, file.path), target, (bytes) => {
      done += bytes
      progress(done, total)
    })
    if (copied.sha256 !== file.sha256) throw new Error(`${file.path} changed while it was being restored`)
  }
}

async function giveServerFiles(home: string, user: OsUser): Promise<void> {
  if (!isRoot()) return
  await chown(home, user.uid, user.gid)
  for (const entry of await readdir(home, { recursive: true, withFileTypes: true })) {
    await chown(join(entry.parentPath, entry.name), user.uid, user.gid)
  }
}
