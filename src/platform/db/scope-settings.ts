/** A Scope as the settings that row-level security reads (see `platform.guard_table`). Pure. */
import type { Scope } from '../../kernel/actor.ts'

interface Range {
  readonly lo: string
  readonly hi: string
}

/** Above every digit, so that `prefix <= code < prefix~` holds for the whole subtree. */
const AFTER_SUBTREE = '~'
/** Below every digit, so that `code <= x < code!` holds for the code alone. */
const AFTER_CODE = '!'

function ranges(scope: Scope): Range[] {
  return [
    ...scope.prefixes.map((prefix) => ({ lo: prefix, hi: prefix + AFTER_SUBTREE })),
    ...scope.regions.map((code) => ({ lo: code, hi: code + AFTER_CODE })),
  ]
}

/** Names and values of the settings; an empty scope yields the empty interval. */
export function scopeSettings(scope: Scope): Record<string, string> {
  const all = ranges(scope)
  const lows = all.map((range) => range.lo).sort()
  const highs = all.map((range) => range.hi).sort()
  return {
    'sishi.lo': lows[0] ?? '',
    'sishi.hi': highs.at(-1) ?? '',
    'sishi.ranges': all.length > 1 ? all.map((range) => `${range.lo}..${range.hi}`).join(',') : '',
    'sishi.regions': `{${all.map(({ lo, hi }) => `["${lo}","${hi}")`).join(',')}}`,
    'sishi.units': scope.units.join(','),
    'sishi.person': scope.personId,
    'sishi.reference': scope.reference,
  }
}
