/** 依据变化: what was entered, changed or taken away between two days, and which indicators read it. Pure. */
import type { Bilingual } from '../../../kernel/text.ts'
import { type Edition, listFiguresNeeded, listItems, listMeasuresNeeded } from '../edition/index.ts'
import type { Inputs } from '../scoring/index.ts'

export type InputKind = 'figure' | 'measure' | 'material' | 'judgement' | 'pieces' | 'decision' | 'zone'

/** One difference; `before` or `after` is null where there was nothing, or nothing is left. */
export interface InputDifference {
  readonly kind: InputKind
  /** Series with side and year, measure, item key, or the material's id. */
  readonly key: string
  readonly title: Bilingual
  readonly year?: number
  readonly where?: 'local' | 'national'
  readonly before: string | null
  readonly after: string | null
  /** Who judged or decided, or the source that is named now. */
  readonly by: string
  readonly reason: string
  readonly indicators: readonly number[]
}

interface Entry extends Omit<InputDifference, 'before' | 'after'> {
  readonly value: string
}

/** Differences of two sets of inputs, in the order of the indicators that read them. */
export function compareInputs(edition: Edition, before: Inputs, after: Inputs): readonly InputDifference[] {
  const [earlier, later] = [before, after].map((inputs) => entriesOf(edition, inputs))
  if (earlier === undefined || later === undefined) return []
  const keys = [...new Set([...earlier.keys(), ...later.keys()])]
  return keys
    .flatMap((key): InputDifference[] => {
      const from = earlier.get(key)
      const to = later.get(key)
      const shown = to ?? from
      if (shown === undefined || from?.value === to?.value) return []
      const { value: _, ...rest } = shown
      return [{ ...rest, before: from?.value ?? null, after: to?.value ?? null }]
    })
    .toSorted((left, right) => (left.indicators[0] ?? 0) - (right.indicators[0] ?? 0))
}

function entriesOf(edition: Edition, inputs: Inputs): ReadonlyMap<string, Entry> {
  const items = new Map(listItems(edition).map((place) => [place.item.key, place]))
  const readers = new Map<string, readonly number[]>(
    listFiguresNeeded(edition, [1, 2]).map((need) => [`${need.series.key} ${need.where}`, need.indicators]),
  )
  const measures = new Map(
    listMeasuresNeeded(edition).map(({ measure, indicators }) => [measure.measure, { measure, indicators }]),
  )
  const series = new Map(edition.series.map((each) => [each.key, each]))
  const ofItem = (key: string) => {
    const place = items.get(key.replace(/@\d{4}$/, ''))
    return {
      title: place?.item.condition ?? { zh: key, en: key },
      indicators: place ? [place.indicator.number] : [],
    }
  }
  const entries: Entry[] = [
    ...[
      ...inputs.figures.map((figure) => ({ figure, of: '' })),
      ...(inputs.growths ?? []).map((figure) => ({ figure, of: 'growth ' })),
    ].map(({ figure, of }) => ({
      kind: 'figure' as const,
      key: `${of}${figure.series} ${figure.where} ${figure.year}`,
      title: series.get(figure.series)?.title ?? { zh: figure.series, en: figure.series },
      year: figure.year,
      where: figure.where,
      value: `${figure.value} ${figure.unit}`,
      by: figure.source,
      reason: '',
      indicators: readers.get(`${figure.series} ${figure.where}`) ?? [],
    })),
    ...inputs.measures.map(({ value, source }) => ({
      kind: 'measure' as const,
      key: value.measure,
      title: measures.get(value.measure)?.measure.title ?? { zh: value.measure, en: value.measure },
      value: measureText(value),
      by: source,
      reason: '',
      indicators: measures.get(value.measure)?.indicators ?? [],
    })),
    ...inputs.judgements.map((judgement) => ({
      kind: 'judgement' as const,
      key: judgement.item,
      ...ofItem(judgement.item),
      value: judgement.score,
      by: judgement.reviewer,
      reason: judgement.reason,
    })),
    ...inputs.decisions.map((decision) => ({
      kind: 'decision' as const,
      key: decision.item,
      ...ofItem(decision.item),
      value: decision.state,
      by: decision.by,
      reason: decision.reason,
    })),
    ...inputs.counts.map((count) => ({
      kind: 'pieces' as const,
      key: count.item,
      ...ofItem(count.item),
      value: String(count.pieces.filter((piece) => piece.state === 'accepted').length),
      by: '',
      reason: '',
    })),
    ...inputs.materials.map((material) => ({
      kind: 'material' as const,
      key: material.id,
      ...ofItem(material.item),
      value: material.title,
      by: '',
      reason: '',
    })),
    ...(inputs.zone === undefined
      ? []
      : [
          {
            kind: 'zone' as const,
            key: 'zone',
            title: { zh: '经济地带', en: 'Economic zone' },
            value: inputs.zone,
            by: '',
            reason: '',
            indicators: [],
          },
        ]),
  ]
  return new Map(entries.map((entry) => [`${entry.kind} ${entry.key}`, entry]))
}

function measureText(value: Inputs['measures'][number]['value']): string {
  switch (value.kind) {
    case 'ratio':
      return `${value.numerator} / ${value.denominator}`
    case 'quantity':
      return value.amount
    case 'noCases':
      return '0 / 0'
  }
}
