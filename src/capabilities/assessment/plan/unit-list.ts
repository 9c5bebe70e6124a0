/**
 * 单位清单: splits a list of units into single units as printed, with the part each plays. Pure.
 * "A牵头，B、C等按职责分工负责" gives A the lead and B, C the responsibility; "各成员单位" is kept as a unit of its own.
 */
import { fold } from './fold.ts'
import type { Passage } from './passage.ts'
import { slicePassage } from './passage.ts'
import type { UnitMention, UnitRole } from './plan.ts'
import { openLabels, roleOf } from './unit-labels.ts'
import { isUnitName } from './unit-name.ts'

/** 牵头单位：, 责任部门：, 配合单位： ... with the role each gives. */
const UNIT_LABEL =
  /(总?牵头(?:责任|负责)?|主办|主责|第一责任|主要责任|责任|贵任|负责|承办|实施|落实|完成|配合|协办|协助|协同|参与|支持|业务指导|指导|督导)(?:单位|部门|主体|机构|科室|股室)(?:\([^()]{1,8}\))?(?:[:;?]|\):?)?/gu

/** 责任领导：, 联系人： name persons, not units. */
const PERSON_LABEL = /(?:责任|牵头|分管|包保|联系|挂点|督导|市级|县级|区级)(?:领导|人)[:]/u
const PERSON_LABELS = new RegExp(PERSON_LABEL, 'gu')

/** The same words without 单位, which are labels only before a colon. */
const SHORT_LABEL = /(?<=^|[,;。])(牵头|主办|主责|责任|负责|落实|配合|协办|协助|参与|指导)[:]/gu

/** 排第一位的为牵头单位，下同: a rule about the list, not a unit of it. */
const ORDER_NOTE =
  /[,;。(]?(?:以上)?(?:[排列]名?)?(?:在)?(?:第一(?:位|个)?|首位|首个)的?(?:单位|部门)?(?:为|是)(?:总?牵头|主办|主责)(?:责任)?(?:单位|部门)(?:,?下同)?\)?/u

/** 分号前为牵头单位: the units before the semicolon lead. */
const SEMICOLON_NOTE = /分号(?:之)?前(?:面)?的?(?:单位|部门)?(?:为|是)(?:总?牵头|主办|主责)/u

/** Whether the plan says that the units before a semicolon lead. */
export function semicolonLeads(text: string): boolean {
  return SEMICOLON_NOTE.test(fold(text))
}

/** Whether the plan says that the first unit of each list leads. */
export function firstLeads(text: string): boolean {
  return ORDER_NOTE.test(fold(text))
}

/** Ends like a whole name, for cuts that no comma shows: 市市场 and 县 may be the torn halves of one. */
const WHOLE_UNIT =
  /(?:局|委|办|公室|员会|院|行|社|部|部门|中心|政府|单位|部门|公司|队|厅|海关|街道|镇|乡)(?:\([^()]*\))?$/u

/** 县市区 in front of a name; 市场监管局 without a second 市 has none. */
const LEVEL = /^(?:[县区省州旗盟]|市(?!场))/u

/** Names that are never completed by a neighbour's prefix. */
const STANDING = /^(?:各|全|本|驻|中国|国家|人民银行|国网|省|团|武警|中央|有关|相关|领导小组|属地)/u

const TAIL =
  /(?:等(?:[\p{Script=Han}]{0,10}(?:单位|部门))?)?(?:(?:按照|按|根据|依据|依)(?:照)?(?:各自)?(?:工作)?(?:职责|职能|任务|责任)(?:任务|职责)?(?:和)?(?:分工)?)?(?:分别|共同|具体|协同|分工)?(牵头(?:负责|落实|实施|推进|组织实施|抓总)?|配合(?:实施|落实|做好)?|参与|协助|指导|负责(?:落实|实施|推进|组织实施|指导|牵头)?|抓好落实|组织实施|落实|实施|推进)?$/u

/** 会同县公安局、县法院落实: those who take part beside the one who leads. */
export const ALONGSIDE = /^(?:会同|协同)(?=.{2})/u

interface Item {
  printed: string
  role: UnitRole | undefined
}

/** The units of a text that is known to name units. */
export function readUnits(
  passage: Passage,
  fallback: UnitRole = 'responsible',
): { units: UnitMention[]; note: string } {
  const units: UnitMention[] = []
  const notes: string[] = []
  for (const segment of labelledSegments(passage, fallback)) {
    const stop = outermost(segment.text.text, (c) => c === '。').find(
      (at) => !namesUnits(segment.text.text.slice(at + 1)),
    )
    const order = ORDER_NOTE.exec(fold(segment.text.text))?.index
    const end = Math.min(stop ?? Number.POSITIVE_INFINITY, order ?? Number.POSITIVE_INFINITY)
    const body = Number.isFinite(end) ? slicePassage(segment.text, 0, end) : segment.text
    const rest = Number.isFinite(end)
      ? segment.text.text.slice(end).replace(/^[。，；;（(]|[。；;）)]+$/gu, '')
      : ''
    if (rest !== '') notes.push(rest)
    units.push(...withPrefixes(itemsOf(body, segment.role)))
  }
  const seen = new Set<string>()
  const distinct = units.filter((unit) => {
    const key = `${unit.role} ${unit.printed}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
  return { units: distinct, note: notes.join('。') }
}

/** 县商务局.各乡镇人民政府: the stop is a scanner's comma, for nothing but units follows. */
function namesUnits(rest: string): boolean {
  if (rest.length > 300) return false
  const names = fold(rest)
    .replace(/[。;]$/u, '')
    .split(/[、,;。]/u)
  return names.every((name) => isUnitName(name) && name.length <= 20)
}

function labelledSegments(passage: Passage, fallback: UnitRole): { role: UnitRole; text: Passage }[] {
  const folded = fold(passage.text)
  const listed = [UNIT_LABEL, SHORT_LABEL, PERSON_LABELS]
    .flatMap((pattern) => [...folded.matchAll(pattern)])
    .filter((match) => match[0].endsWith(':') || match.index === 0 || passage.gaps.has(match.index))
    .map((match) => ({
      from: match.index,
      to: match.index + match[0].length,
      role: PERSON_LABEL.test(match[0]) ? undefined : roleOf(match[1] ?? ''),
    }))
  const labels = [...listed, ...openLabels(passage)]
    .sort((a, b) => a.from - b.from || b.to - a.to)
    .filter((label, index, all) => index === 0 || label.from >= (all[index - 1]?.to ?? 0))
  const segments = labels.flatMap(({ role, to }, index) =>
    role === undefined
      ? []
      : [{ role, text: slicePassage(passage, to, labels[index + 1]?.from ?? passage.text.length) }],
  )
  const before = labels[0]?.from ?? passage.text.length
  if (before > 0) segments.unshift({ role: fallback, text: slicePassage(passage, 0, before) })
  return segments.filter((segment) => segment.text.text !== '')
}

/** Offsets outside all brackets at which the folded character meets the test. */
function outermost(text: string, test: (c: string, index: number) => boolean): number[] {
  const folded = fold(text)
  const found: number[] = []
  let depth = 0
  for (let i = 0; i < folded.length; i += 1) {
    const c = folded[i] ?? ''
    if (c === '(') depth += 1
    else if (c === ')') depth = Math.max(0, depth - 1)
    else if (depth === 0 && test(c, i)) found.push(i)
  }
  return found
}

function itemsOf(passage: Passage, role: UnitRole): Item[] {
  const done: Item[] = []
  let pending: Item[] = []
  let alongside = false
  for (const printed of splitItems(passage)) {
    const parsed = parseItem(printed)
    alongside ||= parsed.alongside
    const own = parsed.own ?? (alongside ? 'cooperating' : undefined)
    if (parsed.printed !== '') pending.push({ printed: parsed.printed, role: own })
    if (!parsed.flush) continue
    alongside = false
    for (const item of pending) item.role ??= parsed.flush
    done.push(...pending)
    pending = []
  }
  for (const item of pending) item.role ??= role
  return [...done, ...pending].map((item) => ({ ...item, role: item.role ?? role }))
}

function splitItems(passage: Passage): string[] {
  const folded = fold(passage.text)
  const hard = outermost(passage.text, (c) => '、,;/|。'.includes(c)).filter((at) => !insideName(folded, at))
  const cuts = new Map<number, number>(hard.map((index) => [index, 1]))
  for (const index of outermost(passage.text, (_, i) => passage.gaps.has(i))) {
    const left = folded.slice(lastCut(cuts, index), index)
    const right = folded.slice(index)
    const begins = /^(?:[县区省州旗]|市(?!场)|各|中国|国家|人民银行|国网|团)/u.test(right)
    const torn = /^(?:成员|有关|相关|公室|员会|[局办会社院部])/u.test(right)
    const bare = hard.length === 0 && right.length >= 3
    const named = left.replace(/(?:牵头|负责|配合)$/u, '')
    if (WHOLE_UNIT.test(named) && named.length >= 3 && !torn && (begins || bare)) cuts.set(index, 0)
  }
  for (const word of ['以及', '会同', '联合', '和', '及', '与']) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + 1)) {
      if (!outermost(passage.text, (_, i) => i === at).length) continue
      const left = folded.slice(lastCut(cuts, at), at)
      const rest = folded.slice(at + word.length).replace(/\([^()]*\)/gu, '')
      const right = rest.split(/[、,;。]/u)[0] ?? ''
      if (
        WHOLE_UNIT.test(left) &&
        left.length >= 3 &&
        WHOLE_UNIT.test(right.replace(TAIL, '')) &&
        /^[^局]{2}/u.test(right)
      ) {
        cuts.set(at, word.length)
      }
    }
  }
  const ordered = [...cuts].sort((a, b) => a[0] - b[0])
  const items: string[] = []
  let from = 0
  for (const [at, length] of ordered) {
    if (at < from) continue
    items.push(passage.text.slice(from, at))
    from = at + length
  }
  items.push(passage.text.slice(from))
  return items.filter((item) => item !== '')
}

/** 各县、区人民政府 and 各乡镇、街道办事处 are one name: nothing but kinds of places stands before the comma. */
function insideName(folded: string, at: number): boolean {
  const kinds = /(?:^|[、,;。:)])\(?各((?:自治县|街道|园区|[县市区旗乡镇]|\([县市区旗乡镇、]+\)|、)+)$/u.exec(
    folded.slice(Math.max(0, at - 30), at),
  )
  return kinds !== null && /^(?:自治县|街道|园区|[县市区旗乡镇](?!直|级|委|场))/u.test(folded.slice(at + 1))
}

function lastCut(cuts: ReadonlyMap<number, number>, before: number): number {
  let from = 0
  for (const [at, length] of cuts) if (at < before && at + length > from) from = at + length
  return from
}

/** One item: the unit, the role that its own brackets give, and the role that its last words give to all before it. */
function parseItem(printed: string): {
  printed: string
  own: UnitRole | undefined
  flush: UnitRole | undefined
  alongside: boolean
} {
  let text = printed.replace(/^[：:，,。；;—–→▲·•-]+/u, '').replace(/[。；;：:.]+$/u, '')
  const beside = ALONGSIDE.exec(fold(text))
  if (beside) text = text.slice(beside[0].length)
  const by = /^(?:以上(?:各项)?(?:工作|任务|内容|措施)?(?:均)?)?由(?!.{0,2}$)/u.exec(fold(text))
  if (by) text = text.slice(by[0].length)
  let own: UnitRole | undefined
  const bracket = /\((牵头|牵头单位|主责|主办|配合|协办|指导)\)$/u.exec(fold(text))
  if (bracket) {
    own = roleOf(bracket[1] ?? '')
    text = text.slice(0, bracket.index)
  }
  if (/^[*★☆▲△●]|[*★☆▲△●]$/u.test(fold(text))) {
    own = 'lead'
    text = text.replace(/^[*＊★☆▲△●]|[*＊★☆▲△●]$/gu, '')
  }
  const folded = fold(text)
  const tail = TAIL.exec(folded)
  const unit = tail ? text.slice(0, tail.index) : text
  const said = tail?.[1]
  const flush =
    said === undefined ? undefined : roleOf(/^负责(?:指导|牵头)/u.test(said) ? said.slice(2) : said)
  return { printed: unbalanced(unit), own, flush, alongside: beside !== null }
}

/** Drops a bracket whose partner was cut away or lost by the scanner. */
function unbalanced(text: string): string {
  const folded = fold(text)
  const opens = folded.split('(').length
  const closes = folded.split(')').length
  if (opens < closes && folded.endsWith(')')) return text.slice(0, -1)
  // A scanner's 〉 for ）.
  if (/[》}]$/u.test(folded) && !/[《{]/u.test(folded)) return text.slice(0, -1)
  return opens > closes && folded.startsWith('(') ? text.slice(1) : text
}

/** 县工信局、发改局: the first prefix of the list holds for the bare names after it. */
function withPrefixes(items: readonly Item[]): UnitMention[] {
  let prefix = ''
  return items.map(({ printed, role }) => {
    const folded = fold(printed)
    const level = LEVEL.exec(folded)
    if (level) prefix = printed.slice(0, 1)
    const bare = !level && prefix !== '' && !STANDING.test(folded) && folded.length <= 12
    return { printed, restored: bare ? prefix + printed : printed, role: role ?? 'responsible' }
  })
}

/** The four lists of a result, from mentions. */
export function unitFields(units: readonly UnitMention[]): {
  leadUnits: string[]
  responsibleUnits: string[]
  guidingUnits: string[]
  cooperatingUnits: string[]
} {
  const of = (...roles: UnitRole[]) => units.filter((u) => roles.includes(u.role)).map((u) => u.printed)
  return {
    leadUnits: of('lead'),
    responsibleUnits: of('responsible', 'cooperating'),
    guidingUnits: of('guiding'),
    cooperatingUnits: of('cooperating'),
  }
}
