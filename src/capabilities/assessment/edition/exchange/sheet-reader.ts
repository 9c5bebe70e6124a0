/** One sheet as rows of named cells; remembers where each part of the document came from. Pure. */
import { parseDecimal } from '../../../../kernel/exact.ts'
import { HELP_SIGN, type SheetForm } from './columns.ts'
import { type FileFault, type FilePlace, fault, type Locate } from './faults.ts'
import { codeOf, splitList, type Terms } from './terms.ts'

/** A sheet as the workbook gave it; structural, so that this folder knows nothing of xlsx. */
export interface ReadSheet {
  readonly name: string
  readonly rows: readonly { readonly number: number; readonly cells: readonly string[] }[]
}

/** Collects faults and the origin of each path of the document. */
export class Origins {
  readonly faults: FileFault[] = []
  readonly #places = new Map<string, FilePlace>()

  note(path: readonly PropertyKey[], place: FilePlace): void {
    this.#places.set(path.map(String).join('/'), place)
  }

  readonly locate: Locate = (path) => {
    for (let length = path.length; length > 0; length--) {
      const place = this.#places.get(path.slice(0, length).map(String).join('/'))
      if (place !== undefined) return place
    }
    return { sheet: null, row: null, column: null }
  }
}

type Path = readonly (string | number)[]

/** Cells of one row by the names of its form's columns. */
export class Row<Column extends string> {
  readonly #origins: Origins
  readonly #form: SheetForm
  readonly #number: number
  readonly #cells: ReadonlyMap<string, string>

  constructor(origins: Origins, form: SheetForm<Column>, number: number, cells: ReadonlyMap<Column, string>) {
    this.#origins = origins
    this.#form = form
    this.#number = number
    this.#cells = cells
  }

  text(column: Column): string {
    return this.#cells.get(column) ?? ''
  }

  place(column: Column): FilePlace {
    return {
      sheet: this.#form.name,
      row: this.#number,
      column: this.#form.columns[column]?.heading ?? column,
    }
  }

  fault(column: Column, code: string, details: Readonly<Record<string, string>> = {}): undefined {
    this.#origins.faults.push(fault(this.place(column), code, details))
    return undefined
  }

  /** Where this row's part of the document stands, whatever of it is at fault. */
  stands(path: Path, column: Column): void {
    this.#origins.note(path, this.place(column))
  }

  needed(path: Path, column: Column): string {
    this.stands(path, column)
    const text = this.text(column)
    if (text === '') this.fault(column, 'missing_value')
    return text
  }

  decimal(path: Path, column: Column): string {
    const text = this.needed(path, column)
    if (text !== '' && parseDecimal(text) === undefined) this.fault(column, 'not_a_decimal', { found: text })
    return text
  }

  integer(path: Path, column: Column): number {
    const text = this.needed(path, column)
    if (/^\d{1,9}$/.test(text)) return Number(text)
    if (text !== '') this.fault(column, 'not_an_integer', { found: text })
    return 0
  }

  term(path: Path, column: Column, terms: Terms): string {
    const text = this.needed(path, column)
    return text === '' ? '' : (this.#code(column, terms, text) ?? text)
  }

  terms(path: Path, column: Column, terms: Terms): string[] {
    const text = this.needed(path, column)
    return splitList(text).map((word) => this.#code(column, terms, word) ?? word)
  }

  #code(column: Column, terms: Terms, word: string): string | undefined {
    const expected = Object.values(terms).join(' / ')
    return codeOf(terms, word) ?? this.fault(column, 'not_one_of', { found: word, expected })
  }

  list(path: Path, column: Column): string[] {
    return splitList(this.needed(path, column))
  }

  bilingual(path: Path, zh: Column, en: Column): { zh: string; en: string } {
    return { zh: this.needed(path, zh), en: this.text(en) }
  }

  optionalBilingual(path: Path, zh: Column, en: Column): { zh: string; en: string } | undefined {
    this.stands(path, zh)
    if (this.text(zh) !== '') return { zh: this.text(zh), en: this.text(en) }
    return this.text(en) === '' ? undefined : { zh: this.text(en), en: this.text(en) }
  }
}

/** The data rows of a form's sheet; a missing sheet or column is a fault, and then there are none. */
export function rowsOf<Column extends string>(
  origins: Origins,
  sheets: readonly ReadSheet[],
  form: SheetForm<Column>,
): Row<Column>[] {
  const at = { sheet: form.name, row: null, column: null }
  const sheet = sheets.find((each) => each.name.trim() === form.name)
  const [head, ...body] = sheet?.rows ?? []
  if (head === undefined) {
    origins.faults.push(fault(at, 'missing_sheet'))
    return []
  }
  const places = new Map<Column, number>()
  for (const key of Object.keys(form.columns) as Column[]) {
    const { heading } = form.columns[key]
    const place = head.cells.indexOf(heading)
    if (place >= 0) places.set(key, place)
    else origins.faults.push(fault({ ...at, row: head.number, column: heading }, 'missing_column'))
  }
  if (places.size < Object.keys(form.columns).length) return []
  return body
    .filter((row) => !row.cells.some((cell) => cell.startsWith(HELP_SIGN)))
    .map(({ number, cells }) => {
      const named = new Map([...places].map(([key, place]) => [key, cells[place] ?? ''] as const))
      return new Row(origins, form, number, named)
    })
}
