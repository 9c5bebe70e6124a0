/** 权限 of 统计数据. Pure. */
import { type Actor, may, type Permission } from '../../kernel/actor.ts'
import type { PermissionDeclaration } from '../../kernel/capability.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import type { AskedSeries } from '../../kernel/series.ts'

export const PERMISSIONS = [
  {
    permission: 'figures.read',
    kind: 'read',
    regionWide: true,
    title: { zh: '查看统计数据', en: 'See figures' },
  },
  { permission: 'figures.enter', kind: 'act', title: { zh: '填报统计数据', en: 'Enter figures' } },
  { permission: 'figures.publish', kind: 'act', title: { zh: '发布统计数据', en: 'Publish figures' } },
] as const satisfies readonly PermissionDeclaration[]

export const ROLE_BUNDLES: Readonly<Record<string, readonly Permission[]>> = {
  creationOfficer: ['figures.read', 'figures.enter', 'figures.publish'],
  liaison: ['figures.read', 'figures.enter'],
  leader: ['figures.read'],
  reviewer: ['figures.read'],
  marketOfficer: ['figures.read'],
}

/**
 * 填报范围: whoever holds it for the region enters every series; whoever holds it for a unit, those of the indicators
 * that the unit answers for, and those that no unit answers for. Outside one's regions there is nothing.
 */
export function decideEntering(actor: Actor, region: RegionCode, series: AskedSeries): Result<void> {
  if (may(actor, 'figures.enter', { region, unitId: null })) return ok(undefined)
  if (actor.kind !== 'officer' || actor.region !== region)
    return refuse('not_found', 'figures.no_such_region', { region })
  const units = actor.grants.filter((grant) => grant.permissions.includes('figures.enter'))
  if (units.length === 0) return refuse('forbidden', 'permission.missing', { permission: 'figures.enter' })
  if (units.some((grant) => isInCharge(series, grant.unitId))) return ok(undefined)
  const names = series.responsible.map((unit) => unit.name).join('、')
  return refuse('forbidden', 'figures.series_of_other_unit', { units: names })
}

/** Whether a unit answers for a series: those of no unit are anyone's. */
export const isInCharge = (series: Pick<AskedSeries, 'responsible'>, unitId: string | null): boolean =>
  series.responsible.length === 0 || series.responsible.some((unit) => unit.id === unitId)

/** Whether somebody has any business entering in the region at all, before a series is named. */
export function mayEnterIn(actor: Actor, region: RegionCode): boolean {
  const unitId = actor.kind === 'officer' && actor.region === region ? actor.unitId : null
  return may(actor, 'figures.enter', { region, unitId })
}

/** Drafts and documents: their author's, and those of whoever enters for the whole region. */
export function mayChange(actor: Actor, region: RegionCode, enteredBy: string | null): boolean {
  if (actor.kind === 'officer' && enteredBy === actor.personId) return true
  return may(actor, 'figures.enter', { region, unitId: null })
}

export const mayPublishIn = (actor: Actor, region: RegionCode): boolean =>
  may(actor, 'figures.publish', { region, unitId: null })
