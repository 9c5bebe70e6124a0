/** Evidence as stored, turned into what scoring reads. Pure. */

import { type Day, dayFrom } from '../../kernel/day.ts'
import { decimal } from '../../kernel/exact.ts'
import type { MeasureName, MeasureValue } from '../../kernel/measure.ts'
import { periodOf } from '../../kernel/period.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import type { Zone } from './edition/index.ts'
import type { Inputs, MeasureEvidence, SetAside } from './scoring/index.ts'

/** The parts that `store/evidence.ts` loads; structural, so that this file stays free of the database. */
export interface StoredEvidence {
  readonly creation: { readonly zone: string | null } | null
  readonly figures: readonly {
    id: string
    series: string
    where: 'local' | 'national'
    year: number
    valueKind: 'level' | 'growth'
    value: string
    unit: string
    source: string
  }[]
  readonly measures: readonly {
    measure: string
    year: number
    numerator: string | null
    denominator: string | null
    amount: string | null
    source: string
  }[]
  readonly judgements: readonly {
    item: string
    score: string
    reviewer: string
    on: string
    reason: string
    materials: string[]
  }[]
  readonly decisions: readonly {
    item: string
    state: 'met' | 'not_met' | 'not_applicable'
    by: string
    on: string
    reason: string
  }[]
  readonly materials: readonly {
    id: string
    item: string
    title: string
    state: 'pending' | 'accepted' | 'returned'
    validTo: string | null
  }[]
}

/** Why a material does not count on this day. */
export function setAsideOn(
  today: Day,
  { state, validTo }: Pick<StoredEvidence['materials'][number], 'state' | 'validTo'>,
): SetAside | undefined {
  if (state === 'returned') return 'returned'
  return validTo !== null && validTo < today ? 'expired' : undefined
}

/** 有效期: until when the materials hold that count today. */
export function validityOf(evidence: StoredEvidence, today: Day) {
  return evidence.materials.flatMap((material) => {
    const { id, item, title, validTo } = material
    if (validTo === null || setAsideOn(today, material) !== undefined) return []
    return [{ item, materialId: id, title, validUntil: validTo }]
  })
}

/** A measure as it was entered, with both parts or one amount; a zero denominator is no cases. */
export function measureOf(region: RegionCode, row: StoredEvidence['measures'][number]): MeasureEvidence {
  const base = {
    measure: row.measure as MeasureName,
    period: periodOf('year', dayFrom(`${row.year}-12-31`)),
    region,
    records: { path: '/assessment/evidence', query: { measure: row.measure } },
  } as const
  return { source: row.source, value: measureValueOf(base, row) }
}

function measureValueOf(
  base: Pick<MeasureValue, 'measure' | 'period' | 'region' | 'records'>,
  row: StoredEvidence['measures'][number],
): MeasureValue {
  if (row.amount !== null) return { ...base, kind: 'quantity', amount: decimal(row.amount) }
  const denominator = decimal(row.denominator ?? '0')
  if (Number(denominator) === 0) return { ...base, kind: 'noCases' }
  return { ...base, kind: 'ratio', numerator: decimal(row.numerator ?? '0'), denominator }
}

function figuresOf(evidence: StoredEvidence, kind: 'level' | 'growth'): Inputs['figures'] {
  return evidence.figures
    .filter((row) => row.valueKind === kind)
    .map(({ valueKind: _, ...row }) => ({ ...row, value: decimal(row.value) }))
}

/**
 * 计件: under a count rule every material is a piece. Until the list is closed by judging it, what the review of each
 * material said counts; from then on what the judgement names.
 */
function countsOf(evidence: StoredEvidence, countItems: readonly string[], today: Day): Inputs['counts'] {
  return countItems.flatMap((item) => {
    const pieces = evidence.materials.filter((material) => material.item === item)
    const judgement = evidence.judgements.find((each) => each.item === item)
    if (pieces.length === 0 && judgement === undefined) return []
    const accepted = new Set(judgement?.materials ?? [])
    return [
      {
        item,
        complete: judgement !== undefined,
        pieces: pieces.map((piece) => {
          const setAside = setAsideOn(today, piece)
          return {
            id: piece.id,
            title: piece.title,
            ...(setAside === undefined ? {} : { setAside }),
            state: stateOfPiece(piece, setAside, judgement && accepted),
          }
        }),
      },
    ]
  })
}

function stateOfPiece(
  piece: StoredEvidence['materials'][number],
  setAside: SetAside | undefined,
  judged: ReadonlySet<string> | undefined,
): 'accepted' | 'pending' | 'refused' {
  if (setAside !== undefined) return 'refused'
  if (judged !== undefined) return judged.has(piece.id) ? 'accepted' : 'refused'
  return piece.state === 'accepted' ? 'accepted' : 'pending'
}

/** `countItems`: keys of the items under a count rule, which are proved by pieces and not by a score. */
export function inputsOf(
  region: RegionCode,
  evidence: StoredEvidence,
  countItems: readonly string[],
  today: Day,
): Inputs {
  return {
    region,
    ...(evidence.creation?.zone ? { zone: evidence.creation.zone as Zone } : {}),
    figures: figuresOf(evidence, 'level'),
    growths: figuresOf(evidence, 'growth'),
    measures: evidence.measures.map((row) => measureOf(region, row)),
    materials: evidence.materials
      .filter(({ item }) => !countItems.includes(item))
      .map((material) => {
        const { id, item, title } = material
        const setAside = setAsideOn(today, material)
        return { id, item, title, ...(setAside === undefined ? {} : { setAside }) }
      }),
    judgements: evidence.judgements
      .filter(({ item }) => !countItems.includes(item))
      .map((row) => ({ ...row, on: dayFrom(row.on), score: decimal(row.score) })),
    counts: countsOf(evidence, countItems, today),
    decisions: evidence.decisions.map((row) => ({ ...row, on: dayFrom(row.on) })),
  }
}
