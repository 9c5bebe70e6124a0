/** 演示任务: tasks in all states over all stages, with milestones, supporting units, efforts and reports. */
import { randomUUID } from 'node:crypto'
import type { Officer } from '../../../kernel/actor.ts'
import type { World } from '../../../platform/world.ts'
import { superviseMatter, takeStep } from '../../matters/index.ts'
import { demoAccountOf, demoOfficer } from '../../organisation/index.ts'
import * as changes from '../service/task-changes.ts'
import * as tasks from '../service/tasks.ts'
import { must, worldOn } from './world.ts'

/** How far each task got, by its number; what is not named stays as assigned. */
const REACHED: Readonly<Record<string, readonly number[]>> = {
  closed: [1, 5, 9, 13],
  accepted: [7, 17, 21],
  submitted: [3, 15, 23],
  returned: [8],
  inProgress: [2, 4, 6, 10, 12, 14, 18, 20, 24],
  withdrawn: [11],
}

/** Tasks whose effort nobody has said yet. */
const WITHOUT_EFFORT = [16, 19]
const MILESTONE_TITLES = ['制定实施细则', '完成中期自查', '形成总结材料'] as const

type DemoTask = Awaited<ReturnType<typeof tasks.listTasks>>['items'][number]

const goalOf = (task: DemoTask): string =>
  Object.entries(REACHED).find(([, numbers]) => numbers.includes(task.number ?? 0))?.[0] ?? 'assigned'

/** 进度安排: stage, effort, supporting units and milestones of each task, and how far each got. */
export async function demoTasks(world: World, year: number): Promise<void> {
  const office = await demoOfficer(world, 'creation')
  const list = await tasks.listTasks(world, office, { due: 'any', sort: 'number', limit: 100 })
  const choices = await tasks.getTaskChoices(world, office)
  const commerce = choices.units.find((unit) => unit.name === '市商务局')
  const officers = new Map<string, Officer>()
  for (const task of list.items) {
    await planTask(worldOn(world, `${year - 1}-03-25`), office, task, { year, choices, commerce })
    const account = demoAccountOf(task.unitName)
    const holder = officers.get(account) ?? (await demoOfficer(world, account))
    officers.set(account, holder)
    await moveTask(world, year, office, holder, task)
  }
  await reportInSupport(world, list.items, commerce?.id)
  await superviseLateTask(world)
}

interface Plan {
  readonly year: number
  readonly choices: Awaited<ReturnType<typeof tasks.getTaskChoices>>
  readonly commerce: { readonly id: string } | undefined
}

async function planTask(world: World, office: Officer, task: DemoTask, plan: Plan): Promise<void> {
  const { year, choices, commerce } = plan
  const number = task.number ?? 0
  const stage = choices.stages[number % Math.max(1, choices.stages.length)]
  const supports = number % 3 === 0 && commerce !== undefined && commerce.id !== task.unitId
  const detail = must(await tasks.getTask(world, office, task.id))
  must(
    await changes.amendTask(world, office, task.id, {
      title: task.title,
      content: detail.content,
      section: task.section,
      stageId: stage?.id ?? task.stageId,
      indicators: task.indicators,
      dueOn: task.plannedDueOn ?? `${year}-12-31`,
      reason: '',
      startOn: `${year - 1}-0${4 + (number % 5)}-01`,
      effortDays: WITHOUT_EFFORT.includes(number) ? null : String(8 + ((number * 7) % 40)),
      priority: number % 7 === 0 ? 'high' : 'normal',
      supportingUnitIds: supports ? [commerce.id] : [],
    }),
  )
  if (number % 3 === 0) return
  for (const [place, title] of MILESTONE_TITLES.entries()) {
    const dueOn = [`${year - 1}-09-30`, `${year}-05-30`, `${year}-11-30`][place] ?? `${year}-12-31`
    const milestoneId = randomUUID()
    must(
      await changes.saveMilestone(
        world,
        office,
        { taskId: task.id, milestoneId },
        { title, dueOn, stageId: null },
      ),
    )
    if (place >= number % 3) continue
    const then = worldOn(world, dueOn)
    must(await changes.markMilestone(then, office, { taskId: task.id, milestoneId }, true))
  }
}

async function moveTask(
  world: World,
  year: number,
  office: Officer,
  holder: Officer,
  task: DemoTask,
): Promise<void> {
  const goal = goalOf(task)
  if (goal === 'assigned') return
  const then = worldOn(world, `${year - 1}-06-1${(task.number ?? 0) % 10}`)
  const later = worldOn(world, `${year}-05-1${(task.number ?? 0) % 10}`)
  const judged = worldOn(world, `${year}-06-20`)
  const step = async (at: World, actor: Officer, key: string, values: Record<string, unknown> = {}) => {
    must(await takeStep(at, actor, { id: task.id, step: key, input: values }))
  }
  if (goal === 'withdrawn') {
    await step(later, office, 'withdraw', { reason: '与上级部署的同类任务合并，不再单独推进。' })
    return
  }
  await step(then, holder, 'start')
  await step(then, holder, 'report', { progress: '35', text: '已制定工作方案，落实责任人。' })
  if (goal === 'inProgress') {
    await step(later, holder, 'report', { progress: '60', text: '按计划推进，部分县进度偏慢。' })
    return
  }
  // What still waits for acceptance was handed in just now.
  await step(goal === 'submitted' ? world : later, holder, 'submit', { text: '任务已完成，材料已整理。' })
  if (goal === 'returned') await step(judged, office, 'return', { reason: '缺少执法办案指引的正式文件。' })
  if (goal === 'accepted') await step(world, office, 'accept', { text: '同意验收。' })
  if (goal !== 'closed') return
  await step(judged, office, 'accept', { text: '同意验收。' })
  await step(worldOn(world, `${year}-06-25`), office, 'close')
}

/** 配合单位 says what it did. */
async function reportInSupport(
  world: World,
  items: readonly DemoTask[],
  commerceId: string | undefined,
): Promise<void> {
  const liaison = await demoOfficer(world, 'liaison')
  const helped = items.filter((task) => {
    const isOpen = !['closed', 'withdrawn'].includes(goalOf(task))
    return isOpen && (task.number ?? 0) % 3 === 0 && task.unitId !== commerceId
  })
  for (const task of helped.slice(0, 3)) {
    must(await changes.reportOnTask(world, liaison, task.id, '已提供电商企业名录和联系人，配合开展走访。'))
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
