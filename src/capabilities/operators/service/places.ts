/** 属地规则: which region and station an address belongs to; rules that officers read, try and mend. */
import { chinaRegions } from '../../../kernel/china-regions.ts'
import { currentRegions, descendantsOf, findRegion } from '../../../kernel/region.ts'
import { type RegionCode, regionPrefix } from '../../../kernel/region-code.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { type Place, type PlaceName, type PlaceRule, placeOf } from '../domain/place.ts'
import * as store from '../store/place-rules.ts'
import { listLocalNames } from '../store/regions.ts'

const china = chinaRegions()

/** What places an address: the rules of a region, and the names of what lies in it. */
export interface Placing {
  readonly rules: readonly PlaceRule[]
  readonly names: readonly PlaceName[]
  readonly home: RegionCode
}

export async function loadPlacing(tx: Tx, region: RegionCode): Promise<Placing> {
  const rules = await store.listRules(tx, region)
  const local = await listLocalNames(tx)
  const prefix = regionPrefix(region)
  const known = findRegion(china, region)
  const own = known === undefined ? [] : [...currentRegions(china, region), ...descendantsOf(china, region)]
  return {
    home: region,
    rules: rules.map((rule) => ({
      id: rule.id,
      words: rule.words,
      notWords: rule.not_words,
      toRegion: rule.to_region as RegionCode,
      toUnit: rule.to_unit,
    })),
    names: [
      ...own.map(({ code, name }) => ({ code, name })),
      ...local
        .filter(({ code }) => code.startsWith(prefix))
        .map(({ code, name }) => ({ code: code as RegionCode, name })),
    ],
  }
}

/** Where an address lies; undefined where neither a rule nor a name tells. */
export const placeAddress = (placing: Placing, address: string): Place | undefined =>
  placeOf(address, placing.rules, placing.names)
