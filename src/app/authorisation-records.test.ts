/**
 * 权限: every action on a real record of the city and its counties, asked by somebody who holds every role elsewhere.
 * Generated from the declarations; what is asked of the permissions alone stands in authorisation.test.ts.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aWatchedPage } from '../capabilities/monitoring/testing.ts'
import { organisation, ROLES, type Role } from '../capabilities/organisation/index.ts'
import { capabilities } from '../capabilities/registry.ts'
import type { AnyEndpoint } from '../platform/http/route.ts'
import { readXlsx, writeXlsx, XLSX_MEDIA_TYPE } from '../platform/xlsx/read.ts'
import { recordAddress } from './testing/records.ts'
import { sampleBody } from './testing/sample-body.ts'
import { type Client, type TestServer, testServer } from './testing.ts'

/** Another city, and a county of the city that has nothing of its own. */
const STRANGERS = { 'other-city': '990200', 'other-county': '990124' } as const

let server: TestServer
let strangers: readonly Client[]
beforeAll(async () => {
  server = await testServer()
  for (const capability of capabilities)
    if (capability !== organisation) await capability.demo?.(server.world)
  await aWatchedPage(server)
  const roles = (Object.keys(ROLES) as Role[]).map((role) => ({ role, reach: 'below' as const }))
  for (const [account, region] of Object.entries(STRANGERS))
    await server.addPerson({ account, region, roles })
  strangers = [await server.as('other-city'), await server.as('other-county')]
}, 120_000)
afterAll(() => server.close())

/** What names no record: editions, series and indicators are the same everywhere. */
const CODES = new Set(['ref', 'series', 'number', 'step'])

/** What the demo has none of; other regions see nothing of it by the tests of the capability. */
const NOT_IN_DEMO = new Set(['delegationId', 'paperId', 'importId', 'linkId', 'nameId', 'hostId', 'seq'])

const namesIn = ({ path }: AnyEndpoint) => [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => name)
const endpoints = capabilities
  .flatMap((each) => each.routes ?? [])
  .map((route) => route.endpoint)
  .filter(({ access }) => access !== 'public')
const onRecords = endpoints.filter((each) => namesIn(each).some((name) => !CODES.has(name)))
const called = onRecords.filter((each) => !namesIn(each).some((name) => NOT_IN_DEMO.has(name)))
const lists = endpoints.filter((each) => each.method === 'GET' && !onRecords.includes(each))

/** A file is judged before the record that it is for: one that each of these takes. */
const FILES: Readonly<Record<string, string>> = {
  'figures.attachDocument': '/api/organisation/seats/template',
  'organisation.addPaper': '/api/organisation/seats/template',
  'organisation.importExperts': '/api/organisation/experts/template',
  'organisation.importSeats': '/api/organisation/seats/template',
}

async function bodyFor(client: Client, endpoint: AnyEndpoint): Promise<unknown> {
  if (endpoint.id === 'organisation.assignRole') return { role: 'leader', reach: 'region' }
  const template = FILES[endpoint.id]
  if (template === undefined) return endpoint.method === 'GET' ? undefined : sampleBody(endpoint)
  const { bytes } = await client.send('GET', template)
  const headings = (await readXlsx(bytes))?.[0]?.rows[0]?.cells ?? []
  const content = await writeXlsx([{ name: '名单', headings, rows: [headings.map(() => '测试')] }])
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(content)], { type: XLSX_MEDIA_TYPE }), '名单.xlsx')
  return form
}

/** What everybody may know, or a county of its city (units, additions to the edition), is refused by a reason of its own. */
const NOT_YOURS = new Set([
  'organisation.outside_reach',
  'assessment.not_the_applicant',
  'assessment.edition_of_another_region',
])

function isKept({ status, json }: { readonly status: number; readonly json: unknown }): boolean {
  if (status === 404) return true
  const { code, items } = (json ?? {}) as { code?: string; items?: readonly unknown[] }
  return (status === 403 && NOT_YOURS.has(code ?? '')) || (status === 200 && items?.length === 0)
}

describe('an action on a record of a region is not found by who holds every role in another one', () => {
  test.each(called.map((endpoint) => [endpoint.id, endpoint] as const))('%s', async (_id, endpoint) => {
    const address = await recordAddress(server, endpoint)
    for (const stranger of strangers) {
      const answer = await stranger.send(endpoint.method, address, await bodyFor(stranger, endpoint))
      expect({ kept: isKept(answer), status: answer.status, answer: answer.json }).toMatchObject({
        kept: true,
      })
    }
  })
})

/** Ids of everything in the city or its counties but for units, and additions to the edition, which counties carry. */
async function idsOfTheCity(): Promise<ReadonlySet<string>> {
  const tables = await server.query<{ name: string }>(
    `select p.schemaname || '.' || p.tablename as name from pg_policies p
     join information_schema.columns c on c.table_schema = p.schemaname and c.table_name = p.tablename
     where c.column_name in ('id', 'region') and p.schemaname || '.' || p.tablename not in ('organisation.unit', 'assessment.edition_addition')
     group by 1 having count(distinct c.column_name) = 2`,
  )
  const ids = new Set<string>()
  for (const { name } of tables) {
    const rows = await server.query<{ id: string }>(
      `select id::text from ${name} where region like '9901%' and region <> '990124'`,
    )
    for (const { id } of rows) ids.add(id)
  }
  return ids
}

test('no list, count or choice names anything of a region to who holds every role in another one', async () => {
  const ids = await idsOfTheCity()
  expect(ids.size).toBeGreaterThan(500)
  const told: unknown[] = []
  for (const endpoint of lists) {
    const address = await recordAddress(server, endpoint)
    for (const stranger of strangers) {
      const { bytes } = await stranger.send('GET', address)
      const named = bytes.toString('utf8').match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? []
      const seen = named.filter((id) => ids.has(id))
      if (seen.length > 0) told.push([endpoint.id, stranger.session?.person.account, seen.length])
    }
  }
  expect(told).toEqual([])
})
