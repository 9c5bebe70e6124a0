/** 由方案成员组建领导小组: what is proposed out of printed positions, and making it through HTTP. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { getBody, listBodies } from '../organisation/contract.ts'
import { makeLeadingGroup, proposeLeadingGroup } from './contract.ts'
import { seatRoleOf, splitPosition } from './plan-bodies.ts'
import { anImportedPlan, aPlanDraft } from './testing.ts'

test.each([
  ['县政府副县长', '县政府', '副县长'],
  ['县市场监管局局长', '县市场监管局', '局长'],
  ['县委宣传部副部长、网信办主任', '县委宣传部', '副部长、网信办主任'],
  ['县文化市场综合执法大队大队长', '县文化市场综合执法大队', '大队长'],
  ['县行政服务中心管委会副主任', '县行政服务中心管委会', '副主任'],
  ['明溪银保监管组主监管员', '明溪银保监管组', '主监管员'],
  ['市委网络安全和信息化委员会办公室主任', '市委网络安全和信息化委员会办公室', '主任'],
  ['人民银行许昌中心支行行长', '人民银行许昌中心支行', '行长'],
  ['许昌海关关长', '许昌海关', '关长'],
  ['县财政局党组成员、副局长', '县财政局', '党组成员、副局长'],
  ['县 统计局 总统计师', '', '县统计局总统计师'],
  ['副市长', '', '副市长'],
])('%s is unit and post', (printed, unit, post) => {
  expect(splitPosition(printed)).toEqual({ unit, post })
})

test.each([
  ['组 长', 'head'],
  ['第一组长', 'head'],
  ['常务副组长', 'executiveDeputy'],
  ['副组长', 'deputy'],
  ['成员', 'member'],
  ['成员单位', 'member'],
  ['联络员', 'liaison'],
  ['办公室主任', 'officeDirector'],
  ['办公室副主任', 'officeDeputy'],
  ['召集人', 'head'],
] as const)('%s is the role %s', (printed, role) => {
  expect(seatRoleOf(printed)).toBe(role)
})

describe('through HTTP', () => {
  let server: TestServer
  let county: Client
  let planId: string
  beforeAll(async () => {
    server = await testServer()
    county = await server.as('county')
    planId = (await anImportedPlan(county)).plan.id
  })
  afterAll(() => server.close())

  const propose = async (client: Client, id = planId) =>
    await client.call(proposeLeadingGroup, { params: { planId: id } })

  const bodyOf = (proposal: Awaited<ReturnType<typeof propose>>) => ({
    documentNumber: proposal.documentNumber,
    foundedOn: proposal.foundedOn,
    bodies: proposal.bodies.map(({ kind, name, unitId, seats }) => ({
      kind,
      name,
      unitId,
      seats: seats.map(({ printed: _printed, ...seat }) => seat),
    })),
  })

  test('the Mingxi plan proposes its group of twenty and the office with its director, at the bureau that bears it', async () => {
    const { bodies, units, foundedOn, documentNumber, mayMake } = await propose(county)
    const [group, office] = bodies
    expect([group?.kind, office?.kind, foundedOn, documentNumber, mayMake]).toEqual([
      'leadingGroup',
      'office',
      '2024-03-22',
      '明政办发明电〔2024〕13号',
      true,
    ])
    expect(group?.name).toBe('明溪县落实三明市创建“全国网络市场监管与服务示范区”工作领导小组')
    expect(group?.seats).toHaveLength(20)
    expect(group?.seats[0]).toMatchObject({ role: 'head', unitWords: '县政府', post: '副县长' })
    const bureau = units.find((unit) => unit.name === '县市场监督管理局')
    expect(group?.seats[2]).toMatchObject({ role: 'deputy', unitId: bureau?.id, unitWords: '', post: '局长' })
    expect(office).toMatchObject({
      unitId: bureau?.id,
      seats: [{ role: 'officeDirector', unitId: bureau?.id, post: '副局长' }],
    })
  })

  test('the Xuchang plan proposes its group of thirty-one, and an office whose director is a member', async () => {
    const { plan } = await anImportedPlan(await server.as('creation'), 'xuchang-2022.txt')
    const { bodies } = await propose(await server.as('creation'), plan.id)
    expect(bodies.map(({ name, seats }) => [name, seats.length])).toEqual([
      ['许昌市创建全国网络市场监管与服务示范区工作领导小组', plan.draft.members.length],
      ['许昌市创建全国网络市场监管与服务示范区工作领导小组办公室', 1],
    ])
    expect(bodies[1]?.seats[0]?.printed).toBe(
      plan.draft.members.find((member) => member.name === bodies[1]?.seats[0]?.name)?.position,
    )
  })

  test('a plan not yet imported says so, and makes nothing', async () => {
    const draft = await aPlanDraft(county)
    const proposal = await propose(county, draft.id)
    expect(proposal).toMatchObject({ mayMake: false, whyNot: 'assessment.plan_not_imported' })
    expect(
      await county.refusal(makeLeadingGroup, { params: { planId: draft.id }, body: bodyOf(proposal) }),
    ).toMatchObject({ status: 409, code: 'assessment.plan_not_imported' })
  })

  test('a refusal half way leaves nothing: a unit that is not there, or one name twice', async () => {
    const proposal = await propose(county)
    const body = bodyOf(proposal)
    const [group] = body.bodies
    if (group === undefined) throw new Error('no group')
    const nowhere = '00000000-0000-4000-8000-000000000000'
    expect(
      await county.refusal(makeLeadingGroup, {
        params: { planId },
        body: { ...body, bodies: [{ ...group, unitId: nowhere }] },
      }),
    ).toMatchObject({ status: 400, code: 'organisation.no_such_unit' })
    expect(
      await county.refusal(makeLeadingGroup, {
        params: { planId },
        body: { ...body, bodies: [group, group] },
      }),
    ).toMatchObject({ status: 409, code: 'organisation.body_exists' })
    expect((await propose(county)).leadingGroupId).toBeNull()
  })

  test('those who may not keep bodies, and other regions, make none', async () => {
    const body = bodyOf(await propose(county))
    const liaison = await server.as('liaison')
    expect(await liaison.refusal(makeLeadingGroup, { params: { planId }, body })).toMatchObject({
      status: 403,
    })
    await server.addPerson({
      account: 'other-county',
      region: '990122',
      roles: [{ role: 'creationOfficer', reach: 'region' }],
    })
    const other = await server.as('other-county')
    expect(await other.refusal(makeLeadingGroup, { params: { planId }, body })).toMatchObject({ status: 404 })
    expect(await other.refusal(proposeLeadingGroup, { params: { planId } })).toMatchObject({ status: 404 })
  })

  test('what the officer confirmed is made once, however often it is asked, and stands in the ledger', async () => {
    const body = bodyOf(await propose(county))
    const first = await county.call(makeLeadingGroup, { params: { planId }, body })
    expect(first).toMatchObject({ isNew: true, seats: 21 })
    const again = await county.call(makeLeadingGroup, { params: { planId }, body })
    expect(again).toEqual({ id: first.id, isNew: false, seats: 0 })
    const { items } = await county.call(listBodies, { query: { search: '明溪县落实' } })
    expect(items.map(({ kind, seats, headName }) => [kind, seats, headName !== ''])).toEqual([
      ['leadingGroup', 20, true],
      ['office', 1, true],
    ])
    const group = await county.call(getBody, { params: { bodyId: first.id }, query: { on: '2024-03-22' } })
    expect(group.seats.map((seat) => seat.position)).toEqual(group.seats.map((_, place) => place))
    expect(group.seats[2]).toMatchObject({ role: 'deputy', unitName: '县市场监督管理局', post: '局长' })
    expect(group.children).toHaveLength(1)
    expect(await propose(county)).toMatchObject({ leadingGroupId: first.id, mayMake: false })
    expect(await server.ledger('assessment.leadingGroupMade')).toHaveLength(1)
    expect(await server.ledger('organisation.bodyFounded')).toHaveLength(2)
  })
})
