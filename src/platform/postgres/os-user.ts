/** The operating-system user that the embedded PostgreSQL runs as: never root, because PostgreSQL refuses it. */
import { spawnSync } from 'node:child_process'
import { statSync } from 'node:fs'
import { dirname } from 'node:path'
import { ok, type Result, refuse } from '../../kernel/result.ts'

export interface OsUser {
  readonly uid: number
  readonly gid: number
}

const USER_NAME = 'sishi'

/** useradd lives in /usr/sbin, which is not on the PATH of every root shell. */
const ADMIN_ENV = { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin:/usr/bin:/bin` }

export function isRoot(): boolean {
  return process.getuid?.() === 0
}

function currentUser(): OsUser {
  return { uid: process.getuid?.() ?? -1, gid: process.getgid?.() ?? -1 }
}

function idOf(name: string, flag: '-u' | '-g'): number | undefined {
  const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8', env: ADMIN_ENV })
  return status === 0 ? Number(stdout) : undefined
}

function findUser(name: string): OsUser | undefined {
  const uid = idOf(name, '-u')
  const gid = idOf(name, '-g')
  return uid === undefined || gid === undefined ? undefined : { uid, gid }
}

/** Whoever owns the folder, unless that is root; undefined when the folder does not exist. */
function findOwner(folder: string): OsUser | undefined {
  const stat = statSync(folder, { throwIfNoEntry: false })
  return stat === undefined || stat.uid === 0 ? undefined : { uid: stat.uid, gid: stat.gid }
}

/** The user for a server whose files lie in `folder`, as far as it exists already. Creates nothing. */
export function findServerUser(folder: string): OsUser | undefined {
  return isRoot() ? (findOwner(folder) ?? findUser(USER_NAME)) : currentUser()
}

/** Like `findServerUser`, and creates the system user `sishi` when root has none yet. */
export function ensureServerUser(folder: string): Result<OsUser> {
  const found = findServerUser(folder)
  if (found !== undefined) return ok(found)
  const nowhere = ['--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin']
  const made = spawnSync('useradd', ['--system', '--user-group', ...nowhere, USER_NAME], {
    encoding: 'utf8',
    env: ADMIN_ENV,
  })
  const user = findUser(USER_NAME)
  if (user !== undefined) return ok(user)
  return refuse('conflict', 'postgres.no_os_user', { user: USER_NAME, reason: reasonOf(made) })
}

function reasonOf(run: { error?: Error; stderr: string | null }): string {
  return run.error?.message ?? run.stderr?.trim() ?? ''
}

/** Whether the user may pass through every folder down to `path`; parts that do not exist yet count as passable. */
export function canReach(user: OsUser | undefined, path: string): boolean {
  const stat = statSync(path, { throwIfNoEntry: false })
  const passable =
    stat === undefined || user?.uid === 0
      ? true
      : stat.uid === user?.uid
        ? (stat.mode & 0o100) !== 0
        : stat.gid === user?.gid
          ? (stat.mode & 0o010) !== 0
          : (stat.mode & 0o001) !== 0
  const parent = dirname(path)
  return passable && (parent === path || canReach(user, parent))
}
