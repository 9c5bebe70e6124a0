/** 节点预警: tells the holders of tasks of milestones that are near or late; in working hours only, once for each. */
import { scopeOf } from '../../../kernel/actor.ts'
import { addWorkingDays, isWithinWorkingHours } from '../../../kernel/calendar.ts'
import { dayOf } from '../../../kernel/day.ts'
import { ok, type Result } from '../../../kernel/result.ts'
import type { JobHandler } from '../../../platform/jobs/job.ts'
import { findNoticeRule, tellHolders } from '../../matters/index.ts'
import { takeMilestonesToWarn } from '../store/milestone-warnings.ts'

export const WARN_MILESTONES = 'assessment.warnMilestones'
export const MILESTONE_SCHEDULE = { cron: '*/15 * * * *', job: WARN_MILESTONES } as const

/** Milestones looked at in one transaction. */
const BATCH = 500

/** As near and in the same hours as due days are warned of. */
export const warnMilestones: JobHandler = async ({ world, actor, signal }) => {
  const scope = scopeOf({ kind: 'system', job: actor.job }, 'any')
  const at = world.clock.now()
  const rule = await world.db.read(scope, (tx) => findNoticeRule(tx))
  if (!isWithinWorkingHours(at, rule.hours)) return ok({ warned: 0 })
  const today = dayOf(at)
  const days = { today, until: addWorkingDays(today, rule.soon_working_days) }
  let warned = 0
  for (let taken = BATCH; taken === BATCH && !signal.aborted; warned += taken) {
    const batch = await world.db.transact(scope, async (tx): Promise<Result<number>> => {
      const due = await takeMilestonesToWarn(tx, days, BATCH)
      const notices = due.map(({ taskId, title, dueOn, isLate }) => ({
        matterId: taskId,
        kind: isLate ? ('milestoneOverdue' as const) : ('milestoneSoon' as const),
        values: { milestone: title, dueOn },
      }))
      await tellHolders(tx, world, notices)
      return ok(due.length)
    })
    if (!batch.ok) return batch
    taken = batch.value
  }
  return ok({ warned })
}
