/** 导入校验: what is wrong with a file, and where in it. Pure. */

/** A place in the file: in a workbook the sheet, row and column, in YAML the line and the path. */
export interface FilePlace {
  readonly sheet: string | null
  readonly row: number | null
  readonly column: string | null
}

/** `code` is worded by the page; `details` say what was found and what was expected. */
export interface FileFault extends FilePlace {
  readonly code: string
  readonly details: Readonly<Record<string, string>>
}

/** The place of a part of the document, by its path; the nearest that is known. */
export type Locate = (path: readonly PropertyKey[]) => FilePlace

/** A document as it was read, before anybody knows whether it is an edition. */
export interface RawDocument {
  readonly document: unknown
  readonly locate: Locate
  readonly faults: readonly FileFault[]
}

export const fault = (
  place: FilePlace,
  code: string,
  details: Readonly<Record<string, string>> = {},
): FileFault => ({ ...place, code, details })
