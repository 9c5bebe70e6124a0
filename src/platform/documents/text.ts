/** 纯文本与 Markdown: lines of a text file, its pipe tables, and HTML tables that scanners leave in text. Pure. */
import { cleanCharacters } from './characters.ts'
import { htmlPieces } from './html.ts'
import type { Piece, TableCell } from './positioned.ts'

/** Every physical line of a plain text, cleaned of scanner marks that no printed page has. */
export function textPieces(text: string, markdown: boolean): Piece[] {
  const physical = withoutFrames(cleanCharacters(text).split(/\r\n|[\n\r\u2028\u2029\v]/u))
  const pieces: Piece[] = []
  let page = 1
  const paged = text.includes('\f')
  for (let index = 0; index < physical.length; index += 1) {
    const line = physical[index] ?? ''
    const html = htmlTableAt(physical, index)
    if (html) {
      pieces.push(...htmlPieces(html.source))
      index = html.end
      continue
    }
    const table = pipeTableAt(physical, index)
    if (table) {
      pieces.push({ kind: 'table', rows: table.rows.map((cells) => ({ cells })) })
      index = table.end
      continue
    }
    for (const [part, words] of line.split('\f').entries()) {
      if (part > 0) page += 1
      pieces.push(textLine(words, markdown, paged ? page : undefined))
    }
  }
  return pieces
}

/** 制表符: a table drawn with ┌─┬┐ and │ is rows of cells parted by tabs. */
function withoutFrames(lines: readonly string[]): readonly string[] {
  if (!lines.some((line) => /[│┃║].*[│┃║]/u.test(line))) return lines
  return lines.map((line) => {
    if (/^\s*[┌├└┏┣┗╔╠╚][─━═┬┴┼┳┻╋╦╩╬┯┷┿\s]*[┐┤┘┓┫┛╗╣╝]\s*$/u.test(line)) return ''
    const row = /^\s*[│┃║](.*)[│┃║]\s*$/u.exec(line)?.[1]
    return row === undefined
      ? line
      : row
          .split(/[│┃║]/u)
          .map((cell) => cell.trim())
          .join('\t')
  })
}

function textLine(source: string, markdown: boolean, page: number | undefined): Piece {
  const heading = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*$/u.exec(source)
  const body = heading?.[2] ?? source
  const strong = /^\s*(\*\*|__)[^*]+\1\s*$/u.test(body)
  return {
    kind: 'line',
    text: stripMarks(body, markdown),
    ...(page === undefined ? {} : { page }),
    ...(heading?.[1] ? { heading: heading[1].length } : {}),
    ...(strong ? { strong: true } : {}),
  }
}

/** Takes the marks of Markdown out of a line; a dash that sets a page number apart stays. */
function stripMarks(text: string, markdown: boolean): string {
  let plain = text
    .replace(/^(\s*)[*_](?![*_\s])([^*_]+)(?<!\s)[*_]\s*$/u, '$1$2')
    .replace(/\*\*|__(?=\S)|(?<=\S)__/gu, '')
    .replace(/<\/?(?:p|b|strong|em|span|u|font|div|sup|sub)(?:\s[^<>]*)?>/giu, '')
    .replace(/<br\s*\/?>/giu, ' ')
    .replace(/&nbsp;/gu, ' ')
  if (!/^\s*-\s*\d+\s*-\s*$/u.test(plain)) plain = plain.replace(/^(\s*)[-*+•]\s+(?=\S)/u, '$1')
  if (!markdown) return plain
  return plain
    .replace(/^\s*>\s?/u, '')
    .replace(/!\[[^\]]*\]\([^)]*\)/gu, '')
    .replace(/\[([^\]]+)\]\((?:https?:|\/|#)[^)]*\)/gu, '$1')
    .replace(/\\([.()[\]*_#+-])/gu, '$1')
    .replace(/^\s*(?:-{3,}|\*{3,}|_{3,})\s*$/u, '')
}

function htmlTableAt(lines: readonly string[], start: number): { source: string; end: number } | undefined {
  if (!/<table[\s>]/iu.test(lines[start] ?? '')) return undefined
  let depth = 0
  for (let end = start; end < lines.length; end += 1) {
    const line = lines[end] ?? ''
    depth += (line.match(/<table[\s>]/giu)?.length ?? 0) - (line.match(/<\/table>/giu)?.length ?? 0)
    if (depth <= 0) return { source: lines.slice(start, end + 1).join('\n'), end }
  }
  return { source: lines.slice(start).join('\n'), end: lines.length - 1 }
}

function pipeTableAt(
  lines: readonly string[],
  start: number,
): { rows: TableCell[][]; end: number } | undefined {
  const isRow = (line: string | undefined) => line !== undefined && (line.match(/\|/gu)?.length ?? 0) >= 2
  if (!isRow(lines[start])) return undefined
  const ruled = /^\s*\|?\s*:?-+:?\s*(\|\s*:?-+:?\s*)+\|?\s*$/u.test(lines[start + 1] ?? '')
  if (!ruled && !isFramed(lines, start)) return undefined
  const rows: TableCell[][] = []
  let end = start
  for (let index = start; isRow(lines[index]); index += 1) {
    end = index
    if (ruled && index === start + 1) continue
    rows.push(pipeCells(lines[index] ?? ''))
  }
  return { rows, end }
}

/** Three rows on end with as many pipes each: a table without the rule under its head. */
function isFramed(lines: readonly string[], start: number): boolean {
  const pipes = (line: string | undefined) => line?.match(/\|/gu)?.length ?? 0
  const wanted = pipes(lines[start])
  return wanted >= 2 && pipes(lines[start + 1]) === wanted && pipes(lines[start + 2]) === wanted
}

function pipeCells(line: string): TableCell[] {
  return line
    .trim()
    .replace(/^\||(?<!\\)\|$/gu, '')
    .split(/(?<!\\)\|/u)
    .map((cell) => ({
      text: stripMarks(cell.replace(/\\\|/gu, '|').replace(/<br\s*\/?>|<\/p>\s*<p>/giu, '\n'), true).trim(),
    }))
}
