/** 演示城市: where the demo's operators stand. A use case that refuses breaks the demo. */
import type { RegionCode } from '../../../kernel/region-code.ts'
import type { Result } from '../../../kernel/result.ts'
import { type loadPlacing, placeAddress } from '../service/places.ts'

export const CITY = '990100' as RegionCode

/** The region that the rules find for an address; the city where they find none. */
export const placeIn = (placing: Awaited<ReturnType<typeof loadPlacing>>) => (address: string) =>
  placeAddress(placing, address) ?? { region: CITY, unitId: null, by: 'home' }

export function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`the demo was refused: ${JSON.stringify(result.error)}`)
  return result.value
}
