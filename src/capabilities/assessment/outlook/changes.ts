/** 试算改动: what is changed on trial, and the inputs as they would then be. Pure; nothing is saved here. */
import { z } from 'zod'
import { compare, decimal, parseDecimal } from '../../../kernel/exact.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import type { Edition } from '../edition/index.ts'
import { measureOf } from '../inputs-of.ts'
import { checkInputs, type Inputs, type Judgement, type ScoringOptions, yearsOf } from '../scoring/index.ts'

const value = z
  .string()
  .max(40)
  .refine((text) => parseDecimal(text) !== undefined, 'request.field_decimal')
const item = z.string().regex(/^\d+\.\d+(@\d{4})?$/)

/** One change. A figure or judgement of `null` is taken away; an `open` decision is taken back. */
export const changeSchema = z.discriminatedUnion('of', [
  z.object({
    of: z.literal('figure'),
    series: z.string().max(80),
    where: z.enum(['local', 'national']),
    year: z.number().int(),
    unit: z.string().max(20),
    value: value.nullable(),
  }),
  z.object({
    of: z.literal('measure'),
    measure: z.string().max(80),
    numerator: value.nullable(),
    denominator: value.nullable(),
    amount: value.nullable(),
  }),
  z.object({ of: z.literal('judgement'), item, score: value.nullable() }),
  z.object({ of: z.literal('decision'), item, state: z.enum(['met', 'not_met', 'not_applicable', 'open']) }),
  /** 计件: so many pieces are accepted, and no more will come. */
  z.object({ of: z.literal('pieces'), item, accepted: z.number().int().min(0).max(100) }),
])
export type Change = z.output<typeof changeSchema>

/** What the change is about; a later change of the same key replaces an earlier one. */
export function changeKey(change: Change): string {
  switch (change.of) {
    case 'figure':
      return `figure ${change.series} ${change.where} ${change.year}`
    case 'measure':
      return `measure ${change.measure}`
    case 'judgement':
    case 'decision':
    case 'pieces':
      return `${change.of} ${change.item}`
  }
}

/** The inputs with one change made; the rest stays as it is. */
function withChange(inputs: Inputs, change: Change, options: ScoringOptions, edition: Edition): Inputs {
  switch (change.of) {
    case 'figure': {
      const { series, where, year, unit } = change
      const rest = inputs.figures.filter(
        (figure) => figure.series !== series || figure.where !== where || figure.year !== year,
      )
      if (change.value === null) return { ...inputs, figures: rest }
      const figure = {
        id: changeKey(change),
        series,
        where,
        year,
        unit,
        source: '',
        value: decimal(change.value),
      }
      return { ...inputs, figures: [...rest, figure] }
    }
    case 'measure': {
      const rest = inputs.measures.filter((measure) => measure.value.measure !== change.measure)
      if (change.amount === null && change.denominator === null) return { ...inputs, measures: rest }
      const year = yearsOf(edition, options).at(-1) ?? 0
      const measure = measureOf(inputs.region as RegionCode, { ...change, year, source: '' })
      return { ...inputs, measures: [...rest, measure] }
    }
    case 'judgement': {
      const rest = inputs.judgements.filter((judgement) => judgement.item !== change.item)
      if (change.score === null) return { ...inputs, judgements: rest }
      const score = decimal(change.score)
      const given: Judgement = {
        item: change.item,
        score,
        reviewer: '',
        on: options.assessedOn,
        reason: '',
        materials: [],
      }
      return { ...inputs, judgements: [...rest, given] }
    }
    case 'decision': {
      const rest = inputs.decisions.filter((decision) => decision.item !== change.item)
      if (change.state === 'open') return { ...inputs, decisions: rest }
      // A reason is asked of a decision that counts; on trial the change itself is the reason.
      const decision = { item: change.item, state: change.state, by: '', on: options.assessedOn, reason: '*' }
      return { ...inputs, decisions: [...rest, decision] }
    }
    case 'pieces': {
      const rest = inputs.counts.filter((count) => count.item !== change.item)
      const pieces = Array.from({ length: change.accepted }, (_, place) => ({
        id: `${changeKey(change)} ${place + 1}`,
        title: '',
        state: 'accepted' as const,
      }))
      return { ...inputs, counts: [...rest, { item: change.item, complete: true, pieces }] }
    }
  }
}

/** Whether the change by itself fits the edition: a series it knows, a unit that fits, a score in its steps. */
export function fits(edition: Edition, region: RegionCode, change: Change, options: ScoringOptions): boolean {
  if (change.of === 'measure' && !measureFits(edition, change)) return false
  const nothing = {
    region,
    figures: [],
    measures: [],
    materials: [],
    judgements: [],
    counts: [],
    decisions: [],
  }
  return checkInputs(edition, withChange(nothing, change, options, edition)).length === 0
}

function measureFits(edition: Edition, change: Change & { of: 'measure' }): boolean {
  const need = edition.measures.find((each) => each.measure === change.measure)
  if (need === undefined) return false
  const { numerator, denominator, amount } = change
  if (numerator === null && denominator === null && amount === null) return true
  if (need.kind === 'quantity') return amount !== null && compare(amount, 0) >= 0
  if (numerator === null || denominator === null || amount !== null) return false
  return compare(numerator, 0) >= 0 && compare(denominator, numerator) >= 0
}

/** The inputs as they would be; changes that do not fit are left out and named by their keys. */
export function applyChanges(
  edition: Edition,
  inputs: Inputs,
  changes: readonly Change[],
  options: ScoringOptions,
): { readonly inputs: Inputs; readonly unfit: readonly string[] } {
  let changed = inputs
  const unfit: string[] = []
  for (const change of changes) {
    if (fits(edition, inputs.region, change, options)) changed = withChange(changed, change, options, edition)
    else unfit.push(changeKey(change))
  }
  return { inputs: changed, unfit }
}
