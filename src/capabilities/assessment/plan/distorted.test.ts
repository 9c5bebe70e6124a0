/** The real plans, distorted as scans and web pages distort them, must read as the clean ones do. */
import { Document, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import { Converter } from 'opencc-js/cn2t'
import { describe, expect, test } from 'vitest'
import { fold } from './fold.ts'
import { aPlanOf, fixture, namedFields } from './testing.ts'

type Distort = (lines: string[]) => string[]
const isRow = (line: string) => line.includes('\t')
const wrapped =
  (width: number): Distort =>
  (lines) =>
    lines.flatMap((line) =>
      isRow(line) || line.length <= width
        ? [line]
        : Array.from({ length: Math.ceil(line.length / width) }, (_, i) =>
            line.slice(i * width, (i + 1) * width),
          ),
    )
const replaced =
  (from: string, to: string): Distort =>
  (lines) =>
    lines.map((line) => [...line].map((c) => [...to][[...from].indexOf(c)] ?? c).join(''))

const DISTORTIONS: readonly (readonly [string, Distort])[] = [
  ['lines broken in the middle of words', wrapped(28)],
  ['no blank lines', (lines) => wrapped(40)(lines).filter((line) => line.trim() !== '')],
  ['half-width signs', replaced('（），：；〔〕', '(),:;[]')],
  ['full-width signs and digits', replaced('(),:;0123456789', '（），：；０１２３４５６７８９')],
  ['traditional characters', (lines) => lines.map(Converter({ from: 'cn', to: 'hk' }))],
  [
    'page numbers in the middle of sentences',
    (lines) =>
      lines.flatMap((l, i) =>
        !isRow(l) && l.length > 90 ? [l.slice(0, 55), '', `— ${i} —`, '', l.slice(55)] : [l],
      ),
  ],
  ['empty leading cells lost', (lines) => lines.map((line) => (isRow(line) ? line.trim() : line))],
  [
    'one cell a line',
    (lines) => lines.flatMap((l) => (isRow(l) ? l.split('\t').filter((cell) => cell.trim() !== '') : [l])),
  ],
  ['carriage returns', (lines) => lines.map((line) => `${line}\r`)],
]

async function source(name: string) {
  const text = new TextDecoder().decode(await fixture(`${name}.txt`))
  return { text, lines: text.replace(/<\/?p>|\*\*/gu, '').split('\n') }
}

/** Signs of the other width and traditional characters count as the same here. */
function folded(value: unknown): unknown {
  if (typeof value === 'string') return fold(value)
  if (Array.isArray(value)) return value.map(folded)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, folded(part)]))
}

describe.each(['mingxi-2024', 'xuchang-2022'])('%s', (name) => {
  const reference = async () => folded(namedFields(await aPlanOf((await source(name)).text, 'plan.txt')))

  test.each(DISTORTIONS)('reads the same with %s', async (_, distort) => {
    const { lines } = await source(name)
    const plan = await aPlanOf(distort(lines).join('\n'), 'plan.txt')
    expect(folded(namedFields(plan))).toEqual(await reference())
  })

  test('reads the same from UTF-16, with and without a mark', async () => {
    const { text } = await source(name)
    for (const marked of [`\ufeff${text}`, text]) {
      expect(folded(namedFields(await aPlanOf(Buffer.from(marked, 'utf16le'), 'plan.txt')))).toEqual(
        await reference(),
      )
    }
  })

  test('reads the same from a docx with merged cells', async () => {
    const blocks = blocksOf((await source(name)).lines)
    const children = blocks.map((block) =>
      typeof block === 'string'
        ? new Paragraph(block)
        : new Table({
            rows: merged(block).map(
              (row) =>
                new TableRow({
                  children: row.map(
                    (cell) =>
                      new TableCell({
                        rowSpan: cell.height,
                        children: cell.text.split(' ').map((part) => new Paragraph(part)),
                      }),
                  ),
                }),
            ),
          }),
    )
    const bytes = await Packer.toBuffer(new Document({ sections: [{ children }] }))
    expect(folded(namedFields(await aPlanOf(bytes, 'plan.docx')))).toEqual(await reference())
  })

  test('reads the same from a web page with spanning cells', async () => {
    const body = blocksOf((await source(name)).lines).map((block) =>
      typeof block === 'string'
        ? `<p>${block}</p>`
        : `<table>${merged(block)
            .map(
              (row) =>
                `<tr>${row.map((cell) => `<td rowspan="${cell.height}">${cell.text}</td>`).join('')}</tr>`,
            )
            .join('')}</table>`,
    )
    const page = `<!doctype html><html><head><meta charset="utf-8"></head><body><table><tr><td>${body.join('\n')}</td></tr></table></body></html>`
    expect(folded(namedFields(await aPlanOf(page, 'plan.html')))).toEqual(await reference())
  })
})

function blocksOf(lines: readonly string[]): (string | string[][])[] {
  const blocks: (string | string[][])[] = []
  for (const line of lines.filter((entry) => entry.trim() !== '')) {
    const last = blocks[blocks.length - 1]
    if (!isRow(line)) blocks.push(line.trim())
    else if (Array.isArray(last)) last.push(line.split('\t'))
    else blocks.push([line.split('\t')])
  }
  return blocks
}

/** Empty cells of the first two columns become part of the cell above. */
function merged(rows: readonly string[][]): { text: string; height: number }[][] {
  return rows.map((row, y) =>
    row.flatMap((text, x) => {
      if (x < 2 && y > 0 && text.trim() === '') return []
      let height = 1
      while (x < 2 && rows[y + height]?.[x]?.trim() === '') height += 1
      return [{ text, height }]
    }),
  )
}
