/** 分栏: pages set in two columns are read down the left one and then down the right one. Pure; y grows downwards. */
import { type Gutter, narrowed, type VisualRow } from './pdf-columns.ts'

/** Fewer lines side by side may be a signature, names in two rows, or a small table. */
const LINES_MIN = 5

/** The rows of a page in the order in which people read them; their y follows that order. */
export function inReadingOrder(rows: readonly VisualRow[], pageWidth: number): VisualRow[] {
  const ordered: VisualRow[] = []
  for (let from = 0; from < rows.length; ) {
    const { to, gutter } = blockAt(rows, from, pageWidth)
    const block = rows.slice(from, to)
    ordered.push(...((gutter && columnsOf(block, gutter)) ?? block))
    from = to
  }
  return ordered
}

/** The rows from here on that leave a common gutter in the middle of the page; without one, the row alone. */
function blockAt(
  rows: readonly VisualRow[],
  from: number,
  pageWidth: number,
): { to: number; gutter: Gutter | undefined } {
  let gutters: Gutter[] = [{ from: pageWidth * 0.35, to: pageWidth * 0.65 }]
  let to = from
  for (; to < rows.length; to += 1) {
    const row = rows[to]
    if (!row) break
    const next = narrowed(gutters, row).filter((gutter) => gutter.to - gutter.from > row.height * 0.8)
    if (next.length === 0) break
    gutters = next
  }
  return to === from ? { to: from + 1, gutter: undefined } : { to, gutter: gutters[0] }
}

/** The two columns one below the other, where both hold running text: most lines of each fill their column. */
function columnsOf(block: readonly VisualRow[], gutter: Gutter): VisualRow[] | undefined {
  const middle = (gutter.from + gutter.to) / 2
  const side = (keep: (x: number) => boolean) =>
    block.flatMap((row) => {
      const runs = row.runs.filter((run) => keep(run.x + run.width / 2))
      return runs.length === 0 ? [] : [{ ...row, runs }]
    })
  const [left, right] = [side((x) => x < middle), side((x) => x >= middle)]
  if (!isRunning(left) || !isRunning(right)) return undefined
  const [top, bottom] = [block[0]?.y ?? 0, block[block.length - 1]?.y ?? 0]
  const half = (bottom - top) / 2 + 0.001
  const moved = (row: VisualRow, by: number) => ({ ...row, y: top + (row.y - top) / 2 + by })
  return [...left.map((row) => moved(row, 0)), ...right.map((row) => moved(row, half))]
}

function isRunning(rows: readonly VisualRow[]): boolean {
  const widths = rows.map(
    (row) =>
      Math.max(...row.runs.map((run) => run.x + run.width)) - Math.min(...row.runs.map((run) => run.x)),
  )
  const widest = Math.max(0, ...widths)
  return rows.length >= LINES_MIN && widths.filter((width) => width > widest * 0.85).length >= rows.length / 2
}
