/** Who acts: names and places that records carry. */
import type { Actor } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'

/** The region that a request means when it names none: the officer's own. */
export function regionOf(actor: Actor, asked: string | undefined): RegionCode {
  if (asked !== undefined) return asked as RegionCode
  if (actor.kind === 'officer') return actor.region
  return actor.kind === 'system' && actor.region !== undefined ? actor.region : ('000000' as RegionCode)
}

export const nameOf = (actor: Actor): string => (actor.kind === 'officer' ? actor.name : 'sishi')
export const personOf = (actor: Actor): string | null => (actor.kind === 'officer' ? actor.personId : null)
export const unitOf = (actor: Actor): string | null => (actor.kind === 'officer' ? actor.unitId : null)
