import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../app/testing.ts'
import { beginSingleSignOn, getSingleSignOn } from './contract.ts'
import { type FakeProvider, fakeProvider } from './single-sign-on.fake.ts'

const CLIENT = 'sishi'
let provider: FakeProvider
let server: TestServer
let without: TestServer
beforeAll(async () => {
  provider = await fakeProvider(CLIENT)
  const oidc = { issuer: provider.issuer, clientId: CLIENT, clientSecret: 's', claim: 'preferred_username' }
  server = await testServer({ oidc })
  without = await testServer()
})
afterAll(async () => {
  await server.close()
  await without.close()
  await provider.close()
})

const cookieOf = (headers: Readonly<Record<string, unknown>>, name: string) =>
  [headers['set-cookie']]
    .flat()
    .map(String)
    .find((text) => text.startsWith(`${name}=`))
const pairOf = (cookie: string | undefined) => cookie?.split(';')[0] ?? ''

async function begin() {
  const begun = await server.anonymous.send('POST', '/api/session/sso', {})
  return {
    address: (begun.json as { address: string }).address,
    cookie: cookieOf(begun.headers, 'sishi_sso') ?? '',
  }
}
const comeBack = (search: string, cookie: string) =>
  server.anonymous.send('POST', '/api/session/sso/return', { search }, { cookie: pairOf(cookie) })

test('whoever the provider vouches for is signed in, once, without the password', async () => {
  await server.query('update organisation.credential set must_change = true')
  const { address, cookie } = await begin()
  expect(new URL(address).searchParams.get('code_challenge_method')).toBe('S256')
  expect(cookie).toMatch(/HttpOnly; SameSite=Lax/)
  const search = provider.signIn(address, { preferred_username: 'Creation' })
  const back = await comeBack(search, cookie)
  expect(back.status).toBe(200)
  const session = await server.anonymous.send('GET', '/api/session', undefined, {
    cookie: pairOf(cookieOf(back.headers, 'sishi_session')),
  })
  expect(session.json).toMatchObject({ person: { account: 'creation' }, mustChangePassword: false })
  expect(await server.ledger('organisation.signedIn')).toMatchObject([{ details: { singleSignOn: true } }])
  expect((await comeBack(search, cookie)).json).toMatchObject({
    status: 401,
    code: 'organisation.sso_failed',
  })
})

test('people whom this platform does not know, or who have left, are refused and logged', async () => {
  await server.query(`update organisation.person set left_on = '2026-09-01' where account = 'demo04'`)
  for (const account of ['stranger', 'demo04']) {
    const { address, cookie } = await begin()
    const back = await comeBack(provider.signIn(address, { preferred_username: account }), cookie)
    expect(back.json).toMatchObject({ status: 401, code: 'organisation.sso_unknown_person' })
  }
  expect(await server.query(`select 1 from organisation.sign_in where outcome = 'refused'`)).toHaveLength(2)
})

test('state, nonce, the kept cookie, its age, the signature and the claim must all fit', async () => {
  const failed = { status: 401, code: 'organisation.sso_failed' }
  const claims = { preferred_username: 'creation' }
  const [one, two] = [await begin(), await begin()]
  expect((await comeBack(provider.signIn(one.address, claims), two.cookie)).json).toMatchObject(failed)
  expect((await comeBack(provider.signIn(one.address, claims), '')).json).toMatchObject(failed)
  expect((await comeBack(provider.signIn(one.address, claims), 'sishi_sso=forged')).json).toMatchObject(
    failed,
  )
  const wrongNonce = provider.signIn(one.address, { ...claims, nonce: 'other' })
  expect((await comeBack(wrongNonce, one.cookie)).json).toMatchObject(failed)
  const forged = provider.signIn(one.address, { ...claims, forged: true })
  expect((await comeBack(forged, one.cookie)).json).toMatchObject(failed)
  expect((await comeBack(provider.signIn(one.address, {}), one.cookie)).json).toMatchObject(failed)
  expect((await comeBack('?error=access_denied', one.cookie)).json).toMatchObject(failed)
  server.clock.set('2026-09-21T02:11:00Z')
  expect((await comeBack(provider.signIn(two.address, claims), two.cookie)).json).toMatchObject(failed)
})

test('an instance without a provider says so', async () => {
  expect(await server.anonymous.call(getSingleSignOn)).toEqual({ isOffered: true })
  expect(await without.anonymous.call(getSingleSignOn)).toEqual({ isOffered: false })
  expect(await without.anonymous.refusal(beginSingleSignOn, { body: {} })).toMatchObject({
    code: 'organisation.sso_not_configured',
  })
})
