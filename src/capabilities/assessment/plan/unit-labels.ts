/**
 * 责任标签: what stands before the units of a clause (牵头单位：, 主抓部门：, 分工：), known by where it stands and by the
 * unit behind it, not by a list of words; the words say which part the units play. Pure.
 */
import { fold } from './fold.ts'
import type { Passage } from './passage.ts'
import type { UnitRole } from './plan.ts'
import { isUnitName } from './unit-name.ts'

export interface UnitLabel {
  readonly from: number
  readonly to: number
  /** Absent before the names of persons. */
  readonly role: UnitRole | undefined
}

/** The part that the words of a label or of a column's head give. */
export function roleOf(word: string): UnitRole {
  if (/牵头|主办|主责|主抓|主管|领办|抓总|总负责|第一责任|主要责任|首要责任/u.test(word)) return 'lead'
  if (/配合|协办|协助|协同|协作|协力|参与|参加|支持|联动|会办|辅助/u.test(word)) return 'cooperating'
  return /指导|督导|督办|督查|监督/u.test(word) ? 'guiding' : 'responsible'
}

/** 成员单位：, 主送单位： ... list units that answer for nothing. */
const NO_DUTY = /成员|主送|抄送|报送|编制|发文|发布|印发|签发|来源|填报|申报|被|开户|用人|服务/u
const PERSONS = /(?:领导|责任人|负责人|联系人|联络人|联络员|专员)$/u
const DUTY =
  /(?:牵头|主办|主责|主抓|责任|负责|承办|落实|实施|推进|完成|配合|协办|协助|协同|参与|参加|支持|指导|督导|督办|分工)$/u
const BODY = /(?:单位|部门|主体|机构|科室|处室|股室|责任方)$/u
const BEFORE_COLON = /(?:^|[^\p{Script=Han}])([\p{Script=Han}]{2,12})(?:\([^()]{1,8}\))?$/u

/** The labels of a passage that open a line, a sentence, or an entry of a clause, and have units behind them. */
export function openLabels(passage: Passage): UnitLabel[] {
  const folded = fold(passage.text)
  const labels: UnitLabel[] = []
  for (let colon = folded.indexOf(':'); colon >= 0; colon = folded.indexOf(':', colon + 1)) {
    const label = labelBefore(passage, folded, colon, labels.at(-1))
    if (label) labels.push(label)
  }
  return labels
}

function labelBefore(
  passage: Passage,
  folded: string,
  colon: number,
  before: UnitLabel | undefined,
): UnitLabel | undefined {
  const start = Math.max(0, colon - 22)
  let from = colon
  while (from > start && !passage.gaps.has(from) && /[\p{Script=Han}()]/u.test(folded[from - 1] ?? '')) {
    if (folded[from - 1] === '(' && folded.indexOf(')', from) > colon) break
    from -= 1
  }
  // 牵 / 头单位：, broken over two lines: so short a piece behind a stop belongs to the next line.
  if (passage.gaps.has(from))
    from -=
      /(?:^|[。;,)(])([\p{Script=Han}]{1,3})$/u.exec(folded.slice(Math.max(0, from - 5), from))?.[1]
        ?.length ?? 0
  // A bracket that closed right before belongs to what stood there: （…）责任单位：.
  const closed = folded.slice(from, colon).search(/\)(?=\p{Script=Han}{2,12}(?:\([^()]{1,8}\))?$)/u)
  if (closed >= 0) from += closed + 1
  const word = BEFORE_COLON.exec(folded.slice(from, colon))?.[1]
  if (word === undefined || !folded.startsWith(word, from)) return undefined
  // 成员单位 behind 牵头单位 have their share of the work.
  const fellows = /^成员/u.test(word) && before?.role === 'lead' && from - before.to < 80
  if (NO_DUTY.test(word) && !fellows) return undefined
  const to = colon + 1
  if (PERSONS.test(word)) return { from, to, role: undefined }
  if (!DUTY.test(word) && !BODY.test(word)) return undefined
  return isUnitName(firstName(passage, folded, to)) ? { from, to, role: roleOf(word) } : undefined
}

function firstName(passage: Passage, folded: string, from: number): string {
  let end = from
  let depth = 0
  while (end < folded.length && end - from < 40) {
    const c = folded[end] ?? ''
    if (c === '(') depth += 1
    else if (c === ')' && depth === 0) break
    else if (c === ')') depth -= 1
    if (depth === 0 && ('、,;。/'.includes(c) || (end > from && passage.gaps.has(end)))) break
    end += 1
  }
  return folded.slice(from, end).replace(/(?:和|及|等|牵头|负责|配合)$/u, '')
}
