/** 规范化: one text for one set of inputs or one edition, whatever order it was loaded in. Pure. */
import type { Inputs } from './inputs.ts'

/** Lists that were loaded in no order, in the order of their keys. */
export function canonicalInputs(inputs: Inputs): Inputs {
  return {
    ...inputs,
    figures: byKey(inputs.figures, ({ series, where, year }) => `${series} ${where} ${year}`),
    ...(inputs.growths && {
      growths: byKey(inputs.growths, ({ series, where, year }) => `${series} ${where} ${year}`),
    }),
    measures: byKey(inputs.measures, ({ value }) => value.measure),
    materials: byKey(inputs.materials, ({ id, item }) => `${id} ${item}`),
    judgements: byKey(inputs.judgements, ({ item }) => item),
    counts: byKey(inputs.counts, ({ item }) => item),
    decisions: byKey(inputs.decisions, ({ item }) => item),
  }
}

function byKey<T>(values: readonly T[], keyOf: (value: T) => string): readonly T[] {
  return values.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1))
}

/** JSON with the keys of every object in order. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([left], [right]) => (left < right ? -1 : 1)))
      : inner,
  )
}
