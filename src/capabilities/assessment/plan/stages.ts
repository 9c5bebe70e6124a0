/** 实施步骤: the stages of a plan with their months. Pure. */
import { findMonthSpans, type MonthSpan } from './dates.ts'
import { fold, squeeze, withoutStop } from './fold.ts'
import { linesOf, type Section, titleAndBody } from './outline.ts'
import { type Passage, type PlacedLine, passageOf, positionAt } from './passage.ts'
import type { PlanStage } from './plan.ts'
import { findUnitClauses } from './unit-clauses.ts'

const STAGE_CHAPTER =
  /步骤|进度|阶段|时间(?:安排|节点|表)|(?:工作|年度)安排|推进计划|时序|实施计划|时间进度|日程|创建周期/u

/** The stages of all chapters. `issuedOn` gives the year or month where the print leaves it out. */
export function readStages(root: Section, issuedOn: string): PlanStage[] {
  const stages: PlanStage[] = []
  // 次年 is the one after the year of the plan, whatever stages stand before.
  const yearOf = (text: string) =>
    /次年|翌年|明年/u.test(fold(text).slice(0, 40))
      ? Number((stages[0]?.from || issuedOn).slice(0, 4)) || undefined
      : yearNow()
  const yearNow = () => Number((stages[stages.length - 1]?.to || issuedOn).slice(0, 4)) || undefined
  const visit = (section: Section, inChapter: boolean) => {
    for (const child of section.children) {
      const title = fold(titleAndBody(child.lines).title)
      // A chapter such as 实施步骤 holds stages; one of its stages has its months in its own heading.
      const chapter =
        !inChapter &&
        child.rank >= 1 &&
        findMonthSpans(title, 2000).length === 0 &&
        (STAGE_CHAPTER.test(title) || isTimetable(child, yearNow()))
      const stage = chapter || holdsStages(child) ? undefined : stageUnder(child, inChapter)
      if (stage) stages.push(stage)
      else {
        visit(child, inChapter || chapter)
        if (chapter && child.children.length === 0) stages.push(...paragraphStages(child, yearNow, issuedOn))
      }
    }
  }
  const stageUnder = (child: Section, inChapter: boolean) =>
    stageOf(
      passageOf(linesOf(child)),
      inChapter,
      yearOf(child.lines[0]?.text ?? ''),
      issuedOn.slice(0, 7),
      child.marker?.printed,
    )
  visit(root, false)
  return withBeginnings(stages)
}

/** No plan has more stages. */
const SAMPLE = 30

/** Items (or lines) that each open with months, one after the other, are stages whatever stands above them. */
function isTimetable(section: Section, year: number | undefined): boolean {
  const children = section.children.slice(0, SAMPLE)
  const items = children.map((child) => linesOf(child))
  const heads = (items.length > 0 ? items : section.lines.slice(1, SAMPLE).map((line) => [line])).map(
    (lines) => fold(passageOf(lines).text).slice(0, HEAD_MAX),
  )
  if (heads.length < 2 || children.some((child) => findUnitClauses(passageOf(linesOf(child))).length > 0))
    return false
  const spans = heads.map((head) => findMonthSpans(head, year ?? 2000).find((span) => opensWith(head, span)))
  const dated = spans.filter((span) => span !== undefined)
  const ordered = dated.every((span, i) => i === 0 || (dated[i - 1]?.to ?? '') <= span.to)
  return ordered && dated.length >= 2 && dated.length * 4 >= heads.length * 3
}

/** （一）启动（2024年3月—4月）, 2024年3月：印发方案: only a few words stand before the months, and a sign behind them. */
function opensWith(head: string, span: MonthSpan): boolean {
  const before = head.slice(0, span.index)
  const after = head.slice(span.index + span.length)
  return (
    /^[^,;]{0,16}$/u.test(before) &&
    (span.index === 0 || /[(。:]$/u.test(before) || /^$/u.test(after)) &&
    /^[底末]?前?(?:完成)?(?:[):,。]|$)/u.test(after)
  )
}

function holdsStages(section: Section): boolean {
  // 推进阶段（2023年11月至2025年7月） with its own parts below it is one stage.
  const own = fold(titleAndBody(section.lines.slice(0, 1)).title)
  const isStage = /阶段/u.test(own) && findMonthSpans(fold(section.lines[0]?.text ?? ''), 2000).length === 1
  return section.children.some((inner) => {
    if (isStage && !/阶段/u.test(fold(titleAndBody(inner.lines).title))) return false
    const stage = stageOf(passageOf(linesOf(inner)), true, 2000, '', undefined)
    return stage !== undefined && stage.to !== ''
  })
}

/** Paragraphs without numbers, each with its own heading and months. */
function paragraphStages(section: Section, year: () => number | undefined, issuedOn: string): PlanStage[] {
  const groups: PlacedLine[][] = []
  for (const line of section.lines.slice(1).flatMap((entry) => sentencesOf(entry, year()))) {
    const head = squeeze(fold(line.text)).slice(0, 45)
    const starts =
      (findMonthSpans(head, year()).length > 0 && /阶段|期间|[:(,]/u.test(head)) ||
      wholeYear(head) !== undefined
    if (starts || groups.length === 0) groups.push([line])
    else groups[groups.length - 1]?.push(line)
  }
  return groups
    .map((group) => stageOf(passageOf(group), true, year(), issuedOn.slice(0, 7), undefined))
    .filter((stage) => stage !== undefined)
}

/** 3月至4月，为动员部署阶段；5月至8月，为攻坚阶段。 Several stages in one paragraph. */
function sentencesOf(line: PlacedLine, year: number | undefined): PlacedLine[] {
  const parts = line.text.split(/(?<=[；;。])/u)
  const staged = parts.filter((part) => {
    const [span] = findMonthSpans(part, year)
    return span !== undefined && (span.index === 0 || (span.index < 12 && /阶段/u.test(part)))
  })
  return staged.length >= 2 && staged.length >= parts.length - 1
    ? parts.map((text) => ({ ...line, text }))
    : [line]
}

const HEAD_MAX = 45

/** ——2024年，夯基垒台。: in a chapter of stages a year may be one. */
function wholeYear(head: string): MonthSpan | undefined {
  const match = /(?<=^|^-+|^[^,:;]{2,20}[。:(])(20\d\d)年度?(?=[,:。)]|为)/u.exec(head)
  const year = match?.[1]
  if (!match || !year) return undefined
  const [from, to] = [`${year}-01`, `${year}-12`]
  return { from, to, index: match.index, length: match[0].length, open: false, impliedYear: false }
}

function stageOf(
  passage: Passage,
  inChapter: boolean,
  year: number | undefined,
  start: string,
  marker: string | undefined,
): PlanStage | undefined {
  const text = passage.text
  const folded = fold(text)
  const head = folded.slice(0, 90)
  const span =
    findMonthSpans(head, year, start).find((s) => s.index <= HEAD_MAX) ??
    (inChapter ? wholeYear(head) : undefined)
  const said = /阶段|时期|期\b/u.test(head.slice(0, span ? span.index + span.length + 20 : 30))
  if (!span) return inChapter && /阶段/u.test(head.slice(0, 25)) ? undated(passage, marker) : undefined
  if (!inChapter && !(said && headed(head, span))) return undefined
  const cut = parts(text, folded, span)
  // The words behind the months are the name; an ordinal belongs only to words before them.
  const behind = cut.behind && cut.name !== ''
  const name = stageName(cut.name, behind ? undefined : marker)
  if (name === '' || name.length > 40) return undefined
  return {
    name,
    from: span.from,
    to: span.to,
    text: withoutStop(cut.text),
    printedPeriod: text.slice(span.index, span.index + span.length),
    at: positionAt(passage, 0),
    confidence: span.open || span.impliedYear ? 0.8 : said ? 0.95 : 0.75,
  }
}

/** Outside a chapter of stages only a heading with its months counts, not a sentence that mentions some. */
function headed(head: string, span: MonthSpan): boolean {
  return (
    /阶段[:(]?$/u.test(head.slice(0, span.index).replace(/\s/gu, '')) ||
    (span.index === 0 && /^[,:)]?[^,。]{2,14}阶段/u.test(head.slice(span.length)))
  )
}

function undated(passage: Passage, marker: string | undefined): PlanStage | undefined {
  const stop = fold(passage.text).search(/[。:,(]/u)
  const name = stageName(passage.text.slice(0, stop < 0 ? 25 : stop), marker)
  const text = withoutStop(passage.text.slice(stop < 0 ? name.length : stop))
  return { name, from: '', to: '', text, printedPeriod: '', at: positionAt(passage, 0), confidence: 0.4 }
}

/** The heading's words before the months (or after them), and the text behind both. */
function parts(
  text: string,
  folded: string,
  span: MonthSpan,
): { name: string; text: string; behind?: boolean } {
  const before = folded.slice(0, span.index)
  const stop = before.search(/[。;]/u)
  if (stop > 0) {
    const next = stop + 1 === span.index && /^[,:。]/u.test(folded.slice(span.index + span.length))
    return { name: text.slice(0, stop), text: text.slice(next ? span.index + span.length : stop + 1) }
  }
  let end = span.index + span.length
  if (/[(]$/u.test(before) || before.lastIndexOf('(') > before.lastIndexOf(')')) {
    const close = folded.indexOf(')', end)
    if (close >= 0 && close - end < 15) end = close + 1
  }
  const name = text.slice(0, span.index).replace(/^[—–-]+/u, '')
  if (withoutBrackets(name) !== '') {
    const comma = /^([^,:]{3,20})[,:](?:自|从|于|时间|在)?$/u.exec(before)
    return { name: comma ? name.slice(0, comma[1]?.length) : name, text: text.slice(end) }
  }
  const rest = folded.slice(end)
  const lead = /^[):,\s.]*(?:为|是)?/u.exec(rest)?.[0].length ?? 0
  const stage =
    /^(?!为)[^。,:;]{2,20}?阶段/u.exec(rest.slice(lead))?.[0] ??
    /^[^。,:;]{2,25}/u.exec(rest.slice(lead))?.[0] ??
    ''
  return {
    name: text.slice(end + lead, end + lead + stage.length),
    text: text.slice(end + lead + stage.length),
    behind: true,
  }
}

function withoutBrackets(text: string): string {
  return text
    .replace(/[（(〔［[【](?:时间|自|从)?$/u, '')
    .replace(/[：:，,、。.（(\s]+$/gu, '')
    .replace(/(?:时间|自|从)$/u, '')
    .replace(/[：:，,（(]+$/u, '')
}

/** 第一阶段：宣传发动阶段 is named by the words behind the number; 第一阶段：动员部署 keeps it. */
function stageName(raw: string, marker: string | undefined): string {
  const name = withoutStop(withoutBrackets(raw))
  const ordinal = marker && /阶段/u.test(marker) ? withoutStop(marker) : ''
  if (ordinal !== '') return name === '' ? ordinal : /阶段$/u.test(fold(name)) ? name : `${marker}${name}`
  const own = /^第[一二三四五六七八九十\d]+阶段[:、]?(.+阶段)$/u.exec(fold(name))
  return own?.[1] ? name.slice(-own[1].length) : name
}

/** 前 and 底前 give no beginning: that stays empty, as printed. */
function withBeginnings(stages: readonly PlanStage[]): PlanStage[] {
  const seen = new Set<string>()
  return stages.filter((stage) => {
    const key = `${stage.name}|${stage.from}|${stage.to}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
