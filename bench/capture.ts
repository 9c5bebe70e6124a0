/** The statements that one real call sends, as a template for the bare server. */
import type pg from 'pg'
import { createWeb } from '../src/app/web.ts'
import { Database } from '../src/platform/db/database.ts'
import { APP_ROLE, connectionAs } from '../src/platform/db/migrate.ts'
import { csrfTokenFor } from '../src/platform/http/csrf.ts'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import type { World } from '../src/platform/world.ts'
import type { BareCall } from './servers/bare.ts'

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g

export interface CapturedRequest {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly body?: object
  /** The id in the path, which stands for any. */
  readonly id: string
}

/** Makes the call twice: ids that differ between the two are ids that each call makes anew. */
export async function captureCall(
  world: World,
  owner: pg.ClientConfig,
  token: string,
  request: CapturedRequest,
): Promise<BareCall> {
  let sent: { text: string; values: string }[] = []
  const db = new Database({
    connection: connectionAs(owner, APP_ROLE),
    onStatement: (text, parameters) => {
      // Who asks is the sign-in's own question, and the bare server has none.
      if (!text.includes('organisation.find_session')) sent.push({ text, values: JSON.stringify(parameters) })
    },
  })
  const web = await createWeb({ ...world, db })
  const call = async () => {
    sent = []
    const answer = await web.inject({
      method: request.method,
      url: request.path,
      cookies: { [SESSION_COOKIE]: token },
      headers: { 'x-csrf-token': csrfTokenFor(token) },
      ...(request.body === undefined ? {} : { payload: request.body }),
    })
    if (answer.statusCode !== 200) throw new Error(`${request.path}: ${answer.statusCode} ${answer.body}`)
    return sent
  }
  const [first, second] = [await call(), await call()]
  await web.close()
  await db.close()
  return {
    writes: request.method !== 'GET',
    statements: first.map(({ text, values }, place) => {
      const others = second[place]?.values.match(UUID) ?? []
      let at = 0
      const template = values.replaceAll(UUID, (uuid) => {
        const other = others[at]
        at += 1
        return uuid === request.id ? '{id}' : uuid === other ? uuid : '{new}'
      })
      return { text, values: template }
    }),
  }
}
