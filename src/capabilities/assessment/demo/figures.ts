/** Figures of the demo: three years with quarters, the province, growth rates, revisions and drafts. All made up. */
import type { FigureEntry } from '../../figures/index.ts'
import { edition2022 } from '../edition/index.ts'

/** `[local, national]` of a series for the three years before the current one, oldest first. */
const YEARLY: Readonly<Record<string, readonly (readonly [string | null, string | null])[]>> = {
  onlineRetail: [
    ['182.4', '120000'],
    ['210.6', '131000'],
    ['241.3', '142500'],
  ],
  totalRetail: [
    ['640.0', '450000'],
    ['692.5', '468000'],
    ['742.0', '485000'],
  ],
  parcels: [
    ['9120', '13200000'],
    ['10860', '15100000'],
    ['12310', '17400000'],
  ],
  onlineOperators: [
    [null, null],
    [null, null],
    ['22420', null],
  ],
  marketEntities: [
    [null, null],
    [null, null],
    ['148000', null],
  ],
  newAboveScaleOperators: [
    [null, null],
    ['0', null],
    ['1', null],
  ],
  onlineEmployment: [
    [null, null],
    [null, null],
    ['39800', null],
  ],
  totalEmployment: [
    [null, null],
    [null, null],
    ['905000', null],
  ],
  ecommerceTax: [
    [null, null],
    [null, null],
    ['38600', null],
  ],
  operatorsAtLeastTwoYears: [
    [null, null],
    [null, null],
    ['9870', null],
  ],
  platformUsers: [
    [null, null],
    [null, null],
    ['61', null],
  ],
  supervisors: [
    [null, null],
    [null, null],
    ['104', null],
  ],
  mediationSuccessRate: [
    [null, null],
    [null, null],
    [null, '52.0'],
  ],
  consumerSatisfaction: [
    [null, null],
    [null, null],
    [null, '88.5'],
  ],
  odrOnTimeRate: [
    [null, null],
    [null, null],
    [null, '93.0'],
  ],
  odrSettlementRate: [
    [null, null],
    [null, null],
    [null, '46.0'],
  ],
}

/** Shares of the year by quarter, in per mille; the four make the whole. */
const QUARTERS = ['221', '240', '248', '291'] as const
const QUARTERLY = ['onlineRetail', 'parcels'] as const

type DemoEntry = Omit<FigureEntry, 'source'> & { readonly source?: string }

interface DemoBatch {
  /** The day that these were entered on. */
  readonly on: string
  readonly entries: readonly DemoEntry[]
  /** Name of the file behind the first of them. */
  readonly document?: string
}

const UNITS = new Map(edition2022.series.map((series) => [series.key, series.unit]))

function entryOf(series: string, where: FigureEntry['where'], period: string, value: string): DemoEntry {
  return { series, where, period, value, unit: UNITS.get(series) ?? '', publish: true }
}

/** In the order in which they were entered: first values, then revisions, then what waits as a draft. */
export function demoFigures(year: number): readonly DemoBatch[] {
  const first = year - 3
  const yearly = Object.entries(YEARLY).flatMap(([series, years]) =>
    years.flatMap(([local, national], place) => [
      ...(local === null ? [] : [entryOf(series, 'local', String(first + place), local)]),
      ...(national === null ? [] : [entryOf(series, 'national', String(first + place), national)]),
    ]),
  )
  return [
    {
      on: `${year}-02-26`,
      // The bulletin comes out with preliminary values of the last year; the revisions below mend two of them.
      entries: yearly.map((entry) => preliminary(entry, year - 1)),
    },
    { on: `${year}-03-10`, entries: [...quarters(first), ...parents(first), ...growths(year)] },
    { on: `${year}-06-18`, entries: revisions(yearly, year - 1), document: '甲州市统计年鉴摘录.txt' },
    { on: `${year}-10-20`, entries: drafts(year) },
  ]
}

const PRELIMINARY: Readonly<Record<string, string>> = { onlineRetail: '239.8', parcels: '12280' }

function preliminary(entry: DemoEntry, lastYear: number): DemoEntry {
  const value = PRELIMINARY[entry.series]
  return value !== undefined && entry.where === 'local' && entry.period === String(lastYear)
    ? { ...entry, value, source: '演示公报（快报数）' }
    : entry
}

function revisions(yearly: readonly DemoEntry[], lastYear: number): DemoEntry[] {
  return yearly
    .filter(
      ({ series, where, period }) =>
        series in PRELIMINARY && where === 'local' && period === String(lastYear),
    )
    .map((entry) => ({ ...entry, source: '演示年鉴', reason: '年鉴公布年报数，替代公报快报数。' }))
}

function quarters(first: number): DemoEntry[] {
  return QUARTERLY.flatMap((series) =>
    (YEARLY[series] ?? []).flatMap(([local], place) =>
      QUARTERS.map((share, quarter) => {
        // Whole numbers of the last place, so that the four add up to the year exactly.
        const value = thousandths(local ?? '0', share)
        return entryOf(series, 'local', `${first + place}-Q${quarter + 1}`, value)
      }),
    ),
  )
}

/** value * share / 1000, as a decimal. */
function thousandths(value: string, share: string): string {
  const [whole = '0', places = ''] = value.split('.')
  const digits = String(BigInt(whole + places) * BigInt(share)).padStart(places.length + 4, '0')
  const cut = digits.length - places.length - 3
  return `${digits.slice(0, cut)}.${digits.slice(cut)}`
}

/** 上级: the province's values, for comparison. */
function parents(first: number): DemoEntry[] {
  return ['1860', '2075', '2290'].map((value, place) =>
    entryOf('onlineRetail', 'parent', String(first + place), value),
  )
}

/** 公布的可比口径增速 of the country, which is not the quotient of the two levels. */
function growths(year: number): DemoEntry[] {
  return [
    {
      ...entryOf('onlineRetail', 'national', String(year - 1), '8.6'),
      valueKind: 'growth' as const,
      unit: '%',
    },
  ]
}

/** What the departments have entered this year and nobody has published yet. */
function drafts(year: number): DemoEntry[] {
  return [
    { ...entryOf('onlineRetail', 'local', `${year}-Q1`, '58.2'), publish: false },
    { ...entryOf('onlineRetail', 'local', `${year}-Q2`, '61.9'), publish: false },
    { ...entryOf('totalTax', 'local', String(year - 1), '512400'), publish: false, source: '演示税务台账' },
  ]
}
