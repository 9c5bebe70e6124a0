/** 正文行: the lines of a document made ready: furniture and annex lists taken out, glued headings set apart. Pure. */
import type { Block } from '../../../platform/documents/index.ts'
import { type ColumnKey, columnOf } from './columns.ts'
import { dayOfLine } from './dates.ts'
import { fold, squeeze } from './fold.ts'
import { isFurniture, isPageNumber } from './furniture.ts'
import { isAuthority } from './header.ts'
import { markerOf } from './markers.ts'
import type { PlacedLine } from './passage.ts'

/** ※ 牵头：县商务局: a mark in front of a label. */
const LISTED_LABEL =
  /^\s*[※➤►▶▷◇◆■□▪•●○★☆✓✔*·→⇒☞➢-]\s*(?=(?:牵头|责任|配合|落实|实施|协办|主办|主责|协同|参加|参与|指导|完成)[^：:，。]{0,6}[：:])/u

/** 【牵头单位】县商务局: a label in brackets in front of its line. */
const BOXED_LABEL =
  /^\s*[【［[〔]((?:牵头|责任|配合|协同|协办|主办|主责|参与|指导)(?:单位|部门)|(?:任务|工作|主要|具体)(?:内容|措施)|(?:完成|办结)(?:时限|时间))[】］\]〕]\s*[:：]?(?=\S)/u

/** The lines of running text in order, blank ones left out but remembered by the line after them. */
export function textLines(blocks: readonly Block[]): PlacedLine[] {
  const lines: PlacedLine[] = []
  let blank = false
  for (const block of blocks) {
    if (block.kind === 'table') continue
    if (block.text.trim() === '') {
      blank = true
      continue
    }
    lines.push({
      text: block.text.replace(LISTED_LABEL, '').replace(BOXED_LABEL, '$1：'),
      at: block.at,
      ...(block.heading === undefined ? {} : { heading: block.heading }),
      ...(block.strong ? { strong: true } : {}),
      ...(blank ? { afterBlank: true } : {}),
    })
    blank = false
  }
  return withLabels(lines)
}

const LABELS: readonly (ColumnKey | undefined)[] = [
  'lead',
  'responsible',
  'cooperating',
  'guiding',
  'measure',
  'deadline',
]
const LABELLED_LEAST = 4

/** 牵头单位 on a line of its own over 市商务局, as cards of a page have it again and again: one line with its label. */
function withLabels(lines: readonly PlacedLine[]): PlacedLine[] {
  const keys = lines.map((line) => (line.text.length <= 12 ? columnOf(line.text) : undefined))
  const isLabel = (i: number) =>
    LABELS.includes(keys[i]) && keys[i - 1] === undefined && i + 1 < lines.length && keys[i + 1] === undefined
  const isNumber = (i: number) => /^(?:重点)?任务\s*\d{1,3}$/u.test(fold(lines[i]?.text ?? '').trim())
  const units = lines.filter((_, i) => isLabel(i) && keys[i] !== 'measure' && keys[i] !== 'deadline').length
  if (units < LABELLED_LEAST) return [...lines]
  const joined: PlacedLine[] = []
  for (let i = 0; i < lines.length; i += 1) {
    const [line, next] = [lines[i], lines[i + 1]]
    if (!line) continue
    if (next && (isLabel(i) || isNumber(i))) {
      joined.push({ ...line, text: `${line.text.trim()}${isNumber(i) ? ' ' : '：'}${next.text.trim()}` })
      i += 1
    } else joined.push(line)
  }
  return joined
}

/** Takes out furniture, and cuts lines in which several headings were run together. */
export function bodyLines(lines: readonly PlacedLine[]): PlacedLine[] {
  const running = runningLines(lines)
  return withoutSignatures(cutLines(lines.filter((line) => !isFurniture(line.text) && !running.has(line))))
}

/** 落款: the authority over its day belongs to the head, wherever it stands. */
function withoutSignatures(lines: readonly PlacedLine[]): PlacedLine[] {
  const signed = new Set<PlacedLine>()
  for (const [i, day] of lines.entries()) {
    const name = lines[i - 1]
    if (!name || dayOfLine(day.text) === undefined || !isAuthority(squeeze(name.text))) continue
    signed.add(name).add(day)
  }
  return lines.filter((line) => !signed.has(line))
}

/** 页眉: short lines beside the page numbers that stand there again and again; the first one may be the letterhead. */
function runningLines(lines: readonly PlacedLine[]): ReadonlySet<PlacedLine> {
  const isNumber = (line: PlacedLine | undefined) => line !== undefined && isPageNumber(line.text)
  const groups = new Map<string, PlacedLine[]>()
  for (const line of lines) {
    const text = squeeze(line.text)
    if (text.length > 40 || /[。；，]$/u.test(text)) continue
    const group = groups.get(text)
    if (group) group.push(line)
    else groups.set(text, [line])
  }
  const at = new Map(lines.map((line, i) => [line, i]))
  const beside = (line: PlacedLine) => {
    const i = at.get(line) ?? 0
    return isNumber(lines[i - 1]) || isNumber(lines[i + 1])
  }
  return new Set(
    [...groups.values()]
      .filter((group) => group.length >= 2 && group.some(beside))
      .flatMap((group) => group.filter(beside)),
  )
}

/** Cuts lines that hold several headings; a whole text in one line is cut at every sign of a new paragraph. */
export function cutLines(lines: readonly PlacedLine[]): PlacedLine[] {
  const chapters = lines.filter((line) => markerOf(line.text)?.rank === 3).length
  const inner = lines.reduce((sum, line) => sum + (fold(line.text).match(GLUED_CHAPTERS)?.length ?? 0), 0)
  const glued = chapters < 2 && inner >= 2
  return lines.flatMap((line) =>
    cut(line, glued || (line.text.length > 150 && GLUED_CHAPTER.test(fold(line.text)))),
  )
}

const GLUED_CHAPTER = /(?<=[。;:)”])\s*[一二三四五六七八九十]{1,2}、/u
const GLUED_CHAPTERS = new RegExp(GLUED_CHAPTER, 'gu')
const ANY_MARKER = '(?:[一二三四五六七八九十]{1,2}、|\\([一二三四五六七八九十]{1,2}\\)|\\d{1,2}[.、](?!\\d))'

const SIGNED_DAY = '\\d{4}年\\d{1,2}月\\d{1,2}日'
const GLUED_HEAD: readonly RegExp[] = [
  /的通知(?!》)/gu,
  /\d号(?=[^)》]{4,40}关于|\s*各)/gu,
  new RegExp(`[:。](?=[^。:]{2,30}(?:办公室|政府|局|委员会)\\s*${SIGNED_DAY})`, 'gu'),
  new RegExp(`(?:办公室|政府|局|委员会|[。:])\\s*(?=${SIGNED_DAY})`, 'gu'),
  new RegExp(`(?<=(?:办公室|政府|局|委员会|[。:])\\s*)${SIGNED_DAY}\\s*`, 'gu'),
  /(?:方案|计划)\s*(?=为|根据|按照)/gu,
  /。(?=附件)|附件\d?(?=\p{Script=Han}{4,40}(?:领导小组|成员名单))/gu,
  /(?:领导小组|名单)(?=组\s*长\s*:)/gu,
]

function cut(line: PlacedLine, glued: boolean): PlacedLine[] {
  const folded = fold(line.text)
  const points = new Set<number>()
  const find = (pattern: RegExp) => {
    for (const match of folded.matchAll(pattern)) points.add(match.index + match[0].length)
  }
  // The next task right behind a unit clause of the one before.
  find(new RegExp(`(?:责任|牵头|配合|负责)[^。]{0,300}?\\)[。;]?\\s*(?=${ANY_MARKER})`, 'gu'))
  if (glued) {
    find(new RegExp(`[。;:)”]\\s*(?=${ANY_MARKER})`, 'gu'))
    for (const pattern of GLUED_HEAD) find(pattern)
    find(
      /(?<=[。;:)]\s*\([一二三四五六七八九十]{1,2}\))[^。,;:()]{2,30}(?<!\d)(?=\d{1,2}[.、]\s*\p{Script=Han})/gu,
    )
    find(/\p{Script=Han}\s*(?=(?:\([一二三四五六七八九十]{1,2}\)|1[.、])\s*\p{Script=Han})/gu)
  }
  const edges = [0, ...[...points].sort((a, b) => a - b), line.text.length]
  const parts = edges.slice(1).map((end, i) => line.text.slice(edges[i] ?? 0, end))
  return parts
    .filter((part) => part.trim() !== '')
    .map((text, i) => (i === 0 ? { ...line, text } : { text, at: line.at }))
}

/** One part of a document: the main text, or an annex. */
export interface Part {
  readonly lines: readonly PlacedLine[]
}

const ANNEX = /^附\s*(?:件|表)\s*[\d一二三四五六七八九十]{0,3}\s*[:.、]?\s*$/u
const ANNEX_LIST = /^附\s*[件表]?\s*[\d一二三四五六七八九十]{0,2}\s*[:.、]\s*\S/u

/** Cuts the text at its annexes; the list of annexes under the text is left out, for it repeats their headings. */
export function partsOf(lines: readonly PlacedLine[]): Part[] {
  const parts: PlacedLine[][] = [[]]
  let inList = false
  for (const [index, line] of lines.entries()) {
    const folded = fold(line.text).trim()
    if (ANNEX.test(folded)) {
      const announces =
        /[:]$/u.test(folded) &&
        markerOf(lines[index + 1]?.text ?? '')?.number === 1 &&
        !markerOf(lines[index + 1]?.text ?? '')?.printed.startsWith('一')
      inList = announces
      if (!announces) parts.push([])
      continue
    }
    if (ANNEX_LIST.test(folded) && squeeze(folded).length < 90) {
      inList = true
      continue
    }
    if (inList) {
      const marker = markerOf(line.text)
      const ends =
        (marker !== undefined && marker.rank <= 4) ||
        squeeze(line.text).length > 80 ||
        /^(?:组\s*长|副\s*组\s*长|召集人|总召集人)\s*[:]/u.test(folded)
      if (!ends) continue
      inList = false
      parts.push([])
    }
    parts[parts.length - 1]?.push(line)
  }
  return parts.map((part) => ({ lines: part }))
}
