/** 人员, 权限范围: who asks, and what this person may see. Pure. Only `scopeOf` makes a Scope. */
import { type RegionCode, regionPrefix } from './region-code.ts'

/** `capability.act`, e.g. `assessment.importPlan`. */
export type Permission = `${string}.${string}`

/** How far a grant reaches: the holder's own unit, the one region, or the region and everything below it. */
export type Reach = 'unit' | 'region' | 'below'

/** One role held somewhere, flattened to its permissions. */
export interface Grant {
  readonly role: string
  readonly permissions: readonly Permission[]
  readonly reach: Reach
  readonly region: RegionCode
  readonly unitId: string
}

/** An officer of a government unit, signed in. */
export interface Officer {
  readonly kind: 'officer'
  readonly personId: string
  readonly name: string
  readonly unitId: string
  readonly region: RegionCode
  readonly grants: readonly Grant[]
  readonly sessionId: string
  /** 初始密码: signed in with a password that somebody else gave out; it opens nothing but its own change. */
  readonly hasInitialPassword?: true
  /** 委托代办: the person whose lent roles these grants are; ledger and timeline name it beside whoever acts. */
  readonly onBehalfOf?: { readonly personId: string; readonly name: string }
}

/** 外部当事人: enterprise, consumer with a code, whistleblower. Sees only what carries its own reference. */
export interface OutsideParty {
  readonly kind: 'outside'
  readonly party: 'enterprise' | 'consumer' | 'whistleblower'
  readonly reference: string
}

/** A job of the system itself; `region` narrows it, undefined is the whole instance. */
export interface SystemJob {
  readonly kind: 'system'
  readonly job: string
  readonly region?: RegionCode
}

export type Actor = Officer | OutsideParty | SystemJob

declare const scopeBrand: unique symbol

/** What a transaction may see; set for row-level security at its start. */
export interface Scope {
  readonly [scopeBrand]: true
  /** Regions whose own records are visible (reach `region`). */
  readonly regions: readonly RegionCode[]
  /** Code prefixes whose whole subtree is visible (reach `below`); '' is the whole country. */
  readonly prefixes: readonly string[]
  /** Units whose records are visible wherever they lie. */
  readonly units: readonly string[]
  /** The person, for records that are one's own; empty for jobs and outside parties. */
  readonly personId: string
  /** The outside party's own reference; empty for officers and jobs. */
  readonly reference: string
}

function makeScope(parts: Partial<Omit<Scope, typeof scopeBrand>>): Scope {
  const empty = { regions: [], prefixes: [], units: [], personId: '', reference: '' }
  return { ...empty, ...parts } as unknown as Scope
}

/** What the grants of one permission reach, taken together: five hundred roles mostly name the same few places. */
interface Held {
  readonly units: ReadonlySet<string>
  readonly regions: ReadonlySet<RegionCode>
  readonly prefixes: ReadonlySet<string>
}

/** Asked for every row of a list and every step that a row may take, of grants that do not change while they are held. */
const heldOf = new WeakMap<readonly Grant[], Map<Permission | 'any', Held>>()

function heldBy({ grants }: Officer, permission: Permission | 'any'): Held {
  const known = heldOf.get(grants) ?? new Map<Permission | 'any', Held>()
  if (known.size === 0) heldOf.set(grants, known)
  const before = known.get(permission)
  if (before !== undefined) return before
  const giving = grants.filter((grant) => permission === 'any' || grant.permissions.includes(permission))
  const reaching = (reach: Reach) => giving.filter((grant) => grant.reach === reach)
  const held = {
    units: new Set(giving.map((grant) => grant.unitId)),
    regions: new Set(reaching('region').map((grant) => grant.region)),
    prefixes: new Set(reaching('below').map((grant) => regionPrefix(grant.region))),
  }
  known.set(permission, held)
  return held
}

/**
 * What the actor may see under a permission (for `session` endpoints: under any of its grants).
 * An actor without the permission gets an empty scope, under which nothing exists but its own.
 */
export function scopeOf(actor: Actor, permission: Permission | 'any'): Scope {
  switch (actor.kind) {
    case 'system':
      return makeScope({ prefixes: [actor.region === undefined ? '' : regionPrefix(actor.region)] })
    case 'outside':
      return makeScope({ reference: actor.reference })
    case 'officer': {
      const { regions, prefixes, units } = heldBy(actor, permission)
      return makeScope({
        regions: [...regions],
        prefixes: [...prefixes],
        units: [...units],
        personId: actor.personId,
      })
    }
  }
}

/** Where a record lies, for the policy. */
export interface Place {
  readonly region: RegionCode
  readonly unitId: string | null
}

/** Whether the actor holds the permission for a record at this place. */
export function may(actor: Actor, permission: Permission, place: Place): boolean {
  switch (actor.kind) {
    case 'system':
      return actor.region === undefined || place.region.startsWith(regionPrefix(actor.region))
    case 'outside':
      return false
    case 'officer': {
      const held = heldBy(actor, permission)
      if (place.unitId !== null && held.units.has(place.unitId)) return true
      if (held.regions.has(place.region)) return true
      return [...held.prefixes].some((prefix) => place.region.startsWith(prefix))
    }
  }
}

/** Whether the actor holds the permission anywhere: enough to be let in, not to see a given record. */
export function mayAnywhere(actor: Actor, permission: Permission): boolean {
  if (actor.kind === 'system') return true
  if (actor.kind === 'outside') return false
  return heldBy(actor, permission).units.size > 0
}
