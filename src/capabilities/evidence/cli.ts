/** `sishi verify FILE` and `sishi capture URL`. */
import { mkdir, readFile, rmdir, stat } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { ok, type Refusal, type Result, refuse } from '../../kernel/result.ts'
import type { Language } from '../../kernel/text.ts'
import { exitCode, fill, tellMistake, type Verb, type VerbContext } from '../../platform/cli.ts'
import { readConfig } from '../../platform/config.ts'
import { parseListedHost } from '../../platform/net/guard.ts'
import { makeDataFolder } from '../../platform/postgres/cluster.ts'
import type { ReplayFigures } from './contract.ts'
import { reasonText } from './domain/lack.ts'
import { remarkText } from './domain/remark-text.ts'
import type { Remark, Report, Verdict } from './domain/report.ts'
import { parseScript, type ScriptStep } from './domain/script.ts'
import { parsePublicKey } from './domain/signature.ts'
import { certificatesOf, fingerprintOf } from './domain/timestamp.ts'
import { verifyFile } from './domain/verify.ts'
import { en } from './messages/en.ts'
import { lacksEn } from './messages/lacks-en.ts'
import { lacksZh } from './messages/lacks-zh.ts'
import { recordsEn } from './messages/records-en.ts'
import { recordsZh } from './messages/records-zh.ts'
import { zh } from './messages/zh.ts'
import { type Captured, capturePage } from './service/capture.ts'
import { nodeDigests, nodeHashing, openDiskFile, withGunzip } from './service/disk-file.ts'
import { meansOf } from './service/instance-means.ts'
import { replayPack } from './service/replay.ts'

/** A pack was sealed, and parts of the page are missing from it. */
const PARTIAL = 3
const EXIT: Readonly<Record<Verdict, number>> = { valid: 0, invalid: 1, cannot_say: 2 }

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

function sayIn(language: Language): Say {
  const catalog: Readonly<Record<string, string>> =
    language === 'zh' ? { ...zh, ...recordsZh, ...lacksZh } : { ...en, ...recordsEn, ...lacksEn }
  return (key, values) => fill(catalog[key] ?? key, values)
}

/** Refusals of both verbs are told the same way. */
function tell(context: VerbContext, json: boolean, refusal: Refusal): void {
  const values = Object.fromEntries(
    Object.entries(refusal.details).map(([name, value]) => [name, String(value)]),
  )
  const say = sayIn(context.language)
  const { reason, detail } = values
  if (json) context.out(JSON.stringify({ error: refusal }))
  else
    context.err(
      say(refusal.code, { ...values, ...(reason && { reason: reasonText({ reason, detail }, say) }) }),
    )
}

interface CaptureOptions {
  readonly output: string
  readonly allowHost: readonly string[]
  readonly officer: readonly string[]
  readonly by?: string
  readonly purpose?: string
  readonly script?: string
  readonly record?: boolean
  readonly replay?: boolean
  readonly json?: boolean
}

const several = (value: string, before: readonly string[]): readonly string[] => [...before, value]

/** 取证: exit 0 sealed, 1 failed (named), 3 sealed but partial. */
export const capture: Verb = {
  name: 'capture',
  summary: { zh: zh['capture.summary'], en: en['capture.summary'] },
  configure(command, context) {
    const say = sayIn(context.language)
    command
      .argument('<url>', say('capture.arg.url'))
      .requiredOption('-o, --output <file>', say('capture.option.output'))
      .option('--allow-host <host:port>', say('capture.option.allow_host'), several, [])
      .option('--officer <number>', say('capture.option.officer'), several, [])
      .option('--by <name>', say('capture.option.by'))
      .option('--purpose <text>', say('capture.option.purpose'))
      .option('--script <file>', say('capture.option.script'))
      .option('--record', say('capture.option.record'))
      .option('--replay', say('capture.option.replay'))
      .action(async (url: string, options: CaptureOptions) => {
        const wrong = options.allowHost.find((host) => parseListedHost(host) === undefined)
        if (wrong !== undefined)
          return tellMistake(context, options.json === true, say('evidence.bad_host', { host: wrong }))
        const captured = await captureToDisk(context, url, options)
        if (!captured.ok) {
          tell(context, options.json === true, captured.error)
          return exitCode.refused
        }
        const { state, report, ...rest } = captured.value
        const file = resolve(options.output)
        const replay = options.replay ? await replayFile(context, file, options.script) : undefined
        if (options.json)
          context.out(
            JSON.stringify({
              state,
              file,
              url,
              ...rest,
              ...(replay && { replay }),
              timestamp: report.timestamp,
              members: report.members,
            }),
          )
        else {
          context.out(say(`capture.${state}`, { file, exchanges: rest.exchanges }))
          if (replay) context.out(say('capture.replayed', percentsOf(replay)))
          for (const each of rest.missing)
            context.out(
              say('verify.note', {
                text: remarkText({ code: 'pack.partial', ...each, detail: each.detail ?? '' }, say),
              }),
            )
          if (report.timestamp?.trial)
            context.out(
              say('verify.note', {
                text: say('remark.timestamp.trial', { authority: report.timestamp.authority }),
              }),
            )
        }
        return state === 'sealed' ? exitCode.done : PARTIAL
      })
  },
}

/** The steps of a file, one a line. */
async function readScript(file: string | undefined): Promise<Result<readonly ScriptStep[]>> {
  if (file === undefined) return ok([])
  const text = await readFile(file, 'utf8').catch(() => undefined)
  if (text === undefined) return refuse('invalid', 'evidence.cannot_read', { file, cause: '' })
  const script = parseScript(text)
  return 'steps' in script
    ? ok(script.steps)
    : refuse('invalid', 'evidence.bad_script', { file, line: script.wrongLine })
}

/** Step by step: making all at once never ends where the system makes no folders (`/proc`). */
async function makeFolder(path: string): Promise<void> {
  const made = await mkdir(path).then(
    () => undefined,
    (error: NodeJS.ErrnoException) => error,
  )
  if (made === undefined || made.code === 'EEXIST') return
  if (made.code !== 'ENOENT' || dirname(path) === path) throw made
  await makeFolder(dirname(path))
  await mkdir(path)
}

const workFolderOf = (file: string): string => `${file}.work`

/** A pack that stands there is never written over. */
async function readyOutput(file: string): Promise<Result<void>> {
  const there = await stat(file).catch(() => undefined)
  if (there !== undefined && (!there.isFile() || there.size > 0))
    return refuse('conflict', there.isFile() ? 'evidence.output_exists' : 'evidence.output_no_file', { file })
  const work = workFolderOf(file)
  await makeFolder(work)
  await rmdir(work).catch(() => undefined)
  return ok(undefined)
}

/** What the disk does not take has a name; nothing half-written stays. */
async function captureToDisk(
  context: VerbContext,
  url: string,
  options: CaptureOptions,
): Promise<Result<Captured>> {
  try {
    const ready = await readyOutput(resolve(options.output))
    return ready.ok ? await captureTo(context, url, options) : ready
  } catch (error) {
    const { code, syscall } = error as NodeJS.ErrnoException
    if (code === undefined || !/^E[A-Z]+$/.test(code) || syscall === undefined) throw error
    return refuse('conflict', 'evidence.cannot_write', { file: options.output, cause: code })
  }
}

async function captureTo(
  context: VerbContext,
  url: string,
  options: CaptureOptions,
): Promise<Result<Captured>> {
  const script = await readScript(options.script)
  if (!script.ok) return script
  const root = join(import.meta.dirname, '../../..')
  const config = readConfig(context.env, root)
  if (!config.ok) return config
  const fetchHosts = [...config.value.fetchHosts, ...options.allowHost]
  // The keys are the first thing in a folder that the database may move into later.
  await makeDataFolder(config.value.dataDir)
  const means = await meansOf({ config: { ...config.value, fetchHosts } }, context.env)
  const file = resolve(options.output)
  return await capturePage({
    ...means,
    url,
    file,
    folder: workFolderOf(file),
    occasion: {
      captureId: null,
      attempt: 1,
      requestedBy: options.by ?? null,
      officers: options.officer,
      purpose: options.purpose ?? null,
    },
    script: script.value,
    recordsScreen: options.record === true,
  })
}

/** 回放核对, with the steps that were taken in the capture. */
async function replayFile(
  context: VerbContext,
  file: string,
  scriptFile: string | undefined,
): Promise<ReplayFigures | undefined> {
  const script = await readScript(scriptFile)
  await using source = await openDiskFile(file)
  const now = () => new Date()
  const replayed = await replayPack(source, script.ok ? script.value : [], context.env, now)
  return replayed.ok ? replayed.value : undefined
}

function percentsOf({ samePixels, sameLines, requests, answered }: ReplayFigures) {
  const percent = (share: number | null) => (share === null ? '–' : `${(share * 100).toFixed(2)} %`)
  return { pixels: percent(samePixels), lines: percent(sameLines), requests, answered }
}

interface VerifyOptions {
  readonly key?: readonly string[]
  readonly tsaRoot?: readonly string[]
  readonly json?: boolean
}

/** 校验: exit 0 valid, 1 not, 2 cannot say (also when the file cannot be read). */
export const verify: Verb = {
  name: 'verify',
  summary: { zh: zh['verify.summary'], en: en['verify.summary'] },
  configure(command, context) {
    const say = sayIn(context.language)
    command
      .argument('<file>', say('verify.arg.file'))
      .option('--key <pem...>', say('verify.option.key'))
      .option('--tsa-root <pem...>', say('verify.option.root'))
      .action(async (file: string, options: VerifyOptions) => {
        const report = await verifyOnDisk(file, options)
        if (!report.ok) {
          tell(context, options.json === true, report.error)
          return EXIT.cannot_say
        }
        context.out(
          options.json ? JSON.stringify(asAnswer(report.value, say)) : asText(file, report.value, say),
        )
        return EXIT[report.value.verdict]
      })
  },
}

async function verifyOnDisk(file: string, options: VerifyOptions): Promise<Result<Report>> {
  const keyIds: string[] = []
  for (const path of options.key ?? []) {
    const key = parsePublicKey(await textIn(path), nodeHashing)
    if (key === undefined) return refuse('invalid', 'evidence.bad_key', { file: path })
    keyIds.push(key.id)
  }
  const stampRoots: string[] = []
  for (const path of options.tsaRoot ?? []) {
    const roots = certificatesOf(await textIn(path))
    if (roots.length === 0) return refuse('invalid', 'evidence.bad_root', { file: path })
    stampRoots.push(...roots.map((root) => fingerprintOf(root, nodeHashing)))
  }
  try {
    await using source = await openDiskFile(file)
    const trust = {
      hashing: nodeHashing,
      hashOf: nodeDigests,
      ...(options.key && { keyIds }),
      ...(options.tsaRoot && { stampRoots }),
    }
    return ok(await withGunzip((gunzip) => verifyFile(source, { ...trust, gunzip })))
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    return refuse('invalid', 'evidence.cannot_read', { file, cause: String(error.code) })
  }
}

/** What cannot be read has no key in it. */
const textIn = (path: string): Promise<string> => readFile(path, 'utf8').catch(() => '')

function asAnswer(report: Report, say: Say) {
  const told = (remarks: readonly Remark[]) =>
    remarks.map((remark) => ({ ...remark, text: remarkText(remark, say) }))
  const { verdict, faults, doubts, notes, ...rest } = report
  return { verdict, faults: told(faults), doubts: told(doubts), notes: told(notes), ...rest }
}

function asText(file: string, report: Report, say: Say): string {
  const { verdict, faults, doubts, notes, capture, timestamp, members, records } = report
  const told = (kind: string, remarks: readonly Remark[]) =>
    remarks.map((remark) => say(`verify.${kind}`, { text: remarkText(remark, say) }))
  return [
    say(`verify.verdict.${verdict}`, { file }),
    ...(capture === undefined ? [] : [say('verify.capture', capture)]),
    ...(timestamp === undefined
      ? []
      : [say('verify.timestamp', { time: timestamp.time, authority: timestamp.authority })]),
    say('verify.counted', { members: members.length, records }),
    ...told('fault', faults),
    ...told('doubt', doubts),
    ...told('note', notes),
  ].join('\n')
}
