/** Where the data of an instance lies: `./data`, unless the server's user cannot get there. */
import { join, resolve } from 'node:path'
import { canReach, findServerUser, isRoot } from './os-user.ts'

export interface Placement {
  readonly folder: string
  /** Set when `./data` was out of reach (a clone under /root, mode 0700) and the folder therefore lies elsewhere. */
  readonly unreachable?: string
}

const SYSTEM_FOLDER = '/var/lib/sishi'

/** `SISHI_DATA`, else `./data` of the program, else (root only, out of the unprivileged user's reach) /var/lib/sishi. */
export function placeData(env: NodeJS.ProcessEnv, root: string): Placement {
  if (env.SISHI_DATA) return { folder: resolve(env.SISHI_DATA) }
  const folder = join(root, 'data')
  if (env.DATABASE_URL || !isRoot()) return { folder }
  if (canReach(findServerUser(serverFolder(folder)), root)) return { folder }
  return { folder: SYSTEM_FOLDER, unreachable: folder }
}

/** Everything of the embedded server inside a data folder. */
export function serverFolder(dataDir: string): string {
  return join(dataDir, 'postgres')
}

export interface ServerPaths {
  readonly home: string
  /** The cluster itself (PGDATA). It appears by one rename, so it is either absent or complete. */
  readonly cluster: string
  readonly unfinishedCluster: string
  readonly unfinishedRestore: string
  readonly passwordFile: string
  readonly logFile: string
  readonly socketFolder: string
}

export function serverPaths(dataDir: string): ServerPaths {
  const home = serverFolder(resolve(dataDir))
  return {
    home,
    cluster: join(home, 'cluster'),
    unfinishedCluster: join(home, 'cluster.unfinished'),
    unfinishedRestore: join(home, 'cluster.restoring'),
    passwordFile: join(home, 'owner-password'),
    logFile: join(home, 'server.log'),
    socketFolder: join(home, 'run'),
  }
}
