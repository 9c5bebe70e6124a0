/** xlsx row by row out of a stream: a workbook of any length is never whole in memory. Small ones: read.ts. */
import type { Readable } from 'node:stream'
import ExcelJS from 'exceljs'
import { textOf } from './cell.ts'

export interface StreamedRow {
  readonly number: number
  /** As shown, trimmed. */
  readonly cells: readonly string[]
}

/** Rows with any text of the first worksheet; throws where the bytes are no workbook. */
export async function* readXlsxRows(content: Readable): AsyncGenerator<StreamedRow> {
  const workbook = new ExcelJS.stream.xlsx.WorkbookReader(content, {
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    worksheets: 'emit',
    entries: 'emit',
  })
  for await (const sheet of workbook) {
    for await (const row of sheet) {
      const cells = Array.from({ length: row.cellCount }, (_, place) => textOf(row.getCell(place + 1)))
      if (cells.some((cell) => cell !== '')) yield { number: row.number, cells }
    }
    return
  }
}
