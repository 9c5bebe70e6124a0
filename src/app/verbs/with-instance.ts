/** Opens the instance for one verb, joining a program that runs already, and closes it again. */
import { capabilities } from '../../capabilities/registry.ts'
import type { VerbContext } from '../../platform/cli.ts'
import { postgresText } from '../../platform/postgres/messages.ts'
import { type Instance, openInstance } from '../instance.ts'
import { joinMessages } from '../joined.ts'
import { configOf, tellRefusal } from './operation.ts'

export type Translate = (key: string, values?: Readonly<Record<string, unknown>>) => string

/** Runs the work over an open instance; what stands in the way is told in words or as JSON, with exit code 1. */
export async function withInstance(
  context: VerbContext,
  json: boolean,
  work: (instance: Instance, translate: Translate) => Promise<number>,
): Promise<number> {
  const words = joinMessages(capabilities)
  const translate: Translate = (key, values) => words(context.language, key, values)
  const config = configOf(context, json)
  if (!config.ok) return config.error
  const opened = await openInstance({
    config: config.value,
    notice: (key, values) => context.err(postgresText(context.language, key, values)),
    whenRunning: 'join',
  })
  if (!opened.ok) return tellRefusal(context, opened.error, json)
  try {
    return await work(opened.value, translate)
  } finally {
    await opened.value.stop()
  }
}
