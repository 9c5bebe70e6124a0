/** 演示创建: the plan read and imported, tasks in all states, figures for three years, a score below the pass line. */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { addDays, dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok } from '../../../kernel/result.ts'
import type { World } from '../../../platform/world.ts'
import {
  askedSeries,
  askForFigures,
  attachDocument,
  enterFiguresIn,
  type FigureEntry,
  listSeries,
} from '../../figures/index.ts'
import { demoOfficer, writeBodiesDemo } from '../../organisation/index.ts'
import { edition2022 } from '../edition/index.ts'
import * as evidence from '../service/evidence.ts'
import * as plans from '../service/plans.ts'
import { insertCreation } from '../store/evidence.ts'
import { demoCirculars } from './circulars.ts'
import { demoCourse, planAhead } from './course.ts'
import { writeEditionsDemo } from './editions.ts'
import { DEMO_MEASURES } from './evidence.ts'
import { demoFigures } from './figures.ts'
import { writeMaterials } from './materials.ts'
import { demoPlanText } from './plan.ts'
import { demoTasks } from './tasks.ts'
import { must, worldOn } from './world.ts'

/** The city applies; its counties carry their share. */
const CITY = '990100' as RegionCode
const REGIONS = [CITY, '990121' as RegionCode, '990122' as RegionCode, '990123' as RegionCode]
const SOURCE = '演示数据'

export async function writeDemo(world: World): Promise<void> {
  const year = world.clock.now().getUTCFullYear()
  await beginCreations(world, year)
  await importDemoPlan(worldOn(world, `${year - 1}-03-20`), year)
  await demoTasks(world, year)
  await demoCirculars(world, year)
  await enterFigures(world, year)
  const course = demoCourse(world, CITY)
  await course.on(MEASURES_DAY, enterMeasures)
  await writeMaterials(world, course)
  await course.end()
  await planAhead(world)
  await writeEditionsDemo(world)
  await askForParcels(world, year)
  await writeBodiesDemo(world)
}

/** For the chart of five years the office asks the unit in charge for two that no indicator reads. */
async function askForParcels(world: World, year: number): Promise<void> {
  const officer = await demoOfficer(world, 'creation')
  const { items } = await listSeries(world, officer, { search: 'parcels', limit: 1 })
  const [unit] = items[0]?.responsible ?? []
  if (unit === undefined) return
  const figures = [year - 5, year - 4].map((each) => ({
    series: 'parcels',
    where: 'local' as const,
    period: String(each),
    unitId: unit.id,
  }))
  const content = '用于近五年趋势图；以正式公布的数为准，并附依据文件。'
  const dueOn = addDays(dayOf(world.clock.now()), 10)
  must(await askForFigures(world, officer, { figures, content, dueOn }, 'zh'))
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
    await plans.importPlan(world, officer, id, {
      draft,
      mapping: plan.mapping,
      version: plan.version,
      taskDueOn: `${year}-12-31`,
    }),
  )
}

async function enterFigures(world: World, year: number): Promise<void> {
  const officer = await demoOfficer(world, 'creation')
  for (const batch of demoFigures(year)) {
    const then = worldOn(world, batch.on)
    const entries: FigureEntry[] = batch.entries.map((entry) => ({ source: SOURCE, ...entry }))
    const made = await world.db.transact(scopeOf(officer, 'figures.read'), async (tx) => {
      const asked = await askedSeries(tx, then, CITY)
      const outcomes = await enterFiguresIn(tx, then, officer, entries, asked)
      return ok(outcomes.map((outcome) => must(outcome).id))
    })
    const [revised] = made.ok ? made.value : []
    if (batch.document === undefined || revised === undefined) continue
    must(
      await attachDocument(
        then,
        officer,
        revised,
        oneFile(batch.document, `${batch.document}\n\n（演示文件，内容为虚构。）\n`),
      ),
    )
  }
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

/** Day of the demo's course on which the measures come in. */
const MEASURES_DAY = 6
