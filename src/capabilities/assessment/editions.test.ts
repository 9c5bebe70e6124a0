import ExcelJS from 'exceljs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { writeXlsx } from '../../platform/xlsx/read.ts'
import {
  addToEdition,
  diffEdition,
  type EditionCheck,
  exportEdition,
  freezeEdition,
  getEdition,
  getLocalPart,
  getScore,
  judgeItem,
  listEditions,
  moveCreation,
  previewMove,
} from './contract.ts'
import { type Edition, edition2022, editionSheets } from './edition/index.ts'
import { editionYaml } from './service/edition-yaml.ts'
import { beginCreation } from './testing.ts'

const CITY = '990100'
let server: TestServer
let city: Client
let county: Client
let sibling: Client
let liaison: Client
let reviewer: Client

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
  liaison = await server.as('liaison')
  reviewer = await server.as('reviewer')
  await beginCreation(server, CITY, CITY)
})
afterAll(() => server.close())

function aFile(content: Buffer | string, name = '指标体系.xlsx'): FormData {
  const form = new FormData()
  form.append('file', new Blob([content as BlobPart]), name)
  return form
}

type Loose = { [key: string]: unknown; title: { zh: string; en: string } }

/** The 2022 edition changed in some places, as a workbook. */
async function workbookOf(change: (indicators: Loose[], edition: Loose) => void): Promise<FormData> {
  const copy = structuredClone(edition2022) as unknown as Loose
  const groups = copy.groups as { subgroups: { indicators: Loose[] }[] }[]
  change(
    groups.flatMap((group) => group.subgroups.flatMap((each) => each.indicators)),
    copy,
  )
  return aFile(await writeXlsx(editionSheets(copy as unknown as Edition)))
}

const reworded = () =>
  workbookOf(
    ([first]) => first && Object.assign(first, { title: { zh: '本市网络零售增速', en: 'Growth here' } }),
  )

async function check(client: Client, file: FormData): Promise<EditionCheck> {
  const answer = await client.send('POST', '/api/assessment/editions/check', file)
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.json))
  return answer.json as EditionCheck
}

async function keep(client: Client, file: FormData, as: 'version' | 'wordings', note = '按省里要求调整') {
  const address = `/api/assessment/editions?keep=${as}&note=${encodeURIComponent(note)}`
  const { status, json } = await client.send('POST', address, file)
  return { status, ...(json as { ref: string; count: number; code?: string }) }
}

test('everybody with the permission to read sees the product’s editions, and which one is in force', async () => {
  for (const client of [city, liaison, reviewer]) {
    const { items, inForce } = await client.call(listEditions)
    expect(items.map(({ ref, table, state }) => [ref, table, state])).toEqual([
      ['2022-trial', 'complete', 'product'],
      ['2026', 'to_import', 'product'],
    ])
    expect(inForce).toBe('2022-trial')
  }
})

test('the 2026 edition tells what is known, that its table must be imported, and offers a template', async () => {
  const edition = await city.call(getEdition, { params: { ref: '2026' } })
  expect(edition.passRule).toMatchObject({
    totalAtLeast: '85',
    groupRateAtLeast: '0.8',
    cycleYearsAtLeast: 3,
  })
  expect(edition.groups).toEqual([])
  expect(edition.notes.map((note) => note.zh).join()).toContain('请导入')
  const template = await city.send('GET', '/api/assessment/editions/2026/file')
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load(template.bytes as unknown as ArrayBuffer)
  expect(workbook.worksheets.map((sheet) => sheet.name)).toContain('三级指标')
  expect(await check(city, aFile(template.bytes))).toMatchObject({ edition: null })
})

describe('one indicator worded anew in the exported workbook', () => {
  test('exports to a file that says the same when it comes back', async () => {
    const file = await city.send('GET', '/api/assessment/editions/2022-trial/file?format=xlsx')
    const checked = await check(city, aFile(file.bytes))
    expect(checked).toMatchObject({ faults: [], changes: [], edition: { id: '2022-trial' } })
    expect(await keep(city, aFile(file.bytes), 'version')).toMatchObject({
      status: 409,
      code: 'assessment.edition_unchanged',
    })
    const yaml = await city.send('GET', '/api/assessment/editions/2022-trial/file?format=yaml')
    expect((await check(city, aFile(yaml.bytes, '指标体系.yaml'))).changes).toEqual([])
  })

  test('is shown before it is kept, and kept beside the official wording without touching the score', async () => {
    const checked = await check(city, await reworded())
    expect(checked).toMatchObject({ faults: [], onlyWordings: true, baseline: { ref: '2022-trial' } })
    expect(checked.changes).toMatchObject([
      {
        change: 'reworded',
        key: '1',
        before: { zh: '网上零售额同比增速' },
        after: { zh: '本市网络零售增速' },
      },
    ])
    const before = await city.call(getScore)
    expect(await keep(city, await reworded(), 'wordings')).toMatchObject({
      status: 200,
      ref: '2022-trial',
      count: 1,
    })
    const { local } = await city.call(getEdition, { params: { ref: '2022-trial' } })
    expect(local.additions).toMatchObject([
      {
        kind: 'reword',
        subject: '1',
        field: 'title',
        official: { zh: '网上零售额同比增速' },
        wording: { zh: '本市网络零售增速' },
        region: CITY,
      },
    ])
    expect(await city.call(getScore)).toEqual(before)
    expect(await server.ledger('assessment.editionAdded')).toMatchObject([{ details: { subject: '1' } }])
  })

  test('is seen by the county below and not by another city', async () => {
    expect((await county.call(getLocalPart)).additions).toHaveLength(1)
    expect((await sibling.call(getLocalPart)).additions).toEqual([])
    expect(await sibling.refusal(getLocalPart, { query: { region: CITY } })).toMatchObject({ status: 404 })
  })
})

describe('versions', () => {
  let ref = ''
  test('a change of a rule becomes a draft version with a reason, and stands in the ledger', async () => {
    const file = () => workbookOf((_, edition) => Object.assign(edition, { judgedStep: '0.25' }))
    expect(await keep(city, await file(), 'wordings')).toMatchObject({ code: 'assessment.not_only_wordings' })
    expect(await check(city, await file())).toMatchObject({ faults: [], onlyWordings: false })
    const kept = await keep(city, await file(), 'version')
    expect(kept).toMatchObject({ status: 200, count: 1 })
    ref = kept.ref
    expect(await city.call(getEdition, { params: { ref } })).toMatchObject({
      version: 2,
      state: 'draft',
      uses: 0,
    })
    const { items } = await city.call(diffEdition, { params: { ref }, query: { from: '2022-trial' } })
    expect(items).toMatchObject([{ field: 'judgedStep', before: { zh: '0.5' }, after: { zh: '0.25' } }])
    expect(await server.ledger('assessment.editionImported')).toHaveLength(1)
  })

  test('another import takes the place of the draft; one after it is frozen is a new version', async () => {
    const file = (step: string) => workbookOf((_, edition) => Object.assign(edition, { judgedStep: step }))
    expect((await check(city, await file('1'))).draft).toBe(2)
    expect((await keep(city, await file('1'), 'version')).ref).toBe(ref)
    await city.call(freezeEdition, { params: { ref } })
    expect(await city.refusal(freezeEdition, { params: { ref } })).toMatchObject({
      code: 'assessment.edition_frozen',
    })
    const next = await keep(city, await file('0.25'), 'version')
    expect(next.ref).not.toBe(ref)
    expect(await city.call(getEdition, { params: { ref: next.ref } })).toMatchObject({
      version: 3,
      state: 'draft',
    })
    expect(await server.ledger('assessment.editionFrozen')).toHaveLength(1)
    await expect(
      server.query('update assessment.edition_version set note = $1 where id = $2', ['x', ref]),
    ).rejects.toThrow('frozen')
  })

  test('a county sees the versions of its city; another city does not', async () => {
    const seen = (await county.call(listEditions)).items.map((each) => each.ref)
    expect(seen).toContain(ref)
    expect(await county.call(getEdition, { params: { ref } })).toMatchObject({ region: CITY })
    expect((await sibling.call(listEditions)).items.map((each) => each.state)).toEqual(['product', 'product'])
    for (const endpoint of [getEdition, exportEdition]) {
      expect(await sibling.refusal(endpoint, { params: { ref } })).toMatchObject({
        status: 404,
        code: 'assessment.no_such_edition',
      })
    }
    expect(await county.refusal(freezeEdition, { params: { ref } })).toMatchObject({
      code: 'assessment.edition_of_another_region',
    })
  })

  test('the creation stays where it is until the office moves it, with a preview and a reason', async () => {
    await reviewer.call(judgeItem, { body: { item: '10.1', score: '1.5', reason: '材料能够证明' } })
    const preview = await city.call(previewMove, { params: { ref } })
    expect(preview).toMatchObject({ before: { sure: '1.5' }, after: { sure: '0' }, left: ['10.1'] })
    expect((await city.call(listEditions)).inForce).toBe('2022-trial')
    const body = { reason: '领导小组会议决定' }
    expect(await liaison.refusal(moveCreation, { params: { ref }, body })).toMatchObject({ status: 403 })
    expect(await city.call(moveCreation, { params: { ref }, body })).toEqual({ moved: 1 })
    expect(await city.call(getScore)).toMatchObject({ sure: '0', leftOut: ['10.1'] })
    expect(await city.call(getEdition, { params: { ref } })).toMatchObject({ uses: 1, inForce: ref })
    expect(await city.refusal(moveCreation, { params: { ref }, body })).toMatchObject({
      code: 'assessment.already_under_edition',
    })
    expect(await server.ledger('assessment.creationMoved')).toMatchObject([
      { details: { from: '2022-trial', to: ref } },
    ])
    await city.call(moveCreation, { params: { ref: '2022-trial' }, body })
    expect(await city.call(getScore)).toMatchObject({ sure: '1.5', leftOut: [] })
  })

  test('an edition without table cannot be moved to, nor a region without creation be moved', async () => {
    const body = { reason: '领导小组会议决定' }
    expect(await city.refusal(moveCreation, { params: { ref: '2026' }, body })).toMatchObject({
      code: 'assessment.edition_without_table',
    })
    expect(await sibling.refusal(moveCreation, { params: { ref: '2022-trial' }, body })).toMatchObject({
      code: 'assessment.no_creation',
    })
  })

  test('a complete table for 2026 is imported, checked, and scores the creation', async () => {
    const file = await workbookOf((_, edition) =>
      Object.assign(edition, {
        id: '2026',
        title: { zh: '虚构的2026年版指标表', en: 'A made-up table of 2026' },
        passRule: { ...edition2022.passRule, groupRateAtLeast: '0.8', cycleYearsAtLeast: 3 },
      }),
    )
    const checked = await check(city, file)
    expect(checked).toMatchObject({ faults: [], baseline: { ref: '2026', table: 'to_import' } })
    expect(
      checked.changes.filter(({ change, subject }) => change === 'added' && subject === 'indicator'),
    ).toHaveLength(41)
    const kept = await keep(city, file, 'version', '据正式印发的文件录入')
    expect(await city.call(getEdition, { params: { ref: kept.ref } })).toMatchObject({
      edition: '2026',
      version: 1,
    })
    await city.call(moveCreation, { params: { ref: kept.ref }, body: { reason: '新版办法施行' } })
    const score = await city.call(getScore)
    expect(score).toMatchObject({ edition: { id: '2026' }, sure: '1.5' })
    expect(score.groups.map((group) => group.floorRate)).toEqual(['0.8', '0.8', '0.8', '0.8', '0.8'])
    expect(await city.call(getEdition, { params: { ref: kept.ref } })).toMatchObject({
      state: 'frozen',
      uses: 1,
    })
    await city.call(moveCreation, { params: { ref: '2022-trial' }, body: { reason: '试用结束' } })
  })
})

describe('files that are refused', () => {
  test('every fault has its sheet, row, column and reason, and nothing is imported', async () => {
    const file = await workbookOf(([first]) => first && Object.assign(first, { points: '3' }))
    const { faults, edition } = await check(city, file)
    expect(edition).toBeNull()
    expect(faults).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          sheet: '二级指标',
          row: 3,
          column: '分值',
          code: 'points_do_not_add_up',
          details: expect.objectContaining({ declared: '10', sum: '11', difference: '1' }),
        }),
      ]),
    )
    expect(await keep(city, file, 'version')).toMatchObject({
      status: 400,
      code: 'assessment.edition_file_has_faults',
    })
  })

  test.each([
    ['no workbook', () => aFile('PK not a zip'), 'assessment.not_an_edition_file'],
    ['too large', () => aFile(Buffer.alloc(4 * 1024 * 1024 + 1, 97)), 'assessment.edition_file_too_large'],
  ])('%s', async (_, file, code) => {
    const answer = await city.send('POST', '/api/assessment/editions/check', file())
    expect(answer).toMatchObject({ status: 400, json: { code } })
  })

  test('YAML that is no edition names lines', async () => {
    const yaml = editionYaml(edition2022).replace('kind: quantitative', 'kind: guessed')
    expect((await check(city, aFile(yaml, 'x.yaml'))).faults).toMatchObject([{ code: 'not_one_of' }])
  })

  test('whoever may not manage editions is refused before the file is read', async () => {
    for (const client of [liaison, reviewer]) {
      expect((await client.send('POST', '/api/assessment/editions/check', aFile('x'))).status).toBe(403)
      expect(await keep(client, aFile('x'), 'version')).toMatchObject({ status: 403 })
    }
  })

  test('a region that carries its share of another’s creation does not manage editions', async () => {
    await beginCreation(server, '990121', CITY)
    expect(await county.call(listEditions)).toMatchObject({ mayNotManage: 'assessment.not_the_applicant' })
    expect(await keep(county, await reworded(), 'version')).toMatchObject({
      status: 403,
      code: 'assessment.not_the_applicant',
    })
  })
})

test('nothing is added to a draft or to an edition without table', async () => {
  const { items } = await city.call(listEditions)
  const draft = items.find((each) => each.state === 'draft')?.ref ?? ''
  const body = {
    kind: 'item',
    subject: '11',
    wording: { zh: '直播基地合规辅导' },
    points: '1',
    reason: '省级工作要求',
  } as const
  expect(await city.refusal(addToEdition, { params: { ref: draft }, body })).toMatchObject({
    code: 'assessment.baseline_not_frozen',
  })
  expect(await city.refusal(addToEdition, { params: { ref: '2026' }, body })).toMatchObject({
    code: 'assessment.edition_without_table',
  })
})
