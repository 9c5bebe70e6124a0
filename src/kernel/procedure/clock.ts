/** 期限的起算、停止与扣除: when each limit of a procedure started, stood still and ended, out of the steps taken. Pure. */
import { findStep, type Procedure, type ProcedureLimit, type ProcedureRecord } from '../procedure.ts'

/** One running of a limit's clock; instants as the record has them. Due days are the calendar's business. */
export interface LimitClock<L extends string = string> {
  readonly limit: L
  readonly startedAt: string
  readonly endedAt: string | undefined
  /** 不计入: spans that do not count; the last one is open while the matter still stands in such a state. */
  readonly pauses: readonly { readonly from: string; readonly to: string | undefined }[]
  /** Instants of the steps that extended it. */
  readonly extendedAt: readonly string[]
}

interface Moment {
  readonly at: string
  /** Undefined at the opening. */
  readonly step: string | undefined
  readonly state: string
}

type Pause = { from: string; to: string | undefined }
interface Running {
  startedAt: string
  pauses: Pause[]
  extendedAt: string[]
}

const includes = (keys: readonly string[] | undefined, key: string | undefined): boolean =>
  key !== undefined && (keys?.includes(key) ?? false)

function isStart(limit: ProcedureLimit, moment: Moment, previous: Moment | undefined): boolean {
  switch (limit.starts.on) {
    case 'opening':
      return previous === undefined
    case 'state':
      return moment.state === limit.starts.state && previous?.state !== moment.state
    case 'step':
      return moment.step === limit.starts.step
  }
}

function clocksOf<L extends string>(
  limit: ProcedureLimit<string, string, L>,
  moments: readonly Moment[],
): LimitClock<L>[] {
  const clocks: LimitClock<L>[] = []
  let running: Running | undefined
  let previous: Moment | undefined
  for (const moment of moments) {
    const pause: Pause | undefined = running?.pauses.at(-1)
    const isPaused = includes(limit.pausedIn, moment.state)
    if (pause && pause.to === undefined && !isPaused) pause.to = moment.at
    const isEnd =
      includes(limit.ends.steps, moment.step) ||
      (includes(limit.ends.states, moment.state) && previous?.state !== moment.state)
    if (running && isEnd) {
      clocks.push({ limit: limit.key, endedAt: moment.at, ...running })
      running = undefined
    }
    // A step may end one running and start the next (returned for correction); a running clock is never restarted.
    if (!running && isStart(limit, moment, previous)) {
      running = { startedAt: moment.at, pauses: [], extendedAt: [] }
    }
    if (running && includes(limit.extendedBy, moment.step)) running.extendedAt.push(moment.at)
    const last: Pause | undefined = running?.pauses.at(-1)
    if (running && isPaused && (last === undefined || last.to !== undefined)) {
      running.pauses.push({ from: moment.at, to: undefined })
    }
    previous = moment
  }
  if (running) clocks.push({ limit: limit.key, endedAt: undefined, ...running })
  return clocks
}

/** Every running of every limit, in the order of the declaration; a limit that has not started is absent. */
export function limitClocks<S extends string, T extends string, F extends string, L extends string>(
  procedure: Procedure<S, T, F, L>,
  record: ProcedureRecord<S, T>,
): readonly LimitClock<L>[] {
  const moments: Moment[] = [{ at: record.openedAt, step: undefined, state: procedure.initial }]
  for (const taken of record.taken) {
    const step = findStep(procedure, taken.step)
    if (!step)
      throw new Error(`procedure ${procedure.id} version ${procedure.version} has no step ${taken.step}`)
    moments.push({ at: taken.at, step: step.key, state: step.to })
  }
  return procedure.limits.flatMap((limit) => clocksOf(limit, moments))
}
