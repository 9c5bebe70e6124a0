import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { scopeOf } from '../../kernel/actor.ts'
import { ANONYMOUS } from '../../platform/anonymous.ts'
import {
  closeUnit,
  createPerson,
  createUnit,
  getPerson,
  leavePerson,
  listColleagues,
  listPeople,
  listUnits,
  listUnmaskings,
  unmaskPerson,
  updatePerson,
  updateUnit,
} from './contract.ts'
import * as store from './store/people.ts'

const CITY = '990100'
const COUNTY = '990121'
let server: TestServer
let system: Client
let far: Client
let bureau: string
beforeAll(async () => {
  server = await testServer()
  system = await server.as('system')
  await server.addPerson({
    account: 'far-system',
    region: '980100',
    roles: [{ role: 'systemAdministrator', reach: 'below' }],
  })
  far = await server.as('far-system')
  bureau = await server.unitId('市商务局')
})
afterAll(() => server.close())

const idOf = async (account: string) =>
  (await server.query<{ id: string }>('select id from organisation.person where account = $1', [account]))[0]
    ?.id ?? ''

describe('units', () => {
  const body = { region: CITY, name: '市测试局', kind: 'bureau' as const }

  test('a unit is created once, under a parent, with an entry in the ledger', async () => {
    const unit = await system.call(createUnit, { body: { ...body, parentId: bureau } })
    expect(unit).toMatchObject({ ...body, parentId: bureau, aliases: [], closedOn: null })
    expect(await system.refusal(createUnit, { body })).toMatchObject({
      status: 409,
      code: 'organisation.unit_exists',
    })
    expect(await server.ledger('organisation.unitCreated')).toMatchObject([
      { subject_id: unit.id, region: CITY, actor_id: system.session?.person.id },
    ])
  })

  test('a new name keeps the old one as an alias, by which the unit is found', async () => {
    const unit = await system.call(createUnit, { body: { ...body, name: '市旧名局' } })
    const params = { unitId: unit.id }
    const renamed = await system.call(updateUnit, { params, body: { name: '市新名局' } })
    expect(renamed).toMatchObject({ name: '市新名局', aliases: ['市旧名局'] })
    const found = await (await server.as('liaison')).call(listUnits, { query: { search: '旧名' } })
    expect(found.items.map((row) => row.id)).toEqual([unit.id])
    expect(await system.call(updateUnit, { params, body: { name: '市旧名局' } })).toMatchObject({
      aliases: ['市新名局'],
    })
    expect(await server.ledger('organisation.unitChanged')).toHaveLength(2)
  })

  test('no unit comes to stand under itself', async () => {
    const above = await system.call(createUnit, { body: { ...body, name: '上级单位' } })
    const below = await system.call(createUnit, { body: { ...body, name: '下级单位', parentId: above.id } })
    const move = { params: { unitId: above.id }, body: { parentId: below.id } }
    expect(await system.refusal(updateUnit, move)).toMatchObject({ code: 'organisation.unit_under_itself' })
    expect(
      await system.refusal(updateUnit, {
        params: { unitId: above.id },
        body: { parentId: await idOf('audit') },
      }),
    ).toMatchObject({ code: 'organisation.no_such_parent' })
    expect(await system.refusal(closeUnit, { params: { unitId: above.id }, body: {} })).toMatchObject({
      code: 'organisation.unit_has_units',
    })
  })

  test('a unit is closed when nobody is left in it, once; its name is free again', async () => {
    expect(await system.refusal(closeUnit, { params: { unitId: bureau }, body: {} })).toMatchObject({
      code: 'organisation.unit_has_people',
    })
    const unit = await system.call(createUnit, { body: { ...body, name: '临时单位' } })
    const closing = { params: { unitId: unit.id }, body: {} }
    expect(await system.call(closeUnit, closing)).toMatchObject({ closedOn: '2026-09-21' })
    expect(await system.refusal(closeUnit, closing)).toMatchObject({ code: 'organisation.unit_closed' })
    await system.call(createUnit, { body: { ...body, name: '临时单位' } })
    const open = await system.call(listUnits, { query: { open: 'true', search: '临时单位' } })
    expect(open.items).toHaveLength(1)
    expect(await server.ledger('organisation.unitClosed')).toHaveLength(1)
  })

  test('nobody changes units outside the own reach, or in a region that does not exist', async () => {
    expect(await far.refusal(createUnit, { body })).toMatchObject({
      status: 403,
      code: 'organisation.outside_reach',
    })
    expect(
      await far.refusal(updateUnit, { params: { unitId: bureau }, body: { shortName: '商' } }),
    ).toMatchObject({ code: 'organisation.outside_reach' })
    expect(await system.refusal(createUnit, { body: { ...body, region: '990199' } })).toMatchObject({
      code: 'organisation.unknown_region',
    })
    expect(
      await system.refusal(closeUnit, { params: { unitId: await idOf('audit') }, body: {} }),
    ).toMatchObject({ status: 404, code: 'organisation.no_such_unit' })
  })
})

describe('people', () => {
  const wish = {
    name: '新人甲',
    account: 'newcomer',
    title: '科员',
    phone: '13912345678',
    email: 'n@example.cn',
  }

  test('a new person gets an initial password, told once, that must be changed; contacts are masked', async () => {
    const added = await system.call(createPerson, { body: { ...wish, unitId: bureau } })
    expect(added.person).toMatchObject({
      phone: '139****5678',
      email: 'n***@example.cn',
      region: CITY,
      roles: [],
    })
    const signIn = (password: string) =>
      server.anonymous.send('POST', '/api/session', { account: 'newcomer', password })
    expect((await signIn(added.initialPassword)).status).toBe(200)
    expect((await server.as('newcomer')).session).toMatchObject({ mustChangePassword: true })
    expect(await system.refusal(createPerson, { body: { ...wish, unitId: bureau } })).toMatchObject({
      status: 409,
      code: 'organisation.account_taken',
    })
    const [entry, ...more] = await server.ledger('organisation.personAdded')
    expect(more).toEqual([])
    expect(JSON.stringify(entry)).not.toMatch(/新人甲|newcomer|139/)
  })

  test('nobody adds people to units outside the own reach, or to closed ones', async () => {
    const body = { ...wish, account: 'elsewhere', unitId: bureau }
    expect(await far.refusal(createPerson, { body })).toMatchObject({ code: 'organisation.outside_reach' })
    expect(
      await system.refusal(createPerson, { body: { ...body, unitId: await idOf('audit') } }),
    ).toMatchObject({ code: 'organisation.no_such_unit' })
    expect(await system.refusal(createPerson, { body: { ...body, account: '汉字' } })).toMatchObject({
      code: 'request.invalid',
    })
  })

  test('a transfer ends the roles and sessions of the old post', async () => {
    const before = await server.as('demo11')
    const params = { personId: await idOf('demo11') }
    const moved = await system.call(updatePerson, { params, body: { unitId: bureau, title: '副科长' } })
    expect(moved).toMatchObject({ unitId: bureau, title: '副科长', roles: [] })
    expect(await before.refusal(listUnits)).toMatchObject({ code: 'session.required' })
    expect(await server.ledger('organisation.personChanged')).toMatchObject([
      { subject_id: params.personId, details: { rolesEnded: 1 } },
    ])
  })

  test('who leaves is signed out, holds nothing, and stays on record', async () => {
    const leaver = await server.as('demo12')
    const params = { personId: await idOf('demo12') }
    await system.call(leavePerson, { params, body: {} })
    expect(await leaver.refusal(listUnits)).toMatchObject({ code: 'session.required' })
    expect(await system.call(getPerson, { params })).toMatchObject({ leftOn: '2026-09-21', roles: [] })
    const now = await system.call(listPeople, { query: { search: 'demo12' } })
    expect(now.items).toEqual([])
    expect(await system.refusal(leavePerson, { params, body: {} })).toMatchObject({
      status: 404,
      code: 'organisation.no_such_person',
    })
    expect(
      await system.refusal(leavePerson, { params: { personId: await idOf('system') }, body: {} }),
    ).toMatchObject({ code: 'organisation.not_oneself' })
    expect(await server.ledger('organisation.personLeft')).toHaveLength(1)
  })

  test('another region sees nobody and changes nobody; a unit sees its own', async () => {
    const params = { personId: await idOf('demo13') }
    expect(await far.refusal(getPerson, { params })).toMatchObject({ status: 404 })
    expect(await far.refusal(updatePerson, { params, body: { title: 'x' } })).toMatchObject({ status: 404 })
    expect((await far.call(listPeople)).items).toHaveLength(1)
    const liaison = await server.as('liaison')
    const seen = (await liaison.call(listPeople, { query: { limit: 500 } })).items
    expect(new Set(seen.map((row) => row.unitId))).toEqual(new Set([bureau]))
    const county = await server.as('county')
    const inCounty = (await county.call(listPeople, { query: { limit: 500 } })).items
    expect(new Set(inCounty.map((row) => row.region))).toEqual(new Set([COUNTY]))
  })

  test('nobody signed in sees no person', async () => {
    const page = await server.world.db.read(scopeOf(ANONYMOUS, 'any'), (tx) =>
      store.listPeople(tx, { limit: 10 }),
    )
    expect(page.items).toEqual([])
  })

  test('colleagues of the region are found by name, without their contacts', async () => {
    const liaison = await server.as('liaison')
    const { items } = await liaison.call(listColleagues, { query: { search: 'demo05' } })
    expect(items).toHaveLength(1)
    expect(Object.keys(items[0] ?? {}).sort()).toEqual(['id', 'name', 'title', 'unitId', 'unitName'])
    expect((await far.call(listColleagues, { query: { search: 'demo05' } })).items).toEqual([])
    expect((await liaison.call(listColleagues, { query: { search: '%' } })).items).toEqual([])
  })
})

describe('personal data', () => {
  test('no list and no record tells a phone number in clear', async () => {
    const officer = await server.as('creation')
    const answer = await officer.send('GET', '/api/organisation/people?limit=500')
    expect(answer.bytes.toString()).not.toMatch(/139\d{8}/)
  })

  test('it is told for a reason, where one may; the ledger says what was seen, not its value', async () => {
    const officer = await server.as('creation')
    const params = { personId: await idOf('newcomer') }
    const body = { fields: ['phone' as const], reason: '联系本人补正材料' }
    expect(await officer.call(unmaskPerson, { params, body })).toEqual({ phone: '13912345678' })
    const [entry] = await server.ledger('organisation.personalDataUnmasked')
    expect(entry).toMatchObject({ subject_id: params.personId, details: { fields: ['phone'] } })
    expect(JSON.stringify(entry)).not.toMatch(/13912345678|补正/)
    const audit = await server.as('audit')
    expect((await audit.call(listUnmaskings)).items).toMatchObject([
      { personName: '新人甲', fields: ['phone'], reason: '联系本人补正材料' },
    ])
    expect(await officer.refusal(listUnmaskings)).toMatchObject({ status: 403 })
    expect(await officer.refusal(unmaskPerson, { params, body: { ...body, reason: '' } })).toMatchObject({
      status: 400,
    })
    const county = await server.as('county')
    expect(await county.refusal(unmaskPerson, { params, body })).toMatchObject({ status: 404 })
    expect(await system.refusal(unmaskPerson, { params, body })).toMatchObject({ code: 'permission.missing' })
  })
})

describe('the order of pinyin', () => {
  // By code point 一 (yi) would come first and 龙 (long) last; by pinyin it is an, bai, long, yi, zhou.
  const NAMES = ['周甲', '龙乙', '一丁', '安丙', '白戊']
  const IN_ORDER = ['安丙', '白戊', '龙乙', '一丁', '周甲']

  test('people are listed by it, page after page, and so are colleagues', async () => {
    const unit = await system.call(createUnit, {
      body: { region: CITY, name: '市拼音局', kind: 'bureau' as const },
    })
    for (const [place, name] of NAMES.entries())
      await system.call(createPerson, { body: { name, account: `pinyin${place}`, unitId: unit.id } })
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await system.call(listPeople, {
        query: { unitId: unit.id, limit: 2, ...(after === undefined ? {} : { after }) },
      })
      seen.push(...page.items.map((row) => row.name))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(IN_ORDER)
    const { items } = await system.call(listColleagues, { query: { search: 'pinyin' } })
    expect(items.map((row) => row.name)).toEqual(IN_ORDER)
  })

  test('units of a region are listed by it, page after page', async () => {
    for (const name of ['县周局', '县安局', '县龙局'])
      await system.call(createUnit, { body: { region: '990122', name, kind: 'bureau' as const } })
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await system.call(listUnits, {
        query: { region: '990122', limit: 1, ...(after === undefined ? {} : { after }) },
      })
      seen.push(...page.items.map((row) => row.name))
      after = page.next ?? undefined
    } while (after !== undefined)
    expect(seen).toEqual(['县安局', '县龙局', '县市场监督管理局', '县周局'])
  })

  test('a page of people comes out of an index in that order, without sorting the region', async () => {
    // The few rows of a test would be read whole.
    await server.query('set enable_seqscan = off')
    const [plan] = await server.query<{ 'QUERY PLAN': [{ Plan: object }] }>(
      `explain (format json) select id from organisation.person p where region = '990100'
       and (p.name collate "zh-x-icu", p.id) > ('白', '00000000-0000-4000-8000-000000000000')
       order by p.name collate "zh-x-icu", p.id limit 50`,
    )
    await server.query('reset enable_seqscan')
    expect(JSON.stringify(plan)).toContain('person_region')
    expect(JSON.stringify(plan)).not.toContain('Sort')
  })
})
