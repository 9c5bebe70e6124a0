/** 评分依据校验: what would make a score wrong or impossible, found before scoring. Pure. */
import { compare } from '../../../kernel/exact.ts'
import { type Edition, findUnit, listItems } from '../edition/index.ts'
import type { Inputs } from './inputs.ts'
import { isScoreInSteps } from './items.ts'

/** One fault of the inputs; `about` is the key of the figure, measure or item. */
export interface InputFault {
  readonly code:
    | 'unknown_series'
    | 'series_without_this_side'
    | 'unit_does_not_fit'
    | 'negative_value'
    | 'value_twice'
    | 'measure_of_another_kind'
    | 'unknown_item'
    | 'item_is_not_judged'
    | 'item_is_not_counted'
    | 'score_out_of_steps'
    | 'decision_without_reason'
  readonly about: string
}

/** Every fault of the inputs against the edition; scoring inputs with faults may throw. */
export function checkInputs(edition: Edition, inputs: Inputs): readonly InputFault[] {
  return [...checkFigures(edition, inputs), ...checkMeasures(edition, inputs), ...checkItems(edition, inputs)]
}

function checkFigures(edition: Edition, { figures }: Inputs): InputFault[] {
  const faults = twice(figures.map(({ series, where, year }) => `${series} ${where} ${year}`))
  for (const figure of figures) {
    const about = `${figure.series} ${figure.where} ${figure.year}`
    const series = edition.series.find((each) => each.key === figure.series)
    if (!series) {
      faults.push({ code: 'unknown_series', about })
      continue
    }
    if (!series[figure.where]) faults.push({ code: 'series_without_this_side', about })
    if (!findUnit(figure.unit, series.dimension)) faults.push({ code: 'unit_does_not_fit', about })
    if (compare(figure.value, 0) < 0) faults.push({ code: 'negative_value', about })
  }
  return faults
}

/** Measures that the edition does not know are no fault: capabilities publish more than one edition asks. */
function checkMeasures(edition: Edition, { measures }: Inputs): InputFault[] {
  const faults = twice(measures.map(({ value }) => value.measure))
  for (const { value } of measures) {
    const need = edition.measures.find((each) => each.measure === value.measure)
    if (need && (need.kind === 'quantity') !== (value.kind === 'quantity')) {
      faults.push({ code: 'measure_of_another_kind', about: value.measure })
    }
  }
  return faults
}

function checkItems(edition: Edition, inputs: Inputs): InputFault[] {
  const { judgements, counts, decisions, materials } = inputs
  const items = new Map(listItems(edition).map((place) => [place.item.key, place]))
  const faults = [judgements, counts, decisions].flatMap((list) => twice(list.map((each) => each.item)))
  for (const { item } of [...judgements, ...counts, ...decisions, ...materials]) {
    if (!items.has(withoutYear(item))) faults.push({ code: 'unknown_item', about: item })
  }
  for (const { item, score } of judgements) {
    const place = items.get(item)
    if (!place) continue
    if (place.need.by !== 'review') faults.push({ code: 'item_is_not_judged', about: item })
    else if (!isScoreInSteps(score, place.points, place.need.step)) {
      faults.push({ code: 'score_out_of_steps', about: item })
    }
  }
  for (const { item } of counts) {
    const place = items.get(item)
    if (place && place.need.by !== 'count') faults.push({ code: 'item_is_not_counted', about: item })
  }
  for (const { item, reason } of decisions) {
    if (reason.trim() === '') faults.push({ code: 'decision_without_reason', about: item })
  }
  return faults
}

function withoutYear(key: string): string {
  return key.replace(/@\d{4}$/, '')
}

function twice(keys: readonly string[]): InputFault[] {
  const repeated = new Set(keys.filter((key, place) => keys.indexOf(key) !== place))
  return [...repeated].map((about) => ({ code: 'value_twice', about }))
}
