/** Materials of the demo: of every kind, in every state, for most indicators; reviewed, judged, some expiring, one asked for. */
import { Readable } from 'node:stream'
import { addDays, dayOf } from '../../../kernel/day.ts'
import type { World } from '../../../platform/world.ts'
import { demoOfficer } from '../../organisation/index.ts'
import { edition2022, type ItemPlace, listItems } from '../edition/index.ts'
import * as evidence from '../service/evidence.ts'
import { reviewMaterials } from '../service/material-acts.ts'
import { getMatrix } from '../service/material-matrix.ts'
import { askForMaterial } from '../service/material-requests.ts'
import { enterFiles, type FileToEnter } from '../service/materials.ts'
import type { DemoCourse } from './course.ts'
import { DEMO_JUDGEMENTS } from './evidence.ts'
import { demoFile } from './files.ts'
import { must } from './world.ts'

const FILE_BYTES_MAX = 1024 * 1024
const TAGS = ['正式文件', '工作台账', '会议纪要', '宣传材料', '统计报表'] as const

interface Planned {
  readonly place: ItemPlace
  /** Points given, null where the item still waits. */
  readonly score: string | null
}

/** Days of the demo's course on which materials come in, are reviewed and judged, one after the other. */
const FIRST_DAY = 12
const LAST_DAY = 84

/** Each reviewed item gets a material and, unless it waits, a review and a judgement on it. */
export async function writeMaterials(world: World, course: DemoCourse): Promise<void> {
  const units = await leadUnits(world)
  const planned = listItems(edition2022).flatMap((place): Planned[] => {
    if (place.need.by === 'data') return []
    const score = DEMO_JUDGEMENTS[place.item.key]
    if (score === null && Number(place.item.key.split('.')[1]) > 1) return []
    return [{ place, score: score === undefined ? place.points : score }]
  })
  for (const [at, each] of planned.entries()) {
    const day = Math.round(FIRST_DAY + (at / planned.length) * (LAST_DAY - FIRST_DAY))
    const file = await fileOf(world, each, at)
    await course.on(day, (then) => proveItem(then, each, file, units.get(each.place.indicator.number)))
  }
  await askForOne(world, units)
}

async function proveItem(
  then: World,
  { place, score }: Planned,
  file: FileToEnter,
  unitId: string | undefined,
): Promise<void> {
  const office = await demoOfficer(then, 'creation')
  const { ids } = must(await enterFiles(then, office, [file], { unitId }))
  if (score === null) return
  const isGiven = Number(score) > 0
  must(
    await reviewMaterials(then, office, {
      materials: ids.map((id) => ({ id, version: 1 })),
      outcome: isGiven ? 'accepted' : 'returned',
      reason: isGiven ? '' : '缺少正式文件，请补充盖章件。',
    }),
  )
  // A list of pieces stays open: more may come.
  if (place.need.by === 'count') return
  must(
    await evidence.judgeItem(then, await demoOfficer(then, 'reviewer'), {
      item: place.item.key,
      score,
      reason: isGiven ? '材料能够证明。' : '材料不足以证明，暂不给分。',
      materials: isGiven ? ids : [],
    }),
  )
}

/** Who answers for an indicator, as the matrix says. */
async function leadUnits(world: World): Promise<ReadonlyMap<number, string>> {
  const { indicators } = must(await getMatrix(world, await demoOfficer(world, 'creation')))
  return new Map(
    indicators.flatMap(({ number, cells }) => {
      const cell = cells.find((each) => each.missing > 0) ?? cells[0]
      return cell === undefined ? [] : [[number, cell.unitId] as const]
    }),
  )
}

async function fileOf(world: World, { place, score }: Planned, at: number): Promise<FileToEnter> {
  const { item, indicator } = place
  const title = `第${item.key}项佐证材料`
  const { fileName, content } = await demoFile(at, title, [item.condition.zh, '（演示材料，内容为虚构。）'])
  const blob = must(await world.blobs.put(Readable.from([content]), { sizeMax: FILE_BYTES_MAX }))
  const today = dayOf(world.clock.now())
  // Some are valid for a while yet; one that waits for review has just run out.
  const left = score === null ? (at % 4 === 0 ? -5 : 20) : [null, 25, 80, 400][at % 4]
  return {
    blob,
    fileName,
    title,
    description: `用于证明“${indicator.title.zh}”。`,
    tags: [TAGS[at % TAGS.length] ?? TAGS[0]],
    validFrom: null,
    validTo: left === null || left === undefined ? null : addDays(today, left),
    items: [item.key],
    sameAllowed: true,
  }
}

async function askForOne(world: World, units: ReadonlyMap<number, string>): Promise<void> {
  const office = await demoOfficer(world, 'creation')
  const waiting = listItems(edition2022).find(({ item }) => DEMO_JUDGEMENTS[item.key] === null)
  const unitId = waiting && units.get(waiting.indicator.number)
  if (waiting === undefined || unitId === undefined) return
  must(
    await askForMaterial(world, office, {
      title: `请提供第${waiting.item.key}项佐证材料`,
      content: `请提供能够证明“${waiting.item.condition.zh}”的正式文件，扫描件须清晰。`,
      items: [waiting.item.key],
      unitIds: [unitId],
      dueOn: addDays(dayOf(world.clock.now()), 10),
    }),
  )
}
