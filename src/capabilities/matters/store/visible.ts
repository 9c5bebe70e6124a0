/** 可见范围 as conditions over `matters.matter as m`; the rule itself stands in `visibility.ts`. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Scope } from '../../../kernel/actor.ts'
import type { Visibility, VisibleBranch } from '../visibility.ts'

/** Ranges of region codes, `lo <= code < hi`, that a scope reaches by region. */
export function regionRanges(scope: Scope): readonly (readonly [lo: string, hi: string])[] {
  return [
    ...scope.prefixes.map((prefix) => [prefix, `${prefix}~`] as const),
    ...scope.regions.map((code) => [code, `${code}!`] as const),
  ]
}

/** More single regions than this are looked up in a hash that is made once a query. */
const COMPARED_MAX = 8

/** Whether the column lies in one of the scope's ranges. */
export function inRanges(scope: Scope, column: string): RawBuilder<SqlBool> {
  const isHashed = scope.regions.length > COMPARED_MAX
  const ranges = regionRanges(isHashed ? { ...scope, regions: [] } : scope)
  const tests = ranges.map(
    ([lo, hi]) => sql<SqlBool>`(${sql.ref(column)} >= ${lo} and ${sql.ref(column)} < ${hi})`,
  )
  if (isHashed) tests.push(sql<SqlBool>`${sql.ref(column)} in (select unnest(${[...scope.regions]}::text[]))`)
  return tests.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(tests, sql` or `)})`
}

export const hasPermission = (branch: VisibleBranch): RawBuilder<SqlBool> =>
  sql<SqlBool>`m.read_permission = any (${[...branch.permissions]}::text[])`

/** Shares that let a branch's holder see a matter, over `matters.share as s`. */
export function sharedWith(scope: Scope): RawBuilder<SqlBool> {
  const ofUnit = sql<SqlBool>`s.unit_id = any (${[...scope.units]}::uuid[])`
  if (regionRanges(scope).length === 0) return ofUnit
  return sql<SqlBool>`(${ofUnit} or ${inRanges(scope, 's.unit_region')})`
}

/** Exactly what the read permissions of the procedures allow; row-level security stays as the outer guard. */
export function visibleCondition(visibility: Visibility): RawBuilder<SqlBool> {
  if (visibility.everything) return sql<SqlBool>`true`
  const branches = visibility.branches.map(
    (branch) => sql<SqlBool>`(${hasPermission(branch)} and (${inRanges(branch.scope, 'm.region')}
      or m.unit_id = any (${[...branch.scope.units]}::uuid[])
      or exists (select 1 from matters.share s where s.matter_id = m.id and ${sharedWith(branch.scope)})))`,
  )
  const own = sql<SqlBool>`m.assignee_id = ${visibility.personId}::uuid`
  return sql<SqlBool>`(${sql.join([own, ...branches], sql` or `)})`
}

/** The same for groups of matters of one region, unit and read permission: what is held there, not what is shared. */
export function visibleGroups(visibility: Visibility): RawBuilder<SqlBool> {
  if (visibility.everything) return sql<SqlBool>`true`
  const branches = visibility.branches.map(
    (branch) => sql<SqlBool>`(${hasPermission(branch)} and (${inRanges(branch.scope, 'm.region')}
      or m.unit_id = any (${[...branch.scope.units]}::uuid[])))`,
  )
  return branches.length === 0 ? sql<SqlBool>`false` : sql<SqlBool>`(${sql.join(branches, sql` or `)})`
}
