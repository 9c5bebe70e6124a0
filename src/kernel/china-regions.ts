/**
 * 全国县级以上行政区划, GB/T 2260 with its history since 2002: about 100 kB, so a page imports this lazily.
 * Source and licence stand in the data file; `tools/regions` makes it.
 */
import data from './data/regions.json' with { type: 'json' }
import { type LocalRegion, type RegionTree, regionTree } from './region.ts'

/** The month (YYYY-MM) up to which changes were entered. */
export const REGIONS_AS_OF: string = data.asOf

/** The tree of the country with the townships and functional zones that an office added. */
export function chinaRegions(additions: readonly LocalRegion[] = []): RegionTree {
  return regionTree(data.records, additions)
}
