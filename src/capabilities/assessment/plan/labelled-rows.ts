/** 逐项填写: a table written as one label and its value a line (指标名称：… 分值：… 责任单位：…), again and again. Pure. */
import type { Block, Position, TableCell } from '../../../platform/documents/index.ts'
import { type ColumnKey, columnOf } from './columns.ts'
import { POINTED } from './flattened.ts'
import { fold } from './fold.ts'
import { isFurniture } from './furniture.ts'
import { markerOf } from './markers.ts'

const FIRST: readonly (ColumnKey | undefined)[] = ['number', 'name', 'task']
const LABELLED = /^([^:。,;]{2,12}):(.*)$/u

interface Entry {
  readonly key: ColumnKey
  readonly value: string
  readonly number: string
}

function entryOf(line: string): Entry | undefined {
  const marker = markerOf(line)
  const text = line
    .slice(marker?.length ?? 0)
    .replace(/^\s*[-*•·●■◆]\s*/u, '')
    .trim()
  const label = LABELLED.exec(fold(text))?.[1]
  const key = label && columnOf(label)
  if (!key || key === 'other') return undefined
  return { key, value: text.slice(label.length + 1).trim(), number: marker ? String(marker.number) : '' }
}

/** The records that begin at this block; without `grid` it holds none up to `end`. */
export function labelledRows(
  blocks: readonly Block[],
  start: number,
):
  | {
      grid?: { columns: ColumnKey[]; rows: { at: Position; cells: TableCell[] }[]; at: Position }
      end: number
    }
  | undefined {
  const head = blocks[start]
  const opens = head?.kind === 'line' ? entryOf(head.text) : undefined
  if (head?.kind !== 'line' || !opens || !FIRST.includes(opens.key)) return undefined
  const records: { at: Position; cells: Map<ColumnKey, string>; band?: string }[] = []
  let last: ColumnKey = opens.key
  let end = start
  for (let i = start; i < blocks.length; i += 1) {
    const block = blocks[i]
    if (block?.kind !== 'line') break
    const text = block.text.trim()
    if (text === '' || isFurniture(text)) continue
    const entry = entryOf(text)
    const record = records[records.length - 1]
    if (entry?.key === opens.key) {
      const cells = new Map<ColumnKey, string>([[entry.key, entry.value]])
      if (entry.number !== '' && entry.key !== 'number') cells.set('number', entry.number)
      records.push({ at: block.at, cells })
    } else if (entry && record?.cells) record.cells.set(entry.key, entry.value)
    else if (POINTED.test(fold(text.slice(markerOf(text)?.length ?? 0))))
      records.push({ at: block.at, cells: new Map(), band: text.slice(markerOf(text)?.length ?? 0).trim() })
    else if (record && !markerOf(text) && !/^附\s*[件表]/u.test(text) && !record.band)
      record.cells.set(last, `${record.cells.get(last) ?? ''}\n${text}`)
    else break
    last = entry?.key ?? last
    end = i
  }
  const full = records.filter((record) => record.cells.size >= 3)
  if (full.length < 2) return { end }
  const columns = [...new Set(full.flatMap((record) => [...record.cells.keys()]))]
  const rows = records.map(({ at, cells, band }) => ({
    at,
    cells: columns.map((key, i) => ({
      text: band === undefined ? (cells.get(key) ?? '') : i === 0 ? band : '',
    })),
  }))
  return { grid: { columns, rows, at: head.at }, end }
}
