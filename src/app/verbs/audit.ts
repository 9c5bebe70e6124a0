/** `sishi audit`: the capability's verbs over the instance that app/ opens. */
import { configureAudit } from '../../capabilities/audit/cli.ts' // walls: app - the verb alone is loaded, so that it starts at once
import { ok } from '../../kernel/result.ts'
import { readConfig } from '../../platform/config.ts'
import { postgresText } from '../../platform/postgres/messages.ts'
import { openInstance } from '../instance.ts'
import { PROGRAM_ROOT } from '../web.ts'

export const configure = configureAudit(async (context) => {
  const config = readConfig(context.env, PROGRAM_ROOT)
  if (!config.ok) return config
  const instance = await openInstance({
    config: config.value,
    notice: (key, values) => context.err(postgresText(context.language, key, values)),
    whenRunning: 'join',
  })
  return instance.ok ? ok({ world: instance.value.world, stop: instance.value.stop }) : instance
})
