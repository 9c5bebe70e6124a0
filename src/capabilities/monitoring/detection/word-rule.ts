/** 用语规则: the engine of every rule that looks for words: lists, patterns, and the context that excuses them. Pure. */
import type { Bilingual } from '../../../kernel/text.ts'
import type { Zone } from '../page/view.ts'
import { DENIAL, DENIED_AFTER, INFORMATION, REFUTED, REPORT } from './contexts.ts'
import { foldPattern } from './fold.ts'
import type { Exemption, Hit, Inspection, Level, Rule } from './rule.ts'
import type { WordHit } from './words.ts'

export interface WordRule extends Omit<Rule, 'inspect' | 'words' | 'exemptions'> {
  readonly words?: readonly string[]
  readonly level?: Level
  readonly exemptions?: readonly Exemption[]
  readonly when?: (inspection: Inspection) => boolean
  readonly zones?: readonly Zone[]
  /** `{{text}}` is what was found. */
  readonly reason: Bilingual
}

const SELLERS_WORDS: readonly Zone[] = ['title', 'body', 'image', 'clause', 'licence']
/** What one rule says of one page at most; a page that repeats itself says nothing new. */
const HITS_MAX = 20

interface Reading {
  readonly exemption: Exemption
  readonly hit: RegExp | undefined
  readonly before: RegExp | undefined
  readonly after: RegExp | undefined
  readonly sentence: RegExp | undefined
  readonly clause: RegExp | undefined
  readonly context: RegExp | undefined
  readonly answer: RegExp | undefined
  readonly within: RegExp | undefined
}

export function wordRule(declared: WordRule): Rule {
  const {
    words = [],
    patterns = [],
    weakPatterns = [],
    level = 'violation',
    exemptions = [],
    when,
    reason,
  } = declared
  const zones = declared.zones ?? SELLERS_WORDS
  const readings = [DENIAL, REFUTED, DENIED_AFTER, ...exemptions, REPORT, INFORMATION].map(readingOf)
  return {
    id: declared.id,
    version: declared.version,
    title: declared.title,
    basis: declared.basis,
    penalty: declared.penalty,
    looksFor: declared.looksFor,
    examples: declared.examples,
    exemptions,
    words,
    patterns,
    weakPatterns,
    inspect(inspection) {
      if (when !== undefined && !when(inspection)) return []
      const weak = new Set(inspection.weakHits(declared.id))
      const found = longest([...inspection.hits(declared.id), ...weak], inspection.page.text, weak)
      const onPage = onceEach((each: Exemption) => each.when?.(inspection) ?? true)
      const hits: Hit[] = []
      for (const hit of found) {
        const zone = inspection.segmentAt(hit.start)?.zone ?? 'body'
        if (!zones.includes(zone)) continue
        const exemption = exemptionOf(inspection, hit, readings, onPage)
        if (exemption?.outcome === 'none') continue
        hits.push({
          level: lower(exemption?.outcome ?? level, weak.has(hit) ? 'look' : level),
          span: { start: hit.start, end: hit.end },
          reason: fillReason(reason, inspection.page.text.slice(hit.start, hit.end)),
          ...(exemption && { exemption }),
          ...(hit.isDisguised && { isDisguised: true }),
        })
        if (hits.length === HITS_MAX) break
      }
      return hits
    },
  }
}

/** What is asked of the page is the same for each of its hits. */
function onceEach<Key, Answer>(ask: (key: Key) => Answer): (key: Key) => Answer {
  const known = new Map<Key, Answer>()
  return (key) => {
    const answer = known.has(key) ? (known.get(key) as Answer) : ask(key)
    known.set(key, answer)
    return answer
  }
}

const ORDER: readonly Level[] = ['violation', 'look', 'note']
const lower = (first: Level, second: Level): Level =>
  ORDER.indexOf(first) >= ORDER.indexOf(second) ? first : second

export const fillReason = (reason: Bilingual, text: string): Bilingual => ({
  zh: reason.zh.replace('{{text}}', text),
  en: reason.en.replace('{{text}}', text),
})

const PAUSE = /[，,；;]/

/**
 * Of hits that overlap, a sure one before a weak one, then the longest within a clause: 全网最好，最终…… holds 全网最好;
 * a plain one before a disguised one of the same length.
 */
function longest(hits: readonly WordHit[], text: string, weak: ReadonlySet<WordHit>): readonly WordHit[] {
  const kept: WordHit[] = []
  const pauses = new Map(hits.map((hit) => [hit, Number(PAUSE.test(text.slice(hit.start, hit.end)))]))
  const byLength = [...hits].sort(
    (a, b) =>
      Number(weak.has(a)) - Number(weak.has(b)) ||
      (pauses.get(a) ?? 0) - (pauses.get(b) ?? 0) ||
      b.to - b.from - (a.to - a.from) ||
      Number(a.isDisguised) - Number(b.isDisguised),
  )
  const taken = new Uint8Array(hits.reduce((end, { to }) => Math.max(end, to), 0))
  for (const hit of byLength) {
    if (taken.subarray(hit.from, hit.to).includes(1)) continue
    taken.fill(1, hit.from, hit.to)
    kept.push(hit)
  }
  return kept.sort((a, b) => a.from - b.from)
}

function readingOf(exemption: Exemption): Reading {
  const { hit, before, after, sentence, clause, context, answer, within } = exemption
  return {
    exemption,
    hit: hit && foldPattern(hit),
    before: before && foldPattern(before),
    after: after && foldPattern(after),
    sentence: sentence && foldPattern(sentence),
    clause: clause && foldPattern(clause),
    context: context && foldPattern(context),
    answer: answer && foldPattern(answer),
    within: within && foldPattern(within, 'g'),
  }
}

/** The first that holds, so that a rule lists them from the surest to the weakest. */
function exemptionOf(
  inspection: Inspection,
  hit: WordHit,
  readings: readonly Reading[],
  onPage: (exemption: Exemption) => boolean,
): Exemption | undefined {
  const { before, after, clause, answer } = inspection.around(hit.from, hit.to)
  const text = inspection.folded.text.slice(hit.from, hit.to)
  const whole = before + text + after
  // 销量第一，行业…… does not hold 第一行.
  const head = inspection.pausesAt(hit.from) ? '' : before
  const expression = head + text + (inspection.pausesAt(hit.to) ? '' : after)
  const covers = (pattern: RegExp): boolean => {
    for (const found of expression.matchAll(pattern))
      if (found.index < head.length + text.length && found.index + found[0].length > head.length) return true
    return false
  }
  return readings.find(
    (each) =>
      (each.hit?.test(text) ?? true) &&
      (each.before?.test(before) ?? true) &&
      (each.after?.test(after) ?? true) &&
      (each.sentence?.test(whole) ?? true) &&
      (each.clause?.test(clause) ?? true) &&
      (each.context?.test(`${before} ${after}`) ?? true) &&
      (each.answer?.test(answer) ?? true) &&
      (each.within === undefined || covers(each.within)) &&
      onPage(each.exemption),
  )?.exemption
}
