/** `sishi verify FILE` and `sishi capture URL`. */
import { readFile } from 'node:fs/promises'
import { ok, type Refusal, type Result, refuse } from '../../kernel/result.ts'
import type { Language } from '../../kernel/text.ts'
import { fill, type Verb, type VerbContext } from '../../platform/cli.ts'
import type { Remark, Report, Verdict } from './domain/report.ts'
import { parsePublicKey } from './domain/signature.ts'
import { certificatesOf, fingerprintOf } from './domain/timestamp.ts'
import { verifyFile } from './domain/verify.ts'
import { en } from './messages/en.ts'
import { zh } from './messages/zh.ts'
import { nodeDigests, nodeHashing, openDiskFile, withGunzip } from './service/disk-file.ts'

const EXIT: Readonly<Record<Verdict, number>> = { valid: 0, invalid: 1, cannot_say: 2 }

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

function sayIn(language: Language): Say {
  const catalog: Readonly<Record<string, string>> = language === 'zh' ? zh : en
  return (key, values) => fill(catalog[key] ?? key, values)
}

/** Refusals of both verbs are told the same way. */
function tell(context: VerbContext, json: boolean, refusal: Refusal): void {
  const values = Object.fromEntries(
    Object.entries(refusal.details).map(([name, value]) => [name, String(value)]),
  )
  if (json) context.out(JSON.stringify({ error: refusal }))
  else context.err(sayIn(context.language)(refusal.code, values))
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
    remarks.map((remark) => ({ ...remark, text: say(`remark.${remark.code}`, remark) }))
  const { verdict, faults, doubts, notes, ...rest } = report
  return { verdict, faults: told(faults), doubts: told(doubts), notes: told(notes), ...rest }
}

function asText(file: string, report: Report, say: Say): string {
  const { verdict, faults, doubts, notes, capture, timestamp, members, records } = report
  const told = (kind: string, remarks: readonly Remark[]) =>
    remarks.map((remark) => say(`verify.${kind}`, { text: say(`remark.${remark.code}`, remark) }))
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
