import { describe, expect, test } from 'vitest'
import { dayFrom } from '../../../kernel/day.ts'
import { aReportProcedure } from '../../../kernel/procedure/testing.ts'
import { begin, type ProcedureRecord } from '../../../kernel/procedure.ts'
import { supervisionProcedure } from '../procedure.ts'
import { closedLate, deadlinesOf, nextDeadline } from './deadlines.ts'

const MONDAY = '2026-09-07T02:00:00.000Z'
const taken = (step: string, at: string, values = {}) => ({ step, at, by: 'p', values })
const dues = (
  procedure: Parameters<typeof deadlinesOf>[0],
  record: ProcedureRecord,
  given: string | null,
  today: string,
) =>
  deadlinesOf(procedure, record, given, dayFrom(today)).map(({ limit, due, standing }) => [
    limit.key,
    due.due,
    standing.state,
  ])

describe('deadlines of a matter', () => {
  const report = aReportProcedure()
  const opened = begin(report, MONDAY)

  // 20 September 2026 is a Sunday that is worked; 25 September begins the Mid-Autumn break.
  test('a limit counts working days from the day after the opening', () => {
    expect(dues(report, opened, null, '2026-09-08')).toEqual([['check', '2026-09-28', 'running']])
  })

  test('days in a state that stops the clock do not count, and an extension adds its own length', () => {
    const paused = {
      ...opened,
      taken: [taken('askLab', '2026-09-08T02:00:00.000Z'), taken('labAnswered', '2026-09-11T02:00:00.000Z')],
    }
    const [, due = ''] = dues(report, paused, null, '2026-09-14')[0] ?? []
    expect(due > '2026-09-28').toBe(true)
    const extended = { ...opened, taken: [taken('extend', '2026-09-08T02:00:00.000Z', { reason: '复杂' })] }
    const short = {
      ...report,
      limits: report.limits.map((limit) =>
        limit.key === 'check' ? { ...limit, extension: { amount: 2, unit: 'workingDay' as const } } : limit,
      ),
    }
    expect(dues(report, extended, null, '2026-09-14')[0]?.[1]).toBe('2026-10-23')
    expect(dues(short, extended, null, '2026-09-14')[0]?.[1]).toBe('2026-09-30')
  })

  test('a given limit without a given day has no deadline, and such a matter closes neither late nor on time', () => {
    const supervision = begin(supervisionProcedure, MONDAY)
    expect(dues(supervisionProcedure, supervision, null, '2026-09-08')).toEqual([])
    expect(closedLate(deadlinesOf(supervisionProcedure, supervision, null, dayFrom('2026-09-08')))).toBeNull()
  })

  test('a supervision that is returned runs by the limit given with the return', () => {
    const record = {
      ...begin(supervisionProcedure, MONDAY),
      state: 'returned' as const,
      taken: [
        taken('answer', '2026-09-09T02:00:00.000Z', { text: '已办' }),
        taken('return', '2026-09-10T02:00:00.000Z', { reason: '不全', workingDays: '2' }),
      ],
    }
    const deadlines = deadlinesOf(supervisionProcedure, record, '2026-09-08', dayFrom('2026-09-10'))
    expect(deadlines.map(({ due, standing }) => [due.due, standing.state])).toEqual([
      ['2026-09-08', 'endedLate'],
      ['2026-09-14', 'running'],
    ])
    expect(nextDeadline(deadlines)?.limit.key).toBe('answerAgain')
    expect(closedLate(deadlines)).toBe(true)
  })
})
