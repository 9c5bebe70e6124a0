/** csv: rows out of UTF-8 or GB18030 bytes, streamed; and rows into UTF-8 with a mark, as spreadsheets expect it. */
import { Readable, Transform } from 'node:stream'
import { parse } from 'csv-parse'

export const CSV_MEDIA_TYPE = 'text/csv; charset=utf-8'

export interface FileRow {
  /** As numbered in the file, from 1. */
  readonly number: number
  readonly cells: readonly string[]
}

/** Whether the bytes are UTF-8; what is not is taken for GB18030, which spreadsheets in China save csv in. */
async function isUtf8(content: Readable): Promise<boolean> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  try {
    for await (const chunk of content) decoder.decode(chunk as Buffer, { stream: true })
    decoder.decode()
    return true
  } catch {
    return false
  } finally {
    content.destroy()
  }
}

/** Reads the file twice: once for its encoding, once for its rows. Broken quotes do not end it: the row is then judged. */
export async function* readCsv(open: () => Promise<Readable>): AsyncGenerator<FileRow> {
  const decoder = new TextDecoder((await isUtf8(await open())) ? 'utf-8' : 'gb18030')
  const text = new Transform({
    readableObjectMode: false,
    transform: (chunk: Buffer, _encoding, done) => done(null, decoder.decode(chunk, { stream: true })),
    flush: (done) => done(null, decoder.decode()),
  })
  const content = await open()
  content.on('error', (error) => text.destroy(error))
  const rows = content.pipe(text).pipe(
    parse({
      bom: true,
      relax_column_count: true,
      relax_quotes: true,
      trim: true,
      info: true,
      skip_empty_lines: true,
    }),
  )
  text.on('error', (error) => rows.destroy(error))
  for await (const { record, info } of rows as AsyncIterable<{ record: string[]; info: { lines: number } }>) {
    if (record.some((cell) => cell !== '')) yield { number: info.lines, cells: record }
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
