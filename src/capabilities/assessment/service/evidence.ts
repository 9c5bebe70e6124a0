/** 评分依据: what can be entered, and entering it: measures, judgements, decisions, material. */
import { randomUUID } from 'node:crypto'
import { type Actor, may, type Permission, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { compare } from '../../../kernel/exact.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import { type Edition, type Indicator, listItems, listUnits } from '../edition/index.ts'
import { inputsOf, setAsideOn } from '../inputs-of.ts'
import { checkInputs, completeYearsBefore, isScoreInSteps } from '../scoring/index.ts'
import * as store from '../store/evidence.ts'
import { loadEditionInForce } from './edition-in-force.ts'
import { countItemsOf, regionFor } from './score.ts'
import { takeSnapshot } from './snapshots.ts'

type Done = Result<Record<string, never>>

/** Keys of series and measures that a rule asks for, by walking its quantities. */
function namesIn(indicator: Indicator): Set<string> {
  const names = new Set<string>()
  const walk = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) walk(each)
    else if (typeof value === 'object' && value !== null) {
      for (const [key, inner] of Object.entries(value)) {
        if (['series', 'numerator', 'denominator', 'measure'].includes(key) && typeof inner === 'string')
          names.add(inner)
        else walk(inner)
      }
    }
  }
  walk(indicator.rule)
  return names
}

/** Which indicators ask for which series and measures. */
function usesOf(edition: Edition): Map<string, number[]> {
  const uses = new Map<string, number[]>()
  for (const group of edition.groups) {
    for (const indicator of group.subgroups.flatMap((subgroup) => subgroup.indicators)) {
      for (const name of namesIn(indicator)) uses.set(name, [...(uses.get(name) ?? []), indicator.number])
    }
  }
  return uses
}

export async function getEvidence(world: World, actor: Actor, asked: string | undefined) {
  const region = regionFor(actor, asked)
  if (!region.ok) return region
  const { evidence, found } = await world.db.read(scopeOf(actor, 'assessment.read'), async (tx) => {
    const stored = await store.loadEvidence(tx, region.value)
    return { evidence: stored, found: await loadEditionInForce(tx, stored.creation) }
  })
  if (!found.ok) return found
  const edition = found.value
  const today = dayOf(world.clock.now())
  const set = evidence.creation?.years ?? []
  const years = set.length > 0 ? set : completeYearsBefore(today, edition.years)
  const uses = usesOf(edition)
  return ok({
    region: region.value,
    years: [...years],
    series: edition.series.flatMap((series) =>
      (['local', 'national'] as const)
        .filter((where) => series[where])
        .map((where) => ({
          key: series.key,
          title: series.title,
          definition: series.definition,
          unit: series.unit,
          units: listUnits(series.dimension).map((unit) => ({
            key: unit.unit,
            title: unit.title,
          })),
          where,
          years: yearsAsked(years, series.yearsBefore),
          indicators: uses.get(series.key) ?? [],
        })),
    ),
    measures: edition.measures.map((need) => {
      const entry = evidence.measures
        .filter((row) => row.measure === need.measure)
        .sort((left, right) => right.year - left.year)[0]
      return {
        measure: need.measure,
        title: need.title,
        kind: need.kind,
        numerator: need.numerator,
        denominator: need.denominator ?? null,
        indicators: uses.get(need.measure) ?? [],
        entry: entry ?? null,
      }
    }),
    items: listItems(edition).map(({ indicator, item, points, need }) => ({
      key: item.key,
      indicator: indicator.number,
      condition: item.condition,
      points,
      review: need.by !== 'data',
      judgement: evidence.judgements.find((row) => row.item === item.key) ?? null,
      decision: evidence.decisions.find((row) => row.item === item.key) ?? null,
      materials: evidence.materials
        .filter((row) => row.item === item.key)
        .map((row) => ({
          id: row.id,
          title: row.title,
          fileName: row.fileName,
          unitName: row.unitName,
          state: setAsideOn(today, row) ?? row.state,
        })),
    })),
  })
}

/** The assessed years and as many before them as growth is measured from. */
function yearsAsked(years: readonly number[], before: number): number[] {
  const first = years[0] ?? 0
  return [...Array.from({ length: before }, (_, place) => first - before + place), ...years]
}

/** An act on the evidence of the officer's own region. */
async function act(
  world: World,
  actor: Actor,
  permission: Permission,
  work: (tx: Tx, region: RegionCode, edition: Edition, evidence: store.EvidenceRow) => Promise<Done>,
): Promise<Done> {
  const region = regionFor(actor, undefined)
  if (!region.ok) return region
  const unitId = actor.kind === 'officer' ? actor.unitId : null
  if (!may(actor, permission, { region: region.value, unitId }))
    return refuse('forbidden', 'permission.missing', { permission })
  return await world.db.transact(scopeOf(actor, 'assessment.read'), async (tx) => {
    const evidence = await store.loadEvidence(tx, region.value)
    const edition = await loadEditionInForce(tx, evidence.creation)
    return edition.ok ? await work(tx, region.value, edition.value, evidence) : edition
  })
}

const personIdOf = (actor: Actor) => (actor.kind === 'officer' ? actor.personId : null)
const unitIdOf = (actor: Actor) => (actor.kind === 'officer' ? actor.unitId : null)
const nameOf = (actor: Actor) => (actor.kind === 'officer' ? actor.name : 'sishi')

export interface MeasureInput {
  readonly measure: string
  readonly numerator: string | null
  readonly denominator: string | null
  readonly amount: string | null
  readonly source: string
}

/** 填报度量: both parts of a share, or the amount of a quantity, for the last assessed year. */
export async function enterMeasure(world: World, actor: Actor, input: MeasureInput): Promise<Done> {
  return await act(world, actor, 'assessment.enterEvidence', async (tx, region, edition, evidence) => {
    const need = edition.measures.find((each) => each.measure === input.measure)
    if (need === undefined) return refuse('invalid', 'assessment.no_such_measure', { measure: input.measure })
    const problem = measureProblem(need.kind, input)
    if (problem !== undefined) return refuse('invalid', problem, { measure: input.measure })
    const set = evidence.creation?.years ?? []
    const years = set.length > 0 ? set : completeYearsBefore(dayOf(world.clock.now()), edition.years)
    const id = randomUUID()
    await store.insertMeasureEntry(tx, {
      id,
      region,
      year: years.at(-1) ?? 0,
      ...input,
      enteredBy: personIdOf(actor),
      enteredName: nameOf(actor),
      at: world.clock.now(),
    })
    await record(tx, actor, {
      action: 'assessment.measureEntered',
      subject: { type: 'assessment.measureEntry', id },
      region,
      unitId: unitIdOf(actor),
      details: { measure: input.measure },
    })
    return ok({})
  })
}

/** Why the parts do not make a value of this kind, or undefined. */
export function measureProblem(
  kind: 'share' | 'quantity',
  input: Omit<MeasureInput, 'measure' | 'source'>,
): string | undefined {
  if (kind === 'quantity') {
    if (input.amount === null) return 'assessment.amount_needed'
    return compare(input.amount, 0) < 0 ? 'assessment.negative' : undefined
  }
  if (input.numerator === null || input.denominator === null) return 'assessment.parts_needed'
  if (compare(input.numerator, 0) < 0 || compare(input.denominator, 0) < 0) return 'assessment.negative'
  return compare(input.numerator, input.denominator) > 0 ? 'assessment.part_above_whole' : undefined
}

export interface JudgementInput {
  readonly item: string
  readonly score: string
  readonly reason: string
  readonly materials: readonly string[]
}

/** 评审打分. A score that the rule does not know, or material of another item, is refused. */
export async function judgeItem(world: World, actor: Actor, input: JudgementInput): Promise<Done> {
  return await act(world, actor, 'assessment.judge', async (tx, region, edition, evidence) => {
    const place = listItems(edition).find((each) => each.item.key === input.item)
    if (place === undefined || place.need.by === 'data')
      return refuse('invalid', 'assessment.item_not_reviewed', { item: input.item })
    if (place.need.by === 'review' && !isScoreInSteps(input.score, place.points, place.need.step)) {
      return refuse('invalid', 'assessment.score_not_possible', { item: input.item, points: place.points })
    }
    const known = new Set(
      evidence.materials.filter((material) => material.item === input.item).map((material) => material.id),
    )
    const foreign = input.materials.find((id) => !known.has(id))
    if (foreign !== undefined)
      return refuse('invalid', 'assessment.material_of_other_item', { material: foreign })
    const id = randomUUID()
    const at = world.clock.now()
    await store.insertJudgement(tx, {
      id,
      region,
      ...input,
      reviewer: nameOf(actor),
      reviewerId: personIdOf(actor),
      on: dayOf(at),
      at,
    })
    await record(tx, actor, {
      action: 'assessment.itemJudged',
      subject: { type: 'assessment.judgement', id },
      region,
      unitId: unitIdOf(actor),
      details: { item: input.item, score: input.score },
    })
    const taken = await takeSnapshot(tx, world, actor, region, 'review')
    return taken.ok ? ok({}) : taken
  })
}

export interface DecisionInput {
  readonly item: string
  readonly state: 'met' | 'not_met' | 'not_applicable' | 'open'
  readonly reason: string
}

/** 认定: settles an item that cannot be computed; whether it counts is decided when the score is computed. */
export async function decideItem(world: World, actor: Actor, input: DecisionInput): Promise<Done> {
  return await act(world, actor, 'assessment.decide', async (tx, region, edition, evidence) => {
    if (input.state !== 'open') {
      const at = dayOf(world.clock.now())
      const trial = { item: input.item, state: input.state, by: nameOf(actor), on: at, reason: input.reason }
      const inputs = inputsOf(region, { ...evidence, decisions: [trial] }, countItemsOf(edition), at)
      if (checkInputs(edition, inputs).some((fault) => fault.about === input.item))
        return refuse('invalid', 'assessment.no_such_item', { item: input.item })
    }
    const id = randomUUID()
    const at = world.clock.now()
    await store.insertDecision(tx, {
      id,
      region,
      ...input,
      by: nameOf(actor),
      byId: personIdOf(actor),
      on: dayOf(at),
      at,
    })
    await record(tx, actor, {
      action: 'assessment.itemDecided',
      subject: { type: 'assessment.decision', id },
      region,
      unitId: unitIdOf(actor),
      details: { item: input.item, state: input.state },
    })
    return ok({})
  })
}
