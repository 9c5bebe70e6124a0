/** `sishi audit`: the capability's verbs over the instance that app/ opens. */
import { configureAudit } from '../../capabilities/audit/cli.ts' // walls: app - the verb alone is loaded, so that it starts at once
import { ok } from '../../kernel/result.ts'
import { postgresText } from '../../platform/postgres/messages.ts'
import { openInstance } from '../instance.ts'
import { configOf, tellRefusal } from './operation.ts'

export const configure = configureAudit(async (context, json) => {
  const config = configOf(context, json)
  if (!config.ok) return config
  const instance = await openInstance({
    config: config.value,
    notice: (key, values) => context.err(postgresText(context.language, key, values)),
    whenRunning: 'join',
  })
  if (!instance.ok) return { ok: false, error: tellRefusal(context, instance.error, json) }
  return ok({ world: instance.value.world, stop: instance.value.stop })
})
