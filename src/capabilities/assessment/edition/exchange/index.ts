/** 导入导出: an edition as a workbook or YAML and back, and what is wrong with a file. Pure. */
export type { TextSheet } from './columns.ts'
export { comparisonsText, quantityText, tiersText } from './expression.ts'
export type { FileFault, RawDocument } from './faults.ts'
export { type Judged, judgeDocument } from './judge.ts'
export { readSheets } from './read-sheets.ts'
export type { ReadSheet } from './sheet-reader.ts'
export { GROUNDS, KINDS, METHODS, RULES, wordOf } from './terms.ts'
export { editionSheets } from './write-sheets.ts'
