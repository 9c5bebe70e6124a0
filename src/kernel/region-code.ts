/** 行政区划代码 (GB/T 2260, GB/T 10114): codes as strings, and the prefix that a subtree shares. Pure. */

declare const regionBrand: unique symbol

/** Six digits (province, city, county), nine for townships and functional zones; `000000` is the country. */
export type RegionCode = string & { readonly [regionBrand]: true }

/** Reads a code of six or nine digits; anything else is undefined. */
export function parseRegionCode(text: string): RegionCode | undefined {
  return /^\d{6}(\d{3})?$/.test(text) ? (text as RegionCode) : undefined
}

/**
 * The prefix shared by a region and everything below it: 350000 -> 35, 350400 -> 3504, 350421 -> 350421,
 * 000000 -> '' (the country). A functional zone of a city is coded as the city's six digits and three of its own.
 */
export function regionPrefix(code: RegionCode): string {
  if (code.length > 6) return code
  return code.replace(/(00){1,3}$/, '')
}
