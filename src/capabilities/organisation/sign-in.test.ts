import { generateSync } from 'otplib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, MONDAY_MORNING, type TestServer, testServer } from '../../app/testing.ts'
import {
  changePassword,
  confirmTotp,
  disableTotp,
  enrolTotp,
  getSession,
  listMySessions,
  listSessions,
  listSignIns,
  listUnits,
  resetPassword,
  revokeSession,
  signIn,
} from './contract.ts'
import { DEMO_PASSWORD } from './demo.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const attempt = (account: string, password = DEMO_PASSWORD, totp?: string) =>
  server.anonymous.send('POST', '/api/session', { account, password, ...(totp ? { totp } : {}) })
const codeFor = (secret: string, at: Date) =>
  generateSync({ secret, epoch: Math.floor(at.getTime() / 1000), period: 30 })
const minutesLater = (minutes: number) =>
  server.clock.set(new Date(server.clock.now().getTime() + minutes * 60_000).toISOString())

describe('signing in', () => {
  test('an account and its password open a session by a cookie that scripts cannot read', async () => {
    const answer = await attempt('demo01')
    expect(answer).toMatchObject({ status: 200, json: { status: 'signed_in' } })
    expect(String(answer.headers['set-cookie'])).toMatch(/^sishi_session=[\w-]{43};.*HttpOnly; SameSite=Lax/)
    const [entry, ...more] = await server.ledger('organisation.signedIn')
    expect(more).toEqual([])
    // Whoever signed in is who did it, under the session that it opened.
    expect(entry).toMatchObject({
      actor_kind: 'officer',
      actor_id: entry?.subject_id,
      unit_id: expect.any(String),
    })
    const [session] = await server.query('select id from organisation.session where person_id = $1', [
      entry?.subject_id,
    ])
    expect(entry).toMatchObject({ session_id: (session as { id: string }).id })
  })

  test('accounts are found whatever the case of their letters', async () => {
    expect(await attempt('DEMO01')).toMatchObject({ status: 200 })
  })

  test('a wrong password and an account that does not exist are told apart by nothing', async () => {
    const [wrong, unknown] = [await attempt('demo01', 'wrong'), await attempt('nobody', 'wrong')]
    expect(wrong.json).toMatchObject({ status: 401, code: 'organisation.wrong_credentials' })
    const { requestId: _, ...rest } = wrong.json as { requestId: string }
    expect(unknown.json).toMatchObject(rest)
  })

  test('five failures lock the account for fifteen minutes, also against the right password', async () => {
    for (let count = 0; count < 5; count++) expect((await attempt('demo02', 'wrong')).status).toBe(401)
    const { requestId: _, ...right } = (await attempt('demo02')).json as { requestId: string }
    expect(right).toMatchObject({ status: 401, code: 'organisation.wrong_credentials' })
    // Nor does the answer tell that the password was right, else guessing could go on.
    expect((await attempt('demo02', 'wrong')).json).toMatchObject(right)
    minutesLater(14)
    expect((await attempt('demo02')).status).toBe(401)
    minutesLater(2)
    expect((await attempt('demo02')).status).toBe(200)
  })

  test('guesses made at the same time are all counted', async () => {
    await Promise.all(Array.from({ length: 5 }, () => attempt('demo03', 'wrong')))
    expect((await attempt('demo03')).status).toBe(401)
  })

  test('somebody who has left signs in no more', async () => {
    await server.query(`update organisation.person set left_on = '2026-09-01' where account = 'demo04'`)
    expect((await attempt('demo04')).status).toBe(401)
  })
})

describe('passwords', () => {
  test('a password reset gives an initial one that opens only its own change', async () => {
    const security = await server.as('security')
    const [person] = (await security.call(listSignIns, { query: { limit: 500 } })).items.filter(
      (row) => row.account === 'demo01',
    )
    const before = await server.as('demo01')
    const { initialPassword } = await security.call(resetPassword, {
      params: { personId: person?.personId ?? '' },
      body: {},
    })
    expect(await before.refusal(listUnits)).toMatchObject({ code: 'session.required' })
    expect((await attempt('demo01')).status).toBe(401)
    expect((await attempt('demo01', initialPassword)).status).toBe(200)
    const officer = await server.as('demo01')
    expect(officer.session).toMatchObject({ mustChangePassword: true, permissions: [] })
    const body = { current: initialPassword, next: 'Another-pass-2026' }
    await officer.call(changePassword, { body })
    expect(await officer.call(getSession)).toMatchObject({ mustChangePassword: false })
    expect((await attempt('demo01', 'Another-pass-2026')).status).toBe(200)
    expect(await server.ledger('organisation.passwordReset')).toMatchObject([
      { subject_id: person?.personId, details: { totpRemoved: false } },
    ])
    expect(await server.ledger('organisation.passwordChanged')).toHaveLength(1)
  })

  test('a change signs the person out everywhere else, and weak or same passwords are refused', async () => {
    const [here, there] = [await server.as('demo05'), await server.as('demo05')]
    const change = (next: string, current = DEMO_PASSWORD) => ({ body: { current, next } })
    expect(await here.refusal(changePassword, change('Short-1'))).toMatchObject({
      code: 'organisation.password_short',
    })
    expect(await here.refusal(changePassword, change('onlysmallletters'))).toMatchObject({
      code: 'organisation.password_simple',
    })
    expect(await here.refusal(changePassword, change('Demo05-demo05'))).toMatchObject({
      code: 'organisation.password_contains_account',
    })
    expect(await here.refusal(changePassword, change(DEMO_PASSWORD))).toMatchObject({
      code: 'organisation.password_same',
    })
    expect(await here.refusal(changePassword, change('Good-enough-1', 'wrong'))).toMatchObject({
      code: 'organisation.wrong_current_password',
    })
    await here.call(changePassword, change('Good-enough-1'))
    await here.call(getSession)
    expect(await there.refusal(getSession)).toMatchObject({ code: 'session.required' })
  })

  test('whoever guesses the current password from an open session locks the account', async () => {
    const officer = await server.as('demo06')
    const body = { current: 'wrong', next: 'Good-enough-1' }
    for (let count = 0; count < 5; count++) await officer.refusal(changePassword, { body })
    expect(
      await officer.refusal(changePassword, { body: { ...body, current: DEMO_PASSWORD } }),
    ).toMatchObject({ code: 'organisation.locked' })
    expect((await attempt('demo06')).status).toBe(401)
  })

  test('only the security administrator resets, within the reach, and never the own password', async () => {
    const security = await server.as('security')
    await server.addPerson({ account: 'far', region: '980100' })
    const idOf = async (account: string) =>
      (
        await server.query<{ id: string }>('select id from organisation.person where account = $1', [account])
      )[0]?.id ?? ''
    const reset = async (client: Client, account: string) =>
      await client.refusal(resetPassword, { params: { personId: await idOf(account) }, body: {} })
    expect(await reset(security, 'far')).toMatchObject({ status: 404, code: 'organisation.no_such_person' })
    expect(await reset(security, 'security')).toMatchObject({ code: 'organisation.not_oneself' })
    expect(await reset(await server.as('system'), 'demo05')).toMatchObject({ code: 'permission.missing' })
  })
})

describe('one-time codes', () => {
  const MINE = { body: { password: DEMO_PASSWORD } }

  test('a confirmed secret asks for a code at the door, lies sealed, and each code is spent once', async () => {
    const officer = await server.as('demo07')
    expect(await officer.refusal(enrolTotp, { body: { password: 'wrong' } })).toMatchObject({
      code: 'organisation.wrong_current_password',
    })
    const { secret, uri } = await officer.call(enrolTotp, MINE)
    expect(uri).toContain(`secret=${secret}`)
    const [stored] = await server.query<{ totp_secret: string }>(
      `select c.totp_secret from organisation.credential c join organisation.person p on p.id = c.person_id
       where p.account = 'demo07'`,
    )
    expect(stored?.totp_secret).not.toContain(secret)
    expect((await attempt('demo07')).json).toEqual({ status: 'signed_in' })
    expect(await officer.refusal(confirmTotp, { body: { code: '000000' } })).toMatchObject({
      code: 'organisation.wrong_code',
    })
    await officer.call(confirmTotp, { body: { code: codeFor(secret, server.clock.now()) } })
    expect(await officer.refusal(enrolTotp, MINE)).toMatchObject({ code: 'organisation.totp_enabled' })

    expect((await attempt('demo07')).json).toEqual({ status: 'totp_needed' })
    const spent = codeFor(secret, server.clock.now())
    expect((await attempt('demo07', DEMO_PASSWORD, spent)).status).toBe(401)
    minutesLater(1)
    const fresh = codeFor(secret, server.clock.now())
    const both = await Promise.all([
      attempt('demo07', DEMO_PASSWORD, fresh),
      attempt('demo07', DEMO_PASSWORD, fresh),
    ])
    expect(both.map((answer) => answer.status).sort()).toEqual([200, 401])
    expect((await attempt('demo07', DEMO_PASSWORD, fresh)).status).toBe(401)
    expect(await server.ledger('organisation.totpEnabled')).toHaveLength(1)
  })

  test('removal asks for the password and a fresh code', async () => {
    const officer = await server.as('demo08')
    const { secret } = await officer.call(enrolTotp, MINE)
    const code = () => codeFor(secret, server.clock.now())
    expect(
      await officer.refusal(disableTotp, { body: { password: DEMO_PASSWORD, code: code() } }),
    ).toMatchObject({ code: 'organisation.totp_not_set_up' })
    await officer.call(confirmTotp, { body: { code: code() } })
    expect(
      await officer.refusal(disableTotp, { body: { password: DEMO_PASSWORD, code: code() } }),
    ).toMatchObject({ code: 'organisation.wrong_code' })
    minutesLater(1)
    expect(await officer.refusal(disableTotp, { body: { password: 'wrong', code: code() } })).toMatchObject({
      code: 'organisation.wrong_current_password',
    })
    await officer.call(disableTotp, { body: { password: DEMO_PASSWORD, code: code() } })
    expect((await attempt('demo08')).json).toEqual({ status: 'signed_in' })
    expect(await server.ledger('organisation.totpDisabled')).toHaveLength(1)
  })
})

describe('sessions', () => {
  test('one left alone for half an hour is refused, one in use lives for twelve hours', async () => {
    server.clock.set(MONDAY_MORNING)
    const [idle, busy] = [await server.as('demo09'), await server.as('demo09')]
    for (let hour = 0; hour < 24; hour++) {
      minutesLater(29)
      if (hour > 0) expect(await idle.refusal(getSession)).toMatchObject({ code: 'session.required' })
      await busy.call(getSession)
    }
    minutesLater(29)
    expect(await busy.refusal(getSession)).toMatchObject({ code: 'session.required' })
    server.clock.set(MONDAY_MORNING)
  })

  test('a person ends the own session elsewhere; the next request there is refused', async () => {
    const [here, there] = [await server.as('demo10'), await server.as('demo10')]
    const { items } = await here.call(listMySessions)
    expect(items).toHaveLength(2)
    const other = items.find((row) => !row.current)
    await here.call(revokeSession, { params: { sessionId: other?.id ?? '' } })
    expect(await there.refusal(getSession)).toMatchObject({ code: 'session.required' })
    expect(await here.refusal(revokeSession, { params: { sessionId: other?.id ?? '' } })).toMatchObject({
      status: 404,
      code: 'organisation.no_such_session',
    })
    expect(await server.ledger('organisation.sessionRevoked')).toHaveLength(1)
  })

  test('overseers see the sessions of their region; only the security administrator ends them', async () => {
    await server.as('county')
    await server.addPerson({
      account: 'far-security',
      region: '980100',
      roles: [{ role: 'securityAdministrator', reach: 'below' }],
    })
    const far = await server.as('far-security')
    expect((await far.call(listSessions)).items.map((row) => row.account)).toEqual(['far-security'])
    const security = await server.as('security')
    const { items } = await security.call(listSessions, { query: { search: 'county' } })
    const target = { params: { sessionId: items[0]?.id ?? '' } }
    expect(await far.refusal(revokeSession, target)).toMatchObject({ status: 404 })
    expect(await (await server.as('audit')).refusal(revokeSession, target)).toMatchObject({
      status: 403,
      code: 'permission.missing',
    })
    await security.call(revokeSession, target)
  })

  test('the sign-in log is filtered, paged and closed to other regions', async () => {
    const audit = await server.as('audit')
    const refused = await audit.call(listSignIns, { query: { outcome: 'refused', search: 'demo02' } })
    expect(refused.items).toHaveLength(6)
    expect(new Set(refused.items.map((row) => row.outcome))).toEqual(new Set(['refused']))
    const unknown = await audit.call(listSignIns, { query: { search: 'nobody' } })
    expect(unknown.items).toMatchObject([{ personId: null, account: null, outcome: 'refused' }])
    const first = await audit.call(listSignIns, { query: { limit: 5 } })
    const second = await audit.call(listSignIns, { query: { limit: 5, after: first.next ?? '' } })
    const ids = [...first.items, ...second.items].map((row) => row.id)
    expect(new Set(ids).size).toBe(10)
    expect(await audit.call(listSignIns, { query: { to: '2026-09-20' } })).toMatchObject({ items: [] })
    const far = await (await server.as('far-security')).call(listSignIns, { query: { limit: 500 } })
    expect(far.items.filter((row) => row.personId !== null)).toEqual([])
    expect(await (await server.as('creation')).refusal(listSignIns)).toMatchObject({ status: 403 })
    expect(await server.anonymous.refusal(signIn, { body: { account: '', password: '' } })).toMatchObject({
      status: 400,
      code: 'request.invalid',
    })
  })
})
