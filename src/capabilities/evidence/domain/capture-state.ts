/** 取证状态: what a capture is in, and what can be done with it then. Pure. */

export const CAPTURE_STATES = ['planned', 'capturing', 'sealed', 'partial', 'failed'] as const
/** `partial` is sealed too, with parts of the page named as missing. */
export type CaptureState = (typeof CAPTURE_STATES)[number]

export const hasEnded = (state: CaptureState): boolean => state !== 'planned' && state !== 'capturing'

/** Whether there is a pack, and it was not removed after its time. */
export const hasPack = (capture: {
  readonly state: CaptureState
  readonly removedAt: string | null
}): boolean => (capture.state === 'sealed' || capture.state === 'partial') && capture.removedAt === null

/** Runs that a capture gets: after as many that were cut short it has failed. */
export const ATTEMPTS_MAX = 3
