/** 常见促销期: when the platforms usually hold their sales, by day of the year; a plan's own days count. Pure. */
import { type Day, dayFrom } from '../../../kernel/day.ts'

export const CAMPAIGNS = ['618', 'double11', 'double12', 'newYear'] as const
export type CampaignKey = (typeof CAMPAIGNS)[number]

const DAYS: Readonly<Record<CampaignKey, { readonly from: string; readonly until: string }>> = {
  '618': { from: '05-20', until: '06-20' },
  double11: { from: '10-14', until: '11-11' },
  double12: { from: '12-01', until: '12-12' },
  newYear: { from: '12-20', until: '12-31' },
}

/** The days of the campaign that is under way or comes next. */
export function campaignAfter(key: CampaignKey, today: Day): { readonly from: Day; readonly until: Day } {
  const { from, until } = DAYS[key]
  const year = Number(today.slice(0, 4))
  const isOver = dayFrom(`${year}-${until}`) < today
  const on = (day: string) => dayFrom(`${isOver ? year + 1 : year}-${day}`)
  return { from: on(from), until: on(until) }
}
