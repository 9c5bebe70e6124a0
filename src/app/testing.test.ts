import { afterAll, beforeAll, expect, test } from 'vitest'
import { listPeople, listUnits, revokeSession } from '../capabilities/organisation/contract.ts'
import { type TestServer, testServer } from './testing.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

test('a person of the demo asks as itself, and nobody is told to sign in', async () => {
  const officer = await server.as('creation')
  expect(officer.session?.person.account).toBe('creation')
  expect((await officer.call(listPeople, { query: { limit: 5 } })).items).toHaveLength(5)
  expect(await server.anonymous.refusal(listUnits)).toMatchObject({ status: 401, code: 'session.required' })
})

test('an added person holds the roles given, where they are given', async () => {
  await server.addPerson({
    account: 'far-security',
    region: '980100',
    roles: [{ role: 'securityAdministrator', reach: 'region' }],
  })
  const far = await server.as('far-security')
  expect(far.session?.permissions).toContain('organisation.revokeSession')
  expect((await far.call(listPeople)).items.map((person) => person.account)).toEqual(['far-security'])
})

test('writes carry the token of their session, and leave their mark in the ledger', async () => {
  const victim = await server.as('liaison')
  const security = await server.as('security')
  const [open] = await server.query<{ id: string }>(
    'select s.id from organisation.session s join organisation.person p on p.id = s.person_id where p.account = $1',
    ['liaison'],
  )
  const address = `/api/organisation/sessions/${open?.id}`
  expect((await security.send('DELETE', address, undefined, { 'x-csrf-token': 'wrong' })).json).toMatchObject(
    {
      code: 'session.csrf',
    },
  )
  await security.call(revokeSession, { params: { sessionId: open?.id ?? '' } })
  expect(await victim.refusal(listUnits)).toMatchObject({ code: 'session.required' })
  expect(await server.ledger('organisation.sessionRevoked')).toMatchObject([
    { actor_id: security.session?.person.id, subject_id: open?.id },
  ])
})

test('jobs run until none is due', async () => {
  await server.runJobs()
})
