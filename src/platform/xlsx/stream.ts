/** xlsx out of pages of rows, streamed: a list of any length is never whole in memory. */
import { PassThrough } from 'node:stream'
import ExcelJS from 'exceljs'

export const XLSX_MEDIA_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export type Cell = string | number

/** One worksheet with a heading row; what `pages` throws ends the stream with that error. */
export function streamXlsx(
  sheetName: string,
  headings: readonly string[],
  pages: AsyncIterable<readonly (readonly Cell[])[]>,
): PassThrough {
  const file = new PassThrough()
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: file })
  const sheet = workbook.addWorksheet(sheetName)
  sheet.addRow([...headings]).commit()
  const write = async () => {
    for await (const rows of pages) {
      for (const row of rows) sheet.addRow(row.map(asCell)).commit()
    }
    await workbook.commit()
  }
  write().catch((error: Error) => file.destroy(error))
  return file
}

/** All rows of a list that is read page by page after a cursor. */
export async function* eachPage<Row>(
  read: (
    after: string | undefined,
  ) => Promise<{ readonly items: readonly Row[]; readonly next: string | null }>,
  toCells: (row: Row) => readonly Cell[],
): AsyncGenerator<readonly (readonly Cell[])[]> {
  let after: string | undefined
  do {
    const page = await read(after)
    yield page.items.map(toCells)
    after = page.next ?? undefined
  } while (after !== undefined)
}

/** A text that begins like a formula is kept a text. */
function asCell(value: Cell): Cell {
  return typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
}
