/** 任务清单导入 through HTTP: template, verdicts on rows, what is taken over, and who may. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import type { EndpointAnswer } from '../../kernel/endpoint.ts'
import type { Problem } from '../../platform/http/problem.ts'
import { readXlsx, writeXlsx, XLSX_MEDIA_TYPE } from '../../platform/xlsx/read.ts'
import { type importTasks, listTasks } from './contract.ts'
import { readDay } from './task-import.ts'
import { anImportedPlan } from './testing.ts'

let server: TestServer
let office: Client
beforeAll(async () => {
  server = await testServer()
  office = await server.as('creation')
})
afterAll(() => server.close())

const HEADINGS = [
  '编号',
  '任务',
  '类别',
  '任务内容',
  '承办单位',
  '配合单位',
  '阶段',
  '对应指标',
  '开始日期',
  '完成时限',
  '工作量（人天）',
  '优先级',
  '节点',
]

const aRow = (title: string, parts: Partial<Record<number, string>> = {}) => {
  const row = [
    '7',
    title,
    '',
    '',
    '市商务局',
    '市公安局',
    '',
    '1、12',
    '',
    '2026年12月31日',
    '12.50',
    '高',
    '名录 2026-10-31；建库 2026/11/30',
  ]
  for (const [place, value] of Object.entries(parts)) row[Number(place)] = value ?? ''
  return row
}

async function send(rows: string[][], mode = 'check', client = office, headings = HEADINGS) {
  const content = await writeXlsx([{ name: '创建任务清单', headings, rows }])
  return await sendBytes(content, mode, client)
}
async function sendBytes(content: Buffer, mode = 'check', client = office) {
  const data = new FormData()
  data.append('file', new Blob([new Uint8Array(content)], { type: XLSX_MEDIA_TYPE }), '任务.xlsx')
  const answer = await client.send('POST', `/api/assessment/task-import?mode=${mode}`, data)
  return {
    status: answer.status,
    outcome: answer.json as EndpointAnswer<typeof importTasks>,
    problem: answer.json as Problem,
  }
}
const tasks = async () => (await server.query('select 1 from assessment.task')).length

describe('a workbook of tasks', () => {
  test('the template has the columns of the export, and nothing to import as it is', async () => {
    const answer = await office.send('GET', '/api/assessment/task-import/template')
    const [first, second] = (await readXlsx(answer.bytes)) ?? []
    expect(first?.rows[0]?.cells).toEqual(HEADINGS)
    expect(second?.rows).toHaveLength(HEADINGS.length + 1)
    expect((await sendBytes(answer.bytes)).problem.code).toBe('assessment.import_empty')
  })

  test('is judged row by row, and keeps nothing before it is told to', async () => {
    const { outcome } = await send([
      aRow('建库'),
      aRow('建二库', {
        4: '没有的单位',
        9: '下个月',
        6: '没有的阶段',
        7: '1、99',
        10: '多',
        11: '急',
        12: '名录',
      }),
      aRow('建库', { 9: '2026-12-30' }),
      aRow('', { 0: '一', 8: '2027-01-01', 5: '市公安局、无此局' }),
    ])
    expect(
      outcome.rows.map(({ row, verdict, problems }) => [
        row,
        verdict,
        problems.map(({ code }) => code.slice(18)),
      ]),
    ).toEqual([
      [2, 'new', []],
      [
        3,
        'bad',
        [
          'unknown_unit',
          'unknown_stage',
          'unknown_indicator',
          'no_day',
          'no_effort',
          'unknown_priority',
          'no_milestone',
        ],
      ],
      [4, 'bad', ['twice']],
      [5, 'bad', ['title_missing', 'no_number', 'unknown_unit', 'start_after_due']],
    ])
    expect(outcome.rows[1]?.problems[0]).toMatchObject({
      column: '承办单位',
      reason: expect.stringContaining('没有的单位'),
    })
    expect(outcome).toMatchObject({ fresh: 1, same: 0, bad: 3, imported: 0 })
    expect(await tasks()).toBe(0)
  })

  test('brings the good rows only if told so, and the same file again changes nothing', async () => {
    const rows = [aRow('建立名录'), aRow('归集信息', { 4: '无此局' })]
    expect((await send(rows, 'all')).problem).toMatchObject({
      status: 409,
      code: 'assessment.import_bad_rows',
      details: { bad: 1 },
    })
    expect(await tasks()).toBe(0)
    expect((await send(rows, 'good')).outcome).toMatchObject({ imported: 1, bad: 1 })
    const { items } = await office.call(listTasks)
    expect(items).toMatchObject([
      {
        number: 7,
        title: '建立名录',
        state: 'assigned',
        unitName: '市商务局',
        partners: [{ name: '市公安局', part: 'supporting' }],
        indicators: [1, 12],
        plannedDueOn: '2026-12-31',
        effortDays: '12.50',
        priority: 'high',
        milestones: [
          { title: '名录', dueOn: '2026-10-31' },
          { title: '建库', dueOn: '2026-11-30' },
        ],
      },
    ])
    expect(await server.ledger('assessment.tasksImported')).toMatchObject([
      { details: { fresh: 1, same: 0, bad: 1 } },
    ])
    expect((await send(rows, 'good')).problem.code).toBe('assessment.import_nothing_good')
    expect((await send([aRow('建立名录')], 'all')).outcome).toMatchObject({ same: 1, fresh: 0, imported: 0 })
    expect(await tasks()).toBe(1)
  })

  test('a row that says other things of a task that stands is told apart from the same', async () => {
    const { outcome } = await send([aRow('建立名录', { 9: '2026-11-30' })])
    expect(outcome.rows[0]?.problems).toMatchObject([
      { code: 'assessment.import_task_exists', column: '任务' },
    ])
  })

  test('an export comes back as what stands, with stages and without a start of its own', async () => {
    await anImportedPlan(office)
    const exported = await office.send('GET', '/api/assessment/tasks.xlsx')
    const before = await tasks()
    const { outcome } = await sendBytes(exported.bytes)
    expect(
      outcome.rows.flatMap((row) =>
        row.problems.map(({ code, reason }) => `${row.row} ${row.title} ${code} ${reason}`),
      ),
    ).toEqual([])
    expect(outcome).toMatchObject({ fresh: 0, bad: 0, same: before })
    expect((await sendBytes(exported.bytes, 'all')).outcome.imported).toBe(0)
    expect(await tasks()).toBe(before)
  })

  test('says what is wrong with a file that is no list of tasks', async () => {
    expect((await sendBytes(Buffer.from('no workbook'))).problem.code).toBe('assessment.import_no_sheet')
    expect((await send([aRow('a')], 'check', office, ['名称', ...HEADINGS.slice(2)])).problem.code).toBe(
      'assessment.import_no_sheet',
    )
    const many = Array.from({ length: 501 }, (_, place) => aRow(`第 ${place} 项任务`))
    expect((await send(many)).problem).toMatchObject({
      code: 'assessment.import_too_long',
      details: { max: 500 },
    })
    const none = await office.send('POST', '/api/assessment/task-import', new FormData())
    expect((none.json as Problem).code).toBe('assessment.file_needed')
  })

  test('is the office’s alone, and names units and tasks of its own region only', async () => {
    const liaison = await server.as('liaison')
    expect((await send([aRow('他人导入')], 'all', liaison)).problem).toMatchObject({
      status: 403,
      code: 'permission.missing',
    })
    await server.addPerson({
      account: 'countyOffice',
      region: '990121',
      roles: [{ role: 'creationOfficer', reach: 'region' }],
    })
    const county = await server.as('countyOffice')
    const { outcome } = await send([aRow('建立名录')], 'check', county)
    expect(outcome.rows[0]?.problems.map(({ code }) => code)).toEqual([
      'assessment.import_unknown_unit',
      'assessment.import_unknown_unit',
    ])
  })
})

test('days are read as people write them', () => {
  expect(['2026-1-5', '2026/01/05', '2026.1.5', '2026年1月5日', '２０２６－０１－０５'].map(readDay)).toEqual(
    Array(5).fill('2026-01-05'),
  )
  expect(['2026-02-30', '5.1', '', '2026'].map(readDay)).toEqual(Array(4).fill(undefined))
})
