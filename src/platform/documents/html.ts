/** 网页: the text lines and data tables of an HTML page; layout tables dissolve into lines. Pure. */
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import { levelled } from '../../kernel/html-depth.ts'
import { cleanCharacters } from './characters.ts'
import type { Piece, TableCell } from './positioned.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const SKIPPED = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'iframe',
  'select',
  'option',
  'button',
  'textarea',
  'head',
])
const BLOCKS = new Set([
  'address',
  'article',
  'aside',
  'blockquote',
  'body',
  'center',
  'dd',
  'div',
  'dl',
  'dt',
  'fieldset',
  'figure',
  'footer',
  'form',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'header',
  'hr',
  'li',
  'main',
  'nav',
  'ol',
  'p',
  'pre',
  'section',
  'table',
  'tbody',
  'td',
  'tfoot',
  'th',
  'thead',
  'tr',
  'ul',
  'caption',
  'html',
])

/** The pieces of a page or of a fragment of one. */
export function htmlPieces(source: string): Piece[] {
  const writer = new LineWriter()
  walk(levelled(parse(source)), writer, { strong: false })
  writer.end()
  return writer.pieces
}

class LineWriter {
  readonly pieces: Piece[] = []
  private text = ''
  private plain = false
  private heading: number | undefined

  write(text: string, strong: boolean): void {
    const flat = cleanCharacters(text).replace(/[\t\r\n\f ]+/gu, ' ')
    if (flat.trim() !== '' && !strong) this.plain = true
    this.text += this.text === '' ? flat.trimStart() : flat
  }

  end(heading?: number): void {
    const text = this.text.trim()
    if (text !== '') {
      const level = this.heading ?? heading
      this.pieces.push({
        kind: 'line',
        text,
        ...(level === undefined ? {} : { heading: level }),
        ...(this.plain ? {} : { strong: true }),
      })
    }
    this.text = ''
    this.plain = false
  }

  table(rows: TableCell[][]): void {
    this.end()
    this.pieces.push({ kind: 'table', rows: rows.map((cells) => ({ cells })) })
  }

  under(heading: number | undefined, inside: () => void): void {
    const before = this.heading
    this.heading = heading ?? before
    inside()
    this.end()
    this.heading = before
  }
}

function walk(node: Node, writer: LineWriter, style: { strong: boolean }): void {
  if (node.nodeName === '#text') {
    writer.write((node as DefaultTreeAdapterTypes.TextNode).value, style.strong)
    return
  }
  if (!('childNodes' in node)) return
  const name = node.nodeName
  if (SKIPPED.has(name) || ('attrs' in node && isHidden(node))) return
  if (name === 'br') {
    writer.end()
    return
  }
  if (name === 'table' && isDataTable(node as Element)) {
    writer.table(tableRows(node as Element))
    return
  }
  const strong = style.strong || name === 'b' || name === 'strong' || isBoldStyle(node)
  const inside = () => {
    for (const child of node.childNodes) walk(child, writer, { strong })
  }
  if (!BLOCKS.has(name)) {
    inside()
    return
  }
  writer.end()
  const level = /^h([1-6])$/u.exec(name)?.[1]
  const ordinal = name === 'li' ? ordinalOf(node as Element) : ''
  if (ordinal !== '') writer.write(ordinal, strong)
  writer.under(level === undefined ? undefined : Number(level), inside)
}

/** The number that a browser puts before an item of a numbered list, unless the item prints its own. */
function ordinalOf(item: Element): string {
  const list = item.parentNode as Element | null
  if (list?.nodeName !== 'ol' || /list-style(?:-type)?\s*:\s*none/iu.test(attribute(list, 'style'))) return ''
  const items = list.childNodes.filter((child) => child.nodeName === 'li')
  if (items.some((child) => /^\s*[（(]?[\d一二三四五六七八九十①-⑳]+[）).、．]?/u.test(plainText(child))))
    return ''
  return `${(Number.parseInt(attribute(list, 'start'), 10) || 1) + items.indexOf(item)}. `
}

/** The first words of a node. */
function plainText(node: Node): string {
  if (node.nodeName === '#text') return (node as DefaultTreeAdapterTypes.TextNode).value
  if (!('childNodes' in node)) return ''
  for (const child of node.childNodes) {
    const text = plainText(child)
    if (text.trim() !== '') return text
  }
  return ''
}

function attribute(node: Node, name: string): string {
  return 'attrs' in node ? (node.attrs.find((entry) => entry.name === name)?.value ?? '') : ''
}

function isHidden(node: Element): boolean {
  return (
    node.attrs.some((entry) => entry.name === 'hidden') ||
    /display\s*:\s*none|visibility\s*:\s*hidden/iu.test(attribute(node, 'style'))
  )
}

function isBoldStyle(node: Node): boolean {
  return /font-weight\s*:\s*(?:bold|[6-9]00)/iu.test(attribute(node, 'style'))
}

function elements(node: Node, name: string): Element[] {
  if (!('childNodes' in node)) return []
  return node.childNodes.flatMap((child) => [
    ...(child.nodeName === name ? [child as Element] : []),
    ...elements(child, name),
  ])
}

function textOf(node: Node): string {
  const writer = new LineWriter()
  walk(node, writer, { strong: false })
  writer.end()
  return writer.pieces.map((piece) => (piece.kind === 'line' ? piece.text : '')).join('\n')
}

/** Rows and columns of data; old sites wrap the whole page in tables too, with one long cell or tables inside. */
function isDataTable(table: Element): boolean {
  if (elements(table, 'table').length > 0) return false
  const rows = elements(table, 'tr').map(cellsOf)
  const widest = Math.max(0, ...rows.map((cells) => cells.length))
  if (rows.length < 2 || widest < 2) return false
  const lengths = rows.flatMap((cells) => cells.map((cell) => textOf(cell).length))
  const total = lengths.reduce((sum, length) => sum + length, 0)
  return !(total > 2000 && Math.max(...lengths) > total * 0.6)
}

function cellsOf(row: Element): Element[] {
  return row.childNodes.filter((child) => child.nodeName === 'td' || child.nodeName === 'th') as Element[]
}

function tableRows(table: Element): TableCell[][] {
  const grid: TableCell[][] = []
  const rows = elements(table, 'tr')
  for (const [y, row] of rows.entries()) {
    let x = 0
    for (const cell of cellsOf(row)) {
      while (grid[y]?.[x]) x += 1
      if (x < COLUMNS_MAX) spread(grid, y, x, cell, rows.length)
    }
    grid[y] ??= []
  }
  return grid.map((row) => Array.from(row, (cell) => cell ?? { text: '' }))
}

/** No table of a plan is wider; spans beyond would fill the memory. */
const COLUMNS_MAX = 100

function spread(grid: TableCell[][], y: number, x: number, cell: Element, rows: number): void {
  const height = Math.max(1, Math.min(500, rows - y, Number.parseInt(attribute(cell, 'rowspan'), 10) || 1))
  const width = Math.max(
    1,
    Math.min(50, COLUMNS_MAX - x, Number.parseInt(attribute(cell, 'colspan'), 10) || 1),
  )
  const text = textOf(cell)
  for (let dy = 0; dy < height; dy += 1) {
    for (let dx = 0; dx < width; dx += 1) {
      const row = grid[y + dy] ?? []
      grid[y + dy] = row
      row[x + dx] =
        dy > 0 ? { text: '', continues: 'above' } : dx > 0 ? { text: '', continues: 'left' } : { text }
    }
  }
}
