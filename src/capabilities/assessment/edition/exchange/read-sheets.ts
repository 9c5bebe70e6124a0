/** 导入工作簿: sheets of text as a document, with the place of every part of it. Pure. */
import {
  GROUPS,
  HEAD,
  HEAD_ENTRIES,
  type HeadEntry,
  INDICATORS,
  ITEMS,
  MEASURES,
  SERIES,
  SOURCES_SHEET,
  SUBGROUPS,
} from './columns.ts'
import { parseComparisons, parseQuantity, parseTiers } from './expression.ts'
import { fault, type RawDocument } from './faults.ts'
import { Origins, type ReadSheet, type Row, rowsOf } from './sheet-reader.ts'
import { BANDS, DIMENSIONS, GROUNDS, KINDS, MEASURE_KINDS, METHODS, RULES, YES_NO } from './terms.ts'
import { headTerms } from './write-sheets.ts'

type IndicatorRow = Row<keyof typeof INDICATORS.columns>
type ItemRow = Row<keyof typeof ITEMS.columns>
type Path = readonly (string | number)[]

export function readSheets(sheets: readonly ReadSheet[]): RawDocument {
  const origins = new Origins()
  const head = readHead(origins, sheets)
  const document = {
    ...head,
    table: 'complete',
    sources: readSources(origins, sheets),
    series: readSeries(origins, sheets),
    measures: readMeasures(origins, sheets),
    groups: readGroups(origins, sheets),
  }
  return { document, locate: origins.locate, faults: origins.faults }
}

function readHead(origins: Origins, sheets: readonly ReadSheet[]): Record<string, unknown> {
  const rows = rowsOf(origins, sheets, HEAD)
  const document: Record<string, unknown> = {}
  if (rows.length === 0) return document
  for (const about of HEAD_ENTRIES) {
    const found = rows.filter((row) => row.text('entry') === about.entry)
    const value = headValue(origins, about, found)
    if (value === undefined) continue
    const inside = about.path.slice(0, -1).reduce<Record<string, unknown>>((parent, key) => {
      parent[key] ??= {}
      return parent[key] as Record<string, unknown>
    }, document)
    inside[about.path.at(-1) ?? ''] = value
  }
  return document
}

function headValue(
  origins: Origins,
  about: HeadEntry,
  rows: readonly Row<keyof typeof HEAD.columns>[],
): unknown {
  if (about.kind === 'notes') {
    const filled = rows.filter((row) => row.text('value') !== '' || row.text('english') !== '')
    return filled.map((row, place) => row.optionalBilingual([...about.path, place], 'value', 'english'))
  }
  const [row, again] = rows
  if (row === undefined) {
    const place = { sheet: HEAD.name, row: null, column: about.entry }
    if (about.optional === undefined) origins.faults.push(fault(place, 'missing_entry'))
    return undefined
  }
  again?.fault('entry', 'entry_twice', { entry: about.entry })
  row.stands(about.path, 'value')
  if (row.text('value') === '' && about.optional) return undefined
  switch (about.kind) {
    case 'bilingual':
      return row.bilingual(about.path, 'value', 'english')
    case 'list':
      return row.text('value') === '' ? [] : row.list(about.path, 'value')
    case 'integer':
      return row.integer(about.path, 'value')
    case 'terms':
      return row.term(about.path, 'value', headTerms(about))
    case 'text':
      return row.needed(about.path, 'value')
  }
}

function readSources(origins: Origins, sheets: readonly ReadSheet[]) {
  const seen = new Set<string>()
  return Object.fromEntries(
    rowsOf(origins, sheets, SOURCES_SHEET).map((row) => {
      const key = row.text('key')
      if (seen.has(key)) row.fault('key', 'name_twice', { name: key })
      seen.add(key)
      row.needed(['sources', key], 'key')
      return [key, row.bilingual(['sources', key, 'zh'], 'title', 'english')]
    }),
  )
}

function readSeries(origins: Origins, sheets: readonly ReadSheet[]) {
  return rowsOf(origins, sheets, SERIES).map((row, place) => {
    const at = ['series', place]
    row.stands(at, 'key')
    return {
      key: row.needed([...at, 'key'], 'key'),
      title: row.bilingual([...at, 'title'], 'title', 'english'),
      definition: row.bilingual([...at, 'definition'], 'definition', 'definitionEnglish'),
      dimension: row.term([...at, 'dimension'], 'dimension', DIMENSIONS),
      unit: row.needed([...at, 'unit'], 'unit'),
      national: row.term([...at, 'national'], 'national', YES_NO) === 'true',
      local: row.term([...at, 'local'], 'local', YES_NO) === 'true',
      yearsBefore: row.integer([...at, 'yearsBefore'], 'yearsBefore'),
      sources: row.list([...at, 'sources'], 'sources'),
    }
  })
}

function readMeasures(origins: Origins, sheets: readonly ReadSheet[]) {
  return rowsOf(origins, sheets, MEASURES).map((row, place) => {
    const at = ['measures', place]
    row.stands(at, 'key')
    const denominator = row.optionalBilingual([...at, 'denominator'], 'denominator', 'denominatorEnglish')
    return {
      measure: row.needed([...at, 'measure'], 'key'),
      title: row.bilingual([...at, 'title'], 'title', 'english'),
      kind: row.term([...at, 'kind'], 'kind', MEASURE_KINDS),
      dimension: row.term([...at, 'dimension'], 'dimension', DIMENSIONS),
      numerator: row.bilingual([...at, 'numerator'], 'numerator', 'numeratorEnglish'),
      ...(denominator && { denominator }),
      sources: row.list([...at, 'sources'], 'sources'),
    }
  })
}

/** Groups hold subgroups hold indicators hold items: each row names the one above it. */
function readGroups(origins: Origins, sheets: readonly ReadSheet[]) {
  const groups = rowsOf(origins, sheets, GROUPS)
  const subgroups = rowsOf(origins, sheets, SUBGROUPS)
  const indicators = rowsOf(origins, sheets, INDICATORS)
  const items = rowsOf(origins, sheets, ITEMS)
  refuseOrphans(subgroups, 'group', new Set(groups.map((row) => row.text('key'))))
  refuseOrphans(indicators, 'subgroup', new Set(subgroups.map((row) => row.text('key'))))
  const numbers = new Set(indicators.map((row) => row.text('number')))
  for (const row of items) {
    if (!numbers.has(indicatorOf(row))) row.fault('key', 'item_without_indicator', { found: row.text('key') })
  }
  return groups.map((group, groupPlace) => {
    const at = ['groups', groupPlace]
    group.stands(at, 'key')
    return {
      ...headOf(group, at),
      subgroups: subgroups
        .filter((row) => row.text('group') === group.text('key'))
        .map((subgroup, subgroupPlace) => {
          const inside = [...at, 'subgroups', subgroupPlace]
          subgroup.stands(inside, 'key')
          return {
            ...headOf(subgroup, inside),
            indicators: indicators
              .filter((row) => row.text('subgroup') === subgroup.text('key'))
              .map((row, place) => readIndicator(row, items, [...inside, 'indicators', place])),
          }
        }),
    }
  })
}

const indicatorOf = (row: ItemRow) => row.text('key').split('.')[0] ?? ''

function refuseOrphans<Column extends string>(
  rows: readonly Row<Column>[],
  column: Column,
  known: Set<string>,
) {
  for (const row of rows) {
    const found = row.text(column)
    if (found === '') row.fault(column, 'missing_value')
    else if (!known.has(found)) row.fault(column, 'unknown_parent', { found })
  }
}

function headOf(row: Row<'key' | 'title' | 'english' | 'points'>, at: Path) {
  return {
    key: row.needed([...at, 'key'], 'key'),
    title: row.bilingual([...at, 'title'], 'title', 'english'),
    points: row.decimal([...at, 'points'], 'points'),
  }
}

function readIndicator(row: IndicatorRow, items: readonly ItemRow[], at: Path) {
  row.stands(at, 'number')
  const own = items.filter((item) => indicatorOf(item) === row.text('number'))
  const note = row.optionalBilingual([...at, 'note'], 'note', 'noteEnglish')
  return {
    number: row.integer([...at, 'number'], 'number'),
    title: row.bilingual([...at, 'title'], 'title', 'english'),
    kind: row.term([...at, 'kind'], 'kind', KINDS),
    points: row.decimal([...at, 'points'], 'points'),
    rule: readRule(row, own, [...at, 'rule']),
    sources: row.list([...at, 'sources'], 'sources'),
    methods: row.terms([...at, 'methods'], 'methods', METHODS),
    ...(note && { note }),
  }
}

function readRule(row: IndicatorRow, items: readonly ItemRow[], at: Path) {
  const rule = row.term(at, 'rule', RULES)
  row.stands(at, 'rule')
  if (items.length === 0) row.fault('number', 'indicator_without_items', { found: row.text('number') })
  if (rule === 'sum' || rule === 'any') {
    const parts = items.map((item, place) => readItem(item, [...at, 'items', place], true, rule === 'sum'))
    return { rule, items: parts }
  }
  const [first, second] = items
  second?.fault('key', 'one_item_only', { rule: RULES[rule] ?? rule })
  const item = first && readItem(first, [...at, 'item'], rule === 'years', false)
  if (rule === 'judged') return { rule, item }
  if (rule !== 'tiers') return { rule, each: row.decimal([...at, 'each'], 'each'), item }
  const tiersText = row.needed([...at, 'tiers'], 'tiers')
  const quantityText = row.needed([...at, 'quantity'], 'quantity')
  const tiers = parseTiers(tiersText)
  const quantity = parseQuantity(quantityText)
  if (tiers === undefined && tiersText !== '') row.fault('tiers', 'not_understood', { found: tiersText })
  if (quantity === undefined && quantityText !== '')
    row.fault('quantity', 'not_understood', { found: quantityText })
  return {
    rule,
    bands: row.term([...at, 'bands'], 'bands', BANDS),
    tiers,
    quantity,
    dimension: row.term([...at, 'dimension'], 'dimension', DIMENSIONS),
    item,
  }
}

function readItem(row: ItemRow, at: Path, hasProof: boolean, hasPoints: boolean) {
  row.stands(at, 'key')
  const test = row.text('test')
  const every = test === '' ? undefined : parseComparisons(test)
  row.stands([...at, 'proof'], 'test')
  if (test !== '' && every === undefined) row.fault('test', 'not_understood', { found: test })
  if (test !== '' && !hasProof) row.fault('test', 'not_here', { found: test })
  if (!hasPoints && row.text('points') !== '') row.fault('points', 'not_here', { found: row.text('points') })
  return {
    key: row.needed([...at, 'key'], 'key'),
    condition: row.bilingual([...at, 'condition'], 'condition', 'english'),
    grounds: row.terms([...at, 'grounds'], 'grounds', GROUNDS),
    ...(hasProof && { proof: every === undefined ? { by: 'review' } : { by: 'test', every } }),
    ...(hasPoints && { points: row.decimal([...at, 'points'], 'points') }),
  }
}
