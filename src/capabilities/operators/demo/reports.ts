/** 演示报送: half-yearly reports as their files come: one platform in its window, one late; the third has sent none. */
import { Readable } from 'node:stream'
import type { Officer } from '../../../kernel/actor.ts'
import { addDays, type Day, dayOf, startOf } from '../../../kernel/day.ts'
import { CSV_MEDIA_TYPE, csvStream } from '../../../platform/csv.ts'
import type { World } from '../../../platform/world.ts'
import type { Entry } from '../domain/entry.ts'
import { reportWindow } from '../domain/report-window.ts'
import { FIELDS, type FieldKey } from '../import/columns.ts'
import { applyImport, checkImport, openImport } from '../service/imports.ts'
import { must } from './city.ts'

const COLUMNS = ['name', 'uscc', 'address', 'phone', 'shopName', 'shopAddress'] as const satisfies FieldKey[]
const FORENOON_HOURS = 10
/** Days into the window, and days after its end. */
const [IN_TIME, LATE] = [8, 12]

/** Sends what is known of the shops on the first two platforms, as of the days on which their files came. */
export async function writeReports(
  world: World,
  officer: Officer,
  platforms: readonly string[],
  entries: readonly Entry[],
): Promise<void> {
  const today = dayOf(world.clock.now())
  const window = reportWindow(today)
  const [inTime, late] = platforms
  if (window === undefined || inTime === undefined || late === undefined) return
  const report = async (platform: string, day: Day) => {
    const rows = entries
      .filter(({ kind, uscc, shop }) => kind === 'inPlatform' && uscc !== null && shop?.platform === platform)
      .map(rowOf)
    await send(world, officer, platform, day < today ? day : today, rows)
  }
  await report(inTime, addDays(window.from, IN_TIME))
  await report(late, addDays(window.to, LATE))
}

const rowOf = ({ name, uscc, address, phone, shop }: Entry): readonly string[] => [
  name,
  uscc ?? '',
  address,
  phone,
  shop?.name ?? '',
  shop?.address ?? '',
]

async function send(
  world: World,
  officer: Officer,
  sender: string,
  day: Day,
  rows: readonly (readonly string[])[],
): Promise<void> {
  const instant = new Date(startOf(day).getTime() + FORENOON_HOURS * 3_600_000)
  const then = { ...world, clock: { now: () => instant } }
  const file = csvStream([COLUMNS.map((key) => FIELDS[key].title.zh), ...rows])
  const uploads = (async function* () {
    yield { fileName: `${sender}报送.csv`, mediaType: CSV_MEDIA_TYPE, content: Readable.from(file) }
  })()
  const { id, mapping } = must(
    await openImport(then, officer, { kind: 'platformReport', sender }, uploads, 'zh'),
  )
  must(await checkImport(then, officer, id, { mapping, assumeHome: true }, 'zh'))
  must(await applyImport(then, officer, id, { goodOnly: true }, 'zh'))
}
