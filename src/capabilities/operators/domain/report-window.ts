/** 半年报送: the months in which platforms report the identity of their operators, and who has. Pure. */
import { addDays, addMonths, type Day, dayFrom } from '../../../kernel/day.ts'
import { PROVISIONS, textInForce } from '../../../kernel/provisions/catalogue.ts'
import { isSameName } from './entry.ts'

export interface ReportWindow {
  readonly from: Day
  readonly to: Day
}

/** The last window (网络交易监督管理办法第二十五条) that has begun by a day. */
export function reportWindow(on: Day): ReportWindow | undefined {
  const text = textInForce('online-trading', on)
  const rule = PROVISIONS.find((each) => each.topic === 'trading.identityReport' && each.text === text?.id)
  const year = Number(on.slice(0, 4))
  const [from] = Object.values(rule?.amounts ?? {})
    .flatMap((month) => [year - 1, year].map((each) => dayFrom(`${each}-${month.padStart(2, '0')}-01`)))
    .filter((day) => day <= on)
    .sort()
    .reverse()
  return from && { from, to: addDays(addMonths(from, 1), -1) }
}

export interface Platform {
  readonly id: string
  readonly name: string
  /** Of its sites and shops. */
  readonly shops: readonly string[]
}

export interface Report {
  readonly sender: string
  readonly lastOn: Day
}

export interface Standing {
  readonly operatorId: string | null
  readonly name: string
  readonly sender: string
  /** 逾期: it came after the window had closed. */
  readonly state: 'reported' | 'late' | 'awaited' | 'missing'
  readonly lastOn: Day | null
}

/** Shorter words stand in the names of many. */
const WORD_MIN = 3

/** A sender is the platform that it is named as, in full, by its site, or by a part of its name. */
const isSenderOf = (sender: string, { name, shops }: Platform): boolean =>
  [name, ...shops].some((each) => isSameName(each, sender)) ||
  (sender.length >= WORD_MIN && name.includes(sender))

const URGENCY = { awaited: 0, missing: 0, late: 1, reported: 2 } as const

/** Platforms of the register, then senders that it does not know; those who have not reported first. */
export function standings(
  platforms: readonly Platform[],
  reports: readonly Report[],
  window: ReportWindow,
  on: Day,
): readonly Standing[] {
  const stateOf = (lastOn: Day | null) => {
    if (lastOn === null || lastOn < window.from) return on <= window.to ? 'awaited' : 'missing'
    return lastOn <= window.to ? 'reported' : 'late'
  }
  const standing = (operatorId: string | null, name: string, told: readonly Report[]): Standing => {
    const [last] = told.toSorted((left, right) => (left.lastOn < right.lastOn ? 1 : -1))
    const lastOn = last?.lastOn ?? null
    return { operatorId, name, sender: last?.sender ?? name, state: stateOf(lastOn), lastOn }
  }
  const known = platforms.map((platform) =>
    standing(
      platform.id,
      platform.name,
      reports.filter(({ sender }) => isSenderOf(sender, platform)),
    ),
  )
  const others = reports
    .filter(({ sender }) => !platforms.some((platform) => isSenderOf(sender, platform)))
    .map((report) => standing(null, report.sender, [report]))
  return [...known, ...others].toSorted((left, right) => URGENCY[left.state] - URGENCY[right.state])
}
