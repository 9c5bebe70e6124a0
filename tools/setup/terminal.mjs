/** Speaking to the person at the terminal, in zh or en by the locale, and running other programs. Runs on Node 20. */
import { spawn } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { stripVTControlCharacters } from 'node:util'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

const { env } = process
const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || 'zh'
const isChinese = locale.toLowerCase().startsWith('zh')

/** One of the two texts. */
export const words = (zh, en) => (isChinese ? zh : en)

export const say = (line) => process.stdout.write(`${line}\n`)

/** Something that the person has to know and mend; shown without a stack. */
export class Trouble extends Error {}

const running = new Set()

/** Ends what was started when the one who called us goes away: a killed npm does not tell its children. */
export function endWithParent() {
  const parent = process.ppid
  const endAll = (code) => {
    for (const { child, endSignal } of running) child.kill(endSignal)
    process.exit(code)
  }
  process.on('SIGINT', () => endAll(130))
  process.on('SIGTERM', () => endAll(143))
  process.on('SIGHUP', () => endAll(129))
  setInterval(() => process.ppid === parent || endAll(143), 300).unref()
}

/** Runs a program; its output is kept, and shown only where it failed. Resolves to the exit code and the output. */
export async function run(command, args, options = {}) {
  // npm takes its time over SIGTERM, and what it leaves half done is done again; apt must be asked politely.
  const { endSignal = 'SIGKILL', ...rest } = options
  return await new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      ...rest,
      env: { ...(rest.env ?? process.env), NO_COLOR: '1' },
    })
    const entry = { child, endSignal }
    running.add(entry)
    let output = ''
    const keep = (chunk) => {
      output = (output + chunk).slice(-2_000_000)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    const end = (code) => {
      running.delete(entry)
      resolve({ code, output: stripVTControlCharacters(output) })
    }
    child.on('error', (error) => {
      output += error.message
      end(127)
    })
    child.on('close', (code) => end(code ?? 1))
  })
}

/** `12 s` or `2 min 5 s`. */
export function seconds(since) {
  const all = (performance.now() - since) / 1000
  if (all < 10) return `${all.toFixed(1)} s`
  return all < 60 ? `${Math.round(all)} s` : `${Math.floor(all / 60)} min ${Math.round(all % 60)} s`
}

/** Tells that a longer piece of work runs, that it still runs, and how long it took. */
export async function step(title, work) {
  const begin = performance.now()
  const isTerminal = process.stdout.isTTY
  process.stdout.write(isTerminal ? `· ${title} …` : `· ${title} …\n`)
  const tick = setInterval(
    () =>
      isTerminal
        ? process.stdout.write(`\r· ${title} … ${seconds(begin)} `)
        : say(`  ${words('仍在进行', 'still working')} (${seconds(begin)})`),
    isTerminal ? 1000 : 20_000,
  )
  try {
    const note = await work()
    clearInterval(tick)
    process.stdout.write(isTerminal ? '\r' : '')
    say(`✓ ${title} (${seconds(begin)})${note ? `：${note}` : ''}`)
  } catch (error) {
    clearInterval(tick)
    process.stdout.write(isTerminal ? '\n' : '')
    throw error
  }
}

/** What a program's output most likely means, the surest first. */
const MEANINGS = [
  [/ENOSPC|No space left/, '磁盘空间不足，请清理后重试。', 'The disk is full: make room and try again.'],
  [
    // A proxy that opens what is encrypted shows a certificate of its own, which nothing here knows.
    /SELF_SIGNED_CERT|UNABLE_TO_(?:GET_ISSUER_CERT|VERIFY_LEAF)|CERT_UNTRUSTED/,
    '网络（或其代理）出示的证书不受信任。请把其根证书文件告诉 npm：npm config set cafile 文件，然后重试。',
    'The network (or its proxy) shows a certificate that is not trusted. Give npm its root: npm config set cafile FILE, then try again.',
  ],
  [
    /ENOTFOUND|EAI_AGAIN|ETIMEDOUT|ECONNREFUSED|ECONNRESET|ENETUNREACH|Temporary failure resolving|Could not resolve/,
    '无法访问网络。请检查网络、代理（HTTPS_PROXY）与 npm 源（npm config get registry）后重试。',
    'The network cannot be reached. Check it, the proxy (HTTPS_PROXY) and the registry (npm config get registry), then try again.',
  ],
  [
    /EACCES|EPERM|Permission denied/,
    '没有写入权限，请检查目录的属主。',
    'Not permitted to write: check who owns the folder.',
  ],
]

const meaningOf = (output) => MEANINGS.find(([sign]) => sign.test(output))

export const hasMeaning = (output) => meaningOf(output) !== undefined

/** The last lines of a program's output, and what they most likely mean. */
export function explain(output) {
  const tail = output.trim().split('\n').slice(-12).join('\n')
  const meaning = meaningOf(output)
  return meaning === undefined ? tail : `${tail}\n${words(meaning[1], meaning[2])}`
}
