/** 试算项: every input of an indicator with its value as it stands now. Pure. */
import { add, compare, type Decimal, decimal, toPlainDecimal } from '../../../../kernel/exact.ts'
import type { Bilingual } from '../../../../kernel/text.ts'
import {
  type Edition,
  type Indicator,
  listFiguresNeeded,
  listIndicators,
  listItems,
  listMeasuresNeeded,
} from '../../edition/index.ts'
import { type Inputs, type ScoringOptions, yearKey, yearsOf } from '../../scoring/index.ts'

export interface FigureField {
  readonly key: string
  readonly series: string
  readonly title: Bilingual
  readonly where: 'local' | 'national'
  readonly year: number
  readonly unit: string
  readonly now: string | null
}

export interface MeasureField {
  readonly key: string
  readonly measure: string
  readonly title: Bilingual
  readonly kind: 'share' | 'quantity'
  readonly now: {
    readonly numerator: string | null
    readonly denominator: string | null
    readonly amount: string | null
  }
}

export interface ItemField {
  readonly item: string
  readonly condition: Bilingual
  /** Points that a reviewer may give, lowest first; absent where nobody judges. */
  readonly scores?: readonly string[]
  readonly score: string | null
  /** How many accepted pieces there are; absent where none are counted. */
  readonly pieces?: number
  readonly decision: 'met' | 'not_met' | 'not_applicable' | 'open'
  /** Only a computed item can lack cases, so only there an office settles it as met or not. */
  readonly settles: boolean
}

export interface IndicatorFields {
  readonly number: number
  readonly title: Bilingual
  readonly group: string
  readonly figures: readonly FigureField[]
  readonly measures: readonly MeasureField[]
  readonly items: readonly ItemField[]
}

export function fieldsOf(
  edition: Edition,
  inputs: Inputs,
  options: ScoringOptions,
): readonly IndicatorFields[] {
  const years = yearsOf(edition, options)
  const figures = listFiguresNeeded(edition, years)
  const measures = listMeasuresNeeded(edition)
  const groups = new Map(listItems(edition).map((place) => [place.indicator.number, place.group.key]))
  return listIndicators(edition).map((indicator) => ({
    number: indicator.number,
    title: indicator.title,
    group: groups.get(indicator.number) ?? '',
    figures: figures
      .filter((need) => need.indicators.includes(indicator.number))
      .flatMap((need) =>
        need.years.map((year) => {
          const found = inputs.figures.find(
            (figure) =>
              figure.series === need.series.key && figure.where === need.where && figure.year === year,
          )
          return {
            key: `figure ${need.series.key} ${need.where} ${year}`,
            series: need.series.key,
            title: need.series.title,
            where: need.where,
            year,
            unit: found?.unit ?? need.series.unit,
            now: found?.value ?? null,
          }
        }),
      ),
    measures: measures
      .filter((need) => need.indicators.includes(indicator.number))
      .map(({ measure }) => ({
        key: `measure ${measure.measure}`,
        measure: measure.measure,
        title: measure.title,
        kind: measure.kind,
        now: partsOf(inputs.measures.find((each) => each.value.measure === measure.measure)?.value),
      })),
    items: itemsOf(edition, indicator, inputs, years),
  }))
}

function partsOf(value: Inputs['measures'][number]['value'] | undefined): MeasureField['now'] {
  switch (value?.kind) {
    case undefined:
      return { numerator: null, denominator: null, amount: null }
    case 'ratio':
      return { numerator: value.numerator, denominator: value.denominator, amount: null }
    case 'quantity':
      return { numerator: null, denominator: null, amount: value.amount }
    case 'noCases':
      return { numerator: '0', denominator: '0', amount: null }
  }
}

function itemsOf(
  edition: Edition,
  indicator: Indicator,
  inputs: Inputs,
  years: readonly number[],
): readonly ItemField[] {
  return listItems(edition)
    .filter((place) => place.indicator.number === indicator.number)
    .flatMap(({ item, points, need }) => {
      const keys = indicator.rule.rule === 'years' ? years.map((year) => yearKey(item.key, year)) : [item.key]
      return keys.map((key): ItemField => {
        const count = inputs.counts.find((each) => each.item === key)
        return {
          item: key,
          condition: item.condition,
          ...(need.by === 'review' && { scores: scoresUpTo(points, need.step) }),
          score: inputs.judgements.find((each) => each.item === key)?.score ?? null,
          ...(need.by === 'count' && {
            pieces: count?.pieces.filter((piece) => piece.state === 'accepted').length ?? 0,
          }),
          decision: inputs.decisions.find((each) => each.item === key)?.state ?? 'open',
          settles: need.by === 'data',
        }
      })
    })
}

/** 0 up to the points in steps. */
export function scoresUpTo(points: string, step: string): readonly string[] {
  const scores: Decimal[] = []
  for (let score = decimal('0'); compare(score, points) <= 0; ) {
    scores.push(score)
    const next = toPlainDecimal(add(score, step))
    if (next === undefined || compare(next, score) <= 0) break
    score = next
  }
  return scores
}
