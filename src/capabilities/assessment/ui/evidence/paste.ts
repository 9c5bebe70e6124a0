/** 粘贴表格: a block of a spreadsheet onto the grid; each cell finds its place or says why not. Pure. */
import { parseDecimal } from '../../../../kernel/exact.ts'
import { type FigureCell, type FigureGrid, findCell, type SeriesRow, type Where } from './figure-grid.ts'

export type PasteRefusal = 'no_such_series' | 'no_such_column' | 'not_asked' | 'not_a_number'

export interface PastedCell {
  /** Place in the block, for its message. */
  readonly row: number
  readonly column: number
  readonly text: string
  readonly series: SeriesRow | undefined
  readonly cell: FigureCell | undefined
  readonly value: string
  readonly unit: string
  readonly refusal: PasteRefusal | undefined
  /** The same value stands already: nothing to send. */
  readonly isUnchanged: boolean
}

/** Names a cell of the block. */
export const cellKey = ({ row, column }: PastedCell): string => `${row} ${column}`

/** What became of a cell that was sent: the words of its refusal, or nothing. */
export interface PasteOutcome {
  readonly refusal?: string
}

/** Where a block without names and years begins. */
export interface PasteStart {
  readonly series: string
  readonly where: Where
  readonly year: number
}

export function parseBlock(text: string): readonly (readonly string[])[] {
  const lines = text.replace(/\r\n?/g, '\n').split('\n')
  while (lines.length > 0 && (lines.at(-1) ?? '').trim() === '') lines.pop()
  return lines.map((line) => line.split('\t').map((cell) => cell.normalize('NFKC').trim()))
}

const HEADING = /^(本地|全国|local|national)?\s*((?:19|20)\d{2})\s*年?\s*(本地|全国|local|national)?$/i
const WHERES: Readonly<Record<string, Where>> = {
  本地: 'local',
  全国: 'national',
  local: 'local',
  national: 'national',
}

interface Heading {
  readonly where: Where | undefined
  readonly year: number
}

function readHeading(text: string): Heading | undefined {
  const found = HEADING.exec(text)
  if (!found) return undefined
  const where = WHERES[(found[1] ?? found[3] ?? '').toLowerCase()]
  return { where, year: Number(found[2]) }
}

/** A plain number as offices write it: grouped digits, a sign of per cent behind a rate. */
export function readNumber(text: string, unit: string): string | undefined {
  const plain = text.replace(/[,\s]/g, '')
  return parseDecimal(unit === '%' ? plain.replace(/%$/, '') : plain)
}

const isNumeric = (text: string) => readNumber(text, '%') !== undefined

/** A first line of years is a heading, unless it is the only line. */
function headingsOf(block: readonly (readonly string[])[], from: number): readonly (Heading | undefined)[] {
  const [first = []] = block
  const headings = first.slice(from).map(readHeading)
  const isHeading = block.length > 1 && headings.some((each) => each !== undefined)
  return isHeading && first.slice(from).every((text, place) => text === '' || headings[place]) ? headings : []
}

/** `网上零售额（万元）`: the name, and the unit where one is named. */
function readName(text: string): { readonly name: string; readonly unit: string | undefined } {
  const found = /^(.*?)[(（]([^()（）]+)[)）][:：]?$/.exec(text)
  return { name: plainName(found?.[1] ?? text), unit: found?.[2]?.trim() }
}

const plainName = (text: string) => text.replace(/[\s:：]/g, '').toLowerCase()

function findSeries(grid: FigureGrid, text: string) {
  const whole = plainName(text)
  const { name, unit } = readName(text)
  const named = (wanted: string) => (row: SeriesRow) =>
    plainName(row.title.zh) === wanted || plainName(row.title.en) === wanted
  const series = grid.rows.find(named(whole)) ?? grid.rows.find(named(name))
  const knownUnit = series?.units.find((each) => [each.key, each.title.en].includes(unit ?? ''))
  return { series, unit: knownUnit?.key }
}

/** Lays the block onto the grid: by its names and years where it has them, else from the start on. */
export function placeBlock(
  grid: FigureGrid,
  block: readonly (readonly string[])[],
  start: PasteStart,
): readonly PastedCell[] {
  const body = block.length > 1 ? block.slice(1) : block
  const hasNames = body.some((line) => (line[0] ?? '') !== '' && !isNumeric(line[0] ?? ''))
  const from = hasNames ? 1 : 0
  const headings = headingsOf(block, from)
  const first = headings.length > 0 ? 1 : 0
  const startRow = grid.rows.findIndex((row) => row.key === start.series)
  return block.slice(first).flatMap((line, place) => {
    const named = hasNames ? findSeries(grid, line[0] ?? '') : undefined
    const series = hasNames ? named?.series : grid.rows[startRow + place]
    return line.slice(from).flatMap((text, column): PastedCell[] => {
      if (text === '') return []
      const heading = headings.length > 0 ? headings[column] : { where: undefined, year: start.year + column }
      const cell =
        series && heading ? findCell(series, heading.where ?? start.where, heading.year) : undefined
      const unit = named?.unit ?? cell?.figure?.unit ?? series?.unit ?? ''
      const value = readNumber(text, unit)
      const refusal = refusalOf(series, heading, cell, value)
      const isUnchanged = cell?.figure?.value === value && cell?.figure?.unit === unit
      return [
        {
          row: place + first,
          column: column + from,
          text,
          series,
          cell,
          value: value ?? text,
          unit,
          refusal,
          isUnchanged,
        },
      ]
    })
  })
}

function refusalOf(
  series: SeriesRow | undefined,
  heading: Heading | undefined,
  cell: FigureCell | undefined,
  value: string | undefined,
): PasteRefusal | undefined {
  if (!series) return 'no_such_series'
  if (!heading) return 'no_such_column'
  if (!cell) return 'not_asked'
  return value === undefined ? 'not_a_number' : undefined
}
