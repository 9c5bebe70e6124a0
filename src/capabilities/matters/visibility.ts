/** 可见范围: which matters an actor may see, per procedure. Pure; `store/visible.ts` says the same in SQL. */
import { type Actor, type Permission, type Scope, scopeOf } from '../../kernel/actor.ts'
import { deskOf, personOf } from './policy.ts'

/** Read permissions of procedures that reach equally far. */
export interface VisibleBranch {
  readonly permissions: readonly Permission[]
  readonly scope: Scope
}

export interface Visibility {
  /** For row-level security: everything that the actor may see of anything. */
  readonly scope: Scope
  /** A system job: the scope alone decides. */
  readonly everything: boolean
  readonly branches: readonly VisibleBranch[]
  /** Whose assignments are one's own: under a delegation those of the person away. */
  readonly personId: string | null
  /** Whose list of watched matters it is: never that of the person away. */
  readonly watcherId: string | null
}

const isEmpty = (scope: Scope): boolean =>
  scope.prefixes.length + scope.regions.length + scope.units.length === 0

/**
 * A matter is visible under the read permission of its procedure, to its assignee, and to units that share it.
 * Procedures with one and the same reach are one branch, so that the usual actor costs one comparison.
 */
export function visibilityOf(
  world: { readonly procedures: readonly { readonly readPermission: Permission }[] },
  actor: Actor,
): Visibility {
  const scope = scopeOf(actor, 'any')
  const persons = { personId: deskOf(actor), watcherId: personOf(actor) }
  if (actor.kind === 'system') return { scope, everything: true, branches: [], ...persons }
  const branches = new Map<string, { scope: Scope; permissions: Set<Permission> }>()
  for (const { readPermission } of world.procedures) {
    const own = scopeOf(actor, readPermission)
    if (isEmpty(own)) continue
    const key = JSON.stringify([own.prefixes, own.regions, own.units])
    const branch = branches.get(key) ?? { scope: own, permissions: new Set() }
    branch.permissions.add(readPermission)
    branches.set(key, branch)
  }
  return {
    scope,
    everything: false,
    branches: [...branches.values()].map((branch) => ({ ...branch, permissions: [...branch.permissions] })),
    ...persons,
  }
}

export interface VisibleMatter {
  readonly region: string
  readonly unitId: string | null
  readonly assigneeId: string | null
  readonly readPermission: string
  /** `unitRegion` only where it is not the matter's own region. */
  readonly shares: readonly { readonly unitId: string; readonly unitRegion: string | null }[]
}

const covers = (scope: Scope, region: string): boolean =>
  scope.prefixes.some((prefix) => region.startsWith(prefix)) || scope.regions.some((code) => code === region)

/** The policy on one matter, in words of the language instead of SQL. */
export function maySee(visibility: Visibility, matter: VisibleMatter): boolean {
  if (visibility.everything) return covers(visibility.scope, matter.region)
  if (visibility.personId !== null && visibility.personId === matter.assigneeId) return true
  return visibility.branches.some(({ permissions, scope }) => {
    if (!permissions.some((permission) => permission === matter.readPermission)) return false
    const holds = (unitId: string | null): boolean => unitId !== null && scope.units.includes(unitId)
    return (
      covers(scope, matter.region) ||
      holds(matter.unitId) ||
      matter.shares.some(
        (share) => holds(share.unitId) || (share.unitRegion !== null && covers(scope, share.unitRegion)),
      )
    )
  })
}
