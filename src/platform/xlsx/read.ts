/** xlsx as text: the sheets of a small workbook that people filled in, and one written for them. Streaming lists: stream.ts. */
import ExcelJS from 'exceljs'
import { textOf } from './cell.ts'
import { XLSX_MEDIA_TYPE } from './stream.ts'

export { XLSX_MEDIA_TYPE }

export interface Sheet {
  readonly name: string
  /** Cells as shown, trimmed; rows without any text are left out, each with its number in the workbook. */
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
}

/** The sheets of the workbook; undefined when the bytes are no workbook. */
export async function readXlsx(content: Buffer): Promise<readonly Sheet[] | undefined> {
  const workbook = new ExcelJS.Workbook()
  try {
    await workbook.xlsx.load(content as unknown as ArrayBuffer)
  } catch {
    return undefined
  }
  return workbook.worksheets.map((sheet) => {
    const rows: { number: number; cells: string[] }[] = []
    sheet.eachRow((row, number) => {
      const cells = Array.from({ length: row.cellCount }, (_, place) => textOf(row.getCell(place + 1)))
      if (cells.some((cell) => cell !== '')) rows.push({ number, cells })
    })
    return { name: sheet.name, rows }
  })
}

export interface NewSheet {
  readonly name: string
  readonly headings: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** A workbook of text cells with bold headings; nothing in it is read as a formula. */
export async function writeXlsx(sheets: readonly NewSheet[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook()
  for (const { name, headings, rows } of sheets) {
    const sheet = workbook.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] })
    sheet.addRow([...headings]).font = { bold: true }
    for (const row of rows) sheet.addRow([...row])
    sheet.columns.forEach((column, place) => {
      const longest = Math.max(...[headings, ...rows].map((row) => [...(row[place] ?? '')].length))
      column.width = Math.min(60, Math.max(10, longest * 2))
      column.numFmt = '@'
    })
  }
  return Buffer.from(await workbook.xlsx.writeBuffer())
}
