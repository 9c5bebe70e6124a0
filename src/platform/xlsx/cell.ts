/** 单元格文本: what a cell of a workbook says, as text. */
import type { Cell } from 'exceljs'

/** A hyperlink or a formula without an outcome has no text that `text` could give. */
export function textOf(cell: Cell): string {
  const value = cell.value instanceof Date ? cell.value : cell.result
  // A date cell holds midnight of its day in UTC.
  if (value instanceof Date) return value.toISOString().slice(0, 10)
  try {
    return String(cell.text ?? '').trim()
  } catch {
    return ''
  }
}
