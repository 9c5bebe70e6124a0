/** 增减: points with their sign. Pure. */

/** A gain carries its plus sign, a loss the minus sign of printed text. */
export function signed(points: string): string {
  return points.startsWith('-') ? `−${points.slice(1)}` : `+${points}`
}
