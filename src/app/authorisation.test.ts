/** 权限: every action by every role, and every permission by every role over every region relation. Generated, not sampled. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ROLES, type Role } from '../capabilities/organisation/index.ts'
import { grantsOf } from '../capabilities/organisation/session.ts'
import { capabilities } from '../capabilities/registry.ts'
import { may, type Officer, type Permission, type Reach, scopeOf } from '../kernel/actor.ts'
import { parseRegionCode, type RegionCode } from '../kernel/region-code.ts'
import { probeTable, seenThroughSql } from '../platform/db/testing.ts'
import type { AnyEndpoint } from '../platform/http/route.ts'
import { jobRoutes } from '../platform/jobs/routes.ts'
import { uploadRoutes } from '../platform/uploads/routes.ts'
import { type Client, type TestServer, testServer } from './testing.ts'

const roles = Object.keys(ROLES) as Role[]
const permissions = capabilities.flatMap((each) => each.permissions)
/** Read from the manifests themselves, not from what the program joined. */
const holds = (role: Role, permission: string) =>
  capabilities.some((each) =>
    (each.roleBundles?.[role] as readonly string[] | undefined)?.includes(permission),
  )

const endpoints: AnyEndpoint[] = [
  ...capabilities.flatMap((each) => each.routes ?? []),
  ...jobRoutes,
  ...uploadRoutes,
]
  .map((route) => route.endpoint)
  // Signing out comes last: it ends the session that asks.
  .sort((a, b) => Number(a.id === 'organisation.signOut') - Number(b.id === 'organisation.signOut'))

const NOBODY = '00000000-0000-4000-8000-000000000000'
const addressOf = (endpoint: AnyEndpoint) => endpoint.path.replace(/:\w+/g, NOBODY)

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  for (const role of roles)
    await server.addPerson({ account: `role-${role}`, region: '990100', roles: [{ role, reach: 'below' }] })
  await probeTable(server.database)
})
afterAll(() => server.close())

/** An empty body is invalid wherever a body is asked for, so that nothing happens and the order of checks shows. */
async function answerOf(client: Client, endpoint: AnyEndpoint) {
  const { status, json } = await client.send(
    endpoint.method,
    addressOf(endpoint),
    endpoint.method === 'GET' ? undefined : {},
  )
  return { status, code: (json as { code?: string } | undefined)?.code }
}

describe('every action', () => {
  test('is declared with who may call it, and nothing else is served', async () => {
    const openapi = (await server.anonymous.send('GET', '/api/openapi.json')).json as {
      paths: Record<string, Record<string, unknown>>
    }
    const served = Object.entries(openapi.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    )
    const declared = endpoints.map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`)
    expect(served.sort()).toEqual(declared.sort())
    const known = new Set<string>(permissions.map((one) => one.permission))
    const unknown = endpoints.filter(
      ({ access }) => !['public', 'session'].includes(access) && !known.has(access),
    )
    expect(unknown.map((endpoint) => endpoint.id)).toEqual([])
  })

  test.each(endpoints.filter(({ access }) => access !== 'public').map((endpoint) => [endpoint.id, endpoint]))(
    '%s asks nobody in who is not signed in',
    async (_id, endpoint) => {
      expect(await answerOf(server.anonymous, endpoint)).toEqual({ status: 401, code: 'session.required' })
    },
  )

  test.each(roles)(
    '%s gets what the role holds, and is refused the rest before its input is read',
    async (role) => {
      const client = await server.as(`role-${role}`)
      const wrong: unknown[] = []
      for (const endpoint of endpoints) {
        const answer = await answerOf(client, endpoint)
        const isOpen =
          endpoint.access === 'public' || endpoint.access === 'session' || holds(role, endpoint.access)
        const isRight = isOpen
          ? answer.status !== 403 && (answer.status !== 401 || endpoint.access === 'public')
          : answer.status === 403 && answer.code === 'permission.missing'
        if (!isRight || answer.status >= 500) wrong.push({ endpoint: endpoint.id, isOpen, ...answer })
      }
      expect(wrong).toEqual([])
    },
  )

  test('an initial password opens nothing but its own change', async () => {
    const account = 'initial-password'
    const everyRole = roles.map((role) => ({ role, reach: 'below' as const }))
    const { id } = await server.addPerson({ account, region: '990100', roles: everyRole })
    await server.query(
      `insert into organisation.credential (person_id, password_hash, must_change, changed_at) values ($1, 'x', true, now())`,
      [id],
    )
    const client = await server.as(account)
    const open: string[] = []
    for (const endpoint of endpoints.filter(({ access }) => access !== 'public')) {
      const answer = await answerOf(client, endpoint)
      if (answer.status !== 403 || answer.code !== 'session.initial_password') open.push(endpoint.id)
    }
    expect(open.sort()).toEqual([
      'organisation.changePassword',
      'organisation.getSession',
      'organisation.signOut',
    ])
  })

  test('a write without its token is refused, whoever sends it', async () => {
    const client = await server.as('role-securityAdministrator')
    const writes = endpoints.filter((each) => each.method !== 'GET' && each.access !== 'public')
    for (const endpoint of writes) {
      const answer = await client.send(endpoint.method, addressOf(endpoint), {}, { 'x-csrf-token': '' })
      expect([endpoint.id, answer.status, answer.json]).toMatchObject([
        endpoint.id,
        403,
        { code: 'session.csrf' },
      ])
    }
  })
})

const code = (text: string) => parseRegionCode(text) as RegionCode
const UNIT = '00000000-0000-4000-8000-00000000000a'
const OTHER_UNIT = '00000000-0000-4000-8000-00000000000b'

/** Where records lie, seen from an officer of the city 990100. */
const RELATIONS = {
  ownUnit: { region: code('990100'), unitId: UNIT },
  ownRegion: { region: code('990100'), unitId: OTHER_UNIT },
  child: { region: code('990121'), unitId: OTHER_UNIT },
  grandchild: { region: code('990121001'), unitId: OTHER_UNIT },
  parent: { region: code('990000'), unitId: OTHER_UNIT },
  other: { region: code('990200'), unitId: OTHER_UNIT },
  otherCountry: { region: code('000000'), unitId: OTHER_UNIT },
} as const
type Relation = keyof typeof RELATIONS

/** What each reach covers: written down, not computed. */
const COVERS: Readonly<Record<Reach, readonly Relation[]>> = {
  unit: ['ownUnit'],
  region: ['ownUnit', 'ownRegion'],
  below: ['ownUnit', 'ownRegion', 'child', 'grandchild'],
}
const REACHES: readonly Reach[] = ['unit', 'region', 'below']

function officerWith(role: Role, reach: Reach): Officer {
  const held = [{ role, reach, region: '990100', unitId: UNIT }]
  return {
    kind: 'officer',
    personId: NOBODY,
    name: role,
    unitId: UNIT,
    region: code('990100'),
    sessionId: NOBODY,
    grants: grantsOf(held, server.world.roleBundles, server.world.regionWide),
  }
}

describe('every permission by every role, over records of every region relation', () => {
  test.each(roles)('%s', async (role) => {
    const rows = Object.entries(RELATIONS).map(([id, place]) => ({ id, ...place }))
    for (const { permission, regionWide } of permissions) {
      for (const reach of REACHES) {
        const covered = regionWide && reach === 'unit' ? COVERS.region : COVERS[reach]
        const expected: readonly string[] = holds(role, permission) ? covered : []
        const actor = officerWith(role, reach)
        const byPolicy = rows.filter((row) => may(actor, permission as Permission, row)).map((row) => row.id)
        const bySql = await seenThroughSql(server.database, scopeOf(actor, permission as Permission), rows)
        expect({ permission, reach, byPolicy, bySql }).toEqual({
          permission,
          reach,
          byPolicy: expected,
          bySql: expected,
        })
      }
    }
  })
})
