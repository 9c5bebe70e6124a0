/** 由方案成员组建领导小组: proposed out of an imported plan, mended by the officer, made once in one transaction. */
import { type Actor, may, scopeOf } from '../../../kernel/actor.ts'
import { dayOf } from '../../../kernel/day.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import type { World } from '../../../platform/world.ts'
import { foundBodies, listUnits, mayKeepBodies } from '../../organisation/index.ts'
import { planDetail } from '../contract.ts'
import { proposeBodies } from '../plan-bodies.ts'
import * as store from '../store/plans.ts'

const PERMISSION = 'assessment.importPlan'

const mayMake = (actor: Actor, plan: store.PlanHead): boolean =>
  may(actor, PERMISSION, { region: plan.region as RegionCode, unitId: plan.unit_id }) &&
  mayKeepBodies(actor, plan.region)

/** Why no group is made of the plan, or null. */
function whyNot(actor: Actor, plan: store.PlanHead, members: number): string | null {
  if (plan.state !== 'imported') return 'assessment.plan_not_imported'
  if (members === 0) return 'assessment.plan_without_members'
  return mayMake(actor, plan) ? null : 'assessment.leading_group_not_yours'
}

const stored = planDetail.pick({ draft: true, lines: true, mapping: true })

export async function proposeLeadingGroup(world: World, actor: Actor, planId: string) {
  return await world.db.read(scopeOf(actor, 'assessment.read'), async (tx) => {
    const plan = await store.findPlan(tx, planId)
    if (plan === undefined) return refuse('not_found', 'assessment.no_such_plan')
    const { draft, lines, mapping } = stored.parse(plan)
    const { offices = [] } = plan.read as { offices?: { name: string; position: string }[] }
    const units = (await listUnits(tx, { region: plan.region, limit: 1000, open: true })).items
    const code = whyNot(actor, plan, draft.members.length)
    return ok({
      title: plan.title,
      region: plan.region,
      leadingGroupId: plan.leading_group_id,
      documentNumber: plan.document_number,
      foundedOn: plan.issued_on ?? dayOf(world.clock.now()),
      bodies: proposeBodies({ draft, lines, mapping, offices }, units),
      units: units.map(({ id, name }) => ({ id, name })),
      mayMake: code === null && plan.leading_group_id === null,
      whyNot: code,
    })
  })
}

export async function makeLeadingGroup(
  world: World,
  actor: Actor,
  planId: string,
  founding: Parameters<typeof foundBodies>[3],
): Promise<Result<{ id: string; seats: number; isNew: boolean }>> {
  if (actor.kind !== 'officer') return refuse('forbidden', 'permission.missing', { permission: PERMISSION })
  return await world.db.transact(
    scopeOf(actor, 'assessment.read'),
    async (tx): Promise<Result<{ id: string; seats: number; isNew: boolean }>> => {
      const plan = await store.lockPlan(tx, planId)
      if (plan === undefined) return refuse('not_found', 'assessment.no_such_plan')
      if (!mayMake(actor, plan)) return refuse('forbidden', 'assessment.leading_group_not_yours')
      if (plan.state !== 'imported') return refuse('conflict', 'assessment.plan_not_imported')
      if (plan.leading_group_id !== null) return ok({ id: plan.leading_group_id, seats: 0, isNew: false })
      const region = plan.region as RegionCode
      const made = await foundBodies(tx, actor, region, founding)
      if (!made.ok) return made
      await store.setLeadingGroup(tx, planId, made.value.id)
      await record(tx, actor, {
        action: 'assessment.leadingGroupMade',
        subject: { type: 'assessment.plan', id: planId },
        region,
        details: { body: made.value.id, seats: made.value.seats },
      })
      return ok({ ...made.value, isNew: true })
    },
  )
}
