/** Chromium and Chinese fonts from Debian. The pages work without them: only PDF, capture and browser tests need them. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { explain, root, run, say, step, words } from './terminal.mjs'

const BROWSERS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome']
const RETRY_AFTER_MS = 24 * 3600 * 1000

/** A failed attempt is remembered for a day, so that a machine without network still starts at once. */
const attemptFile = join(root, 'node_modules', '.sishi-system-attempt')

const findProgram = (name) =>
  [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/sbin']
    .filter(Boolean)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path))

const hasBrowser = () => Boolean(process.env.SISHI_CHROMIUM) || BROWSERS.some(findProgram)

async function hasChineseFont() {
  if (findProgram('fc-list')) {
    const { code, output } = await run('fc-list', [':lang=zh', 'family'])
    if (code === 0) return output.trim() !== ''
  }
  return existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')
}

async function missing() {
  return [
    ...(hasBrowser() ? [] : ['chromium-headless-shell']),
    ...((await hasChineseFont()) ? [] : ['fonts-noto-cjk']),
    // Tests make other tools' envelopes and time stamps with it, and check packs as a stranger would.
    ...(findProgram('openssl') ? [] : ['openssl']),
  ]
}

function triedLately() {
  if (!existsSync(attemptFile)) return false
  return Date.now() - Number(readFileSync(attemptFile, 'utf8')) < RETRY_AFTER_MS
}

/** How to call apt-get here: directly as root, through sudo otherwise; undefined where neither works. */
async function aptCommand() {
  if (!findProgram('apt-get')) return undefined
  if (process.getuid() === 0) return ['apt-get']
  if (!findProgram('sudo')) return undefined
  if ((await run('sudo', ['-n', 'true'])).code === 0) return ['sudo', '-n', 'apt-get']
  return process.stdin.isTTY ? ['sudo', 'apt-get'] : undefined
}

async function apt(command, args) {
  const quiet = [
    '-y',
    '-q',
    '-o',
    'Acquire::Retries=1',
    '-o',
    'Acquire::http::Timeout=30',
    '-o',
    'DPkg::Lock::Timeout=60',
  ]
  return await run(command[0], [...command.slice(1), ...quiet, ...args], {
    endSignal: 'SIGTERM',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    stdio: [command.length === 2 ? 'inherit' : 'ignore', 'pipe', 'pipe'], // sudo asks for the password itself
  })
}

function tellMissing(packages, reason) {
  say(
    words(
      `! 缺少 ${packages.join('、')}，${reason}。网页可照常使用；导出 PDF、网页留证和浏览器测试需要它们。`,
      `! ${packages.join(', ')} missing: ${reason}. The pages work without; PDF export, capture and browser tests need them.`,
    ),
  )
  say(
    words(
      `  可手工安装：sudo apt-get install ${packages.join(' ')}`,
      `  To install by hand: sudo apt-get install ${packages.join(' ')}`,
    ),
  )
}

/** Installs what is missing. Answers whether everything is there; nothing here stops the start. */
export async function installSystemPackages({ retry = false } = {}) {
  const packages = await missing()
  if (packages.length === 0) return true
  if (!retry && triedLately()) {
    tellMissing(packages, words('上次安装未成功', 'the last attempt did not succeed'))
    return false
  }
  const command = await aptCommand()
  if (command === undefined) {
    tellMissing(packages, words('本机没有 apt 或没有 sudo 权限', 'there is no apt here, or no sudo'))
    return false
  }
  const install = () => apt(command, ['install', '--no-install-recommends', ...packages])
  let failure
  const title = words(`安装 ${packages.join('、')}`, `installing ${packages.join(', ')}`)
  await step(title, async () => {
    if ((await install()).code === 0) return
    await apt(command, ['update'])
    const { code, output } = await install()
    if (code === 0) return
    failure = output
    return words('未成功', 'no success')
  })
  if (failure === undefined) {
    rmSync(attemptFile, { force: true })
    return true
  }
  say(explain(failure))
  tellMissing(
    packages,
    words('安装未成功，一天后再试', 'installing them did not succeed; next attempt in a day'),
  )
  writeFileSync(attemptFile, String(Date.now()))
  return false
}
