/** What a remark of the verifier says, in words. Pure. */
import { partText, reasonText, type Say } from './lack.ts'
import type { Remark } from './report.ts'

export function remarkText(remark: Remark, say: Say): string {
  const places = Object.fromEntries(Object.entries(remark).map(([name, value]) => [name, String(value)]))
  const { part, reason, detail } = places
  const lack = part !== undefined &&
    reason !== undefined && {
      part: partText(part, say),
      reason: reasonText({ reason, detail }, say),
    }
  return say(`remark.${remark.code}`, remark.code === 'pack.partial' ? { ...places, ...lack } : places)
}
