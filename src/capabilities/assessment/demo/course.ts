/** 得分的来路: the demo's evidence comes in over three months, and every day in between has its snapshot. */
import type { Actor } from '../../../kernel/actor.ts'
import { scopeOf } from '../../../kernel/actor.ts'
import { addDays, type Day, dayOf, startOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import type { World } from '../../../platform/world.ts'
import { demoOfficer } from '../../organisation/index.ts'
import type { Change } from '../outlook/index.ts'
import { enterEffort, keepScenario } from '../service/outlook.ts'
import { takeSnapshot } from '../service/snapshots.ts'
import { must, worldOn } from './world.ts'

/** How long the course lasts; its last day is yesterday. */
const COURSE_DAYS = 92
/** As the schedule of the daily snapshot has it, in hours of the day. */
const EVENING_HOURS = 23.66

export interface DemoCourse {
  /** Works on a day of the course, counted from its first; the days passed since the last one get their snapshots. */
  readonly on: (day: number, work: (then: World) => Promise<void>) => Promise<void>
  /** Snapshots up to yesterday. */
  readonly end: () => Promise<void>
}

export function demoCourse(world: World, region: RegionCode): DemoCourse {
  const first = addDays(dayOf(world.clock.now()), -COURSE_DAYS)
  let reached = 0
  const passTo = async (day: number) => {
    for (; reached < day; reached++) await takeDaily(world, region, addDays(first, reached))
  }
  return {
    on: async (day, work) => {
      await passTo(day)
      await work(worldOn(world, addDays(first, day)))
    },
    end: () => passTo(COURSE_DAYS),
  }
}

async function takeDaily(world: World, region: RegionCode, day: Day): Promise<void> {
  const instant = new Date(startOf(day).getTime() + EVENING_HOURS * 3_600_000)
  const then = { ...world, clock: { now: () => instant } }
  const actor: Actor = { kind: 'system', job: 'demo', region }
  must(await world.db.transact(scopeOf(actor, 'any'), (tx) => takeSnapshot(tx, then, actor, region, 'daily')))
}

/** What the office knows of the work ahead: `[days, note]` by the key of the step. */
const EFFORTS: Readonly<Record<string, readonly [string, string]>> = {
  '8.1#1': ['3', '向税务部门取得全市税收总额后填报'],
  '8.1#2': ['3', '向税务部门取得全市税收总额后填报'],
  '10.1': ['12', '补充产业园区的统计和案例'],
  '11.2': ['45', '需要省级平台开放接口'],
  '11.3': ['8', '接口已经开发，待出具证明'],
  '12.2': ['20', '信用档案还缺两个县'],
  '13.3': ['4.5', '合作协议已经起草'],
  '16.1': ['9', '指引正式印发后重新提交'],
  '18.1': ['0.5', '两年内没有行政诉讼案件，出具说明'],
  '20.3': ['25', '一网通办事项需要改造'],
  '22.3': ['6', '与两所高校共建培训基地'],
  '23.2': ['15', '需要县级配套'],
  '34.1': ['18', '再形成一项地方标准'],
  '36.3': ['3', '会议纪要和台账齐全，整理即可'],
  '38.2': ['14', '再组织一次执法比武'],
  '40.2': ['10', '采购取证设备'],
}

const SCENARIO: readonly Change[] = [
  { of: 'decision', item: '18.1', state: 'met' },
  { of: 'judgement', item: '13.3', score: '1' },
  { of: 'judgement', item: '36.3', score: '1' },
]

/** Efforts for most of what is still open, and one what-if that the office keeps. */
export async function planAhead(world: World): Promise<void> {
  const officer = await demoOfficer(world, 'creation')
  for (const [key, [days, note]] of Object.entries(EFFORTS))
    must(await enterEffort(world, officer, { key, days, reachable: null, note }))
  must(await keepScenario(world, officer, { name: '补齐三项材料', changes: SCENARIO }))
}
