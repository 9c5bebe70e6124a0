/** Opens the instance for one verb, joining a program that runs already, and closes it again. */
import { capabilities } from '../../capabilities/registry.ts'
import { exitCode, type VerbContext } from '../../platform/cli.ts'
import { readConfig } from '../../platform/config.ts'
import { postgresText } from '../../platform/postgres/messages.ts'
import { type Instance, openInstance } from '../instance.ts'
import { joinMessages } from '../joined.ts'
import { PROGRAM_ROOT } from '../web.ts'

export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string

/** Runs the work over an open instance; what stands in the way is said on standard error, with exit code 1. */
export async function withInstance(
  context: VerbContext,
  work: (instance: Instance, translate: Translate) => Promise<number>,
): Promise<number> {
  const words = joinMessages(capabilities)
  const translate: Translate = (key, values) => words(context.language, key, values)
  const config = readConfig(context.env, PROGRAM_ROOT)
  if (!config.ok) {
    context.err(translate(config.error.code, config.error.details))
    return exitCode.refused
  }
  const opened = await openInstance({
    config: config.value,
    notice: (key, values) => context.err(postgresText(context.language, key, values)),
    whenRunning: 'join',
  })
  if (!opened.ok) {
    context.err(postgresText(context.language, opened.error.code, opened.error.details))
    return exitCode.refused
  }
  try {
    return await work(opened.value, translate)
  } finally {
    await opened.value.stop()
  }
}
