/** What the doctor says of one part. Pure. */

export type Part =
  | 'node'
  | 'packages'
  | 'pages'
  | 'data'
  | 'disk'
  | 'postgres'
  | 'port'
  | 'clock'
  | 'chromium'
  | 'fonts'

export interface Finding {
  readonly part: Part
  /** `warn`: the program works, but something of it does not; `fail`: it does not start, or not safely. */
  readonly state: 'ok' | 'warn' | 'fail'
  readonly found: string
  /** What to do; absent when all is well. */
  readonly advice?: string
}
