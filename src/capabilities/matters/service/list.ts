/** 事项列表: pages of matters, counts for the home page, how the units stand. */
import { type Actor, may } from '../../../kernel/actor.ts'
import { addDays, type Day, dayFrom, dayOf, startOf } from '../../../kernel/day.ts'
import { decimal } from '../../../kernel/exact.ts'
import { recordsAddress } from '../../../kernel/measure.ts'
import type { World } from '../../../platform/world.ts'
import type { matterViews } from '../contract.ts'
import { daysAround } from '../due-days.ts'
import { closedRecords, closedShare } from '../measures.ts'
import { deskOf, personOf, unitsOf } from '../policy.ts'
import * as store from '../store/list.ts'
import { standingByUnit } from '../store/overview.ts'
import { toRow } from '../view.ts'
import { visibilityOf } from '../visibility.ts'

export interface ListQuery {
  readonly view: (typeof matterViews)[number]
  readonly procedure?: string | undefined
  readonly state?: string | undefined
  readonly region?: string | undefined
  readonly unitId?: string | undefined
  readonly lane?: string | undefined
  readonly search?: string | undefined
  readonly open: 'open' | 'closed' | 'both'
  readonly closedFrom?: string | undefined
  readonly closedTo?: string | undefined
  readonly closedLate?: 'yes' | 'no' | undefined
  readonly due: 'overdue' | 'soon' | 'any'
  readonly after?: string | undefined
  readonly limit: number
}

/** A unit's open matters are the to-do of those who may take some step for it; who only reads there has none. */
function viewerOf(world: World, actor: Actor): store.Viewer {
  const steps = world.procedures.flatMap(({ procedure }) => procedure.steps.map((step) => step.who))
  const works = (unitId: string) =>
    actor.kind === 'officer' && steps.some((who) => may(actor, who, { region: actor.region, unitId }))
  return { personId: deskOf(actor), watcherId: personOf(actor), units: unitsOf(actor).filter(works) }
}

const dayAfter = (day: string): Date => startOf(addDays(dayFrom(day), 1))

/** A page of matters; one statement, and one more when words are searched. */
export async function listMatters(world: World, actor: Actor, query: ListQuery) {
  const today = dayOf(world.clock.now())
  const visibility = visibilityOf(world, actor)
  const { search, closedFrom, closedTo, closedLate, ...rest } = query
  const page = await world.db.read(visibility.scope, async (tx) => {
    const matches = search ? await store.searchMatters(tx, search) : undefined
    return await store.listMatters(tx, visibility, {
      ...rest,
      search,
      matches,
      viewer: viewerOf(world, actor),
      closedFrom: closedFrom === undefined ? undefined : startOf(dayFrom(closedFrom)),
      closedBefore: closedTo === undefined ? undefined : dayAfter(closedTo),
      closedLate: closedLate === undefined ? undefined : closedLate === 'yes',
      ...daysAround(today),
    })
  })
  return { next: page.next, items: page.items.map((row) => toRow(world, row, today)) }
}

export async function summarizeMatters(world: World, actor: Actor) {
  const visibility = visibilityOf(world, actor)
  const days = daysAround(dayOf(world.clock.now()))
  return await world.db.read(visibility.scope, (tx) =>
    store.summarize(tx, visibility, viewerOf(world, actor), days),
  )
}

interface Counts {
  readonly open: number
  readonly overdue: number
  readonly dueSoon: number
  readonly closed: number
  readonly closedOnTime: number
}

const NOTHING: Counts = { open: 0, overdue: 0, dueSoon: 0, closed: 0, closedOnTime: 0 }

const sum = (left: Counts, right: Counts): Counts => ({
  open: left.open + right.open,
  overdue: left.overdue + right.overdue,
  dueSoon: left.dueSoon + right.dueSoon,
  closed: left.closed + right.closed,
  closedOnTime: left.closedOnTime + right.closedOnTime,
})

function withShare(counts: Counts) {
  return { ...counts, onTime: closedShare(decimal(counts.closedOnTime), decimal(counts.closed)) ?? null }
}

/** 各单位办理情况; one statement. */
export async function listByUnit(
  world: World,
  actor: Actor,
  query: { readonly from?: string | undefined; readonly to?: string | undefined },
) {
  const today = dayOf(world.clock.now())
  const from: Day = dayFrom(query.from ?? `${today.slice(0, 4)}-01-01`)
  const to: Day = dayFrom(query.to ?? today)
  const visibility = visibilityOf(world, actor)
  const rows = await world.db.read(visibility.scope, (tx) =>
    standingByUnit(tx, visibility, { ...daysAround(today), from: startOf(from), before: dayAfter(to) }),
  )
  return {
    from,
    to,
    total: withShare(rows.reduce<Counts>(sum, NOTHING)),
    records: recordsAddress(closedRecords(from, to)),
    items: rows.map(({ unitId, unitName, region, ...counts }) => ({
      unitId,
      unitName,
      region,
      ...withShare(counts),
      records: recordsAddress(closedRecords(from, to, unitId === null ? {} : { unitId })),
    })),
  }
}
