/** The files of an embedded server: folders and their owners, password, and a cluster that is whole or not there. */
import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { isRoot, type OsUser } from './os-user.ts'
import type { ServerPaths } from './placement.ts'

const execute = promisify(execFile)

/** A socket path longer than this does not fit into the kernel's address structure. */
const SOCKET_PATH_BYTES_MAX = 107
export const SOCKET_PORT = 5432

async function giveTo(user: OsUser, path: string): Promise<void> {
  if (isRoot()) await chown(path, user.uid, user.gid)
}

/** Makes the data folder if there is none: others may pass through it, not list it, whatever the umask says. */
export async function makeDataFolder(dataDir: string): Promise<void> {
  const isNew = (await mkdir(dataDir, { recursive: true, mode: 0o711 })) !== undefined
  if (isNew) await chmod(dataDir, 0o711)
}

/** Makes the server's home, readable by its user alone. */
export async function prepareHome(dataDir: string, paths: ServerPaths, user: OsUser): Promise<Result<void>> {
  try {
    await makeDataFolder(dataDir)
    await mkdir(paths.home, { recursive: true, mode: 0o700 })
    await giveTo(user, paths.home)
    if ((await stat(paths.home)).uid !== user.uid) {
      return refuse('forbidden', 'postgres.folder_not_ours', { folder: paths.home })
    }
    return ok(undefined)
  } catch (error) {
    return refuse('forbidden', 'postgres.folder_not_writable', {
      folder: paths.home,
      reason: error instanceof Error ? error.message : String(error),
    })
  }
}

/** An empty folder for the socket, in the home or, where that path is too long, under the temporary folder. */
export function socketFolderFor(paths: ServerPaths, homeId: string): string {
  const socket = join(paths.socketFolder, `.s.PGSQL.${SOCKET_PORT}`)
  if (Buffer.byteLength(socket) <= SOCKET_PATH_BYTES_MAX) return paths.socketFolder
  return join(tmpdir(), `sishi-${homeId}`)
}

/** Fails when somebody else has made the folder first: under /tmp it must be ours alone. */
export async function makeSocketFolder(folder: string, user: OsUser): Promise<void> {
  await mkdir(folder, { mode: 0o700 })
  await giveTo(user, folder)
}

/** The superuser's password: made once, kept beside the cluster, readable by the server's user alone. */
async function ensurePassword(paths: ServerPaths, user: OsUser): Promise<void> {
  if (existsSync(paths.passwordFile)) return
  await writeFile(paths.passwordFile, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  await giveTo(user, paths.passwordFile)
}

export async function readPassword(paths: ServerPaths): Promise<string> {
  return (await readFile(paths.passwordFile, 'utf8')).trim()
}

/**
 * Makes the cluster if there is none. It grows under another name and is renamed at the end, so an interrupted
 * first start leaves nothing that the next one could take for a database. Answers whether it was made.
 */
export async function ensureCluster(paths: ServerPaths, user: OsUser, bin: string): Promise<Result<boolean>> {
  if (existsSync(paths.cluster)) return ok(false)
  if (existsSync(paths.unfinishedRestore)) {
    return refuse('conflict', 'postgres.restore_unfinished', { folder: paths.unfinishedRestore })
  }
  await rm(paths.unfinishedCluster, { recursive: true, force: true })
  await ensurePassword(paths, user)
  try {
    await execute(
      join(bin, 'initdb'),
      [
        `--pgdata=${paths.unfinishedCluster}`,
        `--pwfile=${paths.passwordFile}`,
        '--username=postgres',
        '--encoding=UTF8',
        // The ICU provider with locale C makes pg_trgm return no trigrams for Chinese.
        '--locale-provider=builtin',
        '--builtin-locale=C.UTF-8',
        '--locale=C.UTF-8',
        '--data-checksums',
        '--auth=scram-sha-256',
      ],
      {
        ...(isRoot() ? user : {}),
        cwd: paths.home,
        env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LANG: 'C.UTF-8', TZ: 'UTC' },
      },
    )
  } catch (error) {
    const reason = error instanceof Error && 'stderr' in error ? String(error.stderr).trim() : String(error)
    return refuse('conflict', 'postgres.could_not_create', { reason })
  }
  await rename(paths.unfinishedCluster, paths.cluster)
  return ok(true)
}
