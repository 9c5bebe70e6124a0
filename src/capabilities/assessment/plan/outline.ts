/** 篇章结构: the tree of headings of a document, with the text under each. Pure. */
import { fold, squeeze } from './fold.ts'
import { type Marker, markerOf } from './markers.ts'
import { type Passage, type PlacedLine, passageOf, slicePassage } from './passage.ts'

/** A heading with everything under it; the first line holds the words after the marker. */
export interface Section {
  readonly marker: Marker | undefined
  readonly rank: number
  readonly lines: PlacedLine[]
  readonly children: Section[]
}

/** Headings without a number that plans use for their chapters. */
const CHAPTER_NAME =
  /^(?:指导思想|总体要求|总体目标|总体思路|基本原则|创建原则|创建要求|工作目标|创建目标|主要目标|目标任务|主要任务|重点任务|工作任务|创建任务|任务分工|重点工作|工作内容|创建内容|主要任务和创建内容|主要措施|工作措施|重点举措|主要举措|工作举措|实施步骤|工作步骤|创建步骤|方法步骤|进度安排|时间安排|工作安排|工作进度|实施阶段|阶段安排|保障措施|组织保障|工作保障|工作要求|有关要求|组织领导|组织实施|监督考核)$/u

/** Builds the tree. The root has no marker and holds what stands before the first heading. */
export function buildOutline(lines: readonly PlacedLine[]): Section {
  const root: Section = { marker: undefined, rank: 0, lines: [], children: [] }
  const stack: Section[] = [root]
  const base = Math.min(...lines.filter((l) => isBareHeading(l)).map((l) => l.heading ?? 99), 99)
  const unmarked = headsWithoutNumbers(lines)
  const twoPart = new Set(lines.map((line) => /^\s*(\d{1,2})\.1\D/u.exec(fold(line.text))?.[1]))
  for (const line of lines) {
    const marker = markerOf(line.text)
    const top = stack[stack.length - 1] ?? root
    if (marker && (continues(stack, marker, line) || (isWeak(marker) && twoPart.has(marker.printed)))) {
      const text = line.text.slice(marker.length)
      open(stack, { marker, rank: marker.rank, lines: [{ ...line, text }], children: [] })
      continue
    }
    const rank = bareRank(line, base, stack) ?? (unmarked.has(line) ? 3 : undefined)
    if (rank === undefined) top.lines.push(line)
    else
      open(stack, {
        marker: undefined,
        rank,
        lines: [{ ...line, text: line.text.replace(BULLET, '') }],
        children: [],
      })
  }
  return root
}

/** 任务内容：, before the words of a task whose units stand in lines of their own. */
export const CONTENT_LABEL = /^\p{Script=Han}{0,4}(?:内容|举措|措施|描述|要点)\s*[:：]/u

/** ●发展篇: a heading that has a bullet for a number. */
const BULLET = /^\s*[●■◆▲◎]\s*/u

/** 责任单位: one named at the end of a section (以上工作由…牵头) holds for every item above it. */
export function shareClauses(section: Section): void {
  const last = section.children[section.children.length - 1]
  const clause = last?.lines.find((line) => /^\s*\(以上[^()]{0,10}由[^()]+\)。?\s*$/u.test(fold(line.text)))
  if (clause) for (const child of section.children) if (child !== last) child.lines.push(clause)
  for (const child of section.children) shareClauses(child)
}

/** A text without a single number before its chapters: short lines without a stop, over paragraphs, are the headings. */
function headsWithoutNumbers(lines: readonly PlacedLine[]): ReadonlySet<PlacedLine> {
  const heads = new Set<PlacedLine>()
  if (lines.some((line) => (markerOf(line.text)?.rank ?? 9) <= 4 || line.heading !== undefined)) return heads
  const ends = (line: PlacedLine | undefined) => line !== undefined && /[。；;：:）)]\s*$/u.test(line.text)
  for (const [i, line] of lines.entries()) {
    const text = squeeze(line.text)
    const alone = text.length >= 3 && text.length <= 20 && !/[。；;：:，,、]/u.test(text)
    if (!alone || /\d$|年|号|[）)]$/u.test(text) || markerOf(line.text) || line.text.includes('\t')) continue
    const next = lines[i + 1]
    if (
      ends(lines[i - 1]) &&
      next &&
      squeeze(next.text).length > text.length &&
      /[。：:；;]/u.test(next.text)
    )
      heads.add(line)
  }
  const named = lines.some((line) => CHAPTER_NAME.test(fold(squeeze(line.text))))
  return heads.size >= (named ? 2 : 3) ? heads : new Set()
}

function isBareHeading(line: PlacedLine): boolean {
  return line.heading !== undefined && squeeze(line.text).length <= 40 && markerOf(line.text) === undefined
}

/** The rank of a heading without number: by the file's own levels, by its usual name, or by bold type. */
function bareRank(line: PlacedLine, base: number, stack: readonly Section[]): number | undefined {
  const text = squeeze(line.text)
  if (text === '' || text.length > 40) return undefined
  if (CHAPTER_NAME.test(fold(text).replace(/[:。]$/u, ''))) return 3
  if (/[。；;，,]$/u.test(text)) return undefined
  const inChapter = stack.some((section) => section.rank >= 2.5 && section.rank < 4)
  if (BULLET.test(text) && inChapter && text.length <= 30 && !/[：:]/u.test(text)) return 3.7
  if (isBareHeading(line)) {
    // A level that numbered headings hold already in this chapter would tear them apart; the title's level is above all.
    const level = (line.heading ?? base) - base
    return level === 0 && /(?:方案|计划|通知)$/u.test(text) ? 0.5 : 3 + level - 0.5
  }
  if (line.strong && inChapter && text.length >= 4 && !/[:：]$/u.test(text)) return 5.5
  return undefined
}

function open(stack: Section[], section: Section): void {
  while (stack.length > 1 && (stack[stack.length - 1]?.rank ?? 0) >= section.rank) stack.pop()
  stack[stack.length - 1]?.children.push(section)
  stack.push(section)
}

/** 1 促进发展: a number with nothing but a blank behind it is a heading only where 1.1 follows. */
function isWeak(marker: Marker): boolean {
  return marker.rank === 5 && /^[1-9]\d?$/u.test(marker.printed)
}

/** A number at the start of a line is a heading when it follows its elder brother, or begins a list. */
function continues(stack: readonly Section[], marker: Marker, line: PlacedLine): boolean {
  const rest = line.text.slice(marker.length).trim()
  if (rest === '' && marker.rank >= 5) return false
  const weak = isWeak(marker)
  const parent = stack.findLast((section) => section.rank < marker.rank)
  const brothers = parent?.children.filter((section) => section.rank === marker.rank && section.marker) ?? []
  const last = brothers[brothers.length - 1]?.marker?.number
  if (last !== undefined) {
    if (marker.number === last + 1) return true
    if (weak) return false
    return marker.number === 1
      ? marker.rank <= 4 || /[。：:]/u.test(line.text)
      : marker.number > last && marker.number <= last + 4
  }
  if (weak) return false
  if (marker.rank <= 4) return true
  // Numbers may run on over sections (8. under （二）); anything else in the middle of a list is torn text.
  const before = previousNumber(stack[0], marker.rank)
  return (
    marker.number === 1 ||
    marker.number === before + 1 ||
    (before > 0 && marker.number <= before + 4 && marker.number > before)
  )
}

function previousNumber(section: Section | undefined, rank: number): number {
  if (!section) return 0
  for (const child of section.children.toReversed()) {
    const inside = previousNumber(child, rank)
    if (inside > 0) return inside
    if (child.rank === rank && child.marker) return child.marker.number
  }
  return 0
}

/** All lines of a section in reading order, with the numbers of the headings inside. */
export function linesOf(section: Section): PlacedLine[] {
  return [
    ...section.lines,
    ...section.children.flatMap((child) => {
      const [first, ...rest] = linesOf(child)
      if (!first) return rest
      return [{ ...first, text: `${child.marker?.printed ?? ''}${first.text}` }, ...rest]
    }),
  ]
}

/** Every section of the tree under this one, in reading order, with its parents from the top down. */
export function* walkSections(
  section: Section,
  parents: readonly Section[] = [],
): Generator<{ section: Section; parents: readonly Section[] }> {
  for (const child of section.children) {
    yield { section: child, parents }
    yield* walkSections(child, [...parents, child])
  }
}

const TITLE_MAX = 45

/** The heading's words and the text after them. */
export function titleAndBody(lines: readonly PlacedLine[]): { title: string; head: Passage; body: Passage } {
  const whole = passageOf(lines)
  const cut = titleLength(lines, whole)
  const raw = whole.text.slice(0, cut)
  let from = cut
  while (from < whole.text.length && '。.：:；;'.includes(whole.text[from] ?? ' ')) from += 1
  const head = slicePassage(whole, 0, cut)
  return {
    title: raw.replace(/[。.：:；;，,]+$/u, ''),
    head,
    body: slicePassage(whole, from, whole.text.length),
  }
}

function titleLength(lines: readonly PlacedLine[], whole: Passage): number {
  const first = lines[0]
  if (!first) return 0
  const line = squeeze(first.text)
  const rest = lines.slice(1).filter((l) => squeeze(l.text) !== '')
  const chapter = /^\s*(\S+)\s+\S/u.exec(first.text)?.[1] ?? ''
  if (CHAPTER_NAME.test(fold(chapter))) return chapter.length
  if (rest.length === 0 && line.length <= TITLE_MAX && !/。./u.test(line)) return line.length
  const folded = fold(whole.text)
  const clause = folded.search(/\((?:牵头|责任|主办|主责|负责|分管)(?:单位|部门|领导|人)/u)
  if (clause > 0 && clause <= TITLE_MAX && !folded.slice(0, clause).includes('。')) return clause
  if (isHeadingLine(first, line, rest)) return line.length
  const stop = outsideBrackets(folded, (c) => c === '。' || c === ';')
  const early = stop >= 0 && stop <= TITLE_MAX ? stop : -1
  const blank = blankCut(first, folded, early)
  if (blank > 0) return blank
  const colon = outsideBrackets(folded.slice(0, 30), (c) => c === ':')
  if (colon > 1 && (early < 0 || colon < early) && !/[,。]/u.test(folded.slice(0, colon))) return colon
  if (early >= 0) return early
  const comma = outsideBrackets(folded, (c) => c === ',')
  return comma > 3 && comma <= TITLE_MAX ? comma : Math.min(whole.text.length, TITLE_MAX)
}

/** The first line stands alone as a heading: marked so by the file, or short before longer lines. */
function isHeadingLine(first: PlacedLine, line: string, rest: readonly PlacedLine[]): boolean {
  if (line.length > TITLE_MAX || /[。；;，,、]/u.test(line.slice(-1)) || /。./u.test(line)) return false
  const next = rest[0]
  if (!next) return false
  if (first.heading !== undefined || first.strong || next.afterBlank) return true
  const width = Math.max(...rest.map((l) => squeeze(l.text).length))
  if (/^[〔（(［[【]?(?:牵头|责任|主办|主责|配合|负责)(?:单位|部门)/u.test(squeeze(next.text))) return true
  return line.length + 6 < width || (line.length <= 20 && !/[，,]/u.test(line) && rest.length === 1)
}

/** "加大扶持力度 出台政策，完善…": only a blank parts the heading from its text. */
function blankCut(first: PlacedLine, folded: string, early: number): number {
  const match = /^\s*([^\s，,。；;：:]{5,25})\s+(?=\S)/u.exec(first.text)
  const head = squeeze(match?.[1] ?? '').length
  if (head === 0 || (early >= 0 && early <= head)) return 0
  const sentence = early >= 0 ? folded.slice(0, early) : folded
  return sentence.includes(',') && /^[^)）]*$/u.test(folded.slice(0, head)) ? head : 0
}

function outsideBrackets(folded: string, test: (c: string) => boolean): number {
  let depth = 0
  for (let i = 0; i < folded.length; i += 1) {
    const c = folded[i] ?? ''
    if (c === '(' || c === '《' || c === '“') depth += 1
    else if (c === ')' || c === '》' || c === '”') depth = Math.max(0, depth - 1)
    else if (depth === 0 && test(c)) return i
  }
  return -1
}
