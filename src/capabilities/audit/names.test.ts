import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../app/testing.ts'
import { signIn } from '../organisation/contract.ts'
import { demoAccounts } from '../organisation/index.ts'
import { listEntries, verify } from './contract.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
  await server.anonymous.call(signIn, { body: { account: 'audit', password: demoAccounts.password } })
})
afterAll(() => server.close())

test('an entry about a person names the person, its unit and its region, and is found by the name', async () => {
  const auditor = await server.as('audit')
  const all = await auditor.call(listEntries, { query: { action: 'organisation.signedIn' } })
  const entry = all.items.find((each) => each.subjectName === auditor.session?.person.name)
  expect(entry).toMatchObject({
    actorName: auditor.session?.person.name,
    unitName: auditor.session?.unit.name,
  })
  expect(entry?.regionName).not.toBe(entry?.region)
})

test('a name finds what that person did, and a name that nobody bears finds nothing', async () => {
  const auditor = await server.as('audit')
  const name = auditor.session?.person.name ?? ''
  await auditor.call(verify, { body: {} })
  const found = await auditor.call(listEntries, { query: { actor: name } })
  expect(found.items.map(({ action, actorName }) => ({ action, actorName }))).toEqual([
    { action: 'audit.verificationOrdered', actorName: name },
    { action: 'organisation.signedIn', actorName: name },
  ])
  expect(await auditor.call(listEntries, { query: { actor: "'; drop table audit.entry --" } })).toMatchObject(
    {
      items: [],
      next: null,
    },
  )
})
