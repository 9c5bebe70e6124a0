/** 责任条款: finds where a paragraph names its units, in brackets or on a line of its own. Pure. */
import { fold, withoutStop } from './fold.ts'
import type { Passage } from './passage.ts'
import { slicePassage } from './passage.ts'
import type { UnitMention, UnitRole } from './plan.ts'
import { openLabels, type UnitLabel } from './unit-labels.ts'
import { ALONGSIDE, readUnits } from './unit-list.ts'
import { isUnitName, onlyUnits } from './unit-name.ts'

export interface UnitClause {
  readonly from: number
  readonly to: number
  readonly units: readonly UnitMention[]
  readonly note: string
  readonly deadline: string
  /** 1 with a label; less when only the words 牵头 or 负责, or the names alone, mark the clause. */
  readonly confidence: number
}

/** 贵任 is what scanners make of 责任. */
const LABEL_SOURCE =
  '(?:总?牵头|主办|主责|第一责任|主要责任|责任|贵任|负责|承办|实施|落实|完成|配合|协办|协助|协同|参与|支持|业务指导|指导|督导)(?:责任|负责)?(?:单位|部门|主体|机构)'
const LABEL_START = new RegExp(`^${LABEL_SOURCE}`, 'u')
const ONLY_LABEL = new RegExp(`^${LABEL_SOURCE}:?$`, 'u')
/** 牵头：县商务局 on a line of its own. */
const SHORT_LABEL = /(?:牵头|责任|配合|落实|主办|协办|指导):/gu
const SHORT_START = /^(?:牵头|责任|配合|主办):/u
const PERSON_LABEL = '(?:责任|牵头|分管|包保|联系|挂点|督导|市级|县级|区级)(?:领导|人)'
/** (责任领导:某某;牵头单位:县商务局). */
const PERSON_FIRST = new RegExp(`^${PERSON_LABEL}:[^()]{1,60}?${LABEL_SOURCE}:`, 'u')
const LINE_LABEL = new RegExp(`(?:${LABEL_SOURCE}(?:\\([^()]{1,8}\\))?|${PERSON_LABEL}):`, 'gu')
/** 责任单位 县商务局: a blank for the colon. */
const BLANK_LABEL = new RegExp(LABEL_SOURCE, 'gu')
/** 〈责任单位：…〉: a page that has no other brackets, or a scan. */
const ANGLED = new RegExp(`《(${LABEL_SOURCE}:[^《》]*)》`, 'gu')
const DEADLINE =
  /(?:完成|办结|整改|落实|推进)?(?:时限|时间|期限)(?:要求|进度|节点|安排)?:([^;。,)]{2,30})[;。,]?/u

/** 区商务局牵头，区财政局配合，2024年8月底前完成: the day without a label, at the end. */
const TIME_TAIL =
  /[,;](?:(?:力争|确保|于|在)?(?:20\d{2}年)?(?:\d{1,2}月(?:\d{1,2}日)?|[上下]半年)?(?:年?底|末)?(?:之?前(?:完成|办结)?|完成|办结)|(?:长期|持续|全年|常年)(?:坚持|推进|实施|开展|落实)?|年内完成)[。;]?$/u

/** No task has more units. */
const JOINED_MAX = 300

/** The unit clauses of a passage, in order; their spans do not overlap. */
export function findUnitClauses(passage: Passage): UnitClause[] {
  const folded = fold(passage.text).replace(ANGLED, '($1)')
  const open = openLabels(passage)
  const clauses = bracketClauses(passage, folded, open)
  clauses.push(...proseClauses(passage, folded, clauses))
  const free = (index: number) => !clauses.some((clause) => clause.from <= index && index < clause.to)
  const opensLine = (index: number) =>
    index === 0 || passage.gaps.has(index) || /[。;]/u.test(folded[index - 1] ?? '')
  const labels = [
    ...[...folded.matchAll(LINE_LABEL)].filter((match) => opensClause(folded, match.index)),
    ...[...folded.matchAll(SHORT_LABEL)].filter((match) => opensLine(match.index)),
    ...[...folded.matchAll(BLANK_LABEL)].filter(
      (match) => opensLine(match.index) && passage.gaps.has(match.index + match[0].length),
    ),
    ...open
      .filter((label) => opensLine(label.from) && !folded.startsWith('成员', label.from))
      .map((label) => ({ index: label.from })),
  ]
    .filter((match) => free(match.index))
    .sort((a, b) => a.index - b.index)
  const starts = clauses.map((clause) => clause.from).sort((a, b) => a - b)
  const gaps = [...passage.gaps].sort((a, b) => a - b)
  for (let i = 0; i < labels.length; i += 1) {
    const from = labels[i]?.index ?? 0
    let to = Math.min(labels[i + 1]?.index ?? passage.text.length, from + CLAUSE_MAX)
    to = Math.min(to, starts[firstAbove(starts, from)] ?? to)
    const stop = folded.indexOf('。', from)
    if (stop >= 0 && stop + 1 < to) to = stop + 1
    to = lineEnd(gaps, folded, from, to)
    clauses.push(clauseOf(passage, from, to, from, to, 0.95))
  }
  const merged: UnitClause[] = []
  const named = new RegExp(`^${PERSON_LABEL}:`, 'u')
  const said = (entry: UnitClause) => entry.units.length > 0 || named.test(folded.slice(entry.from))
  for (const clause of clauses.filter(said).sort((a, b) => a.from - b.from)) {
    const last = merged[merged.length - 1]
    const room = (last?.units.length ?? 0) < JOINED_MAX
    const adjacent = last !== undefined && room && /^[。;,.]*$/u.test(folded.slice(last.to, clause.from))
    if (last && adjacent) merged[merged.length - 1] = joined(last, clause)
    else merged.push(clause)
  }
  const found = merged.filter((clause) => clause.units.length > 0)
  if (found.length > 0) return found
  const leading = leadingClauses(passage, folded)
  return leading.length > 0 ? leading : bareClause(passage, folded)
}

/** 县商务局；县财政局、县税务局, where the plan says that those before the semicolon lead. */
export function ledBeforeSemicolon(passage: Passage, clause: UnitClause): UnitClause {
  const inner = slicePassage(passage, clause.from, clause.to)
  const at = fold(inner.text).indexOf(';')
  if (at < 0 || clause.units.some((unit) => unit.role === 'lead')) return clause
  const leads = readUnits(slicePassage(inner, inner.text.search(/^[（(〔【[]/u) + 1, at)).units.length
  const units = clause.units.map((unit, i) => (i < leads ? { ...unit, role: 'lead' as const } : unit))
  return { ...clause, units }
}

/** The last sentence or line is nothing but names of units. */
function bareClause(passage: Passage, folded: string): UnitClause[] {
  const end = folded.replace(/[。;]+$/u, '').length
  const from = folded.lastIndexOf('。', end - 1) + 1
  const last = slicePassage(passage, from, end)
  if (from === 0 || last.text.length > 300) return []
  let text = ''
  for (let i = 0; i < last.text.length; i += 1)
    text += last.gaps.has(i) && /[局委办院社部府司厅]$/u.test(text) ? ` ${last.text[i]}` : last.text[i]
  return onlyUnits(text) ? [clauseOf(passage, from, passage.text.length, from, end, 0.6)] : []
}

/** The place of the first of ordered numbers above this one, by halving. */
function firstAbove(ordered: readonly number[], value: number): number {
  let [low, high] = [0, ordered.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((ordered[middle] ?? 0) <= value) low = middle + 1
    else high = middle
  }
  return low
}

/** A line that ends with a whole name, under it words that name none: the clause is at its end without a stop. */
function lineEnd(gaps: readonly number[], folded: string, from: number, to: number): number {
  for (let i = firstAbove(gaps, from); (gaps[i] ?? to) < to; i += 1) {
    const gap = gaps[i] ?? to
    const left =
      folded
        .slice(from, gap)
        .split(/[、,;:]/u)
        .pop() ?? ''
    const right = folded.slice(gap, to).split(/[、,;。]/u)[0] ?? ''
    const words = right.length >= 8 && !isUnitName(right) && !/^(?:按|等|牵头|负责|配合|参与)/u.test(right)
    // 任务内容：, a label of other words on its own line.
    const labelled = /^\p{Script=Han}{0,4}(?:内容|举措|措施|目标|要求|标准|成效|成果):/u.test(
      folded.slice(gap, gap + 10),
    )
    if (
      ((words && !right.includes(':')) || labelled) &&
      /[局委办院社部会府心队科处股厅]$/u.test(left) &&
      isUnitName(left)
    )
      return gap
  }
  return to
}

const PROSE_DUE =
  '(?:力争|确保)?(?:20\\d{2}年)?(?:\\d{1,2}月(?:\\d{1,2}日)?(?:底|末)?(?:之?前)?完成|年?[底末]之?前完成|年内完成|长期(?:坚持|推进)|持续推进|全年推进)'
/** 重点做好以下工作：, before the list that the units answer for. */
const AHEAD = '(?:重点|主要|着力|共同)*(?:做好|抓好|完成|推进|开展|落实)(?:以下|下列|如下)[^。;:]{0,8}:'
const PROSE = new RegExp(
  `(?:以上(?:工作|任务)?)?(由?)([^。;:]{2,120}?(?:牵头|负责|承办|组织实施)[^。;:]{0,120}?)(?:[,;](${PROSE_DUE}))?(?:[。;]|[,]${AHEAD})`,
  'uy',
)
const PROSE_PART =
  /(?:等|按|各自|分别|共同|牵头|负责|配合|参与|落实|协助|承办|组织实施|具体|推进|抓好|承担).*$/u
/** 县市场监管局负责。 without 由 names units only where nothing that they do is said. */
const BARE_PART =
  /^(?:会同)?(?:[县区省州旗盟]|市(?!场)|各)[^牵负配参协]*?(?:等[^牵负配参协]{0,6})?(?:按照?[^牵负]{0,8}(?:职责|分工))?(?:分工)?(?:分别|共同|具体|联合)?(?:(?:牵头|负责|配合|参与|协助)(?:负责|落实|实施|推进|抓好落实)?)?$/u

/** Behind every stop; and 由 at the start of a line, under a heading without a stop. */
function sentenceStarts(passage: Passage, folded: string): number[] {
  const stops = [...folded.matchAll(/[。;!]/gu)].map((match) => match.index + 1)
  const lines = [...passage.gaps].filter((at) => folded[at] === '由')
  return [...new Set([0, ...stops, ...lines])].sort((a, b) => a - b)
}

/** 由县商务局牵头，县财政局配合，9月底前完成。 A sentence that does nothing but name units. */
function proseClauses(passage: Passage, folded: string, taken: readonly UnitClause[]): UnitClause[] {
  return sentenceStarts(passage, folded).flatMap((start) => {
    PROSE.lastIndex = start
    const match = PROSE.exec(folded)
    if (!match) return []
    const words = match[2] ?? ''
    const from = match.index
    const to = from + match[0].length
    if (taken.some((clause) => clause.from < to && from < clause.to)) return []
    const parts = words.split(/[、,]|(?<=[局委办部院科室会所队心府关社站处股厅])[和与及]/u)
    if (match[1] === '' && !parts.every((part) => BARE_PART.test(part))) return []
    const names = parts.map((part) => part.replace(ALONGSIDE, '').replace(PROSE_PART, ''))
    if (!names.every((name) => isUnitName(name))) return []
    const at = folded.indexOf(words, from)
    const clause = clauseOf(passage, from, to, at, at + words.length, 0.8)
    const due = match[3] === undefined ? '' : passage.text.slice(to - 1 - match[3].length, to - 1)
    return [{ ...clause, deadline: due.replace(/完成$/u, '') }]
  })
}

/** 由县商务局牵头，县财政局配合，制定……: names in front of the work that they do. */
const LEADING =
  /由?[^。;:,]{2,80}?(?:牵头|负责)(?:,(?:会同)?[^。;:,]{2,80}?(?:配合|参与|协助))?,(?!会同|联合|协同|[^。;:,]{2,80}(?:配合|参与|协助)[,。;])(?=[^。;]{4})/uy

function leadingClauses(passage: Passage, folded: string): UnitClause[] {
  return sentenceStarts(passage, folded).flatMap((from) => {
    LEADING.lastIndex = from
    const words = LEADING.exec(folded)?.[0]
    if (words === undefined) return []
    const names = words
      .slice(0, -1)
      .replace(/^由/u, '')
      .split(/[、,]|(?<=[局委办部院会社站])[和与及]/u)
      .map((part) =>
        part.replace(ALONGSIDE, '').replace(/(?:共同|联合|积极|密切|等)?(?:牵头|负责|配合|参与|协助)$/u, ''),
      )
    if (!names.every((name) => isUnitName(name) || /^各.{1,12}$/u.test(name))) return []
    const to = from + words.length
    return [clauseOf(passage, from, to, from, to - 1, 0.75)]
  })
}

const DOES =
  '(?:牵头|负责|配合|参与|协助|开展|做好|推进|推动|实施|建立|组织|加强|制定|完成|落实|抓好|提供|指导|督促)'
const SAID: readonly (readonly [RegExp, UnitRole])[] = [
  [/^(?:由)?([^由][^,;。:]*?)(?:共同|联合)?牵头/u, 'lead'],
  [/^(?:由)?([^由][^,;。:]*?)(?:具体|分别|共同)?负责/u, 'responsible'],
  [/^(?:由)?([^由][^,;。:]*?)(?:积极|密切|协同)?(?:配合|参与|协助)/u, 'cooperating'],
  [new RegExp(`^(?:并)?(?:会同|联合|协同|配合)([^,;。:]*?)${DOES}`, 'u'), 'cooperating'],
]

/** 责任分工: units that sentences name beside their work (县商务局牵头推进…); the text stays whole. */
export function mentionedUnits(passage: Passage): UnitMention[] {
  const folded = fold(passage.text)
  let from = 0
  return folded.split(/(?<=[,;。])/u).flatMap((part) => {
    const start = from
    from += part.length
    for (const [pattern, role] of SAID) {
      const names = pattern.exec(part)?.[1]
      if (!names?.split(/[、和与]/u).every((name) => isUnitName(name))) continue
      const at = start + part.indexOf(names)
      return readUnits(slicePassage(passage, at, at + names.length), role).units
    }
    return []
  })
}

/** 牵头单位：… and 责任单位：… one after the other are one clause. */
function joined(a: UnitClause, b: UnitClause): UnitClause {
  return {
    from: a.from,
    to: b.to,
    units: [...a.units, ...b.units],
    note: [a.note, b.note].filter((note) => note !== '').join('。'),
    deadline: a.deadline || b.deadline,
    confidence: Math.min(a.confidence, b.confidence),
  }
}

/** A label stands at the start or after a stop; inside a sentence the same words are prose. */
function opensClause(folded: string, index: number): boolean {
  return (
    index === 0 ||
    /[。;,)!]/u.test(folded[index - 1] ?? '') ||
    /单位$|部门$/u.test(folded.slice(0, index)) ||
    folded.slice(index).search(':') < 8
  )
}

function bracketClauses(passage: Passage, folded: string, open: readonly UnitLabel[]): UnitClause[] {
  const clauses: UnitClause[] = []
  const named = open.filter((label) => label.role !== undefined).map((label) => label.from)
  for (let at = folded.indexOf('('); at >= 0; at = folded.indexOf('(', at + 1)) {
    if ((clauses[clauses.length - 1]?.to ?? 0) > at) continue
    const inside = folded.slice(at + 1, at + 40)
    const close = closing(folded, at)
    const labelled =
      (close !== undefined && named.some((from) => at < from && from < close)) ||
      LABEL_START.test(inside) ||
      SHORT_START.test(inside) ||
      PERSON_FIRST.test(folded.slice(at + 1, at + 120))
    // 【责任单位】县甲局、县乙局: only the label stands in the brackets, the names run to the stop.
    if (close !== undefined && ONLY_LABEL.test(folded.slice(at + 1, close - 1))) {
      const end = namesEnd(folded, close)
      clauses.push(clauseOf(passage, at, end, at + 1, end, 0.9))
      continue
    }
    const to = close ?? (labelled ? endOfUnclosed(folded, at) : undefined)
    if (to === undefined) continue
    const content = folded.slice(at + 1, close === undefined ? to : close - 1)
    const confidence = labelled
      ? close === undefined
        ? 0.8
        : 1
      : wordedConfidence(content, folded.slice(to), folded[at - 1] === '。')
    if (confidence === 0) continue
    const clause = clauseOf(passage, at, to, at + 1, close === undefined ? to : close - 1, confidence)
    if (clause.units.length > 0) clauses.push(clause)
  }
  return clauses
}

/** (市商务局牵头，市财政局等按职责分工负责), or nothing but names at the end of the paragraph. */
function wordedConfidence(content: string, after: string, apart: boolean): number {
  if (content.length < 3 || content.length > 600) return 0
  if (
    /(?:牵头|配合|(?:职责|分工|分别|共同)负责)/u.test(content) &&
    /(?:局|委|办|部|院|社|行|政府|单位|部门|中心|会)/u.test(content)
  ) {
    const first = content.split(/[、,;]|牵头|负责|按/u)[0] ?? ''
    return isUnitName(first) || /^(?:以上.{0,8})?由/u.test(first) ? 0.95 : 0
  }
  const untimed = content.replace(TIME_TAIL, '')
  if (
    /^(?:由)?[^。,;]{2,30}负责(?:落实|实施)?$/u.test(untimed) &&
    isUnitName(untimed.replace(/^由|负责.*$/gu, ''))
  )
    return 0.9
  if (!/^[。;]?(?:\((?:注:|[^()]{0,12}(?:第一|首位|分号前)).*)?$/u.test(after)) return 0
  const names = content
    .replace(/\([^()]*\)/gu, '')
    .replace(TIME_TAIL, '')
    .split(/[、,;]/u)
  if (onlyUnits(content, apart)) return 0.7
  const prefixed = /^(?:[县区省州]|市(?!场))/u.test(names[0] ?? '')
  return prefixed && names.every((name) => name.length >= 2 && isUnitName(name) && !/^[县市区]$/u.test(name))
    ? 0.7
    : 0
}

/** No list of units is longer; without the bound a text of open brackets would take for ever. */
const CLAUSE_MAX = 2000

/** The offset after the bracket that closes this one; all kinds of brackets count as one, scans mix them. */
function closing(folded: string, open: number): number | undefined {
  let depth = 0
  for (let i = open; i < Math.min(folded.length, open + CLAUSE_MAX); i += 1) {
    if (folded[i] === '(') depth += 1
    else if (folded[i] === ')') {
      depth -= 1
      if (depth === 0) return i + 1
    }
  }
  return undefined
}

function namesEnd(folded: string, from: number): number {
  const rest = folded.slice(from)
  const stop = rest.search(/。/u)
  const next = rest.search(new RegExp(`\\(${LABEL_SOURCE}:?\\)`, 'u'))
  const ends = [stop < 0 ? rest.length : stop + 1, next < 0 ? rest.length : next]
  return from + Math.min(...ends, CLAUSE_MAX)
}

/** A bracket that the scan lost at the end: the clause runs to the stop or to the end. */
function endOfUnclosed(folded: string, open: number): number {
  const stop = folded.indexOf('。', open)
  return Math.min(stop < 0 ? folded.length : stop + 1, open + CLAUSE_MAX)
}

function clauseOf(
  passage: Passage,
  from: number,
  to: number,
  inFrom: number,
  inTo: number,
  confidence: number,
): UnitClause {
  let inner = slicePassage(passage, inFrom, inTo)
  let deadline = ''
  const time = DEADLINE.exec(fold(inner.text))
  if (time) {
    const start = time.index + time[0].indexOf(':') + 1
    deadline = inner.text.slice(start, start + (time[1]?.length ?? 0))
    const rest = inner.text.slice(0, time.index) + inner.text.slice(time.index + time[0].length)
    const end = time.index + time[0].length
    const gaps = [...inner.gaps].flatMap((at) =>
      at <= time.index ? [at] : at >= end ? [at - time[0].length] : [],
    )
    inner = { ...inner, text: rest, gaps: new Set(gaps) }
  }
  const when = TIME_TAIL.exec(fold(inner.text))
  if (when && deadline === '') {
    deadline = withoutStop(inner.text.slice(when.index)).replace(/(?:完成|办结)$/u, '')
    inner = slicePassage(inner, 0, when.index)
  }
  const { units, note } = readUnits(inner)
  return { from, to, units: units.filter((unit) => isPlausible(unit.printed)), note, deadline, confidence }
}

/** A unit is a short name: prose that slipped into a list is left out. */
function isPlausible(printed: string): boolean {
  return printed.length >= 2 && printed.length <= 45 && !/[。！？]/u.test(printed)
}
