/** csv: rows out of UTF-8, UTF-16, GB18030 or Big5 bytes, streamed; and rows into UTF-8 with a mark, as spreadsheets expect it. */
import { Readable, Transform } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { likelierCharset } from './documents/charset.ts'

export const CSV_MEDIA_TYPE = 'text/csv; charset=utf-8'

export interface FileRow {
  /** As numbered in the file, from 1. */
  readonly number: number
  readonly cells: readonly string[]
}

/** A quotation mark that is opened and never closed: everything behind it would be one cell. */
export class UnclosedQuote extends Error {
  /** The line before the row in which it stands. */
  readonly after: number
  constructor(after: number) {
    super(`a quotation mark behind line ${after} is never closed`)
    this.after = after
  }
}

interface Writing {
  readonly encoding: 'utf-8' | 'gb18030' | 'big5' | 'utf-16le' | 'utf-16be'
  readonly delimiter: string
}

const MARKS = [
  [0xff, 0xfe, 'utf-16le'],
  [0xfe, 0xff, 'utf-16be'],
] as const
const HEAD_BYTES = 64 * 1024

/** UTF-16 without its mark: commas, digits and line ends have their zero byte on one side. */
function wideWithoutMark(head: Buffer, share: number): Writing['encoding'] | undefined {
  const zeros = [0, 0]
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1
  const [even = 0, odd = 0] = zeros
  if (Math.max(even, odd) < share * head.length || Math.min(even, odd) * 10 > Math.max(even, odd))
    return undefined
  return odd > even ? 'utf-16le' : 'utf-16be'
}

/** Latin alone is UTF-8 with every other byte a zero; Chinese is no UTF-8, and has a zero for each of its commas. */
const LATIN_SHARE = 0.3
const CHINESE_SHARE = 0.02

/**
 * UTF-16 shows itself; what is not UTF-8 is taken for GB18030, which spreadsheets in China save csv in, unless its words
 * are much likelier in Big5.
 */
async function writingOf(content: Readable): Promise<Writing> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let head: Buffer = Buffer.alloc(0)
  const written = (encoding: Writing['encoding']): Writing => ({
    encoding,
    delimiter: delimiterOf(new TextDecoder(encoding).decode(head)),
  })
  try {
    for await (const chunk of content as AsyncIterable<Buffer>) {
      if (head.length < HEAD_BYTES) head = Buffer.concat([head, chunk]).subarray(0, HEAD_BYTES)
      const mark = MARKS.find(([first, second]) => head[0] === first && head[1] === second)
      if (mark !== undefined) return written(mark[2])
      decoder.decode(chunk, { stream: true })
    }
    decoder.decode()
    return written(wideWithoutMark(head, LATIN_SHARE) ?? 'utf-8')
  } catch {
    return written(wideWithoutMark(head, CHINESE_SHARE) ?? chineseOf(head))
  } finally {
    content.destroy()
  }
}

const chineseOf = (head: Buffer): 'gb18030' | 'big5' =>
  likelierCharset(head, new TextDecoder('gb18030').decode(head)) === 'big5' ? 'big5' : 'gb18030'

/** The comma; where the first line has none, the tab or the semicolon, which spreadsheets write elsewhere. */
function delimiterOf(text: string): string {
  const [line = ''] = text.split(/[\r\n]/, 1)
  const bare = line.replaceAll(/"[^"]*"/g, '')
  return ([',', '\t', ';'] as const).find((sign) => bare.includes(sign)) ?? ','
}

/** A zero character says nothing, and no database keeps it. */
const plain = (text: string): string => (text.includes('\0') ? text.replaceAll('\0', '') : text)

/** Reads the file twice: once for its writing, once for its rows. Stray quotes do not end it: the row is then judged. */
export async function* readCsv(open: () => Promise<Readable>): AsyncGenerator<FileRow> {
  const { encoding, delimiter } = await writingOf(await open())
  const decoder = new TextDecoder(encoding)
  const text = new Transform({
    readableObjectMode: false,
    transform: (chunk: Buffer, _encoding, done) => done(null, plain(decoder.decode(chunk, { stream: true }))),
    flush: (done) => done(null, plain(decoder.decode())),
  })
  const content = await open()
  content.on('error', (error) => text.destroy(error))
  const rows = content.pipe(text).pipe(
    parse({
      bom: true,
      delimiter,
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
      info: true,
      skip_empty_lines: true,
    }),
  )
  text.on('error', (error) => rows.destroy(error))
  let last = 0
  try {
    for await (const { record, info } of rows as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      last = info.lines
      if (record.some((cell) => cell !== '')) yield { number: info.lines, cells: record }
    }
  } catch (error) {
    // Rows that were read and not yet asked for go with the error; it counts them.
    if (error instanceof CsvError && error.code === 'CSV_QUOTE_NOT_CLOSED')
      throw new UnclosedQuote(Math.max(last, Number(error.records)))
    throw error
  }
}

/** A text that begins like a formula is kept a text; a negative number stays one. */
const quoted = (cell: string) => {
  const safe = /^[=+@\t\r]|^-(?!\d)/.test(cell) ? `'${cell}` : cell
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

const BYTE_ORDER_MARK = '\ufeff'

function* writeCsv(rows: Iterable<readonly string[]>): Generator<string> {
  yield BYTE_ORDER_MARK
  for (const row of rows) yield `${row.map(quoted).join(',')}\r\n`
}

export const csvStream = (rows: Iterable<readonly string[]>): Readable => Readable.from(writeCsv(rows))
