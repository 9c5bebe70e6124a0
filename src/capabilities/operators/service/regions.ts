/** 行政区划 as the register names them: GB/T 2260, and what the instance added. */
import { chinaRegions } from '../../../kernel/china-regions.ts'
import { findRegion } from '../../../kernel/region.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import type { Tx } from '../../../platform/db/database.ts'
import { listLocalNames } from '../store/regions.ts'

const china = chinaRegions()

/** Whether there is such a region below the country. */
export async function isRegion(tx: Tx, code: string): Promise<boolean> {
  const region = findRegion(china, code as RegionCode)
  if (region !== undefined) return region.level !== 'country'
  return (await listLocalNames(tx)).some((local) => local.code === code)
}

/** The name of a region; one that nobody knows is shown by its code. */
export const nameOfRegion = (code: string, localName?: string | null): string =>
  localName ?? findRegion(china, code as RegionCode)?.name ?? code
