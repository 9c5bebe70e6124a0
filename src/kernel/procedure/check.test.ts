import { describe, expect, test } from 'vitest'
import type { Procedure, ProcedureLimit, State, Step } from '../procedure.ts'
import { checkProcedure, type ProblemRule } from './check.ts'
import { aReportProcedure } from './testing.ts'

const sound: Procedure = aReportProcedure()

const withState = (key: string, change: Partial<State>): Procedure => ({
  ...sound,
  states: sound.states.map((state) => (state.key === key ? { ...state, ...change } : state)),
})
const withStep = (key: string, change: Partial<Step>): Procedure => ({
  ...sound,
  steps: sound.steps.map((step) => (step.key === key ? { ...step, ...change } : step)),
})
const withLimit = (key: string, change: Partial<ProcedureLimit>): Procedure => ({
  ...sound,
  limits: sound.limits.map((limit) => (limit.key === key ? { ...limit, ...change } : limit)),
})
const without = (...steps: string[]): Procedure => ({
  ...sound,
  steps: sound.steps.filter((step) => !steps.includes(step.key)),
  limits: [],
  documents: [],
})
const plus = (from: string, change: Partial<Step>): Procedure => {
  const model = sound.steps.find((step) => step.key === from)
  if (!model) throw new Error(from)
  return { ...sound, steps: [...sound.steps, { ...model, key: 'planted', ...change }] }
}
const island: State = { key: 'island', title: { zh: '孤岛', en: 'Island' }, waitsFor: 'handler' }
const none = { zh: '', en: 'x' }
const isTrue = [{ fact: 'hasFindings', is: true, refusal: { kind: 'conflict', code: 'clues.a' } }] as const
const isFalse = [{ fact: 'hasFindings', is: false, refusal: { kind: 'conflict', code: 'clues.b' } }] as const
const pause: Step['form'] = [{ key: 'kind', title: none, kind: 'select', options: [] }]

describe('a planted fault is found and named', () => {
  const planted: [fault: string, procedure: Procedure, rule: ProblemRule, subject: string][] = [
    [
      'a state that nothing reaches',
      { ...sound, states: [...sound.states, island] },
      'unreachable_state',
      'island',
    ],
    ['a state that cannot be left', without('accept', 'returnForMore'), 'no_way_out', 'reported'],
    ['a circle that never ends', without('report', 'lapse'), 'no_final_reachable', 'open'],
    [
      'a way out of a final state',
      plus('accept', { from: ['done'], to: 'open' }),
      'final_has_way_out',
      'done',
    ],
    [
      'a state that waits for nobody',
      withState('lapsed', { final: undefined } as never),
      'waits_for_nobody',
      'lapsed',
    ],
    [
      'a limit without an article',
      withLimit('check', { basis: { kind: 'law', text: 'x', article: ' ' } }),
      'limit_without_basis',
      'check',
    ],
    [
      'a text that nobody knows',
      withStep('report', { basis: { kind: 'law', text: 'x', article: '第一条' } }),
      'unknown_text',
      'report',
    ],
    ['a limit that nothing ends', withLimit('check', { ends: {} }), 'limit_never_ends', 'check'],
    [
      'a limit of half a day',
      withLimit('check', { length: { amount: 0.5, unit: 'day', roll: 'none' } }),
      'limit_length',
      'check',
    ],
    [
      'an extension of nought',
      withLimit('check', { extension: { amount: 0, unit: 'day' } }),
      'limit_length',
      'check',
    ],
    [
      'an extension that no step grants',
      withLimit('review', { extension: { amount: 5, unit: 'day' } }),
      'limit_length',
      'review',
    ],
    [
      'a step without a permission',
      withStep('report', { who: '' as never }),
      'step_without_permission',
      'report',
    ],
    ['an unknown state', withStep('report', { to: 'nowhere' }), 'unknown_reference', 'report'],
    ['a step from no state', withStep('report', { from: [] }), 'unknown_reference', 'report'],
    ['an unknown fact', { ...sound, facts: [] }, 'unknown_reference', 'report'],
    [
      'an unknown step in a limit',
      withLimit('check', { ends: { steps: ['vanish'] } }),
      'unknown_reference',
      'check',
    ],
    ['an unknown lapsed limit', { ...sound, limits: sound.limits.slice(1) }, 'unknown_reference', 'lapse'],
    [
      'an unknown step of a document',
      { ...sound, documents: [{ key: 'd', title: { zh: '书', en: 'd' }, madeBy: ['vanish'] }] },
      'unknown_reference',
      'd',
    ],
    [
      'a state declared twice',
      { ...sound, states: [...sound.states, ...sound.states.slice(0, 1)] },
      'duplicate_key',
      'open',
    ],
    ['a step declared twice', plus('report', { key: 'report' }), 'duplicate_key', 'report'],
    [
      'a field declared twice',
      withStep('extend', { form: [...(pause ?? []), ...(pause ?? [])] }),
      'duplicate_key',
      'kind',
    ],
    ['a title in one language', withState('open', { title: none }), 'title_missing', 'open'],
    ['a field without a title', withStep('extend', { form: pause ?? [] }), 'title_missing', 'extend.kind'],
    ['version nought', { ...sound, version: 0 }, 'version', 'clues.report'],
    ['two automatic steps on one lapse', plus('lapse', { to: 'done' }), 'competing_steps', 'lapse'],
    [
      'two automatic steps with the same guard',
      plus('lapse', { to: 'done', guards: isTrue }),
      'competing_steps',
      'lapse',
    ],
    ['two equal buttons for one permission', plus('accept', { to: 'lapsed' }), 'competing_steps', 'accept'],
  ]
  test.each(planted)('%s', (_fault, procedure, rule, subject) => {
    expect(checkProcedure(procedure)).toContainEqual(expect.objectContaining({ rule, subject }))
  })
})

describe('what does not compete', () => {
  const rulesOf = (procedure: Procedure) => checkProcedure(procedure).map((problem) => problem.rule)

  test('automatic steps whose guards exclude each other', () => {
    const guarded = withStep('lapse', { guards: isTrue })
    const model = plus('lapse', { to: 'done', guards: isFalse }).steps.at(-1)
    expect(rulesOf({ ...guarded, steps: [...guarded.steps, ...(model ? [model] : [])] })).not.toContain(
      'competing_steps',
    )
  })

  test('buttons of different names, and equal names for different people', () => {
    const other = plus('accept', { title: { zh: '不予采纳', en: 'Reject' }, to: 'lapsed' })
    expect(rulesOf(other)).not.toContain('competing_steps')
    expect(rulesOf(plus('accept', { who: 'clues.check' }))).not.toContain('competing_steps')
  })
})
