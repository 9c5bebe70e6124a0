/** 行政区划 as the register names them: GB/T 2260, and what the instance added. */
import { chinaRegions } from '../../../kernel/china-regions.ts'
import { findRegion } from '../../../kernel/region.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'

const china = chinaRegions()

/** The name of a region; one that nobody knows is shown by its code. */
export const nameOfRegion = (code: string, localName?: string | null): string =>
  localName ?? findRegion(china, code as RegionCode)?.name ?? code
