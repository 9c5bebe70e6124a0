/** Files of materials through HTTP: their previews, and which of them say much the same. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import * as contract from './contract.ts'
import { demoFile } from './demo/files.ts'
import { anUpload } from './testing.ts'

let server: TestServer
let liaison: Client
let office: Client
let county: Client
beforeAll(async () => {
  server = await testServer()
  liaison = await server.as('liaison')
  office = await server.as('creation')
  county = await server.as('county')
})
afterAll(() => server.close())

async function enter(client: Client, name: string, content: string | Buffer): Promise<string> {
  const uploadId = await anUpload(client, name, content)
  const body = { materials: [{ uploadId, title: name }] }
  const { ids } = await client.call(contract.enterMaterials, { body })
  return ids[0] ?? ''
}

const previewOf = (materialId: string) => office.call(contract.previewMaterial, { params: { materialId } })

test.each([
  ['pdf', 'pdf', 0],
  ['txt', 'text', 1],
  ['docx', 'document', 2],
  ['png', 'image', 3],
  ['xlsx', 'sheets', 4],
  ['csv', 'sheets', 5],
] as const)('a file is previewed by what it is: %s', async (extension, kind, place) => {
  const { fileName, content } = await demoFile(place, `预览${extension}`, ['第一行内容'])
  const preview = await previewOf(await enter(office, fileName, content))
  expect(preview).toMatchObject({ kind, why: null })
  if (kind !== 'pdf' && kind !== 'image') expect(JSON.stringify(preview)).toContain('第一行内容')
})

test('a csv of whatever encoding is a table, and only its beginning is shown of a long one', async () => {
  const rows = Array.from({ length: 300 }, (_, at) => `${at},"网店，${at}"`)
  const preview = await previewOf(await enter(office, '台账.CSV', ['序号,名称', ...rows].join('\r\n')))
  expect(preview).toMatchObject({ kind: 'sheets', charset: 'utf-8', cut: true })
  expect(preview.sheets[0]?.rows.slice(0, 2)).toEqual([
    ['序号', '名称'],
    ['0', '网店，0'],
  ])
})

describe('like materials', () => {
  const clause = (at: number) => `第${at}条 市场主体应当在第${at * 7}日前向登记机关报送第${at * 31}号表。`
  const paper = (from: number, to: number) =>
    Array.from({ length: to - from }, (_, at) => clause(from + at)).join('\n')
  const like = (client: Client, materialId: string) =>
    client.call(contract.listLikeMaterials, { params: { materialId } })

  test('are found once the files are read, with how much they share; other texts are not', async () => {
    const first = await enter(liaison, '通知.txt', paper(0, 60))
    const second = await enter(liaison, '通知（修改稿）.txt', paper(6, 60))
    await enter(liaison, '另一份.txt', paper(200, 260))
    expect(await like(office, first)).toEqual({ compared: 'waiting', items: [] })
    await server.runJobs()
    const found = await like(office, first)
    expect(found).toMatchObject({ compared: 'yes', items: [{ id: second, fileName: '通知（修改稿）.txt' }] })
    expect(found.items[0]?.sharePercent).toBeGreaterThan(75)
    expect((await like(office, second)).items.map((each) => each.id)).toEqual([first])
    expect(await county.refusal(contract.listLikeMaterials, { params: { materialId: first } })).toMatchObject(
      { status: 404, code: 'assessment.no_such_material' },
    )
    // A new version is compared in the place of the old one.
    const body = { uploadId: await anUpload(liaison, '通知.txt', paper(300, 360)) }
    await liaison.call(contract.enterMaterialVersion, { params: { materialId: second }, body })
    await server.runJobs()
    expect((await like(office, first)).items).toEqual([])
  })

  test('are not looked for among pictures and files of a few words', async () => {
    const id = await enter(liaison, '说明.txt', '见附件。')
    await server.runJobs()
    expect(await like(office, id)).toEqual({ compared: 'noText', items: [] })
  })
})

test('a page is shown as its text, and a kind that nobody draws says so', async () => {
  for (const [name, content, expected] of [
    ['页.html', '<html><script>alert(1)</script></html>', { kind: 'text' }],
    ['x.bin', '\u0000\u0001\u0002', { kind: 'none', why: 'type' }],
  ] as const) {
    expect(await previewOf(await enter(office, name, content))).toMatchObject(expected)
  }
})
