/** 演示: a register of a few hundred made-up operators, entered and kept as an office would. */
import { randomUUID } from 'node:crypto'
import { type Officer, scopeOf } from '../../../kernel/actor.ts'
import { addDays, dayOf } from '../../../kernel/day.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { World } from '../../../platform/world.ts'
import { demoOfficer, listUnits } from '../../organisation/index.ts'
import type { Entry, Origin } from '../domain/entry.ts'
import { actOnClaims, distributeIn } from '../service/claims.ts'
import { enterEntries } from '../service/enter.ts'
import { loadPlacing, savePlaceRules } from '../service/places.ts'
import { giveShop, setShopStatus } from '../service/shops.ts'
import { setOperatorStatus, verifyOperator } from '../service/upkeep.ts'
import { listClaims } from '../store/claims.ts'
import { listShops } from '../store/shops.ts'
import { CITY, must, placeIn } from './city.ts'
import { type Days, madeUpEntry, PLATFORMS, secondShop } from './made-up.ts'
import { writeMatching } from './matching.ts'
import { writeReports } from './reports.ts'

const OPERATORS = 320
const SUPERIOR = '上级平台分发（演示）'

/** Who told of which tenths of them, and how many days ago. */
const ORIGINS: readonly {
  readonly to: number
  readonly origin: Omit<Origin, 'seenOn'>
  readonly days: number
}[] = [
  { to: 4, origin: { source: 'registration', sender: '登记数据（演示）' }, days: 20 },
  { to: 7, origin: { source: 'platformReport', sender: '示例市集（演示）' }, days: 75 },
  { to: 9, origin: { source: 'monitoring', sender: '' }, days: 9 },
  { to: 10, origin: { source: 'hand', sender: '' }, days: 260 },
]

/** Of those that were entered, how many the platforms report again. */
const REPORTED = 60

/** Identities that were distributed: settled ones, claimed ones, and some that wait. */
const CLAIMS = { first: 400, settled: 22, returned: 2, claimed: 4, waiting: 6 } as const

export async function writeDemo(world: World): Promise<void> {
  const officer = await demoOfficer(world, 'market')
  const today = dayOf(world.clock.now())
  const days: Days = { today, before: (count) => addDays(today, -count) }
  await saveRules(world, officer)
  const made = await enterAll(world, officer, days)
  const claims = await distribute(world, officer, days)
  const settled = claims.slice(0, CLAIMS.settled)
  const returned = claims.slice(CLAIMS.settled, CLAIMS.settled + CLAIMS.returned)
  const claimed = claims.slice(0, CLAIMS.settled + CLAIMS.returned + CLAIMS.claimed)
  must(await actOnClaims(world, officer, claimed, 'claim', {}))
  must(await actOnClaims(world, officer, settled, 'dispose', { outcome: 'inBusiness' }))
  const notMine = { outcome: 'notMine', text: '经营地址不在本市' }
  must(await actOnClaims(world, officer, returned, 'return', notMine))
  const entries = made.map(({ entry }) => entry)
  await writeReports(world, officer, PLATFORMS, entries.slice(0, REPORTED))
  await keep(world, officer, made)
  await writeMatching(world, officer)
}

async function saveRules(world: World, officer: Officer): Promise<void> {
  const scope = scopeOf(officer, 'operators.keep')
  const { items } = await world.db.read(scope, (tx) => listUnits(tx, { region: '990121', limit: 50 }))
  const station = items.find((unit) => unit.kind === 'station')
  const rules = [
    {
      words: ['子丘县', '城关镇'],
      notWords: [],
      toRegion: '990121',
      toUnit: station?.id ?? null,
      remark: '城关镇由城关所管辖',
    },
    {
      words: ['溪口镇'],
      notWords: ['丑陵县', '寅川县', '子丘县'],
      toRegion: '990122',
      toUnit: null,
      remark: '溪口镇在丑陵县',
    },
    {
      words: ['工业园二路'],
      notWords: ['县'],
      toRegion: '990100',
      toUnit: null,
      remark: '市工业园由市局直管',
    },
  ]
  must(await savePlaceRules(world, officer, rules))
}

interface Made {
  readonly operatorId: string
  readonly entry: Entry
}

async function enterAll(world: World, officer: Officer, days: Days): Promise<readonly Made[]> {
  const at = world.clock.now()
  const entered = await world.db.transact(
    scopeOf(officer, 'operators.keep'),
    async (tx): Promise<Result<readonly Made[]>> => {
      const placing = await loadPlacing(tx, CITY)
      const made: Made[] = []
      for (const { to, origin, days: ago } of ORIGINS) {
        const from = ORIGINS.findLast((each) => each.to < to)?.to ?? 0
        const own = Array.from({ length: OPERATORS }, (_, number) => number).flatMap((number): Entry[] => {
          if (number % 10 < from || number % 10 >= to) return []
          const entry = madeUpEntry(number, placeIn(placing), days)
          return number % 6 === 0 ? [entry, secondShop(entry, number)] : [entry]
        })
        const told = { ...origin, seenOn: days.before(ago) }
        const done = await enterEntries(tx, officer, own, told, { at, batchId: randomUUID() })
        for (const [place, { operatorId }] of done.entries()) {
          const entry = own[place]
          if (entry && operatorId !== null) made.push({ operatorId, entry })
        }
      }
      return ok(made)
    },
  )
  return must(entered)
}

async function distribute(world: World, officer: Officer, days: Days): Promise<readonly string[]> {
  const { first, settled, returned, claimed, waiting } = CLAIMS
  const scope = scopeOf(officer, 'operators.keep')
  const list = { id: null, sender: SUPERIOR, seen_on: days.before(30), due_on: days.before(-12) }
  const done = await world.db.transact(scope, async (tx): Promise<Result<readonly string[]>> => {
    const placing = await loadPlacing(tx, CITY)
    const entries = Array.from({ length: settled + returned + claimed + waiting }, (_, place) =>
      madeUpEntry(first + place, placeIn(placing), days),
    )
    await distributeIn(tx, world, officer, list, entries)
    const { items } = await listClaims(tx, { sender: SUPERIOR, limit: 100 })
    return ok(items.map(({ id }) => id))
  })
  return must(done)
}

/** Some are verified, some have closed or cannot be reached, some shops are dead, and some have no known owner. */
async function keep(world: World, officer: Officer, made: readonly Made[]): Promise<void> {
  const at = (place: number) => made[place]?.operatorId ?? ''
  for (const place of [2, 9, 15, 40]) must(await verifyOperator(world, officer, at(place)))
  const closed = { status: 'closed', reason: '已公示终止经营' } as const
  for (const place of [12, 33]) must(await setOperatorStatus(world, officer, at(place), closed))
  const unreachable = { status: 'unreachable', reason: '登记电话三次未接通' } as const
  for (const place of [21, 54]) must(await setOperatorStatus(world, officer, at(place), unreachable))
  const scope = scopeOf(officer, 'operators.read')
  const shops = await world.db.read(scope, (tx) => listShops(tx, { limit: 12 }))
  for (const shop of shops.items.slice(0, 4)) {
    const dead = { status: 'dead', reason: '连续三日无法访问' } as const
    must(await setShopStatus(world, officer, shop.id, dead))
  }
  const open = { operatorId: null, reason: '页面公示的主体与登记不符，待核' }
  for (const shop of shops.items.slice(4, 8)) must(await giveShop(world, officer, shop.id, open))
}
