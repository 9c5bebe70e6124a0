/** 校验结论: what a verification says of a file. Pure. */

/** `valid`: everything holds. `invalid`: something does not. `cannot_say`: nothing is wrong, but not all is proven. */
export type Verdict = 'valid' | 'invalid' | 'cannot_say'

/** One thing that is wrong, or not proven, or to be known: a code with the places that it names. */
export interface Remark {
  readonly code: string
  readonly [place: string]: string | number
}

export interface CheckedMember {
  readonly path: string
  readonly bytes: number
  readonly sha256: string
  readonly sm3: string
}

export interface Report {
  readonly verdict: Verdict
  readonly kind: 'sishi-pack' | 'wacz' | 'warc' | 'unknown'
  readonly faults: readonly Remark[]
  /** What the file cannot prove. */
  readonly doubts: readonly Remark[]
  /** What whoever relies on it should know. */
  readonly notes: readonly Remark[]
  readonly members: readonly CheckedMember[]
  readonly records: number
  readonly capture?: { readonly url: string; readonly title: string; readonly created: string }
  readonly timestamp?: { readonly time: string; readonly authority: string; readonly trial: boolean }
}

/** Collects while a file is examined. */
export class Findings {
  readonly faults: Remark[] = []
  readonly doubts: Remark[] = []
  readonly notes: Remark[] = []

  fault(code: string, places: Readonly<Record<string, string | number>> = {}): void {
    this.faults.push({ code, ...places })
  }

  doubt(code: string, places: Readonly<Record<string, string | number>> = {}): void {
    this.doubts.push({ code, ...places })
  }

  note(code: string, places: Readonly<Record<string, string | number>> = {}): void {
    this.notes.push({ code, ...places })
  }

  get verdict(): Verdict {
    if (this.faults.length > 0) return 'invalid'
    return this.doubts.length > 0 ? 'cannot_say' : 'valid'
  }
}
