/** Materials through HTTP: entering, review, versions, duplicates, requests, and what the score makes of them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { addDays, dayOf } from '../../kernel/day.ts'
import { getMatter, takeStep } from '../matters/contract.ts'
import * as contract from './contract.ts'
import { anUpload } from './testing.ts'

let server: TestServer
let liaison: Client
let office: Client
let reviewer: Client
let county: Client
let leader: Client
beforeAll(async () => {
  server = await testServer()
  liaison = await server.as('liaison')
  office = await server.as('creation')
  reviewer = await server.as('reviewer')
  county = await server.as('county')
  leader = await server.as('leader')
})
afterAll(() => server.close())

let nextFile = 0

const upload = (client: Client, content = `材料内容 ${nextFile++}`, name = `材料${nextFile}.txt`) =>
  anUpload(client, name, content)

type Entered = Partial<Parameters<typeof entry>[1]>

const entry = (
  uploadId: string,
  given: {
    title?: string
    items?: string[]
    tags?: string[]
    validTo?: string
    validFrom?: string
    sameAllowed?: boolean
  },
) => ({ title: '关于建立会商机制的通知', ...given, uploadId })

async function enter(client: Client, given: Entered = {}): Promise<string> {
  const body = { materials: [entry(await upload(client), given)] }
  const { ids } = await client.call(contract.enterMaterials, { body })
  return ids[0] ?? ''
}

const show = (client: Client, materialId: string) =>
  client.call(contract.getMaterial, { params: { materialId } })

const review = (id: string, outcome: 'accepted' | 'returned', reason = '', version = 1) => ({
  body: { materials: [{ id, version }], outcome, reason },
})

async function indicator(number: number) {
  const score = await office.call(contract.getScore)
  return score.groups.flatMap((group) => group.indicators).find((each) => each.number === number)
}

test('what is entered stands in the list with its hash, items and unit, and in the ledger', async () => {
  const id = await enter(liaison, { items: ['10.1', '34.1'], tags: ['正式文件'] })
  const material = await show(liaison, id)
  expect(material).toMatchObject({ state: 'pending', version: 1, mayEdit: true, mayReview: false })
  expect(material.items).toEqual(['10.1', '34.1'])
  expect(material.versions[0]?.sha256).toMatch(/^[0-9a-f]{64}$/)
  expect(material.versions[0]?.sm3).toMatch(/^[0-9a-f]{64}$/)
  const [added] = await server.ledger('assessment.materialAdded')
  expect(added).toMatchObject({ subject_id: id, unit_id: material.unitId, region: '990100' })
  const address = `/api/assessment/materials/${id}/file`
  const file = await liaison.send('GET', address)
  expect(file.bytes.toString('utf8')).toContain('材料内容')
  expect(file.headers['content-disposition']).toMatch(/^attachment/)
  expect(file.headers['x-content-type-options']).toBe('nosniff')
  expect(await server.ledger('assessment.materialOpened')).toHaveLength(1)
  // Another region sees nothing of it.
  expect((await county.send('GET', address)).status).toBe(404)
  expect(await county.refusal(contract.getMaterial, { params: { materialId: id } })).toMatchObject({
    status: 404,
  })
  expect((await county.call(contract.listMaterials)).items).toEqual([])
})

describe('the score', () => {
  test('counts accepted pieces, not returned or expired ones, and says so', async () => {
    const soon = addDays(dayOf(server.clock.now()), 1)
    const ids = [
      await enter(liaison, { items: ['34.1'], title: '规范性文件一' }),
      await enter(liaison, { items: ['34.1'], title: '规范性文件二' }),
      await enter(liaison, { items: ['34.1'], title: '规范性文件三', validTo: soon }),
    ]
    const before = await indicator(34)
    const [first = '', second = '', third = ''] = ids
    await office.call(contract.reviewMaterials, review(first, 'accepted'))
    await office.call(contract.reviewMaterials, review(third, 'accepted'))
    await office.call(contract.reviewMaterials, review(second, 'returned', '缺少盖章件'))
    expect([before?.sure, (await indicator(34))?.sure]).toEqual(['0', '2'])
    server.clock.set('2026-09-24T02:00:00Z')
    office = await server.as('creation')
    liaison = await server.as('liaison')
    reviewer = await server.as('reviewer')
    county = await server.as('county')
    leader = await server.as('leader')
    expect((await indicator(34))?.sure).toBe('1')
    const { tree } = await office.call(contract.explainScore, { query: { indicator: 34, language: 'zh' } })
    const text = JSON.stringify(tree)
    for (const words of ['已认可', '已退回补正，不计入得分', '已过有效期，不计入得分', first])
      expect(text).toContain(words)
    const list = async (query: object) =>
      (await office.call(contract.listMaterials, { query })).items.map((row) => row.id)
    expect(await list({ validity: 'expired' })).toEqual([third])
    expect(await list({ state: 'returned' })).toEqual([second])
  })

  test('does not count a judgement once all that it rests on was sent back', async () => {
    const id = await enter(liaison, { items: ['10.1'] })
    await reviewer.call(contract.judgeItem, {
      body: { item: '10.1', score: '1.5', reason: '材料能够证明', materials: [id] },
    })
    expect((await indicator(10))?.sure).toBe('1.5')
    await reviewer.call(contract.reviewMaterials, review(id, 'returned', '文件已废止'))
    expect(await indicator(10)).toMatchObject({ sure: '0' })
  })
})

describe('a return', () => {
  test('is a to-do of the unit with its reason and limit; the new version answers it', async () => {
    const id = await enter(liaison)
    await office.call(contract.reviewMaterials, review(id, 'returned', '请补充附件'))
    const returned = await show(liaison, id)
    expect(returned).toMatchObject({ state: 'returned', reviews: [{ reason: '请补充附件', version: 1 }] })
    const matterId = returned.reviews[0]?.id ?? ''
    const matter = await liaison.call(getMatter, { params: { matterId } })
    expect(matter).toMatchObject({ state: 'returned' })
    expect(matter.dueOn).not.toBeNull()
    // The return's own address finds the material.
    expect((await show(liaison, matterId)).id).toBe(id)
    const byHand = { params: { matterId, step: 'mend' }, body: { values: {} } }
    expect(await liaison.refusal(takeStep, byHand)).toMatchObject({ code: 'assessment.version_needed' })
    const versioned = {
      params: { materialId: id },
      body: { uploadId: await upload(liaison), note: '补附件' },
    }
    expect(await liaison.call(contract.enterMaterialVersion, versioned)).toEqual({ version: 2 })
    expect(await liaison.call(getMatter, { params: { matterId } })).toMatchObject({ state: 'mended' })
    expect(await show(office, id)).toMatchObject({ state: 'pending', version: 2 })
    // The old version cannot be passed any more, and stays readable.
    expect(await office.refusal(contract.reviewMaterials, review(id, 'accepted'))).toMatchObject({
      code: 'assessment.material_moved',
    })
    const old = await office.send('GET', `/api/assessment/materials/${id}/file?version=1`)
    expect(old.status).toBe(200)
    await office.call(contract.reviewMaterials, review(id, 'accepted', '', 2))
    expect(await show(liaison, id)).toMatchObject({ state: 'accepted' })
  })

  test('needs a reason', async () => {
    const id = await enter(liaison)
    expect(await office.refusal(contract.reviewMaterials, review(id, 'returned'))).toMatchObject({
      code: 'assessment.reason_needed',
    })
  })
})

describe('who may', () => {
  test('a liaison enters for the own unit only, and reviews nothing', async () => {
    const id = await enter(liaison)
    const foreign = await server.unitId('市商务局', '990100')
    const own = (await show(liaison, id)).unitId
    const body = { materials: [entry(await upload(liaison), {})], unitId: foreign }
    if (foreign !== own)
      expect(await liaison.refusal(contract.enterMaterials, { body })).toMatchObject({ status: 403 })
    expect(await liaison.refusal(contract.reviewMaterials, review(id, 'accepted'))).toMatchObject({
      status: 403,
    })
    const ofOffice = await enter(office)
    const change = { body: { materials: [ofOffice], add: ['10.1'] } }
    expect(await liaison.refusal(contract.linkMaterials, change)).toMatchObject({ status: 403 })
    expect(await leader.refusal(contract.linkMaterials, change)).toMatchObject({ status: 403 })
    expect(await county.refusal(contract.linkMaterials, change)).toMatchObject({ status: 404 })
    const matrix = await office.call(contract.getMaterialMatrix)
    expect(matrix.indicators.find((each) => each.number === 34)?.items).toBe(1)
  })

  test('what another one uploaded cannot be entered', async () => {
    const body = { materials: [entry(await upload(office), {})] }
    expect(await liaison.refusal(contract.enterMaterials, { body })).toMatchObject({
      code: 'uploads.not_finished',
    })
  })
})

describe('the same file', () => {
  test('is told before, refused at entering, and taken when it is wanted all the same', async () => {
    const content = '同一份文件'
    const given = { title: '原件' }
    const { ids } = await office.call(contract.enterMaterials, {
      body: { materials: [entry(await upload(office, content, '通知.txt'), given)] },
    })
    const [versioned] = (await show(office, ids[0] ?? '')).versions
    const files = [
      { fileName: '别名.txt', sha256: versioned?.sha256 ?? '' },
      { fileName: '通知.txt', sha256: null },
      { fileName: '新的.txt', sha256: null },
    ]
    const { found } = await liaison.call(contract.findSameMaterials, { body: { files } })
    expect(found.map(({ place, by, title }) => [place, by, title])).toEqual([
      [0, 'content', '原件'],
      [1, 'name', '原件'],
    ])
    const uploadId = await upload(liaison, content, '别名.txt')
    const again = entry(uploadId, {})
    expect(await liaison.refusal(contract.enterMaterials, { body: { materials: [again] } })).toMatchObject({
      code: 'assessment.same_file',
      details: { material: ids[0] },
    })
    await liaison.call(contract.enterMaterials, { body: { materials: [{ ...again, sameAllowed: true }] } })
    expect((await county.call(contract.findSameMaterials, { body: { files } })).found).toEqual([])
  })

  test('twice in one list is refused', async () => {
    const [a, b] = [await upload(liaison, '双份', 'a.txt'), await upload(liaison, '双份', 'b.txt')]
    const body = { materials: [entry(a, {}), entry(b, {})] }
    expect(await liaison.refusal(contract.enterMaterials, { body })).toMatchObject({
      code: 'assessment.same_file',
    })
  })
})

test.each([
  [{ items: ['99.1'] }, 'assessment.no_such_item'],
  [{ validFrom: '2026-05-01', validTo: '2026-04-01' }, 'assessment.validity_backwards'],
])('%o is refused as %s, and the upload is kept for another try', async (given, code) => {
  const uploadId = await upload(liaison)
  expect(
    await liaison.refusal(contract.enterMaterials, { body: { materials: [entry(uploadId, given)] } }),
  ).toMatchObject({ code })
  await liaison.call(contract.enterMaterials, { body: { materials: [entry(uploadId, {})] } })
})

test('the list finds by words, tag, item, indicator, state and person, and pages in order', async () => {
  const ids: string[] = []
  for (const title of ['丙级材料', '甲级材料', '乙级材料'])
    ids.push(await enter(liaison, { title, tags: ['年度考核'], items: ['16.1'] }))
  const titles = async (query: object) =>
    (await office.call(contract.listMaterials, { query })).items.map((row) => row.title)
  expect((await titles({ search: '级材料' })).length).toBe(3)
  expect((await titles({ tag: '年度考核', sort: 'title' })).length).toBe(3)
  expect((await titles({ item: '16.1' })).length).toBe(3)
  expect((await titles({ indicator: 16 })).length).toBe(3)
  expect(await titles({ search: '没有这样的材料' })).toEqual([])
  const mine = await liaison.call(contract.listMaterials, { query: { mine: 'yes', tag: '年度考核' } })
  expect(mine.items).toHaveLength(3)
  for (const sort of ['-entered', 'entered', 'title', 'validTo'] as const) {
    const seen: string[] = []
    let after: string | undefined
    do {
      const page = await office.call(contract.listMaterials, {
        query: { sort, limit: 2, ...(after === undefined ? {} : { after }) },
      })
      seen.push(...page.items.map((row) => row.id))
      after = page.next ?? undefined
    } while (after !== undefined)
    const all = await office.call(contract.listMaterials, { query: { sort, limit: 500 } })
    expect(seen).toEqual(all.items.map((row) => row.id))
  }
  await office.call(contract.tagMaterials, { body: { materials: ids, add: ['已核'], remove: ['年度考核'] } })
  await office.call(contract.linkMaterials, { body: { materials: ids, add: ['10.1'], remove: ['16.1'] } })
  expect(await titles({ tag: '年度考核' })).toEqual([])
  expect((await titles({ search: '已核' })).length).toBe(3)
  expect(await titles({ item: '16.1' })).toEqual([])
  const exported = await office.send('GET', '/api/assessment/materials.xlsx?tag=已核')
  expect(exported.status).toBe(200)
})

test('a request is delivered with materials, returned, delivered again and accepted', async () => {
  const unitId = (await show(liaison, await enter(liaison))).unitId
  const ask = { title: '请提供会议纪要', items: ['10.1'], unitIds: [unitId], dueOn: '2026-10-15' }
  expect(await liaison.refusal(contract.askForMaterial, { body: ask })).toMatchObject({ status: 403 })
  expect(
    await office.refusal(contract.askForMaterial, { body: { ...ask, dueOn: '2026-01-01' } }),
  ).toMatchObject({ code: 'assessment.due_in_the_past' })
  const { ids } = await office.call(contract.askForMaterial, { body: ask })
  const requestId = ids[0] ?? ''
  const at = { params: { requestId } }
  expect(await county.refusal(contract.getMaterialRequest, at)).toMatchObject({ status: 404 })
  const step = (key: string, values = {}) =>
    ({ params: { matterId: requestId, step: key }, body: { values } }) as const
  expect(await liaison.refusal(takeStep, step('deliver'))).toMatchObject({
    code: 'assessment.nothing_delivered',
  })
  const body = { materials: [entry(await upload(liaison), { title: '会议纪要' })], requestId }
  await liaison.call(contract.enterMaterials, { body })
  await liaison.call(takeStep, step('deliver'))
  await office.call(takeStep, step('return', { reason: '还缺第二次会议的纪要' }))
  const other = await enter(liaison, { title: '第二次会议纪要' })
  await liaison.call(contract.attachMaterials, { ...at, body: { materials: [other] } })
  const foreign = await enter(office)
  expect(
    await office.refusal(contract.attachMaterials, { ...at, body: { materials: [foreign] } }),
  ).toMatchObject({
    code: 'assessment.request_not_open',
  })
  await liaison.call(takeStep, step('deliver'))
  await office.call(takeStep, step('accept'))
  const request = await office.call(contract.getMaterialRequest, at)
  expect(request).toMatchObject({ state: 'accepted', delivered: 2, workingDaysLeft: null })
  const open = await office.call(contract.listMaterialRequests, { query: { open: 'yes' } })
  expect(open.items).toEqual([])
  expect((await office.call(contract.listMaterialRequests)).items).toHaveLength(1)
})

test('a withdrawn material counts no more and cannot be changed', async () => {
  const id = await enter(liaison, { items: ['34.1'] })
  await office.call(contract.reviewMaterials, review(id, 'returned', '传错了'))
  await liaison.call(contract.withdrawMaterial, { params: { materialId: id } })
  const change = { body: { materials: [id], add: ['10.1'] } }
  expect(await liaison.refusal(contract.linkMaterials, change)).toMatchObject({
    code: 'assessment.material_withdrawn',
  })
  const matterId = (await show(liaison, id)).reviews[0]?.id ?? ''
  expect(await liaison.call(getMatter, { params: { matterId } })).toMatchObject({ state: 'mended' })
})
