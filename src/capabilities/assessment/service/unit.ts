/** 单位页: what a unit has on hand, and how often it was on time. */
import { type Actor, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import { divide, formatPercent } from '../../../kernel/exact.ts'
import { ok, refuse } from '../../../kernel/result.ts'
import type { World } from '../../../platform/world.ts'
import { findUnitStanding } from '../store/unit.ts'

export async function getUnitStanding(world: World, actor: Actor, unitId: string) {
  const today = dayOf(world.clock.now())
  const unit = await world.db.read(scopeOf(actor, 'assessment.read'), (tx) =>
    findUnitStanding(tx, unitId, today),
  )
  if (unit === undefined) return refuse('not_found', 'assessment.no_such_unit')
  const share = divide(unit.closedOnTime, unit.closed)
  return ok({ ...unit, onTime: share === undefined ? null : formatPercent(share, 1, 'towardsZero') })
}
