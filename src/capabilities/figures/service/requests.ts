/** 要数据: units are asked for figures; the steps are taken through matters, and accepting publishes what came. */
import { randomUUID } from 'node:crypto'
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { workingDaysBetween } from '../../../kernel/calendar.ts'
import { type Day, dayOf } from '../../../kernel/day.ts'
import { getState } from '../../../kernel/procedure.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { AskedSeries } from '../../../kernel/series.ts'
import type { Language } from '../../../kernel/text.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { MovedMatter, World } from '../../../platform/world.ts'
import { openMatters } from '../../matters/index.ts'
import type { FigureRequestRow } from '../contract.ts'
import { isInCharge, mayPublishIn } from '../policy.ts'
import { figureRequest } from '../request-procedure.ts'
import { findStanding, keyText } from '../store/figures.ts'
import * as store from '../store/requests.ts'
import { askedSeries, publishFiguresIn, regionOf, standingByKey } from './entry.ts'

const READ = 'figures.read'

function toRow(row: store.RequestRecord, today: Day): FigureRequestRow {
  const isOpen = row.closed_at === null
  return {
    id: row.id,
    title: row.title,
    state: row.state,
    stateTitle: getState(figureRequest, row.state).title,
    unitId: row.unit_id,
    unitName: row.unit_name ?? '',
    dueOn: row.due_on,
    workingDaysLeft: isOpen && row.due_on !== null ? workingDaysBetween(today, row.due_on as Day) : null,
    askedAt: row.asked_at.toISOString(),
    asked: row.asked,
    entered: row.entered,
  }
}

export async function listRequests(world: World, actor: Actor, filter: store.RequestFilter) {
  const today = dayOf(world.clock.now())
  const page = await world.db.read(scopeOf(actor, READ), (tx) => store.listRequests(tx, filter))
  return { next: page.next, items: page.items.map((row) => toRow(row, today)) }
}

export async function listRequested(world: World, actor: Actor, region: string | undefined) {
  const items = await world.db.read(scopeOf(actor, READ), (tx) =>
    store.listRequested(tx, regionOf(actor, region)),
  )
  return { items }
}

const keyOf = (region: string, { series, where, period }: store.RequestedKey) =>
  ({ region, series, where, period, valueKind: 'level' }) as const
const keysOf = (region: string, figures: readonly store.RequestedKey[]) =>
  figures.map((figure) => keyOf(region, figure))

export async function getRequest(world: World, actor: Actor, id: string) {
  const today = dayOf(world.clock.now())
  return await world.db.read(scopeOf(actor, READ), async (tx) => {
    const request = await store.findRequest(tx, id)
    if (request === undefined) return refuse('not_found', 'figures.no_such_request')
    const region = request.region as RegionCode
    const asked = new Map((await askedSeries(tx, world, region)).map((each) => [each.key, each]))
    const keys = keysOf(region, request.figures)
    const standing = standingByKey(await findStanding(tx, keys, 'look'))
    const figures = keys.map((key) => {
      const { series, where, period } = key
      const { published = null, draft = null } = standing(key)
      // A series that a later edition no longer asks for still stands in the request by its key.
      const { title = { zh: series, en: series }, unit = '' } = asked.get(series) ?? {}
      return { series, title, unit, where, period, published, draft }
    })
    return ok({ ...toRow(request, today), content: request.content, figures })
  })
}

export interface FigureToAskFor extends store.RequestedKey {
  readonly unitId: string
}

export interface RequestInput {
  readonly figures: readonly FigureToAskFor[]
  readonly content: string
  readonly dueOn: string
}

/** One request for each unit, in the region of the office that asks. */
export async function askForFigures(
  world: World,
  actor: Actor,
  input: RequestInput,
  language: Language,
): Promise<Result<{ ids: string[] }>> {
  if (actor.kind !== 'officer' || !mayPublishIn(actor, actor.region))
    return refuse('forbidden', 'permission.missing', { permission: 'figures.publish' })
  const { region } = actor
  const at = world.clock.now()
  if (input.dueOn < dayOf(at)) return refuse('invalid', 'figures.due_in_the_past')
  const figures = [...new Map(input.figures.map((each) => [keyText(keyOf(region, each)), each])).values()]
  return await world.db.transact(scopeOf(actor, READ), async (tx): Promise<Result<{ ids: string[] }>> => {
    const asked = new Map((await askedSeries(tx, world, region)).map((each) => [each.key, each]))
    const allowed = await decideAsking(tx, region, figures, asked)
    if (!allowed.ok) return allowed
    const requests = [...Map.groupBy(figures, (each) => each.unitId)].map(([unitId, own]) => ({
      id: randomUUID(),
      unitId,
      figures: own,
    }))
    await openMatters(
      tx,
      world,
      actor,
      requests.map((request) => ({
        id: request.id,
        procedure: figureRequest.id,
        region,
        unitId: request.unitId,
        title: titleOf(world, request.figures, asked, language),
        dueOn: input.dueOn,
        note: input.content,
      })),
    )
    await store.insertRequests(
      tx,
      requests.map((request) => ({
        id: request.id,
        region,
        content: input.content,
        figures: request.figures,
      })),
      at,
    )
    return ok({ ids: requests.map((request) => request.id) })
  })
}

/** Only what no value stands for and nobody is asked for yet; and only of a unit that may enter it. */
async function decideAsking(
  tx: Tx,
  region: RegionCode,
  figures: readonly FigureToAskFor[],
  asked: ReadonlyMap<string, AskedSeries>,
): Promise<Result<void>> {
  for (const figure of figures) {
    const series = asked.get(figure.series)
    if (!series?.sides.some((side) => side.where === figure.where))
      return refuse('invalid', 'figures.no_such_series', { series: figure.series })
    if (!isInCharge(series, figure.unitId))
      return refuse('invalid', 'figures.unit_not_in_charge', {
        units: series.responsible.map((unit) => unit.name).join('、'),
      })
  }
  const keys = keysOf(region, figures)
  const standing = standingByKey(await findStanding(tx, keys, 'look'))
  const known = keys.filter((key) => standing(key).published !== undefined)
  if (known.length > 0) return refuse('conflict', 'figures.known_already', { count: known.length })
  const requested = new Set(
    (await store.listRequested(tx, region)).map((each) => keyText(keyOf(region, each))),
  )
  const twice = keys.filter((key) => requested.has(keyText(key)))
  if (twice.length > 0) return refuse('conflict', 'figures.asked_already', { count: twice.length })
  const units = [...new Set(figures.map((each) => each.unitId))]
  const found = await store.listUnitIds(tx, region, units)
  return found.length < units.length ? refuse('invalid', 'figures.no_such_unit') : ok(undefined)
}

/** What the unit reads in its list of things to do: the first figure, and how many there are. */
function titleOf(
  world: World,
  figures: readonly store.RequestedKey[],
  asked: ReadonlyMap<string, AskedSeries>,
  language: Language,
): string {
  const [first] = figures
  if (first === undefined) throw new Error('a request asks for something')
  return world.translate(language, figures.length === 1 ? 'figures.request_one' : 'figures.request_many', {
    period: first.period,
    title: asked.get(first.series)?.title[language] ?? first.series,
    count: figures.length,
  })
}

/** What is delivered must be there; what is accepted comes into force. */
export async function onRequestStep(
  tx: Tx,
  world: World,
  actor: Actor,
  matter: MovedMatter,
): Promise<Result<void>> {
  if (matter.step !== 'deliver' && matter.step !== 'accept') return ok(undefined)
  const request = await store.findRequest(tx, matter.id)
  if (request === undefined) return refuse('not_found', 'figures.no_such_request')
  if (matter.step === 'deliver')
    return request.entered === 0 ? refuse('conflict', 'figures.nothing_entered') : ok(undefined)
  const standing = await findStanding(tx, keysOf(request.region, request.figures), 'lock')
  const drafts = standing.filter((each) => each.state === 'draft').map((each) => each.id)
  const remark = matter.values.text
  return await publishFiguresIn(tx, world, actor, {
    ids: drafts,
    reason: typeof remark === 'string' ? remark : '',
  })
}
