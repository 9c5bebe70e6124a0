import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Client, type TestServer, testServer } from '../../app/testing.ts'
import { getMatter, listMatters, takeStep } from '../matters/contract.ts'
import { listUnits } from '../organisation/contract.ts'
import {
  createTask,
  discardPlan,
  getPlan,
  getScore,
  getTask,
  getTaskChoices,
  importPlan,
  listPlans,
  listTasks,
  savePlanDraft,
} from './contract.ts'
import { anImportedPlan, aPlanDraft } from './testing.ts'

let server: TestServer
let city: Client
let county: Client
beforeAll(async () => {
  server = await testServer()
  city = await server.as('creation')
  county = await server.as('county')
})
afterAll(() => server.close())

const nowhere = '00000000-0000-4000-8000-000000000000'

describe('reading a plan', () => {
  test('the Mingxi plan becomes a draft with its tasks, stages, members and indicators, and a mapping of its units', async () => {
    const plan = await aPlanDraft(county)
    expect(plan.state).toBe('draft')
    expect(plan.documentNumber).toBe('明政办发明电〔2024〕13号')
    expect(plan.draft.tasks).toHaveLength(22)
    expect(plan.draft.stages).toHaveLength(5)
    expect(plan.draft.members).toHaveLength(20)
    expect(plan.draft.indicators).toHaveLength(41)
    expect(plan.lines.length).toBeGreaterThan(200)
    const market = plan.mapping.find((each) => each.printed === '县市场监管局')
    expect(market).toMatchObject({ action: 'use', name: '县市场监督管理局' })
    expect(plan.mapping.find((each) => each.printed === '各成员单位')).toMatchObject({ action: 'ignore' })
  })

  test('a document that is not a plan is refused by name, and nothing is kept of it', async () => {
    const form = new FormData()
    form.append(
      'file',
      new Blob(['第一条 为了规范市场秩序，制定本办法。\n第二条 本办法适用于本市。']),
      'rule.txt',
    )
    const before = await county.call(listPlans)
    const answer = await county.send('POST', '/api/assessment/plans', form)
    expect(answer.status).toBe(400)
    expect(answer.json).toMatchObject({ code: 'assessment.not_a_plan' })
    expect((await county.call(listPlans)).items).toHaveLength(before.items.length)
  })

  test('a request without a file is refused', async () => {
    const answer = await county.send('POST', '/api/assessment/plans', new FormData())
    expect(answer.json).toMatchObject({ code: 'assessment.file_needed' })
  })

  test('a liaison officer may not read plans in', async () => {
    const liaison = await server.as('liaison')
    const answer = await liaison.send('POST', '/api/assessment/plans', new FormData())
    expect(answer).toMatchObject({ status: 403, json: { code: 'permission.missing' } })
  })
})

describe('mending a plan', () => {
  test('what was mended is saved, and a unit that is new in the draft gets a suggestion', async () => {
    const plan = await aPlanDraft(county)
    const [first, ...rest] = plan.draft.tasks
    if (first === undefined) throw new Error('no task')
    const draft = {
      ...plan.draft,
      tasks: [{ ...first, title: '改过的任务', leadUnits: ['县数据局'] }, ...rest],
    }
    const { mapping } = await county.call(savePlanDraft, {
      params: { planId: plan.id },
      body: { draft, mapping: plan.mapping, version: plan.version },
    })
    expect(mapping.find((each) => each.printed === '县数据局')).toMatchObject({
      action: 'create',
      name: '县数据局',
    })
    const saved = await county.call(getPlan, { params: { planId: plan.id } })
    expect(saved.draft.tasks[0]).toMatchObject({ title: '改过的任务' })
  })

  test('a draft that somebody else saved meanwhile is not overwritten, and nothing of it is imported', async () => {
    const plan = await aPlanDraft(county)
    const { mapping, version } = plan
    const mine = { ...plan.draft, title: '甲的标题' }
    const theirs = { ...plan.draft, title: '乙的标题' }
    const params = { planId: plan.id }
    const saved = await county.call(savePlanDraft, { params, body: { draft: theirs, mapping, version } })
    expect(saved.version).toBe(version + 1)
    const late = { draft: mine, mapping, version }
    expect(await county.refusal(savePlanDraft, { params, body: late })).toMatchObject({
      status: 409,
      code: 'assessment.plan_saved_meanwhile',
    })
    expect(
      await county.refusal(importPlan, { params, body: { ...late, taskDueOn: '2026-12-31' } }),
    ).toMatchObject({ status: 409, code: 'assessment.plan_saved_meanwhile' })
    expect(await county.call(getPlan, { params })).toMatchObject({
      state: 'draft',
      version: saved.version,
      draft: { title: '乙的标题' },
    })
    await county.call(savePlanDraft, { params, body: { ...late, version: saved.version } })
    expect((await county.call(getPlan, { params })).draft.title).toBe('甲的标题')
  })

  test('a discarded draft can no longer be changed, and is not listed', async () => {
    const plan = await aPlanDraft(county)
    await county.call(discardPlan, { params: { planId: plan.id } })
    const { draft, mapping, version } = plan
    const body = { draft, mapping, version }
    expect(await county.refusal(savePlanDraft, { params: { planId: plan.id }, body })).toMatchObject({
      status: 409,
      code: 'assessment.plan_not_draft',
    })
    const { items } = await county.call(listPlans)
    expect(items.map((each) => each.id)).not.toContain(plan.id)
  })
})

describe('importing a plan', () => {
  test('units, stages, members, responsibilities and tasks come into being at once, and stand in the ledger', async () => {
    const before = await county.call(listUnits, { query: { region: '990121' } })
    const { plan, counts } = await anImportedPlan(county)
    expect(counts).toMatchObject({ tasks: 22, stages: 5, members: 20 })
    expect(counts.responsibilities).toBeGreaterThan(80)
    const after = await county.call(listUnits, { query: { region: '990121' } })
    expect(after.items).toHaveLength(before.items.length + counts.units)
    const { items } = await county.call(listTasks, { query: { limit: 100 } })
    expect(items.map((task) => task.number)).toEqual(Array.from({ length: 22 }, (_, place) => place + 1))
    expect(await server.ledger('assessment.planImported')).toMatchObject([
      { subject_id: plan.id, region: '990121' },
    ])
    const score = await county.call(getScore)
    const indicator11 = score.groups.flatMap((group) => group.indicators).find((each) => each.number === 11)
    expect(indicator11?.units.map((unit) => unit.name)).toEqual(['县市场监督管理局'])
  })

  test('a second import of the same plan is refused and changes nothing', async () => {
    const { plan } = await anImportedPlan(city, 'xuchang-2022.txt')
    const before = await city.call(listTasks, { query: { limit: 500 } })
    const body = { draft: plan.draft, mapping: plan.mapping, version: plan.version, taskDueOn: '2026-12-31' }
    expect(await city.refusal(importPlan, { params: { planId: plan.id }, body })).toMatchObject({
      status: 409,
      code: 'assessment.plan_not_draft',
    })
    expect((await city.call(listTasks, { query: { limit: 500 } })).items).toHaveLength(before.items.length)
  })

  test('the same plan read and imported once more makes no unit twice', async () => {
    const again = await aPlanDraft(county)
    const mapping = again.mapping.map((each) =>
      each.printed === '县供销社'
        ? { ...each, action: 'create' as const, unitId: null, name: '县供销社' }
        : each,
    )
    const body = { draft: again.draft, mapping, version: again.version, taskDueOn: '2026-12-31' }
    expect(await county.call(importPlan, { params: { planId: again.id }, body })).toMatchObject({
      units: 0,
      tasks: 22,
    })
  })

  test('a unit that nobody decided on stops the whole import and names itself', async () => {
    const plan = await aPlanDraft(county)
    const before = await county.call(listUnits, { query: { region: '990121' } })
    const mapping = plan.mapping.filter((each) => each.printed !== '县公安局')
    const body = { draft: plan.draft, mapping, version: plan.version, taskDueOn: '2026-12-31' }
    const refusal = await county.refusal(importPlan, { params: { planId: plan.id }, body })
    expect(refusal).toMatchObject({ code: 'assessment.unit_undecided', details: { printed: '县公安局' } })
    expect((await county.call(listUnits, { query: { region: '990121' } })).items).toHaveLength(
      before.items.length,
    )
  })

  test('an unknown unit id leaves nothing behind', async () => {
    const plan = await aPlanDraft(county)
    const before = await county.call(listTasks, { query: { limit: 500 } })
    const mapping = plan.mapping.map((each) => ({ ...each, action: 'use' as const, unitId: nowhere }))
    const body = { draft: plan.draft, mapping, version: plan.version, taskDueOn: '2026-12-31' }
    expect(await county.refusal(importPlan, { params: { planId: plan.id }, body })).toMatchObject({
      status: 400,
      code: 'assessment.no_such_unit',
    })
    expect((await county.call(listTasks, { query: { limit: 500 } })).items).toHaveLength(before.items.length)
  })

  test('another region neither sees the plan nor imports it', async () => {
    const plan = await aPlanDraft(city)
    expect(await county.refusal(getPlan, { params: { planId: plan.id } })).toMatchObject({ status: 404 })
    const body = { draft: plan.draft, mapping: plan.mapping, version: plan.version, taskDueOn: '2026-12-31' }
    expect(await county.refusal(importPlan, { params: { planId: plan.id }, body })).toMatchObject({
      status: 404,
    })
  })
})

describe('tasks', () => {
  test('a created task is a matter of its unit, with its due day', async () => {
    const unitId = await server.unitId('市商务局')
    const { id } = await city.call(createTask, {
      body: { title: '补充任务', unitId, dueOn: '2026-10-30', indicators: [3] },
    })
    const liaison = await server.as('liaison')
    const { items } = await liaison.call(listMatters, { query: { view: 'mine', limit: 500 } })
    expect(items.find((each) => each.id === id)).toMatchObject({
      title: '补充任务',
      dueOn: '2026-10-30',
      state: 'assigned',
    })
    expect(await liaison.call(getTask, { params: { taskId: id } })).toMatchObject({
      indicators: [3],
      progress: 0,
    })
  })

  test('a liaison officer of another unit sees no step open to him, and why', async () => {
    const unitId = await server.unitId('市公安局')
    const { id } = await city.call(createTask, { body: { title: '公安任务', unitId, dueOn: '2026-10-30' } })
    const liaison = await server.as('liaison')
    const matter = await liaison.call(getMatter, { params: { matterId: id } })
    expect(matter.steps.find((step) => step.key === 'start')?.refusal).toMatchObject({
      code: 'procedure.not_permitted',
    })
    expect(
      await liaison.refusal(takeStep, { params: { matterId: id, step: 'start' }, body: {} }),
    ).toMatchObject({ status: 403 })
    expect(await county.refusal(getMatter, { params: { matterId: id } })).toMatchObject({ status: 404 })
  })

  test('a task handed in is the move of the office that gave it: in its to-do, no longer in the unit’s', async () => {
    const unitId = await server.unitId('市商务局')
    const { id } = await city.call(createTask, { body: { title: '待验收任务', unitId, dueOn: '2026-10-30' } })
    const liaison = await server.as('liaison')
    const mine = async (client: Client) =>
      (await client.call(listMatters, { query: { view: 'mine', limit: 500 } })).items.map((each) => each.id)
    expect(await mine(liaison)).toContain(id)
    expect(await mine(city)).not.toContain(id)
    await liaison.call(takeStep, { params: { matterId: id, step: 'start' }, body: {} })
    await liaison.call(takeStep, {
      params: { matterId: id, step: 'submit' },
      body: { values: { text: '完成' } },
    })
    expect(await mine(liaison)).not.toContain(id)
    expect(await mine(city)).toContain(id)
    await city.call(takeStep, {
      params: { matterId: id, step: 'return' },
      body: { values: { reason: '补充材料' } },
    })
    expect(await mine(liaison)).toContain(id)
  })

  test('the filters of the list are exact', async () => {
    const { stages, units } = await city.call(getTaskChoices)
    expect(stages.length).toBeGreaterThan(0)
    const unit = units.find((each) => each.name === '市商务局')
    const byUnit = await city.call(listTasks, { query: { unitId: unit?.id ?? '', limit: 500 } })
    expect(byUnit.items.length).toBeGreaterThan(0)
    const byIndicator = await city.call(listTasks, { query: { indicator: 3, limit: 500 } })
    expect(byIndicator.items.every((task) => task.indicators.includes(3))).toBe(true)
    const found = await city.call(listTasks, { query: { search: '补充任务', limit: 500 } })
    expect(found.items.map((task) => task.title)).toContain('补充任务')
  })

  test('paging shows every task once, by number and by due day', async () => {
    for (const sort of ['number', 'due'] as const) {
      const all = await city.call(listTasks, { query: { sort, limit: 500 } })
      const seen: string[] = []
      let after: string | undefined
      do {
        const page = await city.call(listTasks, {
          query: { sort, limit: 4, ...(after === undefined ? {} : { after }) },
        })
        seen.push(...page.items.map((task) => task.id))
        after = page.next ?? undefined
      } while (after !== undefined)
      expect(seen).toEqual(all.items.map((task) => task.id))
    }
  })

  test('the export is a workbook with a row for each task', async () => {
    const answer = await city.send('GET', '/api/assessment/tasks.xlsx')
    expect(answer.status).toBe(200)
    expect(answer.bytes.subarray(0, 2).toString('latin1')).toBe('PK')
  })

  test('a county officer cannot give tasks to units of the city', async () => {
    const unitId = await server.unitId('市商务局')
    expect(
      await county.refusal(createTask, { body: { title: '越权任务', unitId, dueOn: '2026-10-30' } }),
    ).toMatchObject({ status: 403 })
  })
})
