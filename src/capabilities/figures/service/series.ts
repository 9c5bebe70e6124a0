/** 数据系列与缺项: series with how complete they are, one series with its figures, what is missing, exports. */
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { AskedSeries } from '../../../kernel/series.ts'
import type { Language } from '../../../kernel/text.ts'
import { CSV_MEDIA_TYPE, csvStream } from '../../../platform/csv.ts'
import { readCursor, writeCursor } from '../../../platform/db/keyset.ts'
import { Download } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import { streamXlsx, XLSX_MEDIA_TYPE } from '../../../platform/xlsx/stream.ts'
import type { FigureRow, MissingQuery, SeriesQuery } from '../contract.ts'
import { type MissingFigure, missingOf, rollUpsOf } from '../domain.ts'
import { headingsOf, rowOf } from '../import/columns.ts'
import { decideEntering, mayChange, mayEnterIn, mayPublishIn } from '../policy.ts'
import * as store from '../store/figures.ts'
import { askedSeries, regionOf } from './entry.ts'

interface Standing {
  readonly region: RegionCode
  readonly asked: readonly AskedSeries[]
  readonly figures: readonly FigureRow[]
}

/** Two statements: what is asked for, and what is there. */
async function load(
  world: World,
  actor: Actor,
  asked: { readonly region?: string | undefined; readonly series?: string },
): Promise<Standing> {
  const region = regionOf(actor, asked.region)
  return await world.db.read(scopeOf(actor, 'figures.read'), async (tx) => ({
    region,
    asked: await askedSeries(tx, world, region),
    figures: await store.listFigures(tx, region, { series: asked.series, withDrafts: true }),
  }))
}

interface SeriesFilter {
  readonly search?: string | undefined
  readonly unitId?: string | undefined
  readonly indicator?: number | undefined
}

function isWanted(series: AskedSeries, { search, unitId, indicator }: SeriesFilter): boolean {
  if (unitId !== undefined && !series.responsible.some((unit) => unit.id === unitId)) return false
  if (indicator !== undefined && !series.indicators.some((each) => each.number === indicator)) return false
  const words = [series.title.zh, series.title.en, series.definition.zh, series.definition.en, series.key]
  return search === undefined || words.some((each) => each.toLowerCase().includes(search.toLowerCase()))
}

/** A page out of a list of some dozens that was made in memory; the cursor is the last row's key. */
function pageOf<Row>(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  after: string | undefined,
  limit: number,
) {
  const [last] = readCursor(after, 1) ?? []
  const from = last === undefined ? 0 : rows.findIndex((row) => keyOf(row) === last) + 1
  const items = rows.slice(from, from + limit)
  const end = items.at(-1)
  const isMore = from + limit < rows.length && end !== undefined
  return { items, next: isMore ? writeCursor([keyOf(end)]) : null }
}

const headOf = ({ key, title, definition, dimension, unit, indicators, responsible }: AskedSeries) => ({
  key,
  title,
  definition,
  dimension,
  unit,
  indicators: [...indicators],
  responsible: [...responsible],
})

export async function listSeries(world: World, actor: Actor, query: SeriesQuery) {
  const { asked, figures } = await load(world, actor, query)
  const missing = countBy(missingOf(asked, figures), (each) => each.series.key)
  const rows = asked
    .filter((series) => isWanted(series, query))
    .map((series) => {
      const own = figures.filter((figure) => figure.series === series.key)
      const wanted = series.sides.reduce((count, { values }) => count + values.length, 0)
      const latest = own
        .filter((each) => each.where === 'local' && each.valueKind === 'level' && each.state === 'published')
        .toSorted((left, right) => (left.period < right.period ? 1 : -1))
        .find((each) => each.periodKind === 'year')
      return {
        ...headOf(series),
        asked: wanted,
        known: wanted - (missing.get(series.key) ?? 0),
        drafts: own.filter((each) => each.state === 'draft').length,
        latest:
          latest === undefined ? null : { period: latest.period, value: latest.value, unit: latest.unit },
      }
    })
    .filter((row) => {
      if (query.completeness === 'missing') return row.known < row.asked
      if (query.completeness === 'complete') return row.known === row.asked
      return query.completeness !== 'draft' || row.drafts > 0
    })
  return pageOf(sorted(rows, query.sort), (row) => row.key, query.after, query.limit)
}

type SeriesRow = ReturnType<typeof headOf> & { readonly asked: number; readonly known: number }

function sorted<Row extends SeriesRow>(rows: readonly Row[], sort: SeriesQuery['sort']): readonly Row[] {
  if (sort === undefined) return rows
  const direction = sort.startsWith('-') ? -1 : 1
  const compare = sort.endsWith('title')
    ? (left: Row, right: Row) => left.title.zh.localeCompare(right.title.zh, 'zh')
    : (left: Row, right: Row) => left.asked - left.known - (right.asked - right.known)
  return rows.toSorted((left, right) => direction * compare(left, right))
}

function countBy<T>(list: readonly T[], keyOf: (each: T) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const each of list) counts.set(keyOf(each), (counts.get(keyOf(each)) ?? 0) + 1)
  return counts
}

export async function getSeries(world: World, actor: Actor, key: string, asked: string | undefined) {
  const { region, asked: all, figures } = await load(world, actor, { region: asked, series: key })
  const series = all.find((each) => each.key === key)
  if (series === undefined || !isVisible(actor, region))
    return refuse('not_found', 'figures.no_such_series', { series: key })
  const entering = mayEnterIn(actor, region)
    ? decideEntering(actor, region, series)
    : refuse('forbidden', 'permission.missing', { permission: 'figures.enter' })
  return ok({
    region,
    series: {
      ...headOf(series),
      isSum: series.isSum,
      units: series.units.map(({ unit, title, factor }) => ({ unit, title, factor })),
      sides: series.sides.map(({ where, values }) => ({ where, years: values.map(({ year }) => year) })),
    },
    figures: [...figures],
    rollUps: [...rollUpsOf(series, figures)],
    entering: entering.ok ? null : { code: entering.error.code, details: { ...entering.error.details } },
    mayPublish: mayPublishIn(actor, region),
    own: figures.filter((each) => mayChange(actor, region, each.enteredBy)).map((each) => each.id),
  })
}

/** Whether the actor sees figures of the region at all. */
function isVisible(actor: Actor, region: RegionCode): boolean {
  const scope = scopeOf(actor, 'figures.read')
  const isOwn = actor.kind === 'officer' && actor.region === region
  return isOwn || scope.regions.includes(region) || scope.prefixes.some((prefix) => region.startsWith(prefix))
}

export async function listMissing(world: World, actor: Actor, query: MissingQuery) {
  const { region, asked, figures } = await load(world, actor, query)
  if (!isVisible(actor, region)) return { items: [], next: null }
  const rows = missingOf(
    asked.filter((series) => isWanted(series, query)),
    figures,
  ).filter(
    ({ where, indicators }) =>
      (query.where === undefined || query.where === where) &&
      (query.indicator === undefined || indicators.includes(query.indicator)),
  )
  return pageOf(rows.map(toMissing), (row) => row.id, query.after, query.limit)
}

const toMissing = ({ series, where, period, indicators, hasDraft }: MissingFigure) => ({
  id: `${series.key} ${where} ${period}`,
  series: series.key,
  title: series.title,
  unit: series.unit,
  where,
  period,
  hasDraft,
  indicators: series.indicators.filter(({ number }) => indicators.includes(number)),
  responsible: [...series.responsible],
})

export async function getChoices(world: World, actor: Actor, region: string | undefined) {
  const { asked, figures } = await load(world, actor, { region })
  const indicators = new Map(asked.flatMap((each) => each.indicators).map((each) => [each.number, each]))
  const units = new Map(asked.flatMap((each) => each.responsible).map((each) => [each.id, each]))
  return {
    indicators: [...indicators.values()].toSorted((left, right) => left.number - right.number),
    units: [...units.values()].map(({ id, name }) => ({ id, name })),
    missing: missingOf(asked, figures).length,
    drafts: figures.filter((each) => each.state === 'draft').length,
  }
}

/** 导出: every value in force, in the columns of the import template, so that it can come back. */
export async function exportFigures(
  world: World,
  actor: Actor,
  query: { readonly region?: string | undefined; readonly format: 'xlsx' | 'csv' },
  language: Language,
): Promise<Result<Download>> {
  const { region, asked, figures } = await load(world, actor, query)
  const titles = new Map(asked.map((each) => [each.key, each.title[language]]))
  const rows = figures
    .filter((each) => each.state === 'published')
    .map((each) => rowOf({ ...each, title: titles.get(each.series) ?? each.series }, language))
  const name = `${world.translate(language, 'figures.export_name')}-${region}.${query.format}`
  if (query.format === 'csv') {
    const content = csvStream([headingsOf(language), ...rows])
    return ok(new Download(name, CSV_MEDIA_TYPE, content))
  }
  const sheet = world.translate(language, 'figures.title')
  const pages = (async function* () {
    yield rows
  })()
  return ok(new Download(name, XLSX_MEDIA_TYPE, streamXlsx(sheet, headingsOf(language), pages)))
}
