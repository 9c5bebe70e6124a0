/** 外部数据库: the PostgreSQL that DATABASE_URL names, checked before anything relies on it. */
import pg from 'pg'
import { ok, type Result, refuse } from '../../kernel/result.ts'

/** The oldest major version on which the migrations run (`security_invoker` views came with it). */
export const POSTGRES_MAJOR_MIN = 15

/** The address as connection options, the form in which the embedded server gives its own. */
export function parseDatabaseUrl(url: string): Result<pg.ClientConfig> {
  if (!/^postgres(ql)?:\/\//.test(url)) return refuse('invalid', 'postgres.url_invalid')
  try {
    const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url })
    return ok({
      host,
      port,
      ssl,
      ...(user === undefined ? {} : { user }),
      ...(typeof password === 'string' ? { password } : {}),
      ...(database === undefined ? {} : { database }),
    })
  } catch {
    return refuse('invalid', 'postgres.url_invalid')
  }
}

/** Connects once and refuses a server that is too old or a database that is not UTF-8. */
export async function checkExternalPostgres(url: string): Promise<Result<pg.ClientConfig>> {
  const connection = parseDatabaseUrl(url)
  if (!connection.ok) return connection
  const client = new pg.Client({ ...connection.value, connectionTimeoutMillis: 10_000 })
  try {
    await client.connect()
    const { rows } = await client.query<{ version: string; number: string; encoding: string }>(
      `select current_setting('server_version') as version, current_setting('server_version_num') as number,
              current_setting('server_encoding') as encoding`,
    )
    const found = rows[0]
    if (found === undefined || Number(found.number) < POSTGRES_MAJOR_MIN * 10_000) {
      return refuse('conflict', 'postgres.too_old', {
        version: found?.version ?? '?',
        required: POSTGRES_MAJOR_MIN,
      })
    }
    if (found.encoding !== 'UTF8')
      return refuse('conflict', 'postgres.not_utf8', { encoding: found.encoding })
    return connection
  } catch (error) {
    return refuse('conflict', 'postgres.not_reachable', { reason: reasonOf(error) })
  } finally {
    await client.end().catch(() => {})
  }
}

/** Node reports a refused connection to several addresses as an aggregate without a message of its own. */
function reasonOf(error: unknown): string {
  if (error instanceof AggregateError) return error.errors.map(reasonOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}
