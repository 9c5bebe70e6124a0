/**
 * The reference: node:http and a pool, sending the statements that the program sent for one call of each kind, with
 * the id of the request in their place. No session, no permission, no row policy, no validation, no log.
 */
import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import pg from 'pg'

/** A statement with its values as JSON: `{id}` where the request's id goes, `{new}` where each call enters a new id. */
export interface Statement {
  readonly text: string
  readonly values: string
}

export interface BareCall {
  readonly writes: boolean
  readonly statements: readonly Statement[]
}

export interface BareOptions {
  readonly connection: pg.PoolConfig
  readonly calls: Readonly<Record<string, BareCall>>
}

const fill = (values: string, id: string): unknown[] =>
  JSON.parse(values.replaceAll('{id}', id).replaceAll('{new}', () => randomUUID()))

async function readBody(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += chunk
  return text
}

process.once('message', (options: BareOptions) => {
  const pool = new pg.Pool({ max: 16, ...options.connection })
  pool.on('error', () => {})
  const answer = async (request: IncomingMessage): Promise<unknown> => {
    const [, name = '', id = ''] = (request.url ?? '').split('/')
    const call = options.calls[name]
    if (call === undefined) throw new Error(`no call ${name}`)
    if (request.method === 'POST') JSON.parse(await readBody(request))
    const client = await pool.connect()
    try {
      if (call.writes) await client.query('begin')
      const rows: unknown[] = []
      for (const [place, { text, values }] of call.statements.entries()) {
        rows.push(...(await client.query({ name: `${name}${place}`, text, values: fill(values, id) })).rows)
      }
      if (call.writes) await client.query('commit')
      return rows
    } finally {
      client.release()
    }
  }
  const server = createServer((request, response) => {
    void answer(request).then(
      (rows) => {
        const text = JSON.stringify(rows)
        response.writeHead(200, {
          'content-type': 'application/json; charset=utf-8',
          'content-length': Buffer.byteLength(text),
        })
        response.end(text)
      },
      (error: Error) => {
        response.writeHead(500, { 'content-length': Buffer.byteLength(error.message) })
        response.end(error.message)
      },
    )
  })
  server.listen(0, '127.0.0.1', () => {
    const address = server.address()
    process.send?.(typeof address === 'object' ? address?.port : undefined)
  })
  process.once('disconnect', () => {
    server.closeAllConnections()
    server.close()
    void pool.end()
  })
})
