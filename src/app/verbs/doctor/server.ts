/** Whether the database of this configuration answers. */
import { existsSync } from 'node:fs'
import pg from 'pg'
import type { Refusal, Result } from '../../../kernel/result.ts'
import type { Language } from '../../../kernel/text.ts'
import type { Config } from '../../../platform/config.ts'
import { startPostgres } from '../../../platform/postgres/embedded.ts'
import { checkExternalPostgres } from '../../../platform/postgres/external.ts'
import { postgresText } from '../../../platform/postgres/messages.ts'
import { serverPaths } from '../../../platform/postgres/placement.ts'
import type { SayOperation } from '../messages/operations.ts'
import type { Finding } from './finding.ts'

/** Asks the running server, or starts the embedded one for the question. Without data there is nothing to ask. */
export async function checkPostgres(say: SayOperation, config: Config, language: Language): Promise<Finding> {
  const paths = serverPaths(config.dataDir)
  if (config.databaseUrl === undefined && !existsSync(paths.cluster)) {
    return { part: 'postgres', state: 'ok', found: say('doctor.postgres.later') }
  }
  const refused = (refusal: Refusal): Finding => ({
    part: 'postgres',
    state: 'fail',
    found: postgresText(language, refusal.code, refusal.details),
    advice:
      config.databaseUrl === undefined
        ? say('doctor.postgres.advice', { log: paths.logFile })
        : say('doctor.postgres.advice_external'),
  })
  const opened = await open(config)
  if (!opened.ok) return refused(opened.error)
  const { owner, stop } = opened.value
  const client = new pg.Client(owner)
  try {
    const begun = performance.now()
    await client.connect()
    const { rows } = await client.query<{ version: string }>(
      `select current_setting('server_version') as version`,
    )
    const kind = say(
      config.databaseUrl === undefined ? 'doctor.postgres.embedded' : 'doctor.postgres.external',
    )
    const ms = Math.round(performance.now() - begun)
    const found = say('doctor.postgres.answers', { kind, version: rows[0]?.version ?? '?', ms })
    return { part: 'postgres', state: 'ok', found }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return refused({ kind: 'conflict', code: 'postgres.not_answering', details: { reason } })
  } finally {
    await client.end().catch(() => {})
    await stop()
  }
}

async function open(config: Config): Promise<Result<{ owner: pg.ClientConfig; stop: () => Promise<void> }>> {
  if (config.databaseUrl === undefined) {
    return await startPostgres({ dataDir: config.dataDir, notice: () => {}, whenRunning: 'join' })
  }
  const checked = await checkExternalPostgres(config.databaseUrl)
  return checked.ok ? { ok: true, value: { owner: checked.value, stop: async () => {} } } : checked
}
