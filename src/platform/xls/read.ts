/** xls: rows of the first sheet of a workbook of Excel 97 to 2003 (MS-XLS, BIFF8). Pure; newer ones: xlsx/. */
import { dayText, isDayFormat, numberText } from './cell-text.ts'
import { isCompoundFile, openCompoundFile } from './compound-file.ts'
import { PieceReader } from './pieces.ts'
import { eachRecord, isWorkbookStream, TYPE, type XlsRecord } from './records.ts'

/** A sheet of 65,536 rows has no more in practice; a hostile file may name any number. */
const CELLS_MAX = 4_000_000
const ROWS_MAX = 65_536

export interface XlsRow {
  readonly number: number
  readonly cells: readonly string[]
}

/** The workbook's own stream, out of its container or as it is. */
export function workbookStream(bytes: Buffer): Buffer | undefined {
  if (!isCompoundFile(bytes)) return isWorkbookStream(bytes) ? bytes : undefined
  const stream = openCompoundFile(bytes)?.get('Workbook')?.()
  return stream !== undefined && isWorkbookStream(stream) ? stream : undefined
}

/** Rows with any text, trimmed; throws where the bytes are no workbook, or one that is still locked. */
export function* readXls(bytes: Buffer): Generator<XlsRow> {
  const stream = workbookStream(bytes)
  if (stream === undefined) throw new Error('no workbook of Excel 97 to 2003')
  const book = readBook(stream)
  const rows = readSheet(stream, book)
  for (const number of [...rows.keys()].sort((left, right) => left - right)) {
    const cells = Array.from(rows.get(number) ?? [], (cell) => cell ?? '')
    if (cells.some((cell) => cell !== '')) yield { number: number + 1, cells }
  }
}

interface Book {
  readonly strings: readonly string[]
  readonly sheetAt: number
  readonly is1904: boolean
  /** Format number of each XF, and the codes of formats of its own. */
  readonly formats: readonly number[]
  readonly codes: ReadonlyMap<number, string>
}

const WORKSHEET = 0

function readBook(stream: Buffer): Book {
  let strings: readonly string[] = []
  let sheetAt: number | undefined
  let is1904 = false
  const formats: number[] = []
  const codes = new Map<number, string>()
  for (const record of eachRecord(stream, 0)) {
    const { type, data } = record
    if (type === TYPE.filePass) throw new Error('the workbook is locked')
    if (type === TYPE.date1904) is1904 = data.readUInt16LE(0) === 1
    else if (type === TYPE.xf) formats.push(data.readUInt16LE(2))
    else if (type === TYPE.format) codes.set(data.readUInt16LE(0), new PieceReader([data.subarray(2)]).text())
    else if (type === TYPE.boundSheet && data[5] === WORKSHEET) sheetAt ??= data.readUInt32LE(0)
    else if (type === TYPE.sst) strings = readStrings(record)
    else if (type === TYPE.eof) break
  }
  if (sheetAt === undefined) throw new Error('a workbook without a sheet')
  return { strings, sheetAt, is1904, formats, codes }
}

function readStrings({ data, more }: XlsRecord): readonly string[] {
  const reader = new PieceReader([data.subarray(8), ...more])
  const strings: string[] = []
  for (let left = data.readUInt32LE(4); left > 0 && !reader.isAtEnd; left -= 1) strings.push(reader.text())
  return strings
}

function readSheet(stream: Buffer, book: Book): ReadonlyMap<number, (string | undefined)[]> {
  const rows = new Map<number, (string | undefined)[]>()
  let cells = 0
  const put = (row: number, column: number, text: string) => {
    cells += 1
    if (cells > CELLS_MAX || row >= ROWS_MAX) throw new Error('more cells than a sheet has')
    const kept = rows.get(row) ?? []
    rows.set(row, kept)
    kept[column] = text.trim()
  }
  const number = (value: number, xf: number) => {
    const format = book.formats[xf] ?? 0
    const code = book.codes.get(format)
    return isDayFormat(format, code) ? dayText(value, book.is1904) : numberText(value, code)
  }
  /** A formula whose outcome is a text; the text stands in the record after it. */
  let awaited: readonly [row: number, column: number] | undefined
  for (const { type, data, more } of eachRecord(stream, book.sheetAt)) {
    if (type === TYPE.eof) break
    if (type === TYPE.string && awaited !== undefined) {
      put(...awaited, new PieceReader([data, ...more]).text())
      awaited = undefined
      continue
    }
    if (!CELL_TYPES.has(type)) continue
    const [row, column, xf] = [data.readUInt16LE(0), data.readUInt16LE(2), data.readUInt16LE(4)]
    if (type === TYPE.labelSst) put(row, column, book.strings[data.readUInt32LE(6)] ?? '')
    else if (type === TYPE.label || type === TYPE.richLabel)
      put(row, column, new PieceReader([data.subarray(6), ...more]).text())
    else if (type === TYPE.number) put(row, column, number(data.readDoubleLE(6), xf))
    else if (type === TYPE.rk) put(row, column, number(rkNumber(data.readUInt32LE(6)), xf))
    else if (type === TYPE.mulRk)
      for (let place = 0; 4 + place * 6 + 8 <= data.length; place += 1)
        put(
          row,
          column + place,
          number(rkNumber(data.readUInt32LE(6 + place * 6)), data.readUInt16LE(4 + place * 6)),
        )
    else if (type === TYPE.boolErr) put(row, column, data[7] === 0 ? String(data[6] === 1).toUpperCase() : '')
    else if (data.readUInt16LE(12) !== 0xffff) put(row, column, number(data.readDoubleLE(6), xf))
    else if (data[6] === 0) awaited = [row, column]
    else if (data[6] === 1) put(row, column, String(data[8] === 1).toUpperCase())
  }
  return rows
}

const CELL_TYPES: ReadonlySet<number> = new Set([
  TYPE.labelSst,
  TYPE.label,
  TYPE.richLabel,
  TYPE.number,
  TYPE.rk,
  TYPE.mulRk,
  TYPE.boolErr,
  TYPE.formula,
])

/** 30 bits of a whole number or of the head of a double; bit 0: in hundredths. */
function rkNumber(rk: number): number {
  const bytes = Buffer.alloc(8)
  bytes.writeUInt32LE((rk & 0xfffffffc) >>> 0, 4)
  const value = (rk & 2) === 2 ? rk >> 2 : bytes.readDoubleLE(0)
  return (rk & 1) === 1 ? value / 100 : value
}
