/** 定时任务: cron expressions in Asia/Shanghai, while the library counts in UTC. */
import { type CronMatcher, type ParsedCronItem, parseCronItem, type TimestampDigest } from 'graphile-worker'
import type { Clock } from '../../kernel/clock.ts'
import type { Schedule } from '../capability.ts'

/** UTC+8 all year: China has had no summer time since 1992. */
const SHANGHAI_OFFSET_HOURS = 8

/** A start after an outage makes up for what fell due while nothing ran, once per job and no further back than this. */
const CATCH_UP_MS = 24 * 60 * 60 * 1000

/** The same minute as the clocks of Shanghai show it. `year` only decides whether February has a 29th. */
export function inShanghai(utc: TimestampDigest, year: number): TimestampDigest {
  const local = new Date(Date.UTC(year, utc.month - 1, utc.date, utc.hour + SHANGHAI_OFFSET_HOURS, utc.min))
  const nextDay = local.getUTCDate() !== utc.date
  return {
    min: utc.min,
    hour: local.getUTCHours(),
    date: local.getUTCDate(),
    month: local.getUTCMonth() + 1,
    dow: nextDay ? (utc.dow + 1) % 7 : utc.dow,
  }
}

/** A schedule for the library: matches in Shanghai's time, never stands on the queue twice. */
export function cronItem(schedule: Schedule, clock: Clock): ParsedCronItem {
  const local = parseCronItem({ task: schedule.job, match: schedule.cron }).match
  const match: CronMatcher = (utc) => local(inShanghai(utc, clock.now().getUTCFullYear()))
  const identifier = `${schedule.job} ${schedule.cron}`
  return parseCronItem({
    task: schedule.job,
    match,
    identifier,
    options: { backfillPeriod: CATCH_UP_MS, jobKey: `schedule ${identifier}`, jobKeyMode: 'preserve_run_at' },
  })
}
