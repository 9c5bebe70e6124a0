/** Who may be told of a matter, by the roles that the person holds. */
import type { Officer } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import type { World } from '../../../platform/world.ts'
import type { PersonRow, Told } from '../store/notices.ts'
import { maySee, visibilityOf } from '../visibility.ts'

/** The person as an actor, as if signed in. */
export function asOfficer(world: World, person: PersonRow): Officer {
  return {
    kind: 'officer',
    personId: person.id,
    name: person.name,
    unitId: person.unit_id,
    region: person.region as RegionCode,
    sessionId: '',
    grants: person.roles.map((held) => ({
      role: held.role,
      reach: held.reach,
      region: held.region as RegionCode,
      unitId: held.unitId,
      permissions: world.roleBundles[held.role] ?? [],
    })),
  }
}

export type ToldMatter = Pick<Told, 'region' | 'unit_id' | 'assignee_id' | 'read_permission' | 'shares'>

/** Whether the person would see the matter, by the one rule that the lists go by. */
export function mayBeTold(world: World, person: PersonRow, matter: ToldMatter): boolean {
  return maySee(visibilityOf(world, asOfficer(world, person)), {
    region: matter.region,
    unitId: matter.unit_id,
    assigneeId: matter.assignee_id,
    readPermission: matter.read_permission,
    shares: matter.shares,
  })
}
