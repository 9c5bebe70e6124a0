/** 恢复: puts a backup into a data folder. Nothing is touched before every file has been verified. */
import { existsSync } from 'node:fs'
import { chown, mkdir, readdir, rename, rm } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import {
  type BackupManifest,
  CONTENT_FOLDER,
  copyWithChecksum,
  flush,
  type Progress,
  readManifest,
  verifyBackup,
} from './backup-manifest.ts'
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
  const verified = await verifyBackup(from, manifest.value, options.onVerify)
  if (!verified.ok) return verified

  const paths = serverPaths(dataDir)
  const user = ensureServerUser(paths.home)
  if (!user.ok) return user
  const lock = existsSync(paths.home) ? await lockInstance(paths.home, 0) : undefined
  if (existsSync(paths.home) && lock === undefined) {
    return refuse('conflict', 'postgres.already_running', { folder: dataDir })
  }
  try {
    const occupied = (await readdir(dataDir).catch(() => [])).length > 0
    if (occupied && !options.force) return refuse('conflict', 'backup.target_not_empty', { folder: dataDir })
    const ended = await endLeftovers(paths.cluster, paths.socketFolder)
    if (!ended.ok) return ended
    await makeDataFolder(dataDir)
    const replaced = occupied ? await moveAside(dataDir, options.now) : undefined
    await copyBack(from, dataDir, manifest.value, paths, options.onCopy)
    await giveServerFiles(paths.home, user.value)
    await flush(dataDir)
    await rename(paths.unfinishedRestore, paths.cluster)
    return ok({
      folder: dataDir,
      files: manifest.value.files.length,
      createdAt: manifest.value.createdAt,
      replaced,
    })
  } finally {
    await lock?.release()
  }
}

/** The content, not the folder itself: that may be a mount point. */
async function moveAside(dataDir: string, now: Date): Promise<string> {
  const aside = `${dataDir}.replaced-${now.toISOString().replace(/[:.]/g, '-')}`
  await mkdir(aside, { mode: 0o700 })
  for (const name of await readdir(dataDir)) await rename(join(dataDir, name), join(aside, name))
  return aside
}

/** The cluster grows under another name, so that an interrupted restore is never started as a database. */
async function copyBack(
  from: string,
  dataDir: string,
  manifest: BackupManifest,
  paths: ServerPaths,
  progress: Progress,
): Promise<void> {
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
