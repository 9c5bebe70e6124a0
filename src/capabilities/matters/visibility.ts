/** 可见范围: which matters an actor may see, per procedure, as a condition and as one outer Scope. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { type Actor, type Permission, type Scope, scopeOf } from '../../kernel/actor.ts'
import { inScope } from '../../platform/db/scope-condition.ts'
import type { World } from '../../platform/world.ts'

export interface Visibility {
  /** For row-level security: everything that the actor may see of anything. */
  readonly scope: Scope
  /** Over `matters.matter as m`: exactly what the read permissions of the procedures allow. */
  readonly condition: RawBuilder<SqlBool>
}

/**
 * A matter is visible under the read permission of its procedure, to its assignee, and to units that share it.
 * Procedures with one and the same scope are one branch, so that the usual actor costs one comparison.
 */
export function visibilityOf(world: World, actor: Actor): Visibility {
  const scope = scopeOf(actor, 'any')
  if (actor.kind === 'system') return { scope, condition: sql<SqlBool>`true` }
  const branches = new Map<string, { scope: Scope; permissions: Set<Permission> }>()
  for (const { readPermission } of world.procedures) {
    const own = scopeOf(actor, readPermission)
    const key = JSON.stringify([own.prefixes, own.regions, own.units])
    const branch = branches.get(key) ?? { scope: own, permissions: new Set() }
    branch.permissions.add(readPermission)
    branches.set(key, branch)
  }
  const conditions = [...branches.values()]
    .filter(
      (branch) => branch.scope.prefixes.length + branch.scope.regions.length + branch.scope.units.length > 0,
    )
    .map(
      (branch) => sql<SqlBool>`(m.read_permission = any (${[...branch.permissions]}::text[])
        and (${inScope(branch.scope, 'm.region', 'm.unit_id')}
          or exists (select 1 from matters.share s where s.matter_id = m.id and s.unit_id = any (${branch.scope.units}::uuid[]))))`,
    )
  const own = sql<SqlBool>`m.assignee_id = ${scope.personId || null}::uuid`
  return { scope, condition: sql<SqlBool>`(${sql.join([own, ...conditions], sql` or `)})` }
}
