/** 发现之后: whom a plan tells of new findings, and of which it has the pages captured. Pure. */
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { LEVELS } from './finding.ts'

type Level = (typeof LEVELS)[number]

/** 自动取证 begins at a level, or never. */
export const CAPTURE_LEVELS = ['none', 'violation', 'look'] as const
/** As soon as a run finds it, or once an officer has accepted it. */
export const CAPTURE_MOMENTS = ['accepted', 'found'] as const

export interface CaptureSetting {
  readonly level: (typeof CAPTURE_LEVELS)[number]
  readonly when: (typeof CAPTURE_MOMENTS)[number]
  /** 执法人员 with the numbers of their certificates: two, or none yet. */
  readonly officers: readonly { readonly name: string; readonly certificate: string }[]
}

/** The levels at and above one. */
export const levelsFrom = (level: Level): readonly Level[] => LEVELS.slice(0, LEVELS.indexOf(level) + 1)

export function wantsCapture(
  { level, when }: CaptureSetting,
  moment: CaptureSetting['when'],
  found: Level,
): boolean {
  return level !== 'none' && when === moment && levelsFrom(level).includes(found)
}

/** 办案人员不得少于两人 (《市场监督管理行政处罚程序规定》第二十二条): who captures by itself has to name both. */
export function decideCapture({ level, when, officers }: CaptureSetting): Result<void> {
  if (level === 'none') return ok(undefined)
  const [first, second] = officers
  if (first !== undefined && first.certificate === second?.certificate)
    return refuse('invalid', 'monitoring.one_officer_twice')
  const isNeeded = when === 'found' || officers.length > 0
  return isNeeded && officers.length !== 2 ? refuse('invalid', 'monitoring.two_officers') : ok(undefined)
}
