/** 文首: title, document number, date, issuer and jurisdiction of a notice and its plan. Pure. */
import { dayOfDigits, dayOfLine, findDay } from './dates.ts'
import { fold, squeeze } from './fold.ts'
import { isFurniture } from './furniture.ts'
import { jurisdictionOf } from './jurisdiction.ts'
import { markerOf } from './markers.ts'
import type { PlacedLine } from './passage.ts'
import type { Found } from './plan.ts'

export interface Header {
  readonly title: string
  readonly planTitle: string
  readonly documentNumber: string
  readonly issuedOn: string
  readonly issuer: string
  readonly jurisdiction: string
  readonly head: Record<string, Found>
  /** Readings that the office should look at. */
  readonly doubts: readonly string[]
}

interface Reading extends Found {
  readonly text: string
}

const PLAN_KIND =
  '(?:方案|计划|规划|要点|意见|措施|清单|工作安排|任务书|分解表|分工表|任务表|办法|(?:重点|主要|工作|创建)任务|(?:任务|职责|责任)分工)'
const PLAN_END = new RegExp(
  `${PLAN_KIND}(?:\\((?:试行|修订|修订稿|修订版|草案|送审稿|征求意见稿|20\\d\\d.{0,8})\\))?$`,
  'u',
)
/** （2023—2025年）, （试行） under the heading of a plan. */
const SUBTITLE = /^\((?:试行|修订版?|修订稿|\d{4}年?(?:-+\d{4})?年?(?:度|版)?)\)$/u
const AUTHORITY =
  /(?:人民政府|政府|办公室|办公厅|委员会|管委会|局|指挥部|领导小组|专班|联席会议|党委|县委|市委|区委|厅|创建办|创城办)$/u

/** Reads the head from all lines of a document, furniture included, for pages tell dates and numbers in tables of their own. */
export function readHeader(lines: readonly PlacedLine[]): Header {
  const start = bodyStart(lines)
  const front = lines.slice(0, start)
  const doubts: string[] = []
  const title = noticeTitle(front) ?? labelled(front, /^(?:标\s*题|名\s*称|文件名称|信息名称)\s*[:]\s*(.+)$/u)
  const planTitle = findPlanTitle(lines.slice(0, Math.min(lines.length, start + 12)), title?.text)
  const documentNumber = findDocumentNumber(front)
  const issued = findIssuedOn(lines, start)
  const issuer = findIssuer(front, lines.slice(start), title)
  const jurisdiction = jurisdictionOf([issuer?.text, title?.text, planTitle?.text])
  if (!title && planTitle) doubts.push('title_from_plan')
  if (issued && issued.confidence < 0.7) doubts.push('date_doubtful')
  const head: Record<string, Found> = {}
  const keep = (part: string, reading: Reading | undefined) => {
    if (reading) head[part] = { at: reading.at, confidence: reading.confidence }
    return reading?.text ?? ''
  }
  return {
    title: keep('title', title ?? planTitle),
    planTitle: keep('planTitle', planTitle),
    documentNumber: keep('documentNumber', documentNumber),
    issuedOn: keep('issuedOn', issued),
    issuer: keep('issuer', issuer),
    jurisdiction,
    head,
    doubts,
  }
}

/** The first chapter ends the head. */
function bodyStart(lines: readonly PlacedLine[]): number {
  const chapter = lines.findIndex((line) => {
    const marker = markerOf(line.text)
    return marker !== undefined && marker.rank <= 3 && marker.number === 1
  })
  return chapter < 0 ? Math.min(lines.length, 60) : Math.max(chapter, 1)
}

function reading(text: string, line: PlacedLine, confidence: number): Reading {
  return { text: squeeze(text), at: line.at, confidence }
}

function labelled(lines: readonly PlacedLine[], pattern: RegExp): Reading | undefined {
  for (const line of lines) {
    for (const part of line.text.split(/\t|\s{3,}/u)) {
      const value = pattern.exec(fold(part).trim())?.[1]
      if (value) return reading(part.trim().slice(-value.length), line, 0.7)
    }
  }
  return undefined
}

/** The cell after a cell such as 发文字号, or the words after its colon. */
function metadata(lines: readonly PlacedLine[], label: string): Reading | undefined {
  const pattern = new RegExp(`(?:^|[\\s\\t|\\]【(])(?:${label})[)】\\]]?\\s*[:\\t]\\s*([^\\t|]{2,60})`, 'u')
  for (const line of lines) {
    const folded = fold(line.text.replace(/\t/gu, ':')).replace(/:\s*:/gu, ': ')
    const loose = folded.replace(/(?<=[\p{Script=Han}])\s+(?=[\p{Script=Han}](?:\s|:))/gu, '')
    const match = pattern.exec(loose) ?? pattern.exec(folded)
    const value = match?.[1]?.split(/\s{2,}|\s(?=\S+:)/u)[0]?.trim()
    if (value && value !== ':' && !/^[\p{Script=Han}]{2,6}:/u.test(value)) {
      const at = folded.indexOf(value)
      return reading(at >= 0 ? line.text.slice(at, at + value.length) : value, line, 0.75)
    }
  }
  return undefined
}

/** The title without its label, and without the document number that a page prints before or behind it. */
function bareTitle(line: string): string {
  const text = line.trim().replace(/^(?:标\s*题|名\s*称|信息名称|文件名称)\s*(?:[:：]|\t|\s{2})\s*/u, '')
  const folded = fold(text)
  const quoted = new RegExp(`^[\\p{Script=Han}]{2,12}${NUMBER_SOURCE}\\s*《(.+)》$`, 'u').exec(folded)?.[1]
  if (quoted) return text.slice(text.length - 1 - quoted.length, -1)
  const behind = new RegExp(`(?<=通知)\\s*[(]?[\\p{Script=Han}]{2,12}${NUMBER_SOURCE}[)]?$`, 'u').exec(folded)
  return behind ? text.slice(0, behind.index) : text
}

const NOTICE_END = /的(?:实施|指导|若干)?(?:通知|通告|公告|意见|决定|函)(?:\(.{1,12}\))?$/u

/** 某某办公室关于印发…的通知, over as many lines as it was broken into. */
function noticeTitle(front: readonly PlacedLine[]): Reading | undefined {
  const found: (Reading & { whole: boolean })[] = []
  for (const [index, line] of front.entries()) {
    const folded = fold(line.text).trim()
    const about = squeeze(folded).indexOf('关于')
    if (about < 0 || /[。]/u.test(folded) || /根据|按照|贯彻|依据/u.test(squeeze(folded).slice(0, about)))
      continue
    if (isFurniture(line.text)) continue
    let text = bareTitle(line.text)
    let joined = 0
    for (
      let next = index + 1;
      !NOTICE_END.test(squeeze(fold(text))) && joined < 4 && next < front.length;
      next += 1
    ) {
      const following = front[next]?.text.trim() ?? ''
      if (following === '' || isFurniture(following)) continue
      if (
        /[。；]$/u.test(following) ||
        /^关于|(?:政府|办公[室厅]|委员会|局)关于/u.test(squeeze(fold(following)))
      )
        break
      text += following
      joined += 1
    }
    if (!NOTICE_END.test(squeeze(fold(text)))) continue
    const prefix = squeeze(fold(text)).indexOf('关于')
    const before = prefix > 0 && !/^印发/u.test(squeeze(fold(text))) ? '' : authorityBefore(front, index)
    const whole = (prefix > 0 && !/^印发/u.test(squeeze(fold(text)))) || before !== ''
    found.push({ ...reading(before + text, line, whole ? 0.95 : 0.8), whole })
  }
  const best = found.find((entry) => entry.whole) ?? found[0]
  return best ? { text: lastOfTrail(best.text), at: best.at, confidence: best.confidence } : undefined
}

/** "首页>文件>某某关于…": the path before the title is furniture. */
function lastOfTrail(text: string): string {
  return text.split(/[>»]/u).pop() ?? text
}

function authorityBefore(front: readonly PlacedLine[], index: number): string {
  let text = ''
  for (let i = index - 1, taken = 0; i >= 0 && taken < 3; i -= 1) {
    const line = front[i]?.text.trim() ?? ''
    if (line === '' || /^[\s·]*$/u.test(line)) continue
    if (!AUTHORITY.test(squeeze(fold(line))) || squeeze(line).length > 45 || /[:：]/u.test(line)) break
    if (/^发电单位|^发布机构/u.test(line)) break
    text = squeeze(line) + text
    taken += 1
  }
  return text
}

/** The plan's own heading; the notice's 《…》 and "关于印发…的通知" say what to look for. */
function findPlanTitle(lines: readonly PlacedLine[], title: string | undefined): Reading | undefined {
  const named = namedPlan(lines, title)
  const bare = (text: string) => squeeze(fold(text)).replace(/[“”"《》]/gu, '')
  const candidates: Reading[] = []
  for (const [index, line] of lines.entries()) {
    let text = ''
    for (let end = index; end < Math.min(lines.length, index + 5); end += 1) {
      const part = lines[end]?.text.trim() ?? ''
      if (end > index && part === '') continue
      if (DOCUMENT_NUMBER.test(fold(part))) break
      text += part
      if (/[。；，、：:;]$/u.test(part) || squeeze(text).length > 80) break
      if (part === '' || isFurniture(part) || markerOf(part)) break
      if (dayOfLine(part) || isAuthority(squeeze(part))) break
      if (!PLAN_END.test(squeeze(fold(text)))) continue
      const below =
        lines
          .slice(end + 1)
          .find((next) => next.text.trim() !== '')
          ?.text.trim() ?? ''
      if (SUBTITLE.test(squeeze(fold(below)))) text += below
      const clean = squeeze(text)
      if (/关于印发|^附件|^《|的通知/u.test(clean) || clean.length < 6) break
      const same = named !== undefined && bare(clean) === bare(named.text)
      if (same) return reading(text, line, 0.97)
      const alike =
        named !== undefined &&
        (bare(named.text).includes(bare(clean)) || bare(clean).includes(bare(named.text)))
      candidates.push(reading(text, line, alike ? 0.85 : 0.6))
      break
    }
  }
  const alike = candidates.find((entry) => entry.confidence > 0.8 && squeeze(entry.text).length > 10)
  return alike ?? named ?? candidates.sort((a, b) => b.text.length - a.text.length)[0]
}

function namedPlan(lines: readonly PlacedLine[], title: string | undefined): Reading | undefined {
  const text = lines.map((line) => squeeze(line.text)).join('')
  const said =
    /《([^《》]{6,80})》(?:(?:[^。，]{0,12}已经?|业经|经)[^。]{2,40}(?:同意|通过|审定|批准|研究)|(?:现)?(?:予以)?印发给)/u.exec(
      text.replace(/[〈]/gu, '《').replace(/[〉]/gu, '》'),
    )
  const inTitle = title
    ? /关于(?:印发|转发|下发|发布|制定|公布)[《“]?(.{4,80}?)[》]?的(?:通知|通告|公告)/u.exec(fold(title))
    : undefined
  const first = lines.find((line) => squeeze(line.text) !== '')
  if (said?.[1] && first) {
    const at = lines.find((line) => squeeze(line.text).includes((said[1] ?? '').slice(0, 6))) ?? first
    return reading(said[1], at, 0.85)
  }
  if (inTitle?.[1] && title && first) {
    const from = fold(title).indexOf(inTitle[1])
    const words = title.slice(from, from + inTitle[1].length)
    if (PLAN_END.test(fold(words).replace(/[》”]$/u, ''))) return reading(words, first, 0.8)
  }
  return undefined
}

const NUMBER_SOURCE =
  '\\(\\s*(?:(?:19|20)\\s*\\d\\s*\\d|[一二][一二三四五六七八九〇零]{3})\\s*\\)\\s*(?:第\\s*)?(?:\\d[\\d\\s]{0,5}|[一二三四五六七八九十百〇]{1,5})\\s*号'

const DOCUMENT_NUMBER = new RegExp(`^[\\p{Script=Han}]{2,14}\\s*${NUMBER_SOURCE}$`, 'u')

/** 发文字号: on a line of its own, in the metadata, or in the head line of a fax; never one that the text cites. */
function findDocumentNumber(front: readonly PlacedLine[]): Reading | undefined {
  const own = new RegExp(
    `^\\s*([\\p{Script=Han}][\\p{Script=Han}\\s]{0,18}(?:${NUMBER_SOURCE}|\\(\\s*20\\d\\d\\s*\\)\\s*[□×X*?]{1,3}\\s*号))\\s*$`,
    'u',
  )
  const inLine = new RegExp(
    `([\\p{Script=Han}]{2,14}\\s*${NUMBER_SOURCE})(?!.{0,3}(?:文件|精神|要求|》))`,
    'u',
  )
  for (const line of front) if (own.test(fold(line.text))) return reading(line.text, line, 0.97)
  const given = metadata(front, '发文字号|发文文号|文号|文件编号|发文号|备注/文号|文件号|字号')
  const inside = given && new RegExp(`^.{0,20}?${NUMBER_SOURCE}`, 'u').exec(fold(given.text))
  if (given && inside) return { ...given, text: given.text.slice(0, inside[0].length) }
  for (const line of front) {
    const folded = fold(line.text)
    if (squeeze(folded).length > 70 || /[。,]/u.test(folded)) continue
    const match = inLine.exec(folded)
    if (!match || /(?:根据|按照|贯彻|落实|依据|》|\S\s*\()\s*$/u.test(folded.slice(0, match.index))) continue
    return reading(line.text.slice(match.index, match.index + (match[1]?.length ?? 0)), line, 0.9)
  }
  const stripped = front.find((line) =>
    /^\s*[\p{Script=Han}]{2,12}\(20\d{2}\)\s*-*\s*\d{1,4}\s*$/u.test(fold(line.text)),
  )
  if (stripped) return reading(stripped.text, stripped, 0.6)
  const broken = front.find((line) =>
    /^\s*[\p{Script=Han}]{2,10}[发办函字](?:\(?\s*20\d{2}\s*\)?)\s*\d{1,3}\s*号?\s*$/u.test(fold(line.text)),
  )
  return broken
    ? reading(broken.text, broken, 0.4)
    : given && /\d/u.test(given.text)
      ? { ...given, confidence: 0.5 }
      : undefined
}

/** 成文日期: the day under the signature before the day that a page was put on the web. */
function findIssuedOn(lines: readonly PlacedLine[], start: number): Reading | undefined {
  const front = lines.slice(0, start)
  const signed = signature(front)
  if (signed) return signed
  for (const label of ['成文日期|公文生成日期|生成日期|成文时间', '印发日期|发文日期|制发日期|发文时间']) {
    const given = metadata(lines, label)
    const day = given && findDay(given.text)
    if (given && day) return { text: day.day, at: given.at, confidence: 0.85 }
  }
  const late = signature(lines.slice(start))
  if (late) return { ...late, confidence: 0.8 }
  for (const line of lines) {
    const folded = fold(line.text)
    const day = findDay(folded)
    if (day && /印发\s*$/u.test(folded)) return { text: day.day, at: line.at, confidence: 0.8 }
  }
  // （2024年6月7日县人民政府常务会议通过）
  for (const line of lines) {
    const folded = fold(line.text).trim()
    const day = /^\(20\d\d年.{6,50}(?:通过|批准|同意)\)$/u.test(folded) ? findDay(folded) : undefined
    if (day) return { text: day.day, at: line.at, confidence: 0.6 }
  }
  for (const line of front) {
    const day = dayOfDigits(line.text)
    if (day) return { text: day, at: line.at, confidence: 0.5 }
  }
  const put = metadata(lines, '发布日期|发布时间|公开日期|发文日期|日期')
  const day = put && findDay(put.text)
  return put && day ? { text: day.day, at: put.at, confidence: 0.4 } : undefined
}

/** （某县人民政府 2024年2月6日） under the heading, or the two on the last line. */
const SIGNED_LINE =
  /^[（(]?(\S{2,24}(?:办公室|人民政府|委员会|局|领导小组|办公厅))\s+([^\s）)].*?)(?:\s+\S+号)?[）)]?$/u

function signature(lines: readonly PlacedLine[]): Reading | undefined {
  for (const line of lines) {
    const day = dayOfLine(line.text.replace(/^\s*[（(]|[）)]\s*$|印发\s*$/gu, ''))
    // A web page prints its own day with dashes; a document is signed with 年月日.
    if (day && /[年月]/u.test(line.text)) return { text: day, at: line.at, confidence: 0.97 }
    // （某政办〔2025〕8号　2025年1月16日） under the heading.
    const under = /^\s*[(>]?.{2,30}号\s*[|,]?\s*(20\d\d年\d{1,2}月\d{1,2}日)\s*[)]?\s*$/u.exec(
      fold(line.text),
    )?.[1]
    const numbered = under ? dayOfLine(under) : undefined
    if (numbered) return { text: numbered, at: line.at, confidence: 0.9 }
    const together = SIGNED_LINE.exec(line.text.trim())
    const second = together?.[2] ? dayOfLine(together[2]) : undefined
    if (second) return { text: second, at: line.at, confidence: 0.9 }
  }
  return undefined
}

function findIssuer(
  front: readonly PlacedLine[],
  after: readonly PlacedLine[],
  title: Reading | undefined,
): Reading | undefined {
  const signed = signer(front)
  const length = title ? fold(title.text).indexOf('关于') : -1
  const fromTitle = title && length >= 3 && length <= 40 ? title.text.slice(0, length) : undefined
  // A name broken over two lines signs with its second half.
  if (signed && !(fromTitle !== signed.text && fromTitle?.endsWith(signed.text))) return signed
  if (fromTitle && title) return { text: fromTitle, at: title.at, confidence: 0.9 }
  const late = signer(after)
  if (late) return late
  const given = metadata(front, '发布机构|发文机关|发文单位|发电单位|制发机关|公开主体|印发机关')
  if (given) return given
  const alone = front.find((line) => {
    const name = squeeze(line.text)
    return (
      name.length <= 30 &&
      /(?:人民政府(?:办公室|办公厅)?|领导小组(?:办公室)?|市场监督管理局)$/u.test(fold(name)) &&
      !/[:：，。、]/u.test(name)
    )
  })
  return alone ? reading(alone.text, alone, 0.6) : undefined
}

/** An authority by its full name, which a unit of a list above (县财政局) is not. */
const JOINT =
  /^(?![市县区州省])[^、]{2,}(?:人民政府|委员会|委|办公室|办公厅|领导小组|[\p{Script=Han}]{4,}局)$/u

/** 某某领导小组（代章）: another seal stands for the group's. */
const SEALED = /\(代章\)$/u

export function isAuthority(signed: string): boolean {
  const name = fold(signed).replace(SEALED, '')
  return AUTHORITY.test(name) && name.length <= 45 && !/[。，：:、]/u.test(name)
}

/** （印章略）, （代章）: the place of a seal. */
const SEAL = /^[(]?(?:代章|[^()]{0,10}(?:印章|公章|盖章)(?:略|处)?)[)]?$/u

/** The authority whose name stands over the day. */
function signer(lines: readonly PlacedLine[]): Reading | undefined {
  for (const [index, line] of lines.entries()) {
    const together = SIGNED_LINE.exec(line.text.trim())
    if (together?.[1] && together[2] && dayOfLine(together[2]) && isAuthority(together[1]))
      return reading(together[1], line, 0.85)
    if (!dayOfLine(line.text) && !/^\s*20\d{4,6}\s*$/u.test(line.text)) continue
    const above = lines
      .slice(Math.max(0, index - 12), index)
      .filter((entry) => entry.text.trim() !== '' && !SEAL.test(squeeze(fold(entry.text))))
    const named: PlacedLine[] = []
    for (let entry = above.pop(); entry && isAuthority(squeeze(entry.text)); entry = above.pop()) {
      if (named.length > 0 && !JOINT.test(squeeze(fold(entry.text)))) break
      named.unshift(entry)
    }
    const [first] = named
    // Two that issue together sign one above the other.
    const names = named.map((entry) => squeeze(entry.text).replace(/[（(]代章[）)]$/u, ''))
    if (first) return reading(names.join(''), first, 0.95)
  }
  return undefined
}
