/** 评分说明: the tree from the total down to each figure, record and document, in words. Pure. */
import { type Decimal, formatDecimal, isEqual, isZero } from '../../../kernel/exact.ts'
import type { RecordsLink } from '../../../kernel/measure.ts'
import type { Language } from '../../../kernel/text.ts'
import { findUnit, type Where } from '../edition/index.ts'
import type { Material } from './inputs.ts'
import type {
  FigureTrace,
  GroupScore,
  IndicatorScore,
  ItemScore,
  ItemState,
  MeasureTrace,
  Missing,
  Points,
  QuantityTrace,
  Score,
  SubgroupScore,
} from './score.ts'
import {
  amountInWords,
  comparisonInWords,
  figureTitle,
  figureValueInWords,
  missingInWords,
  percent,
  pointsText,
  quantityAmountInWords,
  quantityInWords,
  type Wording,
  wordingOf,
  yearsInWords,
} from './wording.ts'

/** Where a node leads: the page decides the address. */
export type ExplanationLink =
  | { readonly to: 'figure'; readonly series: string; readonly where: Where; readonly year: number }
  | { readonly to: 'measure'; readonly measure: string; readonly records?: RecordsLink }
  | { readonly to: 'material'; readonly id: string; readonly item: string }
  | { readonly to: 'item'; readonly key: string }

export interface ExplanationNode {
  readonly kind:
    | 'total'
    | 'group'
    | 'subgroup'
    | 'indicator'
    | 'item'
    | 'comparison'
    | 'figure'
    | 'measure'
    | 'judgement'
    | 'material'
    | 'decision'
  /** Unique among its siblings. */
  readonly key: string
  readonly title: string
  readonly words: string
  readonly points?: Decimal
  readonly sure?: Decimal
  readonly possible?: Decimal
  readonly state?: ItemState
  readonly source?: string
  /** In words, what is not there; of the node itself, not of those below. */
  readonly missing: readonly string[]
  readonly link?: ExplanationLink
  readonly children: readonly ExplanationNode[]
}

/** The explanation of a score in one language. */
export function explain(score: Score, language: Language): ExplanationNode {
  const wording = wordingOf(language)
  const { say } = wording
  return {
    kind: 'total',
    key: score.edition.id,
    title: say('title.total'),
    words: say('total.words', {
      points: pointsInWords(wording, score),
      atLeast: pointsText(score.total.atLeast),
      check: say(`check.${score.total.check}`),
      verdict: say(`verdict.${score.verdict}`),
    }),
    ...pointsOf(score),
    missing: [],
    children: score.groups.map((group) => explainGroup(wording, group)),
  }
}

function explainGroup(wording: Wording, group: GroupScore): ExplanationNode {
  const { say } = wording
  const { rate, floor } = group
  const isSettled = rate !== undefined && rate.sure === rate.possible
  return {
    kind: 'group',
    key: group.key,
    title: wording.text(group.title),
    words: say(rate ? 'group.words' : 'group.no_rate', {
      points: pointsInWords(wording, group),
      rate: !rate
        ? ''
        : isSettled
          ? percent(rate.sure)
          : say('rate.open', { sure: percent(rate.sure), possible: percent(rate.possible) }),
      floor: percent(floor.rate),
      floorPoints: pointsText(floor.points),
      check: say(`check.${floor.check}`),
    }),
    ...pointsOf(group),
    missing: [],
    children: group.subgroups.map((subgroup) => explainSubgroup(wording, subgroup)),
  }
}

function explainSubgroup(wording: Wording, subgroup: SubgroupScore): ExplanationNode {
  return {
    kind: 'subgroup',
    key: subgroup.key,
    title: wording.text(subgroup.title),
    words: wording.say('subgroup.words', { points: pointsInWords(wording, subgroup) }),
    ...pointsOf(subgroup),
    missing: [],
    children: subgroup.indicators.map((indicator) => explainIndicator(wording, indicator)),
  }
}

function explainIndicator(wording: Wording, indicator: IndicatorScore): ExplanationNode {
  const { number, title, rule, items, note } = indicator
  const words = wording.say(`rule.${rule}`, {
    points: pointsInWords(wording, indicator),
    years: yearsInWords(
      wording,
      items.flatMap((item) => item.year ?? []),
    ),
  })
  return {
    kind: 'indicator',
    key: String(number),
    title: wording.say('title.indicator', { number, title: wording.text(title) }),
    words: note ? joinSentences(wording, [words, wording.text(note)]) : words,
    ...pointsOf(indicator),
    missing: [],
    children: items.map((item) => explainItem(wording, item, rule === 'any')),
  }
}

function explainItem(wording: Wording, item: ItemScore, isOneOfAny: boolean): ExplanationNode {
  const { say } = wording
  const missing = item.missing.map((each) => missingInWords(wording, each))
  const hasOwnPoints = !isOneOfAny && item.state !== 'not_applicable'
  const words = say(hasOwnPoints ? 'item.words' : 'item.words_any', {
    condition: wording.text(item.condition),
    state: say(`state.${item.state}`),
    points: pointsInWords(wording, item),
  })
  return {
    kind: 'item',
    key: item.key,
    title: item.year === undefined ? item.key : say('title.item_year', { year: item.year }),
    words: joinSentences(wording, [
      words,
      ...traceWords(wording, item),
      ...(missing.length > 0
        ? [say('item.missing', { missing: missing.join(say('missing.separator')) })]
        : []),
    ]),
    ...pointsOf(item),
    state: item.state,
    missing,
    link: { to: 'item', key: item.key },
    children: [...explainTrace(wording, item), ...explainDecision(wording, item)],
  }
}

/** What the item itself says about its tiers, its review or its count; comparisons are nodes of their own. */
function traceWords(wording: Wording, { trace }: ItemScore): string[] {
  const { say } = wording
  switch (trace.by) {
    case 'test':
      return []
    case 'tiers': {
      const { quantity, tiers, reached, sharedEnd } = trace
      const tier = tiers[reached ?? 0]
      const key = quantity.value === undefined ? 'unknown' : reached === undefined ? 'none' : 'reached'
      return [
        say(`tiers.${key}`, {
          quantity: quantityInWords(wording, quantity),
          from: tier ? tierInWords(wording, quantity, tier.from) : '',
          points: tier ? pointsText(tier.points) : '',
        }),
        ...(sharedEnd ? [say(`tiers.shared_end_${sharedEnd}`)] : []),
        ...(quantity.salesLine
          ? [
              say('tiers.sales_line', {
                zone: say(`zone.${quantity.salesLine.zone}`),
                amount: amountInWords(wording, quantity.salesLine.amount, 'money'),
              }),
            ]
          : []),
      ]
    }
    case 'review':
      if (trace.isSetAside) return [say('review.set_aside')]
      if (trace.judgement) return []
      if (trace.materials.some((each) => each.setAside === undefined)) return [say('review.pending')]
      return [say(trace.materials.length > 0 ? 'review.none_counts' : 'review.nothing')]
    case 'count': {
      const { count } = trace
      if (!count) return [say('count.nothing')]
      const numberOf = (state: string) => count.pieces.filter((piece) => piece.state === state).length
      const words = say('count.words', {
        each: pointsText(trace.each),
        accepted: numberOf('accepted'),
        pending: numberOf('pending'),
        refused: numberOf('refused'),
      })
      return count.complete ? [words] : [words, say('count.open')]
    }
  }
}

function tierInWords(wording: Wording, quantity: QuantityTrace, from: Decimal): string {
  return quantity.dimension === 'ratio' ? percent(from) : quantityAmountInWords(wording, quantity, from)
}

function explainTrace(wording: Wording, { key, trace }: ItemScore): ExplanationNode[] {
  switch (trace.by) {
    case 'test':
      return trace.comparisons.map((comparison, place) => ({
        kind: 'comparison',
        key: String(place + 1),
        title: quantityTitle(wording, comparison.left),
        words: comparisonInWords(wording, comparison),
        missing: missingOf(wording, [...comparison.left.missing, ...comparison.right.missing]),
        children: [...explainParts(wording, comparison.left), ...explainParts(wording, comparison.right)],
      }))
    case 'tiers':
      return explainParts(wording, trace.quantity)
    case 'review': {
      const { judgement, materials } = trace
      const judged: ExplanationNode[] = judgement
        ? [
            {
              kind: 'judgement',
              key: 'judgement',
              title: wording.say('title.judgement'),
              words: wording.say('review.judged', {
                ...judgement,
                materials: '',
                score: pointsText(judgement.score),
              }),
              source: judgement.reviewer,
              missing: [],
              children: [],
            },
          ]
        : []
      return [...judged, ...explainMaterials(wording, key, judgement?.materials ?? [], materials)]
    }
    case 'count':
      return (trace.count?.pieces ?? []).map((piece) => ({
        kind: 'material',
        key: piece.id,
        title: piece.title,
        words: wording.say(piece.setAside ? `material.${piece.setAside}` : `piece.${piece.state}`),
        missing: [],
        link: { to: 'material', id: piece.id, item: key },
        children: [],
      }))
  }
}

/** The materials of the item, and those that a judgement names but that are no longer attached. */
function explainMaterials(
  wording: Wording,
  item: string,
  judged: readonly string[],
  attached: readonly Omit<Material, 'item'>[],
): ExplanationNode[] {
  const detached = judged.filter((id) => !attached.some((material) => material.id === id))
  const gone = detached.map((id): Omit<Material, 'item'> => ({ id, title: id }))
  return [...attached, ...gone].map(({ id, title, setAside }) => ({
    kind: 'material',
    key: id,
    title,
    words: wording.say(setAside ? `material.${setAside}` : 'material.words'),
    missing: [],
    link: { to: 'material', id, item },
    children: [],
  }))
}

function explainDecision(wording: Wording, { key, decision }: ItemScore): ExplanationNode[] {
  if (!decision) return []
  const { by, on, reason } = decision
  const words = wording.say(`decision.${decision.state}`, { by, on, reason })
  return [
    {
      kind: 'decision',
      key: `decision ${key}`,
      title: wording.say('title.decision'),
      words: decision.applied ? words : joinSentences(wording, [words, wording.say('decision.set_aside')]),
      source: by,
      missing: [],
      children: [],
    },
  ]
}

function explainParts(wording: Wording, quantity: QuantityTrace): ExplanationNode[] {
  return quantity.parts.map((part) =>
    part.kind === 'figure' ? explainFigure(wording, part) : explainMeasure(wording, part, quantity),
  )
}

function explainFigure(wording: Wording, figure: FigureTrace): ExplanationNode {
  const { series, where, year, value, unit, source, dimension } = figure
  const title = figureTitle(wording, figure)
  const base = {
    kind: 'figure',
    key: `${figure.isGrowth ? 'growth ' : ''}${series} ${where} ${year}`,
    title,
    link: { to: 'figure', series, where, year },
    children: [],
  } as const
  if (value === undefined || unit === undefined || source === undefined) {
    return { ...base, words: wording.say('figure.missing', { title }), missing: [title] }
  }
  const shown = figureValueInWords(wording, value, findUnit(unit, dimension))
  return { ...base, words: wording.say('figure.known', { title, value: shown, source }), source, missing: [] }
}

function explainMeasure(
  wording: Wording,
  part: MeasureTrace,
  { missing, dimension }: QuantityTrace,
): ExplanationNode {
  const { measure, records, source } = part
  const title = wording.text(part.title)
  return {
    kind: 'measure',
    key: measure,
    title,
    words: measureWords(wording, part, title, dimension),
    ...(source !== undefined && { source }),
    missing: missingOf(wording, missing),
    link: { to: 'measure', measure, ...(records && { records }) },
    children: [],
  }
}

function measureWords(
  wording: Wording,
  { parts, words, amount, noCases, period = '', source = '' }: MeasureTrace,
  title: string,
  dimension: QuantityTrace['dimension'],
): string {
  const { say } = wording
  if (parts && words) {
    return say('measure.parts', {
      numerator: wording.text(words.numerator),
      denominator: wording.text(words.denominator),
      part: formatDecimal(parts.numerator),
      whole: formatDecimal(parts.denominator),
      period,
      source,
    })
  }
  if (amount !== undefined) {
    return say('measure.amount', { title, value: amountInWords(wording, amount, dimension), period, source })
  }
  return noCases ? say('measure.no_cases', { title, period, source }) : say('measure.missing', { title })
}

function quantityTitle(wording: Wording, { value: _, ...unvalued }: QuantityTrace): string {
  return quantityInWords(wording, unvalued)
}

function missingOf(wording: Wording, missing: readonly Missing[]): string[] {
  return missing.map((each) => missingInWords(wording, each))
}

function joinSentences({ language }: Wording, sentences: readonly string[]): string {
  return sentences.join(language === 'zh' ? '' : ' ')
}

function pointsOf({ points, sure, possible }: Points): { points: Decimal; sure: Decimal; possible: Decimal } {
  return { points, sure, possible }
}

function pointsInWords({ say }: Wording, { points, sure, possible, notApplicable }: Points): string {
  const words = say(isEqual(sure, possible) ? 'points.settled' : 'points.open', {
    sure: pointsText(sure),
    possible: pointsText(possible),
    points: pointsText(points),
  })
  return isZero(notApplicable)
    ? words
    : words + say('points.not_applicable', { notApplicable: pointsText(notApplicable) })
}
