/** 表格线: finds the cells of a ruled table from the lines drawn on a page. Pure; y grows downwards. */

export interface Segment {
  readonly x0: number
  readonly y0: number
  readonly x1: number
  readonly y1: number
}

/** A ruled table: its column and row lines, and for each base cell the cell that it is part of. */
export interface Grid {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** The first base cell (row, column) of the merged cell that covers this base cell. */
  readonly origin: (row: number, column: number) => readonly [number, number]
}

/** Lines that are drawn double, or as a filled hairline, count once. */
const TOLERANCE = 2.5

/** The ruled tables of a page, from top to bottom. */
export function findGrids(segments: readonly Segment[]): Grid[] {
  const horizontal = segments.filter((s) => Math.abs(s.y1 - s.y0) <= TOLERANCE && s.x1 - s.x0 > 4)
  const vertical = segments.filter((s) => Math.abs(s.x1 - s.x0) <= TOLERANCE && s.y1 - s.y0 > 4)
  const isVertical = new Set(vertical)
  return components([...horizontal, ...vertical])
    .map((group) =>
      gridOf(
        group.filter((s) => !isVertical.has(s)),
        group.filter((s) => isVertical.has(s)),
      ),
    )
    .filter((grid) => grid !== undefined)
    .sort((a, b) => (a.ys[0] ?? 0) - (b.ys[0] ?? 0))
}

function touch(a: Segment, b: Segment): boolean {
  return (
    a.x0 <= b.x1 + TOLERANCE &&
    b.x0 <= a.x1 + TOLERANCE &&
    a.y0 <= b.y1 + TOLERANCE &&
    b.y0 <= a.y1 + TOLERANCE
  )
}

function components(segments: readonly Segment[]): Segment[][] {
  const left = new Set(segments)
  const groups: Segment[][] = []
  for (const seed of segments) {
    if (!left.delete(seed)) continue
    const group = [seed]
    for (let i = 0; i < group.length; i += 1) {
      const current = group[i]
      if (!current) break
      for (const other of left) {
        if (!touch(current, other)) continue
        left.delete(other)
        group.push(other)
      }
    }
    groups.push(group)
  }
  return groups
}

function distinct(values: readonly number[]): number[] {
  const result: number[] = []
  for (const value of [...values].sort((a, b) => a - b)) {
    const last = result[result.length - 1]
    if (last === undefined || value - last > TOLERANCE * 1.6) result.push(value)
  }
  return result
}

function gridOf(horizontal: readonly Segment[], vertical: readonly Segment[]): Grid | undefined {
  const xs = distinct(vertical.map((s) => s.x0))
  // A row that a page break cuts has no line at the cut: there the ends of the column lines close it.
  const ends = [Math.min(...vertical.map((s) => s.y0)), Math.max(...vertical.map((s) => s.y1))]
  const ys = distinct([...horizontal.map((s) => s.y0), ...ends])
  // A frame round the text is no table; a single row with several columns is the head that a page break left behind.
  const isTable = (xs.length >= 3 && ys.length >= 3) || (xs.length >= 4 && ys.length >= 2)
  if (!isTable) return undefined
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  const parent = Array.from({ length: columns * rows }, (_, i) => i)
  const find = (i: number): number => {
    let at = i
    while ((parent[at] ?? at) !== at) at = parent[at] ?? at
    return at
  }
  const join = (a: number, b: number) => {
    const [ra, rb] = [find(a), find(b)]
    parent[Math.max(ra, rb)] = Math.min(ra, rb)
  }
  const middle = (values: readonly number[], i: number) => ((values[i] ?? 0) + (values[i + 1] ?? 0)) / 2
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      const [x, y] = [middle(xs, column), middle(ys, row)]
      const right = xs[column + 1] ?? 0
      const below = ys[row + 1] ?? 0
      const walled = vertical.some((s) => Math.abs(s.x0 - right) <= TOLERANCE * 1.6 && s.y0 <= y && s.y1 >= y)
      const floored = horizontal.some(
        (s) => Math.abs(s.y0 - below) <= TOLERANCE * 1.6 && s.x0 <= x && s.x1 >= x,
      )
      if (column + 1 < columns && !walled) join(row * columns + column, row * columns + column + 1)
      if (row + 1 < rows && !floored) join(row * columns + column, (row + 1) * columns + column)
    }
  }
  return {
    xs,
    ys,
    origin: (row, column) => {
      const first = find(row * columns + column)
      return [Math.floor(first / columns), first % columns]
    },
  }
}
