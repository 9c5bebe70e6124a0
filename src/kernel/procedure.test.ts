import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dayFrom } from './day.ts'
import { checkProcedure } from './procedure/check.ts'
import { limitClocks } from './procedure/clock.ts'
import { renderProcedurePage, toMermaid } from './procedure/diagram.ts'
import { aReportProcedure } from './procedure/testing.ts'
import {
  allowedSteps,
  apply,
  begin,
  defineProcedure,
  getProcedure,
  procedureOn,
  type StepContext,
  type TakenStep,
} from './procedure.ts'

const report = aReportProcedure()
const anyone: StepContext<'hasFindings'> = { may: () => true, facts: { hasFindings: true } }

function at(day: number): string {
  return `2026-03-${String(day).padStart(2, '0')}T09:00:00+08:00`
}

/** Takes the steps one a day, from the second of March on; a refusal fails the test. */
function recordAfter(
  ...steps: [step: string, input?: unknown, context?: Partial<StepContext<'hasFindings'>>][]
) {
  let record = begin(report, at(1))
  steps.forEach(([step, input, context], index) => {
    const action = { step, by: 'person-1', at: at(index + 2), input }
    const result = apply(report, record, action, { ...anyone, ...context })
    if (!result.ok) throw new Error(result.error.code)
    record = result.value
  })
  return record
}

const findings = { findings: '店铺首页未公示营业执照信息' }

describe('steps', () => {
  test('every step is answered, with the reason where it may not be taken', () => {
    const answers = allowedSteps(report, 'open', {
      may: (who) => who !== 'clues.assign',
      facts: { hasFindings: false },
    })
    expect(answers.map((answer) => [answer.step, answer.refusal?.code])).toEqual([
      ['report', 'clues.no_findings'],
      ['askLab', undefined],
      ['labAnswered', 'procedure.not_in_this_state'],
      ['extend', 'procedure.not_permitted'],
      ['accept', 'procedure.not_in_this_state'],
      ['returnForMore', 'procedure.not_in_this_state'],
      ['lapse', 'procedure.not_by_this_trigger'],
    ])
  })

  test('in a final state every step is refused as closed', () => {
    const answers = allowedSteps(report, 'done', anyone)
    expect(new Set(answers.map((answer) => answer.refusal?.code))).toEqual(new Set(['procedure.closed']))
  })

  test('an automatic step is taken by its trigger and by nothing else', () => {
    const lapsed = { ...anyone, trigger: { kind: 'lapse', limit: 'check' } as const }
    const record = begin(report, at(1))
    const action = { step: 'lapse', by: 'system', at: at(20) }
    expect(apply(report, record, action, lapsed)).toMatchObject({ ok: true, value: { state: 'lapsed' } })
    expect(apply(report, record, action, anyone)).toMatchObject({
      error: { code: 'procedure.not_by_this_trigger' },
    })
  })

  test('a fact that the domain did not answer is a bug, not a refusal', () => {
    const silent = { may: () => true, facts: {} } as unknown as StepContext<'hasFindings'>
    expect(() => allowedSteps(report, 'open', silent)).toThrow('hasFindings')
  })

  test('the fold keeps every step with its values and leaves the earlier record as it was', () => {
    const open = begin(report, at(1))
    const result = apply(report, open, { step: 'report', by: 'p', at: at(2), input: findings }, anyone)
    expect(open).toMatchObject({ state: 'open', taken: [] })
    expect(result).toMatchObject({
      ok: true,
      value: { state: 'reported', taken: [{ step: 'report', by: 'p', at: at(2), values: findings }] },
    })
  })

  test('a bad form, an unknown step and a missing permission change nothing', () => {
    const open = begin(report, at(1))
    const take = (step: string, input: unknown, context = anyone) =>
      apply(report, open, { step, by: 'p', at: at(2), input }, context)
    expect(take('report', {})).toMatchObject({
      error: { kind: 'invalid', details: { fields: { findings: 'required' } } },
    })
    expect(take('vanish', {})).toMatchObject({ error: { code: 'procedure.unknown_step' } })
    expect(take('report', findings, { ...anyone, may: () => false })).toMatchObject({
      error: { kind: 'forbidden' },
    })
  })

  test('what allowedSteps allows is what apply takes, in every state and for every permission', () => {
    const states = report.states.map((state) => state.key)
    const permissions = [...new Set(report.steps.map((step) => step.who))]
    fc.assert(
      fc.property(
        fc.constantFrom(...states),
        fc.subarray(permissions),
        fc.boolean(),
        (state, held, hasFindings) => {
          const context = { may: (who: string) => held.some((each) => each === who), facts: { hasFindings } }
          for (const { step, refusal } of allowedSteps(report, state, context)) {
            const record = { ...begin(report, at(1)), state }
            const result = apply(report, record, { step, by: 'p', at: at(2), input: findings }, context)
            const refused = result.ok ? undefined : result.error
            if (refusal) expect(refused).toEqual(refusal)
            else expect(refused?.code ?? 'procedure.form_invalid').toBe('procedure.form_invalid')
          }
        },
      ),
    )
  })
})

describe('the declaration', () => {
  const title = { zh: '题', en: 'Title' }
  const basis = { kind: 'internal', title } as const
  const head = { id: 'clues.typed', version: 1, appliesFrom: '2026-01-01', title, basis, limits: [] } as const
  const states = [{ key: 'open', title, waitsFor: 'handler' }] as const
  const step = { key: 'close', title, from: ['open'], to: 'open', who: 'clues.check', basis } as const

  test('what is not declared does not compile', () => {
    // @ts-expect-error the initial state is none of the states
    defineProcedure({ ...head, initial: 'nowhere', states, steps: [step] })
    // @ts-expect-error the step leads to none of the states
    defineProcedure({ ...head, initial: 'open', states, steps: [{ ...step, to: 'nowhere' }] })
    expect(defineProcedure({ ...head, initial: 'open', states, steps: [step] }).steps[0]?.key).toBe('close')
  })

  test('a first day that the calendar does not have is a bug', () => {
    const wrong = { ...head, appliesFrom: '2026-02-30' }
    expect(() => defineProcedure({ ...wrong, initial: 'open', states, steps: [step] })).toThrow('2026-02-30')
  })
})

describe('versions', () => {
  const later: typeof report = { ...report, version: 2, appliesFrom: dayFrom('2026-04-15') }

  test('a new matter takes the version in use on its day', () => {
    expect(procedureOn([later, report], 'clues.report', dayFrom('2026-04-14'))?.version).toBe(1)
    expect(procedureOn([report, later], 'clues.report', dayFrom('2026-04-15'))?.version).toBe(2)
    expect(procedureOn([report, later], 'clues.report', dayFrom('2019-12-31'))).toBeUndefined()
  })

  test('a running matter keeps the version it began with', () => {
    expect(getProcedure([report, later], 'clues.report', 1)).toBe(report)
    expect(() => getProcedure([report], 'clues.report', 9)).toThrow('version 9')
    expect(() => apply(later, begin(report, at(1)), { step: 'report', by: 'p', at: at(2) }, anyone)).toThrow(
      'version',
    )
  })
})

describe('clocks of limits', () => {
  test('a limit starts with the matter, stands still where it is said to, is extended, and ends', () => {
    const record = recordAfter(
      ['askLab'],
      ['labAnswered'],
      ['extend', { reason: '案情复杂' }],
      ['report', findings],
    )
    expect(limitClocks(report, record)).toEqual([
      {
        limit: 'check',
        startedAt: at(1),
        endedAt: at(5),
        pauses: [{ from: at(2), to: at(3) }],
        extendedAt: [at(4)],
      },
      { limit: 'review', startedAt: at(5), endedAt: undefined, pauses: [], extendedAt: [] },
    ])
  })

  test('an open pause stays open, and a limit that starts again is a second running', () => {
    expect(limitClocks(report, recordAfter(['askLab']))[0]?.pauses).toEqual([{ from: at(2), to: undefined }])
    const again = recordAfter(
      ['report', findings],
      ['returnForMore', { reason: '请补充截图' }],
      ['report', findings],
    )
    expect(limitClocks(report, again).map((clock) => [clock.limit, clock.startedAt, clock.endedAt])).toEqual([
      ['check', at(1), at(2)],
      ['review', at(2), at(3)],
      ['review', at(4), undefined],
    ])
  })

  test('pauses never overlap, never run backwards, and lie within the running', () => {
    const walk = fc.array(fc.nat({ max: 20 }), { maxLength: 25 })
    fc.assert(
      fc.property(walk, (choices) => {
        let record = begin(report, '2026-03-01T00:00:00Z')
        choices.forEach((choice, index) => {
          const open = allowedSteps(report, record.state, anyone).filter((answer) => !answer.refusal)
          const next = open[choice % Math.max(open.length, 1)]
          if (!next) return
          const taken: TakenStep<typeof next.step> = {
            step: next.step,
            at: new Date(Date.UTC(2026, 2, 2 + index)).toISOString(),
            by: 'p',
            values: {},
          }
          const to = report.steps.find((step) => step.key === next.step)?.to
          if (to) record = { ...record, state: to, taken: [...record.taken, taken] }
        })
        for (const clock of limitClocks(report, record)) {
          const instants = [
            clock.startedAt,
            ...clock.pauses.flatMap((pause) => [pause.from, pause.to ?? '9999']),
          ]
          expect([...instants].sort()).toEqual(instants)
          if (clock.endedAt)
            expect(clock.pauses.every((pause) => (pause.to ?? '9999') <= (clock.endedAt ?? ''))).toBe(true)
        }
      }),
    )
  })
})

describe('diagram and page', () => {
  test('the diagram draws every state, step, start and end', () => {
    expect(toMermaid(report, 'zh')).toBe(`stateDiagram-v2
  state "待核查" as open
  state "检测中" as atLab
  state "待审核" as reported
  state "已办结" as done
  state "逾期未查" as lapsed
  [*] --> open
  open --> reported : 上报核查结果
  open --> atLab : 委托检测
  atLab --> open : 收到检测结果
  open --> open : 延长期限
  reported --> done : 审核通过
  reported --> open : 退回补充
  open --> lapsed : 核查期限届满 [期限届满 核查期限]
  done --> [*]
  lapsed --> [*]
`)
  })

  test('the page names steps, conditions, limits and articles in both languages', () => {
    const zh = renderProcedurePage(report, 'zh')
    expect(zh).toContain('| 核查期限 (`check`) | 15 个工作日 + 15 个工作日 | 事项开始 |')
    expect(zh).toContain('`clues.check`')
    expect(zh).toContain('penalty-procedure-2022 第十八条')
    expect(renderProcedurePage(report, 'en')).toContain('15 working day(s)')
  })

  test('the example is sound', () => {
    expect(checkProcedure(report)).toEqual([])
  })
})
