/** 预警: warns of matters due soon, due today and overdue, and carries overdue ones upward; in working hours only. */
import { randomUUID } from 'node:crypto'
import { may, scopeOf } from '../../../kernel/actor.ts'
import { addWorkingDays, isWithinWorkingHours } from '../../../kernel/calendar.ts'
import { type Day, dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { Tx } from '../../../platform/db/database.ts'
import type { JobHandler } from '../../../platform/jobs/job.ts'
import type { World } from '../../../platform/world.ts'
import { type Warning, warningsOf } from '../domain/warnings.ts'
import * as store from '../store/notices.ts'
import { asOfficer, mayBeTold } from './people.ts'
import { giveNotices } from './tell.ts'

export const WARN = 'matters.warn'
export const WARNING_SCHEDULE = { cron: '*/15 * * * *', job: WARN } as const

/** Matters looked at in one transaction. */
const BATCH = 500

/** Leaders hear of what stays overdue; 单位负责人 hold the role for their unit, 领导 for a region. */
const LEADER = 'leader'

/** Outside working hours nothing happens: what falls due meanwhile is found on the next working morning. */
export const warn: JobHandler = async ({ world, actor, signal }) => {
  const scope = scopeOf({ kind: 'system', job: actor.job }, 'any')
  const at = world.clock.now()
  const rule = await world.db.read(scope, (tx) => store.findRule(tx))
  if (!isWithinWorkingHours(at, rule.hours)) return ok({ given: 0 })
  let given = 0
  let after: Batch['next']
  do {
    const result = await world.db.transact(
      scope,
      async (tx): Promise<Result<Batch>> =>
        ok(await warnBatch(tx, world, { ...rule, soonWorkingDays: rule.soon_working_days }, after)),
    )
    if (!result.ok) return result
    given += result.value.given
    after = result.value.next
  } while (after !== undefined && !signal.aborted)
  return ok({ given })
}

type Rule = Parameters<typeof warningsOf>[2]

interface Batch {
  readonly given: number
  readonly next: { readonly dueOn: string; readonly id: string } | undefined
}

interface Due {
  readonly matter: store.DueMatter
  readonly warning: Warning
}

/** One batch, in a number of statements that does not grow with it. */
async function warnBatch(tx: Tx, world: World, rule: Rule, after: Batch['next']): Promise<Batch> {
  const at = world.clock.now()
  const today = dayOf(at)
  const matters = await store.listDue(tx, addWorkingDays(today, rule.soonWorkingDays), after, BATCH)
  const due = matters.flatMap((matter): Due[] =>
    warningsOf(matter.due_on as Day, today, rule)
      .filter((warning) => !matter.given.includes(warning.threshold))
      .map((warning) => ({ matter, warning })),
  )
  const fresh = await store.insertWarnings(
    tx,
    due.map(({ matter, warning }) => ({
      matter_id: matter.id,
      due_on: matter.due_on,
      threshold: warning.threshold,
      region: matter.region,
    })),
    at,
  )
  const news = due.filter(({ matter, warning }) => fresh.has(`${matter.id} ${warning.threshold}`))
  if (news.length > 0) await tell(tx, world, news, today)
  const last = matters.at(-1)
  const isMore = matters.length === BATCH && last !== undefined
  return { given: news.length, next: isMore ? { dueOn: last.due_on, id: last.id } : undefined }
}

async function tell(tx: Tx, world: World, news: readonly Due[], today: Day): Promise<void> {
  const unique = (values: readonly (string | null)[]) => [
    ...new Set(values.filter((value) => value !== null)),
  ]
  const people = await store.findPeople(
    tx,
    {
      persons: unique(news.map(({ matter }) => matter.assignee_id)),
      units: unique(news.map(({ matter }) => matter.unit_id)),
      role: LEADER,
    },
    today,
  )
  const notices = news.flatMap(({ matter, warning }) =>
    recipients(world, people, matter, warning).map(
      (person): store.NewNotice => ({
        id: randomUUID(),
        region: matter.region,
        person_id: person.id,
        matter_id: matter.id,
        kind: warning.kind,
        values: { dueOn: matter.due_on },
      }),
    ),
  )
  await giveNotices(tx, world, notices)
}

function recipients(
  world: World,
  people: readonly store.PersonRow[],
  matter: store.DueMatter,
  warning: Warning,
): readonly store.PersonRow[] {
  const sees = (person: store.PersonRow) => mayBeTold(world, person, { ...matter, shares: [] })
  if (warning.to === 'handler') {
    const assignee = people.filter((person) => person.id === matter.assignee_id)
    return assignee.length > 0
      ? assignee
      : people.filter((one) => one.unit_id === matter.unit_id && sees(one))
  }
  const leaders = people.filter((one) => one.roles.some((held) => held.role === LEADER) && sees(one))
  const heads = leaders.filter((one) =>
    one.roles.some((held) => held.role === LEADER && held.unitId === matter.unit_id),
  )
  if (warning.to === 'unitHead' && heads.length > 0) return heads
  return nearestLeaders(world, leaders, matter)
}

/** Leaders over the matter's own region; where it has none, those over a wider one. */
function nearestLeaders(
  world: World,
  leaders: readonly store.PersonRow[],
  matter: store.DueMatter,
): readonly store.PersonRow[] {
  const place = { region: matter.region as RegionCode, unitId: null }
  const over = leaders.filter((one) => may(asOfficer(world, one), 'matters.oversee', place))
  const near = over.filter((one) =>
    one.roles.some((held) => held.role === LEADER && held.region === matter.region && held.reach !== 'unit'),
  )
  return near.length > 0 ? near : over
}
