/** 导出工作簿: an edition as sheets of text; of an edition without table the head and empty sheets to fill in. Pure. */
import type { Bilingual } from '../../../../kernel/text.ts'
import { listIndicators } from '../items.ts'
import type { Edition, EditionOutline, Indicator, Rule } from '../schema.ts'
import {
  GROUPS,
  HEAD,
  HEAD_ENTRIES,
  HELP_SIGN,
  type HeadEntry,
  INDICATORS,
  ITEMS,
  MEASURES,
  SERIES,
  type SheetForm,
  SOURCES_SHEET,
  SUBGROUPS,
  type TextSheet,
} from './columns.ts'
import { comparisonsText, quantityText, tiersText } from './expression.ts'
import {
  BANDS,
  DIMENSIONS,
  GROUNDS,
  KINDS,
  LIST_SEPARATOR,
  MEASURE_KINDS,
  METHODS,
  NOT_APPLICABLE,
  RULES,
  SHARED_BAND_END,
  type Terms,
  wordOf,
  YES_NO,
} from './terms.ts'

type RowOf<F extends SheetForm> = { readonly [C in keyof F['columns']]: string | undefined }

function sheet<F extends SheetForm>(form: F, rows: readonly RowOf<F>[]): TextSheet {
  const columns = Object.entries(form.columns)
  return {
    name: form.name,
    headings: columns.map(([, { heading }]) => heading),
    rows: [
      columns.map(([, { help }], place) => (place === 0 ? `${HELP_SIGN}${help}` : help)),
      ...rows.map((row) => columns.map(([key]) => (row as Record<string, string | undefined>)[key] ?? '')),
    ],
  }
}

const words = (terms: Terms, codes: readonly string[]) =>
  codes.map((code) => wordOf(terms, code)).join(LIST_SEPARATOR)

export function editionSheets(edition: Edition | EditionOutline): TextSheet[] {
  const table = edition.table === 'complete' ? edition : undefined
  const groups = table?.groups ?? []
  const indicators = table === undefined ? [] : listIndicators(table)
  return [
    sheet(
      HEAD,
      HEAD_ENTRIES.flatMap((entry) => headRows(edition, entry)),
    ),
    sheet(
      GROUPS,
      groups.map(({ key, title, points }) => ({ key, title: title.zh, english: title.en, points })),
    ),
    sheet(
      SUBGROUPS,
      groups.flatMap((group) =>
        group.subgroups.map(({ key, title, points }) => ({
          group: group.key,
          key,
          title: title.zh,
          english: title.en,
          points,
        })),
      ),
    ),
    sheet(
      INDICATORS,
      groups.flatMap((group) =>
        group.subgroups.flatMap((subgroup) =>
          subgroup.indicators.map((indicator) => indicatorRow(subgroup.key, indicator)),
        ),
      ),
    ),
    sheet(ITEMS, indicators.flatMap(itemRows)),
    sheet(
      SERIES,
      (table?.series ?? []).map((each) => ({
        key: each.key,
        title: each.title.zh,
        english: each.title.en,
        definition: each.definition.zh,
        definitionEnglish: each.definition.en,
        dimension: wordOf(DIMENSIONS, each.dimension),
        unit: each.unit,
        national: wordOf(YES_NO, String(each.national)),
        local: wordOf(YES_NO, String(each.local)),
        yearsBefore: String(each.yearsBefore),
        sources: each.sources.join(LIST_SEPARATOR),
      })),
    ),
    sheet(
      MEASURES,
      (table?.measures ?? []).map((each) => ({
        key: each.measure,
        title: each.title.zh,
        english: each.title.en,
        kind: wordOf(MEASURE_KINDS, each.kind),
        dimension: wordOf(DIMENSIONS, each.dimension),
        numerator: each.numerator.zh,
        numeratorEnglish: each.numerator.en,
        denominator: each.denominator?.zh,
        denominatorEnglish: each.denominator?.en,
        sources: each.sources.join(LIST_SEPARATOR),
      })),
    ),
    sheet(
      SOURCES_SHEET,
      Object.entries(table?.sources ?? {}).map(([key, title]) => ({
        key,
        title: title.zh,
        english: title.en,
      })),
    ),
  ]
}

function headRows(edition: Edition | EditionOutline, about: HeadEntry): RowOf<typeof HEAD>[] {
  const value = about.path.reduce<unknown>(
    (inside, key) => (inside as Record<string | number, unknown> | undefined)?.[key],
    edition,
  )
  const row = (text: string | undefined, english?: string) => ({
    entry: about.entry,
    value: text,
    english,
    help: about.help,
  })
  if (value === undefined) return [row(undefined)]
  switch (about.kind) {
    case 'bilingual':
      return [row((value as Bilingual).zh, (value as Bilingual).en)]
    case 'notes': {
      const notes = value as readonly Bilingual[]
      return notes.length === 0 ? [row(undefined)] : notes.map(({ zh, en }) => row(zh, en))
    }
    case 'list':
      return [row((value as readonly string[]).join(LIST_SEPARATOR))]
    case 'terms':
      return [row(wordOf(headTerms(about), String(value)))]
    case 'text':
    case 'integer':
      return [row(String(value))]
  }
}

export function headTerms(about: HeadEntry): Terms {
  return about.terms === 'notApplicable' ? NOT_APPLICABLE : SHARED_BAND_END
}

function indicatorRow(subgroup: string, indicator: Indicator): RowOf<typeof INDICATORS> {
  const { rule } = indicator
  const tiers = rule.rule === 'tiers' ? rule : undefined
  return {
    number: String(indicator.number),
    subgroup,
    title: indicator.title.zh,
    english: indicator.title.en,
    kind: wordOf(KINDS, indicator.kind),
    points: indicator.points,
    rule: wordOf(RULES, rule.rule),
    each: rule.rule === 'years' || rule.rule === 'count' ? rule.each : undefined,
    tiers: tiers && tiersText(tiers.tiers),
    quantity: tiers && quantityText(tiers.quantity),
    dimension: tiers && wordOf(DIMENSIONS, tiers.dimension),
    bands: tiers && wordOf(BANDS, tiers.bands),
    sources: indicator.sources.join(LIST_SEPARATOR),
    methods: words(METHODS, indicator.methods),
    note: indicator.note?.zh,
    noteEnglish: indicator.note?.en,
  }
}

type AnyItem = Extract<Rule, { rule: 'sum' }>['items'][number]

/** Items of every rule as those of a sum, whose parts are optional elsewhere. */
export function itemsOfRule(rule: Rule): readonly (Omit<AnyItem, 'points' | 'proof'> & Partial<AnyItem>)[] {
  return rule.rule === 'sum' || rule.rule === 'any' ? rule.items : [rule.item]
}

function itemRows({ rule }: Indicator): RowOf<typeof ITEMS>[] {
  return itemsOfRule(rule).map((item) => ({
    key: item.key,
    condition: item.condition.zh,
    english: item.condition.en,
    points: item.points,
    grounds: words(GROUNDS, item.grounds),
    test: item.proof?.by === 'test' ? comparisonsText(item.proof.every) : undefined,
  }))
}
