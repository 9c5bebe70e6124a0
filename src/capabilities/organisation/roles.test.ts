import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import {
  actFor,
  assignRole,
  confirmRole,
  createDelegation,
  createPerson,
  createUnit,
  endDelegation,
  getPerson,
  getSession,
  listMyDelegations,
  listPeople,
  listRoles,
  revokeRole,
  unmaskPerson,
  updatePerson,
} from './contract.ts'

let server: TestServer
let security: Client
beforeAll(async () => {
  server = await testServer()
  security = await server.as('security')
})
afterAll(() => server.close())

const idOf = async (account: string) =>
  (await server.query<{ id: string }>('select id from organisation.person where account = $1', [account]))[0]
    ?.id ?? ''
const roleOf = async (account: string) =>
  (
    await server.query<{ id: string }>(
      'select r.id from organisation.role_assignment r join organisation.person p on p.id = r.person_id where p.account = $1',
      [account],
    )
  )[0]?.id ?? ''
const give = async (
  account: string,
  role: string,
  reach: 'unit' | 'region' | 'below' = 'unit',
  unitId?: string,
) => ({
  params: { personId: await idOf(account) },
  body: { role, reach, ...(unitId ? { unitId } : {}) },
})

describe('roles', () => {
  test('a role given acts at once, once, until it is revoked', async () => {
    const officer = await server.as('demo05')
    expect(await officer.call(getSession)).toMatchObject({ roles: ['liaison'] })
    const held = await security.call(assignRole, await give('demo05', 'creationOfficer', 'region'))
    expect((await officer.call(getSession)).roles.sort()).toEqual(['creationOfficer', 'liaison'])
    expect(
      await security.refusal(assignRole, await give('demo05', 'creationOfficer', 'region')),
    ).toMatchObject({
      status: 409,
      code: 'organisation.role_held',
    })
    const params = { assignmentId: held.id }
    await security.call(revokeRole, { params })
    expect((await officer.call(getSession)).roles).toEqual(['liaison'])
    expect(await security.refusal(revokeRole, { params })).toMatchObject({
      status: 404,
      code: 'organisation.no_such_role',
    })
    expect(await server.ledger('organisation.roleAssigned')).toMatchObject([
      { details: { role: 'creationOfficer', reach: 'region', endsOn: null } },
    ])
    expect(await server.ledger('organisation.roleRevoked')).toHaveLength(1)
  })

  test('a role ends by itself after its last day', async () => {
    const wish = await give('demo05', 'leader')
    await security.call(assignRole, { ...wish, body: { ...wish.body, endsOn: '2026-09-22' } })
    server.clock.set('2026-09-22T15:00:00Z')
    expect((await (await server.as('demo05')).call(getSession)).roles).toContain('leader')
    server.clock.set('2026-09-22T17:00:00Z') // 01:00 of the 23rd in Shanghai
    expect((await (await server.as('demo05')).call(getSession)).roles).not.toContain('leader')
    server.clock.set('2026-09-21T02:00:00Z')
    expect(
      await security.refusal(assignRole, { ...wish, body: { ...wish.body, endsOn: '2026-09-01' } }),
    ).toMatchObject({ code: 'organisation.ends_in_past' })
  })

  test('nobody holds two administrators, or one beside other work', async () => {
    for (const role of ['systemAdministrator', 'auditAdministrator', 'securityAdministrator'])
      expect(await security.refusal(assignRole, await give('demo05', role))).toMatchObject({
        status: 409,
        code: 'organisation.roles_exclude',
      })
    expect(await security.refusal(assignRole, await give('audit', 'liaison'))).toMatchObject({
      code: 'organisation.roles_exclude',
    })
    expect(await security.refusal(assignRole, await give('demo05', 'emperor'))).toMatchObject({
      code: 'organisation.unknown_role',
    })
  })

  test('the three administrators are separated: no roles from the system, none for oneself, no change by audit', async () => {
    const [system, audit] = [await server.as('system'), await server.as('audit')]
    expect(await system.refusal(assignRole, await give('demo06', 'leader'))).toMatchObject({ status: 403 })
    expect(await security.refusal(assignRole, await give('security', 'leader'))).toMatchObject({
      status: 403,
      code: 'organisation.not_oneself',
    })
    expect(
      await security.refusal(revokeRole, { params: { assignmentId: await roleOf('security') } }),
    ).toMatchObject({
      code: 'organisation.not_oneself',
    })
    expect(
      await security.refusal(updatePerson, { params: { personId: await idOf('demo06') }, body: {} }),
    ).toMatchObject({
      status: 403,
    })
    const { roles, capabilities } = await audit.call(listRoles)
    const kinds = new Map(
      capabilities.flatMap((each) => each.permissions.map((one) => [one.permission, one.kind] as const)),
    )
    const mayDo = roles
      .find((each) => each.role === 'auditAdministrator')
      ?.permissions.filter((one) => kinds.get(one) === 'act')
    expect(mayDo).toEqual(['audit.verify'])
  })

  test('nobody gives a role beyond the own reach', async () => {
    const { unitId } = await server.addPerson({ account: 'county-target', region: '990121' })
    await server.addPerson({
      account: 'county-security',
      region: '990121',
      roles: [{ role: 'securityAdministrator', reach: 'region' }],
    })
    const county = await server.as('county-security')
    const city = await server.unitId('市商务局')
    await county.call(assignRole, await give('county-target', 'liaison', 'region'))
    for (const wish of [
      await give('county-target', 'liaison', 'below'),
      await give('county-target', 'liaison', 'unit', city),
      await give('county-target', 'liaison', 'region', city),
    ])
      expect(await county.refusal(assignRole, wish)).toMatchObject({
        status: 403,
        code: 'organisation.outside_reach',
      })
    expect(await county.refusal(assignRole, await give('demo06', 'leader'))).toMatchObject({ status: 404 })
    expect(
      await county.refusal(revokeRole, { params: { assignmentId: await roleOf('demo06') } }),
    ).toMatchObject({
      status: 404,
    })
    await security.call(assignRole, await give('county-target', 'liaison', 'below', unitId))
  })

  test('a proposed role grants nothing until the security administrator confirms it', async () => {
    const { id, unitId } = await server.addPerson({ account: 'proposed', region: '990100' })
    await server.query(
      `insert into organisation.role_assignment (id, region, unit_id, person_id, role, reach, starts_on, confirmed_at)
       values (gen_random_uuid(), '990100', $1, $2, 'liaison', 'unit', '2024-01-01', null)`,
      [unitId, id],
    )
    const person = await server.as('proposed')
    expect(person.session?.roles).toEqual([])
    const waiting = await security.call(listPeople, { query: { proposed: 'true' } })
    expect(waiting.items.map((row) => row.account)).toEqual(['proposed'])
    const params = { assignmentId: waiting.items[0]?.roles[0]?.id ?? '' }
    await security.call(confirmRole, { params, body: {} })
    expect((await person.call(getSession)).roles).toEqual(['liaison'])
    expect(await security.refusal(confirmRole, { params, body: {} })).toMatchObject({
      code: 'organisation.role_held',
    })
  })
})

describe('delegation', () => {
  const days = { startsOn: '2026-09-22', endsOn: '2026-09-24', reason: '外出培训' }
  const toDemo06 = async () => ({
    ...days,
    receiverId: await idOf('demo06'),
    assignmentIds: [await roleOf('creation')],
  })

  test('lent roles act from the first day to the last, and the ledger names whose they are', async () => {
    const giver = await server.as('creation')
    const body = await toDemo06()
    const { id } = await giver.call(createDelegation, { body })
    const subject = {
      params: { personId: await idOf('demo07') },
      body: { fields: ['phone' as const], reason: '核对电话' },
    }

    let receiver = await server.as('demo06')
    expect((await receiver.call(listMyDelegations)).received).toMatchObject([
      { id, state: 'coming', roles: ['creationOfficer'], reason: '外出培训' },
    ])
    expect((await giver.call(listMyDelegations)).given).toMatchObject([{ id, receiverId: body.receiverId }])
    expect(await receiver.refusal(actFor, { body: { delegationId: id } })).toMatchObject({
      code: 'organisation.no_such_delegation',
    })

    server.clock.set('2026-09-22T02:00:00Z')
    receiver = await server.as('demo06')
    expect(await receiver.refusal(unmaskPerson, subject)).toMatchObject({ status: 403 })
    await receiver.call(actFor, { body: { delegationId: id } })
    expect(await receiver.call(getSession)).toMatchObject({
      roles: ['creationOfficer'],
      actingFor: { personId: giver.session?.person.id },
    })
    await receiver.call(unmaskPerson, subject)
    expect((await server.ledger('organisation.personalDataUnmasked')).at(-1)).toMatchObject({
      actor_id: body.receiverId,
      details: { onBehalfOf: giver.session?.person.id, fields: ['phone'] },
    })
    await receiver.call(actFor, { body: { delegationId: null } })
    expect(await receiver.call(getSession)).toMatchObject({ roles: ['liaison'], actingFor: null })
    await receiver.call(actFor, { body: { delegationId: id } })

    server.clock.set('2026-09-24T17:00:00Z')
    receiver = await server.as('demo06')
    await server.query('update organisation.session set delegation_id = $1 where person_id = $2', [
      id,
      body.receiverId,
    ])
    expect(await receiver.call(getSession)).toMatchObject({ roles: ['liaison'], actingFor: null })
    expect((await receiver.call(listMyDelegations)).received).toMatchObject([{ state: 'ended' }])
    server.clock.set('2026-09-21T02:00:00Z')
    await server.query('update organisation.delegation set ended_at = now()')
  })

  test('it cannot be passed on, and lends only own roles to a colleague of the region', async () => {
    const giver = await server.as('creation')
    const body = { ...(await toDemo06()), startsOn: '2026-09-21' }
    const { id } = await giver.call(createDelegation, { body })
    const receiver = await server.as('demo06')
    const onward = { ...body, receiverId: await idOf('demo07') }
    expect(await receiver.refusal(createDelegation, { body: onward })).toMatchObject({
      code: 'organisation.lend_own_roles',
    })
    await receiver.call(actFor, { body: { delegationId: id } })
    expect(
      await receiver.refusal(createDelegation, {
        body: { ...onward, assignmentIds: [await roleOf('demo06')] },
      }),
    ).toMatchObject({ code: 'organisation.lent_roles_stay' })
    const refused = async (change: object) =>
      await giver.refusal(createDelegation, { body: { ...body, ...change } })
    expect(await refused({ receiverId: await idOf('county') })).toMatchObject({
      status: 404,
      code: 'organisation.no_such_colleague',
    })
    expect(await refused({ receiverId: await idOf('creation') })).toMatchObject({
      code: 'organisation.not_oneself',
    })
    expect(await refused({ receiverId: await idOf('audit') })).toMatchObject({
      code: 'organisation.roles_exclude',
    })
    expect(await refused({})).toMatchObject({ status: 409, code: 'organisation.lent_already' })
    expect(await refused({ endsOn: '2027-09-21' })).toMatchObject({ code: 'organisation.delegation_days' })
    expect(await refused({ startsOn: '2026-09-20' })).toMatchObject({ code: 'organisation.delegation_days' })

    expect(
      await (await server.as('demo07')).refusal(endDelegation, { params: { delegationId: id } }),
    ).toMatchObject({
      status: 404,
    })
    await giver.call(endDelegation, { params: { delegationId: id } })
    expect(await receiver.call(getSession)).toMatchObject({ actingFor: null, roles: ['liaison'] })
    expect(await server.ledger('organisation.delegationEnded')).toHaveLength(1)
  })

  test('what the giver loses, the receiver loses at once', async () => {
    const { id } = await server.addPerson({
      account: 'lender',
      region: '990100',
      roles: [{ role: 'leader', reach: 'region' }],
    })
    const lender = await server.as('lender')
    const assignmentIds = (await lender.call(listMyDelegations)).lendable.map((one) => one.id)
    const body = { ...days, startsOn: '2026-09-21', receiverId: await idOf('demo08'), assignmentIds }
    const delegation = await lender.call(createDelegation, { body })
    const receiver = await server.as('demo08')
    await receiver.call(actFor, { body: { delegationId: delegation.id } })
    expect((await receiver.call(getSession)).roles).toEqual(['leader'])
    expect(await security.refusal(assignRole, await give('demo08', 'auditAdministrator'))).toMatchObject({
      code: 'organisation.roles_exclude',
    })
    await security.call(revokeRole, { params: { assignmentId: assignmentIds[0] ?? '' } })
    expect((await receiver.call(getSession)).roles).toEqual([])
    expect((await security.call(getPerson, { params: { personId: id } })).roles).toEqual([])
  })
})

test('an act that is refused leaves no entry in the ledger', async () => {
  const before = await server.query('select id from audit.entry')
  const system = await server.as('system')
  const unitId = await server.unitId('市商务局')
  await system.refusal(createPerson, { body: { name: 'x', account: 'creation', unitId } })
  await system.refusal(createUnit, { body: { region: '990100', name: '市商务局', kind: 'bureau' } })
  expect(await server.query('select id from audit.entry')).toHaveLength(before.length)
})
