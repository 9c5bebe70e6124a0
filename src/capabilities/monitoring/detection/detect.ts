/** 检测: all rules over one page. Pure: the day and what is known beyond the page are arguments. */
import type { Day } from '../../../kernel/day.ts'
import type { Basis } from '../../../kernel/provision.ts'
import { findText } from '../../../kernel/provisions/catalogue.ts'
import type { Bilingual } from '../../../kernel/text.ts'
import type { Unseen, UnseenPlace } from '../page/unseen.ts'
import { type PageView, type Segment, segmentAt } from '../page/view.ts'
import { type Folded, fold, PAUSE, SENTENCE_END } from './fold.ts'
import { goodsOf } from './goods.ts'
import type { Exemption, Facts, Hit, Inspection, Level, Rule } from './rule.ts'
import { RULES } from './rules/index.ts'
import { KEYS } from './spellings.ts'
import { type Reading, Vocabulary } from './words.ts'

/** 发现: a suspicion, with everything that a person needs to judge it. */
export interface Finding {
  readonly rule: string
  readonly version: number
  readonly level: Level
  readonly title: Bilingual
  /** What was found, as the page wrote it; empty where something is missing. */
  readonly text: string
  readonly position: { readonly start: number; readonly end: number; readonly path: string } | undefined
  readonly isDisguised: boolean
  readonly reason: Bilingual
  readonly basis: Basis
  readonly penalty: Basis
  readonly exemption:
    | { readonly id: string; readonly title: Bilingual; readonly basis: Basis | undefined }
    | undefined
}

export interface Circumstances {
  readonly on: Day
  readonly facts?: Facts
}

const RANK: Readonly<Record<Level, number>> = { violation: 0, look: 1, note: 2 }

/** A set of rules made ready to run: their words are in one scanner. */
export class Detector {
  readonly #rules: readonly Rule[]
  readonly #vocabulary: Vocabulary

  constructor(rules: readonly Rule[]) {
    this.#rules = rules
    this.#vocabulary = new Vocabulary(
      rules.flatMap(({ id, words, patterns = [], weakPatterns = [] }) => [
        { id, words, patterns },
        { id: weakId(id), words: [], patterns: weakPatterns },
      ]),
      KEYS,
    )
  }

  detect(page: PageView, { on, facts = {} }: Circumstances): readonly Finding[] {
    const inspection = inspect(page, this.#vocabulary, on, facts)
    const findings: Finding[] = []
    for (const rule of this.#rules) {
      if (!isInForce(rule, on)) continue
      for (const hit of rule.inspect(inspection)) findings.push(findingOf(rule, hit, page))
    }
    findings.push(...this.#unseen(inspection, findings))
    return findings.sort(
      (a, b) => RANK[a.level] - RANK[b.level] || (a.position?.start ?? -1) - (b.position?.start ?? -1),
    )
  }

  /** What the page says without showing it, read on its own by the rules that look for words. */
  #unseen(seen: Inspection, found: readonly Finding[]): readonly Finding[] {
    const { unseen } = seen.page
    if (unseen.length === 0) return []
    const text = unseen.map((each) => each.text).join('\n')
    const { folded, hits } = this.#vocabulary.read(fold(text))
    const asked = this.#rules.filter(
      (rule) => isInForce(rule, seen.on) && (hits(rule.id).length > 0 || hits(weakId(rule.id)).length > 0),
    )
    if (asked.length === 0) return []
    const segments = segmentsOf(unseen)
    const page: PageView = {
      ...seen.page,
      text,
      plain: text,
      segments,
      overlays: [],
      presetTicks: [],
      unseen: [],
    }
    const inspection = inspectionOf(page, { folded, hits }, seen)
    const known = new Set(found.map((each) => `${each.rule} ${each.text}`))
    return asked.flatMap((rule) =>
      rule.inspect(inspection).flatMap((hit) => {
        const place = hit.span && unseen[segments.findIndex(({ end }) => end > (hit.span?.start ?? 0))]?.place
        const finding = findingOf(rule, hit, page)
        if (place === undefined || known.has(`${rule.id} ${finding.text}`)) return []
        const level = UNSURE.has(place) && finding.level === 'violation' ? 'look' : finding.level
        return [{ ...finding, level, position: undefined, reason: inPlace(finding.reason, place) }]
      }),
    )
  }
}

/** 不直接显示的文字: words that a script may or may not show, or cells may or may not join, ask only for a look. */
const UNSURE = new Set<UnseenPlace>(['script', 'cells'])

function findingOf(rule: Rule, { level, span, exemption, ...hit }: Hit, page: PageView): Finding {
  return {
    rule: rule.id,
    version: rule.version,
    level,
    title: rule.title,
    text: span === undefined ? '' : page.text.slice(span.start, span.end),
    position: span && { ...span, path: segmentAt(page.segments, span.start)?.path ?? '' },
    isDisguised: hit.isDisguised ?? false,
    reason: hit.reason,
    basis: hit.basis ?? rule.basis,
    penalty: hit.penalty ?? rule.penalty,
    exemption: exemption && consideredOf(exemption),
  }
}

let everyRule: Detector | undefined

/** All rules of the product, made ready once. */
export function detect(page: PageView, circumstances: Circumstances): readonly Finding[] {
  everyRule ??= new Detector(RULES)
  return everyRule.detect(page, circumstances)
}

const weakId = (rule: string): string => `${rule} (look)`

const consideredOf = ({ id, title, basis }: Exemption) => ({ id, title, basis })

/** A rule speaks only while the text that it rests on is in force. */
function isInForce({ basis }: Rule, on: Day): boolean {
  if (basis.kind !== 'law') return true
  const text = findText(basis.text)
  return text !== undefined && text.from <= on && (text.to === undefined || on <= text.to)
}

const PLACES: Readonly<Record<UnseenPlace, Bilingual>> = {
  description: { zh: '（在页面的描述、分享信息中）', en: ' (in the description of the page)' },
  attribute: { zh: '（在元素的提示文字中）', en: ' (in the label of an element)' },
  hidden: { zh: '（在未显示的层中）', en: ' (in a hidden layer)' },
  script: { zh: '（在脚本的数据中）', en: ' (in the data of a script)' },
  cells: { zh: '（拆在各格、各行）', en: ' (dealt out to cells or lines)' },
}

const inPlace = ({ zh, en }: Bilingual, place: UnseenPlace): Bilingual => ({
  zh: `${zh}${PLACES[place].zh}`,
  en: `${en}${PLACES[place].en}`,
})

/** One segment a piece. */
function segmentsOf(unseen: readonly Unseen[]): readonly Segment[] {
  let start = 0
  return unseen.map(({ text }) => {
    const segment: Segment = { start, end: start + text.length, path: '', zone: 'body', isStruck: false }
    start = segment.end + 1
    return segment
  })
}

const inspect = (page: PageView, vocabulary: Vocabulary, on: Day, facts: Facts): Inspection =>
  inspectionOf(page, vocabulary.read(fold(page.text)), { goods: goodsOf(page), on, facts })

function inspectionOf(
  page: PageView,
  { folded, hits }: Reading,
  { goods, on, facts }: Pick<Inspection, 'goods' | 'on' | 'facts'>,
): Inspection {
  return {
    page,
    folded,
    goods,
    on,
    facts,
    hits,
    weakHits: (rule) => hits(weakId(rule)),
    segmentAt: (start) => segmentAt(page.segments, start),
    around: (from, to) => sentenceAround(folded, from, to),
    pausesAt: (at) => at > 0 && breaksAt(folded.original, folded.offsets, at - 1, CLAUSE_END),
  }
}

/** 、 and : stand within an expression. */
const CLAUSE_END = /[，,。；;！!？?]/

const SENTENCE_UNITS_MAX = 60
const ANSWER_UNITS = 16

function sentenceAround(
  { offsets, original, text }: Folded,
  from: number,
  to: number,
): { before: string; after: string; clause: string; answer: string } {
  let begin = from
  while (begin > 0 && from - begin < SENTENCE_UNITS_MAX && !breaksAt(original, offsets, begin - 1)) begin -= 1
  let end = to
  while (end < text.length && end - to < SENTENCE_UNITS_MAX && !breaksAt(original, offsets, end - 1)) end += 1
  let clause = from
  while (clause > begin && !breaksAt(original, offsets, clause - 1, PAUSE)) clause -= 1
  const last = offsets[end - 1] ?? 0
  const isQuestion = /[?？]/.test(original.slice(last + 1, offsets[end] ?? last + 1))
  return {
    before: text.slice(begin, from),
    after: text.slice(to, end),
    clause: text.slice(clause, from),
    answer: isQuestion ? text.slice(end, end + ANSWER_UNITS) : '',
  }
}

/** Whether a sentence ends between a folded character and the next. */
function breaksAt(original: string, offsets: Int32Array, index: number, ends = SENTENCE_END): boolean {
  const start = offsets[index] ?? 0
  const next = offsets[index + 1] ?? start + 1
  return (next > start + 1 && ends.test(original.slice(start + 1, next))) || original[start] === '\n'
}
