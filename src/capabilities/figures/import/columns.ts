/** 导入模板: columns and the words in their cells, and figures as rows of them. Pure. */
import { type Period, parsePeriod } from '../../../kernel/period.ts'
import { FIGURE_WHERES, type FigureWhere } from '../../../kernel/series.ts'
import type { Language } from '../../../kernel/text.ts'
import type { ValueKind } from '../domain.ts'

export const COLUMNS = {
  series: { zh: '数据系列', en: 'Series' },
  where: { zh: '范围', en: 'Whose' },
  period: { zh: '期间', en: 'Period' },
  valueKind: { zh: '类型', en: 'Kind' },
  value: { zh: '数值', en: 'Value' },
  unit: { zh: '单位', en: 'Unit' },
  source: { zh: '来源', en: 'Source' },
  reason: { zh: '修订理由', en: 'Reason for a revision' },
} as const
export type Column = keyof typeof COLUMNS
const COLUMN_KEYS = Object.keys(COLUMNS) as Column[]

/** Columns that a file cannot do without. */
export const COLUMNS_NEEDED: readonly Column[] = ['series', 'where', 'period', 'value', 'unit', 'source']

const WHERE_WORDS: Readonly<Record<FigureWhere, readonly string[]>> = {
  local: ['本地', 'local', '本地区', '本级'],
  parent: ['上级', 'parent', '上级地区'],
  national: ['全国', 'national'],
}
const KIND_WORDS: Readonly<Record<ValueKind, readonly string[]>> = {
  level: ['数值', 'level', ''],
  growth: ['增速', 'growth', '同比增速'],
}

const wordOf = (words: readonly string[], language: Language) => words[language === 'zh' ? 0 : 1] ?? ''
export const whereWord = (where: FigureWhere, language: Language) => wordOf(WHERE_WORDS[where], language)
export const kindWord = (kind: ValueKind, language: Language) => wordOf(KIND_WORDS[kind], language)

export const readWhere = (text: string): FigureWhere | undefined =>
  FIGURE_WHERES.find((where) => WHERE_WORDS[where].includes(text.toLowerCase()))
export const readKind = (text: string): ValueKind | undefined =>
  (['level', 'growth'] as const).find((kind) => KIND_WORDS[kind].includes(text.toLowerCase()))

export const headingsOf = (language: Language): string[] => COLUMN_KEYS.map((key) => COLUMNS[key][language])

/** The place of each column in a heading row; columns in any order, in either language. */
export function readHeadings(cells: readonly string[]): Partial<Record<Column, number>> {
  const named = (heading: string) => {
    const plain = heading.normalize('NFKC').replaceAll(/[\s*]/g, '').toLowerCase()
    return COLUMN_KEYS.find((key) =>
      Object.values(COLUMNS[key]).some((word) => word.replaceAll(' ', '').toLowerCase() === plain),
    )
  }
  return Object.fromEntries(
    cells.flatMap((cell, place) => {
      const key = named(cell)
      return key === undefined ? [] : [[key, place]]
    }),
  )
}

const NUMERALS = '一二三四'

/** '2024', '2024年', '2024年3月', '2024年1季度', '2024年第一季度', '2024-03', '2024Q1'. */
export function readPeriod(text: string): Period | undefined {
  const plain = text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase()
  const known = parsePeriod(plain)
  if (known !== undefined) return known
  const year = /^(\d{4})年(?:度)?$/.exec(plain)
  if (year) return parsePeriod(year[1] ?? '')
  const month = /^(\d{4})(?:年|[-/.])(\d{1,2})月?$/.exec(plain)
  if (month) return parsePeriod(`${month[1]}-${(month[2] ?? '').padStart(2, '0')}`)
  const quarter = /^(\d{4})(?:年|-)?(?:第?([1-4一二三四])季度?|Q([1-4]))$/.exec(plain)
  if (!quarter) return undefined
  const digit = quarter[3] ?? quarter[2] ?? ''
  const number = NUMERALS.includes(digit) ? NUMERALS.indexOf(digit) + 1 : digit
  return parsePeriod(`${quarter[1]}-Q${number}`)
}

export interface ExportedFigure {
  readonly title: string
  readonly where: FigureWhere
  readonly period: string
  readonly valueKind: ValueKind
  readonly value: string
  readonly unit: string
  readonly source: string
}

/** One figure in the order of the columns, without a reason: the file may come back and then says its own. */
export function rowOf(figure: ExportedFigure, language: Language): string[] {
  const { title, where, period, valueKind, value, unit, source } = figure
  return [title, whereWord(where, language), period, kindWord(valueKind, language), value, unit, source, '']
}
