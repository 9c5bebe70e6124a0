/** What the machine gives: folder, disk, port, clock. */
import { execFile } from 'node:child_process'
import { constants, existsSync } from 'node:fs'
import { access, mkdtemp, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { Config } from '../../../platform/config.ts'
import { whyNotFree } from '../../../platform/http/port.ts'
import { isInstanceRunning } from '../../../platform/postgres/embedded.ts'
import { serverPaths } from '../../../platform/postgres/placement.ts'
import { type SayOperation, sizeText } from '../messages/operations.ts'
import type { Finding } from './finding.ts'

const execute = promisify(execFile)

const FREE_BYTES_MIN = 1e9
const FREE_BYTES_GOOD = 5e9
/** A clock may be set back a little by synchronisation. */
const CLOCK_TOLERANCE_MS = 5 * 60_000

function nearestExisting(path: string): string {
  return existsSync(path) ? path : nearestExisting(dirname(path))
}

export async function checkData(say: SayOperation, { dataDir }: Config): Promise<Finding> {
  try {
    const folder = nearestExisting(dataDir)
    await access(folder, constants.R_OK | constants.X_OK)
    // Asked of the system, root may write everywhere; a read-only or special file system says no only when it is tried.
    await rm(await mkdtemp(join(folder, '.doctor-')), { recursive: true })
    return { part: 'data', state: 'ok', found: say('doctor.data.usable', { folder: dataDir }) }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return {
      part: 'data',
      state: 'fail',
      found: say('doctor.data.unusable', { folder: dataDir, reason }),
      advice: say('doctor.data.advice'),
    }
  }
}

export async function checkDisk(say: SayOperation, { dataDir }: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(nearestExisting(dataDir))
  const free = bavail * bsize
  const found = say('doctor.disk.free', { folder: dataDir, size: sizeText(free) })
  if (free >= FREE_BYTES_GOOD) return { part: 'disk', state: 'ok', found }
  const advice = say('doctor.disk.advice', { size: sizeText(FREE_BYTES_GOOD) })
  return { part: 'disk', state: free < FREE_BYTES_MIN ? 'fail' : 'warn', found, advice }
}

export async function checkPort(say: SayOperation, { host, port, dataDir }: Config): Promise<Finding> {
  const reason = await whyNotFree(host, port)
  if (reason === undefined)
    return { part: 'port', state: 'ok', found: say('doctor.port.free', { host, port }) }
  if (reason === 'EADDRINUSE' && (await isInstanceRunning(dataDir))) {
    return { part: 'port', state: 'ok', found: say('doctor.port.ours', { host, port }) }
  }
  return {
    part: 'port',
    state: 'fail',
    found: say('doctor.port.taken', { host, port, reason }),
    advice: say('doctor.port.advice', { port: port < 1024 ? 8080 : port + 1 }),
  }
}

export async function checkClock(say: SayOperation, { dataDir }: Config): Promise<Finding> {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'Asia/Shanghai',
    dateStyle: 'short',
    timeStyle: 'medium',
  })
  const now = format.format(Date.now())
  const advice = say('doctor.clock.advice')
  const control = join(serverPaths(dataDir).cluster, 'global', 'pg_control')
  const written = (await stat(control).catch(() => undefined))?.mtimeMs ?? 0
  if (written > Date.now() + CLOCK_TOLERANCE_MS) {
    const found = say('doctor.clock.behind', { now, last: format.format(written) })
    return { part: 'clock', state: 'fail', found, advice }
  }
  const show = ['show', '--property=NTPSynchronized', '--value']
  const synchronised = await execute('timedatectl', show, { timeout: 5_000 }).catch(() => undefined)
  if (synchronised?.stdout.trim() === 'no') {
    return { part: 'clock', state: 'warn', found: say('doctor.clock.unsynchronised', { now }), advice }
  }
  return { part: 'clock', state: 'ok', found: say('doctor.clock.now', { now }) }
}
