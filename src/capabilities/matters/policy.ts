/** 权限 of 事项: reading goes by each procedure's own permission; what changes who works on it is one for all. Pure. */
import { type Actor, may, mayAnywhere, type Permission } from '../../kernel/actor.ts'
import type { PermissionDeclaration } from '../../kernel/capability.ts'
import type { RegionCode } from '../../kernel/region-code.ts'

export const PERMISSIONS = [
  {
    permission: 'matters.assign',
    kind: 'act',
    title: { zh: '指派与移交事项', en: 'Assign and hand over matters' },
  },
  { permission: 'matters.supervise', kind: 'act', title: { zh: '督办事项', en: 'Supervise matters' } },
  { permission: 'matters.answer', kind: 'act', title: { zh: '答复督办', en: 'Answer supervisions' } },
  { permission: 'matters.readSupervision', kind: 'read', title: { zh: '查看督办', en: 'See supervisions' } },
  {
    permission: 'matters.oversee',
    kind: 'read',
    title: { zh: '查看各单位办理情况', en: 'See how the units stand' },
  },
  {
    permission: 'matters.configure',
    kind: 'act',
    title: { zh: '设置预警规则', en: 'Set the rules of warnings' },
  },
] as const satisfies readonly PermissionDeclaration[]

const HANDLER: readonly Permission[] = ['matters.assign', 'matters.answer', 'matters.readSupervision']

export const ROLE_BUNDLES: Readonly<Record<string, readonly Permission[]>> = {
  creationOfficer: [...HANDLER, 'matters.supervise', 'matters.oversee'],
  liaison: HANDLER,
  marketOfficer: HANDLER,
  leader: ['matters.supervise', 'matters.readSupervision', 'matters.oversee'],
  systemAdministrator: ['matters.configure'],
}

export interface HeldMatter {
  readonly region: string
  readonly unit_id: string | null
  readonly assignee_id: string | null
}

export const personOf = (actor: Actor): string | null => (actor.kind === 'officer' ? actor.personId : null)

/** 代办: whose work the actor does now: under a delegation that of the person away, otherwise one's own. */
export const deskOf = (actor: Actor): string | null =>
  actor.kind === 'officer' ? (actor.onBehalfOf?.personId ?? actor.personId) : null

/**
 * What an actor may do to one matter, asked by the list of steps and by the step itself. A unit that only shares the
 * matter sees it and comments on it; acting belongs to the holder, to the assignee, and to who oversees the region.
 */
export function permissionAt(actor: Actor, matter: HeldMatter): (permission: Permission) => boolean {
  const place = { region: matter.region as RegionCode, unitId: matter.unit_id }
  const isAssignee = matter.assignee_id !== null && deskOf(actor) === matter.assignee_id
  return (permission) => may(actor, permission, place) || (isAssignee && mayAnywhere(actor, permission))
}

/**
 * Units whose unassigned work is the actor's too: the own one, and those that a role was given for. Under a delegation
 * only those that the lent roles are for.
 */
export function unitsOf(actor: Actor): readonly string[] {
  if (actor.kind !== 'officer') return []
  const own = actor.onBehalfOf === undefined ? [actor.unitId] : []
  return [...new Set([...own, ...actor.grants.map((grant) => grant.unitId)])]
}
