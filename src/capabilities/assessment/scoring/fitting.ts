/** What was entered under another edition and this one does not know: it stays stored, and is left out. Pure. */
import type { Edition } from '../edition/index.ts'
import { checkInputs, type InputFault } from './check-inputs.ts'
import type { Inputs } from './inputs.ts'

const OF_ANOTHER_EDITION: ReadonlySet<InputFault['code']> = new Set([
  'unknown_series',
  'series_without_this_side',
  'unit_does_not_fit',
  'measure_of_another_kind',
  'unknown_item',
  'item_is_not_judged',
  'item_is_not_counted',
  'score_out_of_steps',
])

/** The inputs that the edition can be scored with, and what was left out of them. */
export function fitInputs(
  edition: Edition,
  inputs: Inputs,
): { readonly inputs: Inputs; readonly left: readonly InputFault[] } {
  const left = checkInputs(edition, inputs).filter((fault) => OF_ANOTHER_EDITION.has(fault.code))
  if (left.length === 0) return { inputs, left }
  const strangers = new Set(left.map((fault) => fault.about))
  const fits = (about: string) => !strangers.has(about)
  return {
    left,
    inputs: {
      ...inputs,
      figures: inputs.figures.filter(({ series, where, year }) => fits(`${series} ${where} ${year}`)),
      measures: inputs.measures.filter(({ value }) => fits(value.measure)),
      materials: inputs.materials.filter(({ item }) => fits(item)),
      judgements: inputs.judgements.filter(({ item }) => fits(item)),
      counts: inputs.counts.filter(({ item }) => fits(item)),
      decisions: inputs.decisions.filter(({ item }) => fits(item)),
    },
  }
}
