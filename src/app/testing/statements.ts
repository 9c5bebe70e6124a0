/** 语句计数: the whole program with its demo, whose SQL statements are counted request by request. Tests only. */
import { randomUUID } from 'node:crypto'
import { organisation } from '../../capabilities/organisation/index.ts'
import { ROLES } from '../../capabilities/organisation/roles.ts'
import { hashToken, makeToken } from '../../capabilities/organisation/session.ts'
import { capabilities } from '../../capabilities/registry.ts'
import { Database } from '../../platform/db/database.ts'
import { APP_ROLE, connectionAs } from '../../platform/db/migrate.ts'
import { TEMPLATE_DATABASE } from '../../platform/db/template.ts'
import { csrfTokenFor } from '../../platform/http/csrf.ts'
import { SESSION_COOKIE } from '../../platform/http/session-cookie.ts'
import { type TestServer, testServer } from '../testing.ts'
import { createWeb } from '../web.ts'

/** At most so many statements of a write, the transaction's own and the session's not counted. */
export const WRITES_MAX = 10
export const CITY = '990100'

/** A person of the city with every role, and one who holds four hundred and ninety more beside them. */
export const FEW = 'every-role'
export const MANY = 'many-roles'

export interface Counted {
  readonly status: number
  readonly body: string
  readonly statements: readonly string[]
}

export interface StatementCounting {
  readonly server: TestServer
  /** The statements of one request, those that ask for the session apart. */
  statementsOf(account: string, method: 'GET' | 'POST' | 'PUT', url: string, body?: object): Promise<Counted>
  close(): Promise<void>
}

const isSignIn = (sql: string): boolean => sql.includes('organisation.find_session(')

export async function countStatements(): Promise<StatementCounting> {
  const server = await testServer()
  for (const capability of capabilities)
    if (capability !== organisation) await capability.demo?.(server.world)
  await addPeople(server)
  let sent: string[] = []
  const { database } = server
  const db = new Database({
    connection: {
      ...connectionAs({ ...database.owner, database: TEMPLATE_DATABASE }, APP_ROLE),
      ...(database.owner.database === undefined ? {} : { database: database.owner.database }),
    },
    onStatement: (sql) => sent.push(sql),
  })
  const web = await createWeb({ ...server.world, db })
  const tokens = new Map<string, string>()
  const tokenOf = async (account: string): Promise<string> => {
    const token = tokens.get(account) ?? (await openSession(server, account))
    tokens.set(account, token)
    return token
  }
  return {
    server,
    statementsOf: async (account, method, url, body) => {
      const token = await tokenOf(account)
      sent = []
      const answer = await web.inject({
        method,
        url,
        cookies: { [SESSION_COOKIE]: token },
        headers: { 'x-csrf-token': csrfTokenFor(token) },
        ...(body === undefined ? {} : { payload: body }),
      })
      const statements = sent.filter((sql) => !isSignIn(sql))
      return { status: answer.statusCode, body: answer.body, statements }
    },
    close: async () => {
      await web.close()
      await db.close()
      await server.close()
    },
  }
}

async function addPeople(server: TestServer): Promise<void> {
  const roles = Object.keys(ROLES).map((role) => ({
    role: role as keyof typeof ROLES,
    reach: 'below' as const,
  }))
  for (const account of [FEW, MANY]) await server.addPerson({ account, region: CITY, roles })
  await server.query(
    `insert into organisation.unit (id, region, name, short_name, kind)
     select gen_random_uuid(), (980000 + g)::text, '创建办' || g, '创建办' || g, 'office' from generate_series(1, 490) g`,
  )
  await server.query(
    `insert into organisation.role_assignment (id, region, unit_id, person_id, role, reach, starts_on)
     select gen_random_uuid(), u.region, u.id, p.id, 'creationOfficer', 'region', '2024-01-01'
     from organisation.unit u, organisation.person p where p.account = $1 and u.short_name like '创建办%'`,
    [MANY],
  )
}

async function openSession(server: TestServer, account: string): Promise<string> {
  const token = makeToken()
  const at = server.clock.now()
  await server.query(
    `insert into organisation.session
       (id, token_hash, person_id, region, unit_id, started_at, last_seen_at, expires_at, ip, user_agent)
     select $1, $2, id, region, unit_id, $3, $3, $4, '127.0.0.1', 'test' from organisation.person where account = $5`,
    [randomUUID(), hashToken(token), at, new Date(at.getTime() + 3_600_000), account],
  )
  return token
}
