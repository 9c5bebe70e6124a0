/** docx 文档: paragraphs, automatic numbers and tables of an Office Open XML text. Pure. */
import { cleanCharacters } from './characters.ts'
import { Numbering } from './docx-numbering.ts'
import type { Piece, PieceRow, TableCell } from './positioned.ts'
import { child, children, parseXml, type XmlElement } from './xml.ts'

/** The pieces of a docx, given the access to its parts; undefined when the main part is missing. */
export function docxPieces(read: (name: string) => Uint8Array | undefined): Piece[] | undefined {
  const part = (name: string) => {
    const bytes = read(name)
    return bytes ? parseXml(new TextDecoder().decode(bytes)) : undefined
  }
  const main = part('word/document.xml')
  const body = child(main, 'w:body')
  if (!body) return undefined
  const reader = new DocxReader(part('word/styles.xml'), new Numbering(part('word/numbering.xml')))
  reader.blocks(body)
  // Notes stand behind the text; a rule of a table may be in one of them.
  for (const kind of ['footnote', 'endnote']) {
    for (const note of children(part(`word/${kind}s.xml`), `w:${kind}`)) {
      if (note.attributes['w:type'] === undefined) reader.blocks(note)
    }
  }
  return reader.pieces
}

/** What a paragraph's runs say, and the text boxes (文本框) that it anchors: each is lines of its own. */
interface Runs {
  text: string
  bold: boolean
  readonly boxes: XmlElement[]
}

class DocxReader {
  readonly pieces: Piece[] = []
  private page = 1
  private readonly numbering: Numbering
  private readonly styles = new Map<string, XmlElement>()

  constructor(styles: XmlElement | undefined, numbering: Numbering) {
    this.numbering = numbering
    for (const style of children(styles, 'w:style'))
      this.styles.set(style.attributes['w:styleId'] ?? '', style)
  }

  blocks(container: XmlElement): void {
    for (const entry of container.children) {
      if (typeof entry === 'string') continue
      if (entry.name === 'w:p') this.pieces.push(...this.paragraph(entry))
      else if (entry.name === 'w:tbl') this.pieces.push({ kind: 'table', rows: this.table(entry) })
      else if (entry.name === 'w:sdt') this.blocks(child(entry, 'w:sdtContent') ?? entry)
      else if (entry.name === 'w:ins' || entry.name === 'w:customXml') this.blocks(entry)
    }
  }

  private paragraph(paragraph: XmlElement): Piece[] {
    const page = this.page
    const state: Runs = { text: '', bold: true, boxes: [] }
    this.runs(paragraph, state)
    const heading = this.heading(paragraph)
    const number = state.text.trim() === '' ? '' : this.number(paragraph)
    const strong = state.bold && state.text.trim() !== ''
    const lines = `${number}${state.text}`.split('\n').map((text) => ({
      kind: 'line' as const,
      text: cleanCharacters(text),
      page,
      ...(heading === undefined ? {} : { heading }),
      ...(strong ? { strong } : {}),
    }))
    // A paragraph that only anchors a text box prints nothing of its own.
    const own = state.boxes.length > 0 && state.text.trim() === '' ? [] : lines
    return [...own, ...state.boxes.flatMap((box) => this.apart(box))]
  }

  /** The pieces of a container that stands by itself, beside the running text. */
  private apart(container: XmlElement): Piece[] {
    const before = this.pieces.length
    this.blocks(container)
    return this.pieces.splice(before)
  }

  private runs(container: XmlElement, state: Runs, bold = false): void {
    for (const entry of container.children) {
      if (typeof entry === 'string') continue
      if (entry.name === 'w:r') {
        const mark = child(child(entry, 'w:rPr'), 'w:b')
        this.runs(entry, state, mark !== undefined && !/^(?:0|false)$/u.test(mark.attributes['w:val'] ?? ''))
      } else if (entry.name === 'w:t') {
        const text = entry.children.filter((part) => typeof part === 'string').join('')
        if (text.trim() !== '' && !bold) state.bold = false
        state.text += text
      } else if (entry.name === 'w:tab') state.text += '\t'
      else if (entry.name === 'w:noBreakHyphen') state.text += '-'
      else if (entry.name === 'w:br' || entry.name === 'w:cr') {
        if (entry.attributes['w:type'] === 'page') this.page += 1
        else state.text += '\n'
      } else if (entry.name === 'w:lastRenderedPageBreak') this.page += 1
      else if (entry.name === 'w:txbxContent') state.boxes.push(entry)
      else if (!LEFT_OUT.has(entry.name)) this.runs(entry, state, bold)
    }
  }

  private property(paragraph: XmlElement, name: string): XmlElement | undefined {
    const own = child(paragraph, 'w:pPr')
    const direct = child(own, name)
    if (direct) return direct
    let style = this.styles.get(child(own, 'w:pStyle')?.attributes['w:val'] ?? '')
    for (let depth = 0; style && depth < 10; depth += 1) {
      const found = child(child(style, 'w:pPr'), name)
      if (found) return found
      style = this.styles.get(child(style, 'w:basedOn')?.attributes['w:val'] ?? '')
    }
    return undefined
  }

  private heading(paragraph: XmlElement): number | undefined {
    const id = child(child(paragraph, 'w:pPr'), 'w:pStyle')?.attributes['w:val'] ?? ''
    const name = child(this.styles.get(id), 'w:name')?.attributes['w:val'] ?? id
    const named = /^(?:heading|标题)\s*([1-9])$/iu.exec(name)?.[1]
    const outline = this.property(paragraph, 'w:outlineLvl')?.attributes['w:val']
    if (named) return Number(named)
    return outline !== undefined && Number(outline) < 9 ? Number(outline) + 1 : undefined
  }

  private number(paragraph: XmlElement): string {
    const properties = this.property(paragraph, 'w:numPr')
    const id = child(properties, 'w:numId')?.attributes['w:val']
    if (!id || id === '0') return ''
    return this.numbering.next(id, Number(child(properties, 'w:ilvl')?.attributes['w:val'] ?? 0))
  }

  private table(table: XmlElement): PieceRow[] {
    return children(table, 'w:tr').map((row) => {
      const page = this.page
      const cells: TableCell[] = []
      for (const cell of rowCells(row)) {
        const properties = child(cell, 'w:tcPr')
        const merge = child(properties, 'w:vMerge')
        const text = this.cellText(cell)
        if (merge && merge.attributes['w:val'] !== 'restart') cells.push({ text, continues: 'above' })
        else cells.push({ text })
        const width = Number(child(properties, 'w:gridSpan')?.attributes['w:val'] ?? 1)
        for (let i = 1; i < Math.min(width, 50); i += 1) cells.push({ text: '', continues: 'left' })
      }
      return { page, cells }
    })
  }

  private cellText(cell: XmlElement): string {
    return this.apart(cell)
      .map((piece) =>
        piece.kind === 'line'
          ? piece.text
          : piece.rows.map((row) => row.cells.map((inner) => inner.text).join(' ')).join('\n'),
      )
      .join('\n')
      .trim()
  }
}

/** Deleted text, fields' instructions and the fallback copy of drawings are not printed. */
const LEFT_OUT = new Set(['w:del', 'w:delText', 'w:instrText', 'w:pPr', 'w:rPr', 'mc:Fallback', 'w:moveFrom'])

function rowCells(row: XmlElement): XmlElement[] {
  return row.children.flatMap((entry) => {
    if (typeof entry === 'string') return []
    if (entry.name === 'w:tc') return [entry]
    if (entry.name === 'w:sdt') return children(child(entry, 'w:sdtContent'), 'w:tc')
    return []
  })
}
