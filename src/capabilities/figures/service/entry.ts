/** 填报、修订、发布: entering figures one by one or many at once, publishing drafts, documents behind them. */
import { randomUUID } from 'node:crypto'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { parsePeriod, periodKind } from '../../../kernel/period.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Refusal, type Result, refuse } from '../../../kernel/result.ts'
import type { AskedSeries, FigureWhere } from '../../../kernel/series.ts'
import { type AuditEntry, record, recordAll } from '../../../platform/audit/record.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { Download, type Upload } from '../../../platform/files.ts'
import type { World } from '../../../platform/world.ts'
import type { FigureRow } from '../contract.ts'
import { decideEntry, type ValueKind, valueFault } from '../domain.ts'
import { decideEntering, mayChange, mayEnterIn, mayPublishIn } from '../policy.ts'
import * as store from '../store/figures.ts'

/** The region that a request means when it names none: the officer's own. */
export function regionOf(actor: Actor, asked: string | undefined): RegionCode {
  if (asked !== undefined) return asked as RegionCode
  return actor.kind === 'officer' ? actor.region : ('000000' as RegionCode)
}

/** The series that the work of a region asks for, of all capabilities that ask. */
export async function askedSeries(tx: Tx, world: World, region: RegionCode): Promise<readonly AskedSeries[]> {
  const lists = await Promise.all(world.series.map((source) => source(tx, world, region)))
  return lists.flat()
}

export async function listFigures(
  world: World,
  actor: Actor,
  query: { region?: string | undefined; series?: string | undefined },
): Promise<FigureRow[]> {
  const region = regionOf(actor, query.region)
  return await world.db.read(scopeOf(actor, 'figures.read'), (tx) =>
    store.listFigures(tx, region, { series: query.series }),
  )
}

type AskedKey = Omit<store.FigureKey, 'region'> & { readonly region?: string | undefined }

export async function listRevisions(world: World, actor: Actor, key: AskedKey): Promise<FigureRow[]> {
  const region = regionOf(actor, key.region)
  return await world.db.read(scopeOf(actor, 'figures.read'), (tx) =>
    store.listRevisions(tx, { ...key, region }),
  )
}

export interface FigureEntry {
  readonly region?: string | undefined
  readonly series: string
  readonly where: FigureWhere
  readonly period: string
  readonly valueKind?: ValueKind
  readonly value: string
  readonly unit: string
  readonly source: string
  readonly reason?: string
  readonly publish?: boolean
  readonly seen?: string | null | undefined
}

/** 填报: a draft, or published at once; a later value revises a published one and must say why. */
export async function enterFigure(
  world: World,
  actor: Actor,
  entry: FigureEntry,
): Promise<Result<FigureRow>> {
  return await world.db.transact(scopeOf(actor, 'figures.read'), async (tx) => {
    const region = regionOf(actor, entry.region)
    if (!mayEnterIn(actor, region)) return refuse('not_found', 'figures.no_such_region', { region })
    const [outcome] = await enterFiguresIn(tx, world, actor, [entry], await askedSeries(tx, world, region))
    if (outcome === undefined) throw new Error('one entry has one outcome')
    if (!outcome.ok) return outcome
    const [row] = await store.findFigures(tx, [outcome.value.id], 'look')
    return row === undefined ? refuse('not_found', 'figures.no_such_figure') : ok(row)
  })
}

export interface Entered {
  readonly id: string
  readonly act: 'enter' | 'revise' | 'none'
}

/** Why an entry cannot be made by this actor, whatever stands already. */
function refusalOf(
  actor: Actor,
  entry: FigureEntry,
  region: RegionCode,
  series: AskedSeries | undefined,
): Refusal | undefined {
  if (series === undefined) {
    return refuse('invalid', 'figures.no_such_series', { series: entry.series }).error
  }
  const allowed = decideEntering(actor, region, series)
  if (!allowed.ok) return allowed.error
  if (entry.publish && !mayPublishIn(actor, region))
    return refuse('forbidden', 'permission.missing', { permission: 'figures.publish' }).error
  const fault = valueFault(series, { ...entry, valueKind: entry.valueKind ?? 'level' })
  if (fault === undefined) return undefined
  const units = series.units.map((each) => each.unit).join('、')
  return refuse('invalid', `figures.bad_${fault}`, { unit: entry.unit, units }).error
}

/**
 * Many entries of regions whose series are given: each is judged by itself, and the good ones are made. The caller
 * decides whether a refusal of one undoes all. At most six statements for any number.
 */
export async function enterFiguresIn(
  tx: Tx,
  world: World,
  actor: Actor,
  entries: readonly FigureEntry[],
  asked: readonly AskedSeries[],
): Promise<readonly Result<Entered>[]> {
  const at = world.clock.now()
  const series = new Map(asked.map((each) => [each.key, each]))
  const keys = entries.map((entry) => ({
    region: regionOf(actor, entry.region),
    series: entry.series,
    where: entry.where,
    period: entry.period,
    valueKind: entry.valueKind ?? ('level' as const),
  }))
  const standing = standingByKey(await store.findStanding(tx, keys, 'lock'))
  const figures: store.NewFigure[] = []
  const acts: AuditEntry[] = []
  const outcomes = entries.map((entry, place): Result<Entered> => {
    const key = keys[place]
    const period = parsePeriod(entry.period)
    if (key === undefined || period === undefined) throw new Error(`${entry.period} is no period`)
    const refusal = refusalOf(actor, entry, key.region, series.get(entry.series))
    if (refusal !== undefined) return { ok: false, error: refusal }
    const publish = entry.publish ?? false
    const reason = entry.reason ?? ''
    const decided = decideEntry({ ...entry, reason, publish }, standing(key))
    if (!decided.ok) return decided
    if (decided.value.act === 'none') return ok({ id: decided.value.id, act: 'none' })
    const kind = periodKind(period)
    if (kind === 'halfYear') throw new Error('figures are of years, quarters and months')
    const id = randomUUID()
    figures.push({
      ...key,
      id,
      periodKind: kind,
      year: Number(period.slice(0, 4)),
      value: entry.value,
      unit: entry.unit,
      source: entry.source,
      reason,
      state: publish ? 'published' : 'draft',
      unitId: actor.kind === 'officer' ? actor.unitId : null,
      by: actor.kind === 'officer' ? actor.personId : null,
      byName: nameOf(actor),
      at,
      replaces: decided.value.replaces,
    })
    acts.push(
      actOf(
        !publish ? 'figures.drafted' : decided.value.act === 'revise' ? 'figures.revised' : 'figures.entered',
        id,
        key,
        actor,
      ),
    )
    return ok({ id, act: decided.value.act })
  })
  if (figures.length > 0) await store.insertFigures(tx, figures)
  await recordAll(tx, actor, acts)
  return outcomes
}

const nameOf = (actor: Actor) => (actor.kind === 'officer' ? actor.name : 'sishi')

function actOf(
  action: `figures.${string}`,
  id: string,
  key: { readonly region: string; readonly series: string; readonly where: string; readonly period: string },
  actor: Actor,
): AuditEntry {
  return {
    action,
    subject: { type: 'figures.figure', id },
    region: key.region as RegionCode,
    unitId: actor.kind === 'officer' ? actor.unitId : null,
    details: { series: key.series, where: key.where, period: key.period },
  }
}

/** Figures that stand, by their keys. */
export function standingByKey(
  rows: readonly FigureRow[],
): (key: store.FigureKey) => { published: FigureRow | undefined; draft: FigureRow | undefined } {
  const byKey = new Map(rows.map((row) => [`${row.state} ${store.keyText(row)}`, row]))
  return (key) => ({
    published: byKey.get(`published ${store.keyText(key)}`),
    draft: byKey.get(`draft ${store.keyText(key)}`),
  })
}

export interface Publication {
  readonly ids: readonly string[]
  readonly reason: string
}

export async function publishFigures(
  world: World,
  actor: Actor,
  input: Publication,
): Promise<Result<{ published: number }>> {
  return await world.db.transact(scopeOf(actor, 'figures.read'), async (tx) => {
    const ids = [...new Set(input.ids)]
    const published = await publishFiguresIn(tx, world, actor, { ...input, ids })
    return published.ok ? ok({ published: ids.length }) : published
  })
}

/** 发布: drafts come into force; one that replaces a published value needs a reason, its own or the one given. */
export async function publishFiguresIn(
  tx: Tx,
  world: World,
  actor: Actor,
  { ids, reason: given }: Publication,
): Promise<Result<void>> {
  if (ids.length === 0) return ok(undefined)
  const drafts = await store.findFigures(tx, ids, 'lock')
  if (drafts.length < ids.length) return refuse('not_found', 'figures.no_such_figure')
  if (drafts.some((draft) => !mayPublishIn(actor, draft.region as RegionCode)))
    return refuse('forbidden', 'permission.missing', { permission: 'figures.publish' })
  if (drafts.some((draft) => draft.state !== 'draft' || !draft.current))
    return refuse('conflict', 'figures.not_a_draft')
  const standing = standingByKey(await store.findStanding(tx, drafts, 'lock'))
  const publishing: store.Publishing[] = []
  for (const draft of drafts) {
    const { published } = standing(draft)
    const reason = draft.reason === '' ? given : draft.reason
    if (published !== undefined && reason === '')
      return refuse('conflict', 'figures.reason_needed', { value: published.value, unit: published.unit })
    publishing.push({ id: draft.id, replaces: published?.id ?? null, reason })
  }
  const id = actor.kind === 'officer' ? actor.personId : null
  await store.publishDrafts(tx, publishing, { id, name: nameOf(actor), at: world.clock.now() })
  await recordAll(
    tx,
    actor,
    drafts.map((draft) => actOf('figures.published', draft.id, draft, actor)),
  )
  return ok(undefined)
}

/** The figure, if this actor may change it: its author, or whoever enters for the whole region. */
async function findOwn(tx: Tx, actor: Actor, id: string): Promise<Result<store.FoundFigure>> {
  const [figure] = await store.findFigures(tx, [id], 'lock')
  if (figure === undefined) return refuse('not_found', 'figures.no_such_figure')
  if (mayChange(actor, figure.region as RegionCode, figure.enteredBy)) return ok(figure)
  return refuse('forbidden', 'figures.not_yours')
}

export async function withdrawDraft(
  world: World,
  actor: Actor,
  id: string,
): Promise<Result<Record<string, never>>> {
  return await world.db.transact(scopeOf(actor, 'figures.read'), async (tx) => {
    const figure = await findOwn(tx, actor, id)
    if (!figure.ok) return figure
    if (figure.value.state !== 'draft' || !figure.value.current)
      return refuse('conflict', 'figures.not_a_draft')
    await store.withdrawDraft(tx, id)
    await record(tx, actor, actOf('figures.withdrawn', id, figure.value, actor))
    return ok({})
  })
}

const DOCUMENT_BYTES_MAX = 50 * 1024 * 1024

/** 数据依据: the content goes to the blob store first; a refused record leaves a blob that nothing points to. */
export async function attachDocument(
  world: World,
  actor: Actor,
  id: string,
  uploads: AsyncIterable<Upload>,
): Promise<Result<Record<string, never>>> {
  for await (const upload of uploads) {
    const blob = await world.blobs.put(upload.content, { sizeMax: DOCUMENT_BYTES_MAX })
    if (!blob.ok) return blob
    return await world.db.transact(scopeOf(actor, 'figures.read'), async (tx) => {
      const figure = await findOwn(tx, actor, id)
      if (!figure.ok) return figure
      const { state, current, blob: kept } = figure.value
      if (!current || state === 'withdrawn') return refuse('conflict', 'figures.not_in_force')
      if (state === 'published' && kept !== null) return refuse('conflict', 'figures.document_stands')
      const document = { blob: blob.value.sha256, name: upload.fileName, type: blob.value.mediaType }
      await store.setDocument(tx, id, document)
      await record(tx, actor, actOf('figures.documentAttached', id, figure.value, actor))
      return ok({})
    })
  }
  return refuse('invalid', 'figures.file_needed')
}

export async function openDocument(world: World, actor: Actor, id: string): Promise<Result<Download>> {
  const [figure] = await world.db.read(scopeOf(actor, 'figures.read'), (tx) =>
    store.findFigures(tx, [id], 'look'),
  )
  const content = figure?.blob == null ? undefined : await world.blobs.open(figure.blob)
  if (figure === undefined || content === undefined) return refuse('not_found', 'figures.no_such_document')
  return ok(
    new Download(figure.document ?? 'document', figure.mediaType ?? 'application/octet-stream', content),
  )
}
