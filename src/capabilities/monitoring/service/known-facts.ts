/** 机关掌握的情况: what the rules are told beyond the page, by a worker that reads many of them. */
import type { Scope } from '../../../kernel/actor.ts'
import { chinaRegions } from '../../../kernel/china-regions.ts'
import { regionName } from '../../../kernel/region.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import type { World } from '../../../platform/world.ts'
import type { Facts } from '../detection/rule.ts'
import type { PageView } from '../page/view.ts'
import { findRegionFacts, findRegistered } from '../store/facts.ts'

const regions = chinaRegions()
/** Codes that a worker remembers: those of a platform's shops come again on each of their pages. */
const REMEMBERED_MAX = 10_000

export interface KnownFacts {
  /** Protected names, the region, and what the register says of the code that the page shows. */
  of(page: PageView): Promise<Facts>
}

export async function openFacts(world: World, scope: Scope, region: string): Promise<KnownFacts> {
  const { names, local_name } = await world.db.read(scope, (tx) => findRegionFacts(tx, region))
  const common: Facts = {
    region: local_name ?? regionName(regions, region as RegionCode),
    ...(names.length > 0 && { protectedNames: names }),
  }
  const remembered = new Map<string, Promise<Facts['registration']>>()
  const registrationOf = (uscc: string): Promise<Facts['registration']> => {
    const before = remembered.get(uscc)
    if (before !== undefined) return before
    if (remembered.size >= REMEMBERED_MAX) remembered.clear()
    const asked = world.db.read(scope, async (tx) => {
      const found = await findRegistered(tx, uscc)
      return found && { name: found.name, isActive: found.status !== 'closed' }
    })
    remembered.set(uscc, asked)
    return asked
  }
  return {
    async of({ licence }) {
      const registration = licence.uscc === undefined ? undefined : await registrationOf(licence.uscc.code)
      return { ...common, ...(registration && { registration }) }
    },
  }
}
