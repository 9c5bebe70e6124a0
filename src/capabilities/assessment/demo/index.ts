/** 演示创建: the plan read and imported, tasks in all states, figures for three years, a score below the pass line. */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Actor, type Officer, scopeOf } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { dayFrom, startOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { World } from '../../../platform/world.ts'
import { enterFigureIn } from '../../figures/index.ts'
import { superviseMatter, takeStep } from '../../matters/index.ts'
import { demoAccountOf, demoOfficer } from '../../organisation/index.ts'
import { edition2022, listItems } from '../edition/index.ts'
import * as evidence from '../service/evidence.ts'
import * as plans from '../service/plans.ts'
import * as tasks from '../service/tasks.ts'
import { insertCreation } from '../store/evidence.ts'
import { DEMO_FIGURES, DEMO_JUDGEMENTS, DEMO_MEASURES } from './evidence.ts'
import { demoPlanText } from './plan.ts'

/** The city applies; its counties carry their share. */
const CITY = '990100' as RegionCode
const REGIONS = [CITY, '990121' as RegionCode, '990122' as RegionCode, '990123' as RegionCode]
const SOURCE = '演示数据'

/** A refusal inside the demo is a mistake of the demo. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`demo: ${result.error.code} ${JSON.stringify(result.error.details)}`)
  return result.value
}

/** The same World at nine in the morning of that day in Shanghai. */
function worldOn(world: World, day: string): World {
  const instant = new Date(startOf(dayFrom(day)).getTime() + 9 * 3_600_000)
  const clock: Clock = { now: () => instant }
  return { ...world, clock }
}

export async function writeDemo(world: World): Promise<void> {
  const year = world.clock.now().getUTCFullYear()
  await beginCreations(world, year)
  await importDemoPlan(worldOn(world, `${year - 1}-03-20`), year)
  await moveTasks(world, year)
  await superviseLateTask(world)
  await enterFigures(world, year)
  await enterMeasures(world)
  await judge(world)
}

async function beginCreations(world: World, year: number): Promise<void> {
  const actor: Actor = { kind: 'system', job: 'demo' }
  await world.db.transact(scopeOf(actor, 'any'), async (tx) => {
    for (const region of REGIONS) {
      const startedOn = `${year - 1}-03-18`
      await insertCreation(tx, {
        id: randomUUID(),
        region,
        edition: edition2022.id,
        zone: 'central',
        startedOn,
        applicantRegion: CITY,
      })
    }
    return ok(undefined)
  })
}

async function importDemoPlan(world: World, year: number): Promise<void> {
  const officer = await demoOfficer(world, 'creation')
  const bytes = Buffer.from(demoPlanText(year), 'utf8')
  const { id } = must(await plans.readPlanBytes(world, officer, '甲州市创建工作方案.txt', bytes))
  const plan = must(await plans.getPlan(world, officer, id))
  // Some tasks end before the stage does, so that the demo has late ones, near ones and far ones.
  const dueDays = [`${year}-06-30`, `${year}-12-31`, `${year}-09-30`, `${year}-12-10`]
  const draft = {
    ...plan.draft,
    tasks: plan.draft.tasks.map((task, place) => ({ ...task, dueOn: dueDays[place % dueDays.length] ?? '' })),
  }
  must(
    await plans.importPlan(world, officer, id, { draft, mapping: plan.mapping, taskDueOn: `${year}-12-31` }),
  )
}

/** How far each task got, by its number; what is not named stays as assigned. */
const REACHED: Readonly<Record<string, readonly number[]>> = {
  accepted: [1, 5, 7, 9, 13, 17, 21],
  submitted: [3, 15, 23],
  returned: [8],
  inProgress: [2, 4, 6, 10, 12, 14, 18, 20, 24],
  withdrawn: [11],
}

async function moveTasks(world: World, year: number): Promise<void> {
  const office = await demoOfficer(world, 'creation')
  const list = await tasks.listTasks(world, office, { due: 'any', sort: 'number', limit: 100 })
  const offices = new Map<string, Officer>()
  for (const task of list.items) {
    const goal = Object.entries(REACHED).find(([, numbers]) => numbers.includes(task.number ?? 0))?.[0]
    if (goal === undefined) continue
    const then = worldOn(world, `${year - 1}-06-1${(task.number ?? 0) % 10}`)
    const later = worldOn(world, `${year}-05-1${(task.number ?? 0) % 10}`)
    const account = demoAccountOf(task.unitName)
    const holder = offices.get(account) ?? (await demoOfficer(then, account))
    offices.set(account, holder)
    const step = async (at: World, actor: Officer, key: string, values: Record<string, unknown> = {}) => {
      must(await takeStep(at, actor, { id: task.id, step: key, input: values }))
    }
    if (goal === 'withdrawn') {
      await step(later, office, 'withdraw', { reason: '与上级部署的同类任务合并，不再单独推进。' })
      continue
    }
    await step(then, holder, 'start')
    await step(then, holder, 'report', { progress: '35', text: '已制定工作方案，落实责任人。' })
    if (goal === 'inProgress') {
      await step(later, holder, 'report', { progress: '60', text: '按计划推进，部分县进度偏慢。' })
      continue
    }
    // What still waits for acceptance was handed in just now.
    await step(goal === 'submitted' ? world : later, holder, 'submit', { text: '任务已完成，材料已整理。' })
    if (goal === 'accepted')
      await step(worldOn(world, `${year}-06-20`), office, 'accept', { text: '同意验收。' })
    if (goal === 'returned')
      await step(worldOn(world, `${year}-06-20`), office, 'return', {
        reason: '缺少执法办案指引的正式文件。',
      })
  }
}

/** 督办: the leader asks after one task that is late and not yet handed in. */
async function superviseLateTask(world: World): Promise<void> {
  const leader = await demoOfficer(world, 'leader')
  const late = await tasks.listTasks(world, leader, { due: 'overdue', sort: 'number', limit: 100 })
  const task = late.items.find((each) => each.state !== 'submitted' && each.unitName !== '市人民政府办公室')
  if (task === undefined) return
  const demand = '请说明逾期原因，提出完成时间。'
  must(await superviseMatter(world, leader, task.id, { demand, workingDays: 5 }))
}

async function enterFigures(world: World, year: number): Promise<void> {
  const officer = await demoOfficer(world, 'creation')
  const units = new Map(edition2022.series.map((series) => [series.key, series.unit]))
  await world.db.transact(scopeOf(officer, 'figures.read'), async (tx) => {
    for (const [series, years] of Object.entries(DEMO_FIGURES)) {
      for (const [place, [local, national]] of years.entries()) {
        const entry = {
          series,
          year: year - 3 + place,
          unit: units.get(series) ?? '',
          source: SOURCE,
          reason: '',
        }
        if (local !== null)
          must(await enterFigureIn(tx, world, officer, { ...entry, where: 'local', value: local }))
        if (national !== null)
          must(await enterFigureIn(tx, world, officer, { ...entry, where: 'national', value: national }))
      }
    }
    return ok(undefined)
  })
}

async function enterMeasures(world: World): Promise<void> {
  const officer = await demoOfficer(world, 'creation')
  for (const [measure, parts] of Object.entries(DEMO_MEASURES)) {
    const value =
      typeof parts === 'string'
        ? { amount: parts, numerator: null, denominator: null }
        : { amount: null, numerator: parts[0], denominator: parts[1] }
    must(await evidence.enterMeasure(world, officer, { measure, ...value, source: SOURCE }))
  }
}

async function* oneFile(name: string, text: string) {
  yield { fileName: name, mediaType: 'text/plain', content: Readable.from([Buffer.from(text, 'utf8')]) }
}

/** Each reviewed item gets one material and, unless it waits, a judgement on it. */
async function judge(world: World): Promise<void> {
  const officer = await demoOfficer(world, 'creation')
  const reviewer = await demoOfficer(world, 'reviewer')
  for (const { item, points, need } of listItems(edition2022)) {
    if (need.by === 'data') continue
    const score = item.key in DEMO_JUDGEMENTS ? DEMO_JUDGEMENTS[item.key] : points
    if (score === null && Number(item.key.split('.')[1]) > 1) continue
    const title = `第${item.key}项佐证材料`
    const file = oneFile(`${title}.txt`, `${title}\n\n${item.condition.zh}\n\n（演示材料，内容为虚构。）\n`)
    const material = must(await evidence.addMaterial(world, officer, { item: item.key, title }, file))
    if (score === null || score === undefined) continue
    const reason = Number(score) === 0 ? '材料不足以证明，暂不给分。' : '材料能够证明。'
    must(
      await evidence.judgeItem(world, reviewer, {
        item: item.key,
        score,
        reason,
        materials: Number(score) === 0 ? [] : [material.id],
      }),
    )
  }
}
