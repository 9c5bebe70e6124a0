/** 本地表述与补充: a region's own words and points beside a frozen baseline, which alone decides the score. */
import { randomUUID } from 'node:crypto'
import { type Actor, may, scopeOf } from '../../../kernel/actor.ts'
import { compare, sum, toPlainDecimal } from '../../../kernel/exact.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { Bilingual } from '../../../kernel/text.ts'
import { record, recordAll } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { World } from '../../../platform/world.ts'
import type { EditionAddition, LocalPart } from '../contract.ts'
import { type Edition, type EditionChange, listIndicators, listItems } from '../edition/index.ts'
import * as store from '../store/edition-additions.ts'
import { findUse } from '../store/editions.ts'
import { DEFAULT_EDITION } from './edition-in-force.ts'
import {
  findKnownEdition,
  type KnownEdition,
  manageAt,
  nameOfRegion,
  refOf,
  regionOf,
} from './known-editions.ts'
import { regionFor } from './score.ts'

type Done = Result<Record<string, never>>

function shown(row: store.AdditionRow): EditionAddition {
  const { revoked_name, revoked_at, revoked_reason, earned, settled_at } = row
  return {
    id: row.id,
    kind: row.kind,
    subject: row.subject,
    field: row.field,
    wording: row.wording,
    official: row.official,
    points: row.points,
    reason: row.reason,
    region: row.region,
    regionName: nameOfRegion(row.region, row.local_name),
    addedName: row.added_name,
    addedAt: row.added_at.toISOString(),
    revoked:
      revoked_at === null
        ? null
        : { name: revoked_name ?? '', at: revoked_at.toISOString(), reason: revoked_reason ?? '' },
    result:
      earned === null || settled_at === null
        ? null
        : {
            earned,
            reason: row.settled_reason ?? '',
            name: row.settled_name ?? '',
            at: settled_at.toISOString(),
          },
  }
}

/** Points are decimals, so that their sum is one. */
const total = (points: readonly (string | null | undefined)[]): string =>
  toPlainDecimal(sum(points.map((each) => each ?? '0'))) ?? '0'

/** What stands beside an edition in a region, with its points summed apart from the official ones: one statement. */
export async function loadLocalPart(tx: Tx, query: store.AdditionQuery): Promise<LocalPart> {
  const additions = (await store.listAdditions(tx, query)).map(shown)
  const live = additions.filter((each) => each.points !== null && each.revoked === null)
  return {
    additions,
    points: total(live.map((each) => each.points)),
    earned: total(live.map((each) => each.result?.earned)),
    open: live.filter((each) => each.result === null).length,
  }
}

/** The local part of a region under the edition that it is scored by. */
export async function getLocalPart(world: World, actor: Actor, asked: string | undefined) {
  const region = regionFor(actor, asked)
  if (!region.ok) return region
  return await world.db.read(scopeOf(actor, 'assessment.read'), async (tx) => {
    const { creation } = await findUse(tx, region.value)
    const [edition, version] = [creation?.edition ?? DEFAULT_EDITION, creation?.edition_version ?? null]
    const local = await loadLocalPart(tx, { edition, version, region: region.value, revoked: false })
    return ok({ ...local, ref: refOf(creation) })
  })
}

export interface OwnWording {
  readonly kind: 'reword'
  readonly subject: string
  readonly field: 'title' | 'criteria' | 'condition'
  readonly wording: Bilingual
  readonly reason: string
}

export interface OwnPoints {
  readonly kind: 'indicator' | 'item'
  readonly subject: string
  readonly wording: Bilingual
  readonly points: string
  readonly reason: string
}

/** The official words for what is worded anew; undefined when the edition has no such part. */
function officialWording(edition: Edition, { subject, field }: OwnWording): Bilingual | null | undefined {
  if (field === 'condition')
    return listItems(edition).find(({ item }) => item.key === subject)?.item.condition
  const indicator = listIndicators(edition).find((each) => String(each.number) === subject)
  if (indicator === undefined) return undefined
  return field === 'title' ? indicator.title : (indicator.note ?? null)
}

function additionOf(edition: Edition, input: OwnWording | OwnPoints): Result<store.NewAddition> {
  const wording = { zh: input.wording.zh, en: input.wording.en || input.wording.zh }
  const base = { id: randomUUID(), kind: input.kind, subject: input.subject, wording }
  const unknown = refuse('invalid', 'assessment.no_such_part', { subject: input.subject })
  if (input.kind === 'reword') {
    const official = officialWording(edition, input)
    if (official === undefined) return unknown
    if (official?.zh === wording.zh && official.en === wording.en)
      return refuse('invalid', 'assessment.wording_unchanged')
    return ok({ ...base, field: input.field, official, points: null })
  }
  const known =
    input.kind === 'item'
      ? listIndicators(edition).some((each) => String(each.number) === input.subject)
      : edition.groups.some((group) => group.key === input.subject)
  if (!known) return unknown
  if (compare(input.points, 0) <= 0) return refuse('invalid', 'assessment.points_needed')
  return ok({ ...base, field: null, official: null, points: input.points })
}

/** Words anew, or adds an indicator or item, in the office's own region. */
export async function addToEdition(
  world: World,
  actor: Actor,
  ref: string,
  input: OwnWording | OwnPoints,
): Promise<Result<{ id: string }>> {
  return await world.db.transact(scopeOf(actor, 'assessment.read'), async (tx) => {
    const use = await findUse(tx, regionOf(actor) ?? '')
    const home = manageAt(actor, use.creation)
    if (!home.ok) return home
    const found = await findKnownEdition(tx, ref)
    if (!found.ok) return found
    const { edition, head } = found.value
    if (edition.table !== 'complete') {
      return refuse('conflict', 'assessment.edition_without_table', { edition: edition.id })
    }
    if (head.state === 'draft') return refuse('conflict', 'assessment.baseline_not_frozen')
    const addition = additionOf(edition, input)
    if (!addition.ok) return addition
    await keepAdditions(tx, world, actor, home.value, found.value, input.reason, [addition.value])
    return ok({ id: addition.value.id })
  })
}

async function keepAdditions(
  tx: Tx,
  world: World,
  actor: Actor,
  region: RegionCode,
  baseline: KnownEdition,
  reason: string,
  additions: readonly store.NewAddition[],
): Promise<void> {
  const act = {
    ...byOf(world, actor),
    region,
    edition: baseline.edition.id,
    version: baseline.versionId,
    reason,
  }
  await store.insertAdditions(tx, act, additions)
  await recordAll(
    tx,
    actor,
    additions.map(({ id, kind, subject }) => ({
      action: 'assessment.editionAdded',
      subject: { type: 'assessment.editionAddition', id },
      region,
      details: { edition: baseline.head.ref, kind, subject },
    })),
  )
}

const byOf = (world: World, actor: Actor) => ({
  by: actor.kind === 'officer' ? actor.personId : null,
  name: actor.kind === 'officer' ? actor.name : 'sishi',
  at: world.clock.now(),
})

/** Keeps the differences of an imported file as own wordings; they are wordings only. */
export async function keepWordings(
  tx: Tx,
  world: World,
  actor: Actor,
  kept: {
    readonly region: RegionCode
    readonly baseline: KnownEdition
    readonly changes: readonly EditionChange[]
    readonly reason: string
  },
): Promise<void> {
  const additions = kept.changes.flatMap(({ key, field, before, after }): store.NewAddition[] =>
    after === null
      ? []
      : [
          {
            id: randomUUID(),
            kind: 'reword',
            subject: key,
            field: field as OwnWording['field'],
            wording: after,
            official: before?.zh ? before : null,
            points: null,
          },
        ],
  )
  await keepAdditions(tx, world, actor, kept.region, kept.baseline, kept.reason, additions)
}

export async function revokeAddition(world: World, actor: Actor, id: string, reason: string): Promise<Done> {
  return await world.db.transact(scopeOf(actor, 'assessment.read'), async (tx) => {
    const use = await findUse(tx, regionOf(actor) ?? '')
    const home = manageAt(actor, use.creation)
    if (!home.ok) return home
    const addition = await store.findAddition(tx, id)
    if (addition === undefined) return refuse('not_found', 'assessment.no_such_addition')
    if (addition.region !== home.value) return refuse('forbidden', 'assessment.edition_of_another_region')
    if (!(await store.revokeAddition(tx, id, { ...byOf(world, actor), reason }))) {
      return refuse('conflict', 'assessment.addition_revoked')
    }
    await record(tx, actor, {
      action: 'assessment.editionAdditionRevoked',
      subject: { type: 'assessment.editionAddition', id },
      region: home.value,
    })
    return ok({})
  })
}

/** 认定本地加分, for the own region; the official score does not change by it. */
export async function settleAddition(
  world: World,
  actor: Actor,
  id: string,
  input: { readonly earned: string; readonly reason: string },
): Promise<Done> {
  const region = regionOf(actor)
  const unitId = actor.kind === 'officer' ? actor.unitId : null
  if (region === undefined || !may(actor, 'assessment.decide', { region, unitId })) {
    return refuse('forbidden', 'permission.missing', { permission: 'assessment.decide' })
  }
  return await world.db.transact(scopeOf(actor, 'assessment.read'), async (tx) => {
    const addition = await store.findAddition(tx, id)
    if (addition === undefined || addition.points === null) {
      return refuse('not_found', 'assessment.no_such_addition')
    }
    if (addition.revoked_at !== null) return refuse('conflict', 'assessment.addition_revoked')
    if (compare(input.earned, 0) < 0) return refuse('invalid', 'assessment.negative')
    if (compare(input.earned, addition.points) > 0) {
      return refuse('invalid', 'assessment.earned_above_points', { points: addition.points })
    }
    await store.insertResult(tx, { ...byOf(world, actor), ...input, id: randomUUID(), region, addition: id })
    await record(tx, actor, {
      action: 'assessment.editionAdditionSettled',
      subject: { type: 'assessment.editionAddition', id },
      region,
      details: { earned: input.earned },
    })
    return ok({})
  })
}
