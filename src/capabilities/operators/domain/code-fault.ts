/** 信用代码差错: the one fault of a code that is told where there is room for one, with the likely reading beside it. Pure. */
import type { Detail } from '../../../kernel/result.ts'
import { type CodeFault, parseUscc, readCode, type Uscc } from '../../../kernel/uscc.ts'

export interface ToldFault {
  /** Key of its words, behind `operators.import_code_`. */
  readonly code: string
  readonly details: { readonly [name: string]: Detail }
}

/** A code that is right as it stands, or what is wrong with it. Nothing is mended silently. */
export function checkCode(text: string): { readonly uscc: Uscc } | { readonly fault: ToldFault } {
  const uscc = parseUscc(text)
  if (uscc !== undefined) return { uscc }
  const { faults, suggestion } = readCode(text)
  return { fault: told(faults, suggestion) }
}

function told(faults: readonly CodeFault[], suggestion: string | undefined): ToldFault {
  const [first, last] = [faults[0], faults.at(-1)]
  if (suggestion !== undefined) {
    const isAround = last?.code === 'length' || last?.code === 'foreign' || first === undefined
    return { code: isAround ? 'around' : first.code, details: { ...detailsOf(first), suggestion } }
  }
  // Slips that lead nowhere are not what is wrong; what comes last is.
  const code = last?.code === 'mistaken' ? 'foreign' : (last?.code ?? 'length')
  return { code, details: detailsOf(last) }
}

function detailsOf(fault: CodeFault | undefined): ToldFault['details'] {
  return Object.fromEntries(
    Object.entries(fault ?? {})
      .filter(([name]) => name !== 'code')
      .map(([name, value]) => [name, Array.isArray(value) ? value.join('/') : (value as Detail)]),
  )
}
