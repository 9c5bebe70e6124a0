/** What backup, restore and doctor have in common: the configuration, refusals in words, progress that does not flood. */
import { join } from 'node:path'
import { ok, type Refusal, type Result } from '../../kernel/result.ts'
import { exitCode, type VerbContext } from '../../platform/cli.ts'
import { type Config, readConfig } from '../../platform/config.ts'
import type { Progress } from '../../platform/postgres/backup-manifest.ts'
import { postgresText } from '../../platform/postgres/messages.ts'
import { type OperationKey, operationWords, sizeText } from './messages/operations.ts'

export const PROGRAM_ROOT = join(import.meta.dirname, '../../..')

/** The configuration, or the exit code after it was told what is wrong with it. */
export function configOf(context: VerbContext, json: boolean): Result<Config, number> {
  const config = readConfig(context.env, PROGRAM_ROOT)
  return config.ok ? ok(config.value) : { ok: false, error: tellRefusal(context, config.error, json) }
}

/** Tells a refusal: in words, or as one JSON object. Answers the exit code. */
export function tellRefusal(context: VerbContext, refusal: Refusal, json: boolean): number {
  const message = postgresText(context.language, refusal.code, refusal.details)
  if (json) context.out(JSON.stringify({ error: { ...refusal, message } }))
  else context.err(message)
  return exitCode.refused
}

const INTERVAL_MS = 2_000

/** One line of progress every two seconds; none with --json. */
export function progressLines(context: VerbContext, key: OperationKey, json: boolean): Progress {
  const say = operationWords(context.language)
  let told = performance.now()
  return (done, total) => {
    if (json || performance.now() - told < INTERVAL_MS) return
    told = performance.now()
    const percent = Math.floor((100 * done) / Math.max(1, total))
    context.err(say(key, { percent, size: sizeText(total) }))
  }
}

/** `3.4`: seconds since an earlier `performance.now()`. */
export function secondsSince(begun: number): string {
  return ((performance.now() - begun) / 1000).toFixed(1)
}
