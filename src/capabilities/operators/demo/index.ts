/** 演示: a register of a few hundred made-up operators, entered as an office would. */
import { randomUUID } from 'node:crypto'
import { scopeOf } from '../../../kernel/actor.ts'
import { addDays, dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok } from '../../../kernel/result.ts'
import type { World } from '../../../platform/world.ts'
import { demoOfficer } from '../../organisation/index.ts'
import type { Entry, Origin } from '../domain/entry.ts'
import { enterEntries } from '../service/enter.ts'
import { loadPlacing, placeAddress } from '../service/places.ts'
import { type Days, madeUpEntry, secondShop } from './made-up.ts'

const OPERATORS = 320
const CITY = '990100' as RegionCode

/** Who told of which tenth of them, and how many days ago. */
const ORIGINS: readonly {
  readonly of: number
  readonly origin: Omit<Origin, 'seenOn'>
  readonly days: number
}[] = [
  { of: 4, origin: { source: 'registration', sender: '登记数据（演示）' }, days: 20 },
  { of: 7, origin: { source: 'platformReport', sender: '示例市集（演示）' }, days: 75 },
  { of: 8, origin: { source: 'monitoring', sender: '' }, days: 9 },
  { of: 9, origin: { source: 'distributed', sender: '上级分发（演示）' }, days: 140 },
  { of: 10, origin: { source: 'hand', sender: '' }, days: 260 },
]

export async function writeDemo(world: World): Promise<void> {
  const officer = await demoOfficer(world, 'market')
  const at = world.clock.now()
  const today = dayOf(at)
  const days: Days = { today, before: (count) => addDays(today, -count) }
  await world.db.transact(scopeOf(officer, 'operators.keep'), async (tx) => {
    const placing = await loadPlacing(tx, CITY)
    const placeIn = (address: string) =>
      placeAddress(placing, address) ?? { region: CITY, unitId: null, by: 'officer' }
    const entries = Array.from({ length: OPERATORS }, (_, number) => madeUpEntry(number, placeIn, days))
    for (const { of, origin, days: ago } of ORIGINS) {
      const from = ORIGINS.findLast((each) => each.of < of)?.of ?? 0
      const own: Entry[] = entries.flatMap((entry, number) => {
        if (number % 10 < from || number % 10 >= of) return []
        return number % 6 === 0 ? [entry, secondShop(entry, number)] : [entry]
      })
      await enterEntries(
        tx,
        officer,
        own,
        { ...origin, seenOn: days.before(ago) },
        { at, batchId: randomUUID() },
      )
    }
    return ok(undefined)
  })
}
