/** 本地表述和自加内容: kept beside the official wording, totalled apart from the official points. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import {
  addToEdition,
  getEdition,
  getLocalPart,
  getScore,
  revokeAddition,
  settleAddition,
} from './contract.ts'
import { edition2022 } from './edition/index.ts'
import { beginCreation } from './testing.ts'

let server: TestServer
let city: Client
let county: Client
let sibling: Client

beforeAll(async () => {
  server = await testServer()
  await server.addPerson({
    account: 'sibling',
    region: '990200',
    roles: [{ role: 'creationOfficer', reach: 'below' }],
  })
  city = await server.as('creation')
  county = await server.as('county')
  sibling = await server.as('sibling')
  await beginCreation(server, '990100', '990100')
  await beginCreation(server, '990121', '990100')
})
afterAll(() => server.close())

describe('own wordings and additions', () => {
  const params = { ref: '2022-trial' }
  const wording = { zh: '直播基地合规辅导', en: '' }
  const reason = '省级工作要求'

  test('local points are totalled apart, and the verdict follows the official table alone', async () => {
    const official = await city.call(getScore)
    const { id } = await city.call(addToEdition, {
      params,
      body: { kind: 'indicator', subject: 'growth', wording, points: '5', reason },
    })
    await city.call(addToEdition, {
      params,
      body: { kind: 'item', subject: '11', wording, points: '2', reason },
    })
    expect(await city.call(getLocalPart)).toMatchObject({ points: '7', earned: '0', open: 2 })
    await city.call(settleAddition, { params: { additionId: id }, body: { earned: '4.5', reason: '已验收' } })
    expect(await city.call(getLocalPart)).toMatchObject({ points: '7', earned: '4.5', open: 1 })
    expect(await county.call(getLocalPart)).toMatchObject({ points: '7', earned: '0', open: 2 })
    expect(await city.call(getScore)).toEqual(official)
    expect(
      await city.refusal(settleAddition, {
        params: { additionId: id },
        body: { earned: '6', reason: '过高' },
      }),
    ).toMatchObject({ code: 'assessment.earned_above_points' })
    expect(await server.ledger('assessment.editionAdditionSettled')).toHaveLength(1)
  })

  test('a newer wording takes the place of the former, which stays to be seen; taken back with a reason', async () => {
    const body = { kind: 'reword', subject: '11.1', field: 'condition', wording, reason } as const
    await city.call(addToEdition, { params, body })
    const { id } = await city.call(addToEdition, { params, body: { ...body, wording: { zh: '另一种表述' } } })
    const { local } = await city.call(getEdition, { params })
    const about = local.additions.filter((each) => each.subject === '11.1')
    expect(about.map((each) => each.revoked === null)).toEqual([true, false])
    const target = { params: { additionId: id }, body: { reason: '不再需要' } }
    expect(await county.refusal(revokeAddition, target)).toMatchObject({ status: 403 })
    expect(await sibling.refusal(revokeAddition, target)).toMatchObject({ status: 404 })
    await city.call(revokeAddition, target)
    expect(await city.refusal(revokeAddition, target)).toMatchObject({ code: 'assessment.addition_revoked' })
    expect(await server.ledger('assessment.editionAdditionRevoked')).toHaveLength(1)
  })

  test.each([
    [{ kind: 'reword', subject: '99', field: 'title', wording, reason }, 'assessment.no_such_part'],
    [{ kind: 'item', subject: '99', wording, points: '1', reason }, 'assessment.no_such_part'],
    [{ kind: 'indicator', subject: 'growth', wording, points: '0', reason }, 'assessment.points_needed'],
    [
      { kind: 'reword', subject: '2', field: 'title', reason, wording: titleOf(2) },
      'assessment.wording_unchanged',
    ],
  ] as const)('%j is refused as %s', async (body, code) => {
    expect(await city.refusal(addToEdition, { params, body })).toMatchObject({ code })
  })
})

function titleOf(number: number) {
  const indicators = edition2022.groups.flatMap((group) => group.subgroups.flatMap((each) => each.indicators))
  return indicators[number - 1]?.title ?? { zh: '', en: '' }
}
