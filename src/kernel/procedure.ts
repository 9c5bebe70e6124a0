/**
 * 程序: a statutory or internal procedure as a typed value. Pure.
 * Forms are read in `procedure/form.ts`, clocks in `procedure/clock.ts`, soundness in `procedure/check.ts`.
 */
import type { Permission } from './actor.ts'
import { type Day, dayFrom } from './day.ts'
import type { LimitUnit, Term } from './limit.ts'
import { type FormField, type FormValues, validateForm } from './procedure/form.ts'
import type { Basis } from './provision.ts'
import { ok, type Refusal, type RefusalKind, type Result, refuse } from './result.ts'
import type { Bilingual } from './text.ts'

/** `capability.matter`, e.g. `assessment.task`. */
export type ProcedureId = `${string}.${string}`

/** Whose move it is: the unit that holds the matter, its leader, whoever sent it, the party, another body. */
export type WaitsFor = 'handler' | 'leader' | 'sender' | 'party' | 'outside'

export interface State<S extends string = string> {
  readonly key: S
  readonly title: Bilingual
  /** Final states have no way out; every other state says whom it waits for. */
  readonly final?: true
  readonly waitsFor?: WaitsFor
}

/** A question that the capability's domain answers about the matter, true or false, by name. */
export interface Fact<F extends string = string> {
  readonly key: F
  readonly title: Bilingual
}

/** 条件: the step is open only while the fact is as said; otherwise the refusal with the capability's code. */
export interface Guard<F extends string = string> {
  readonly fact: F
  readonly is: boolean
  readonly refusal: { readonly kind: RefusalKind; readonly code: `${string}.${string}` }
}

/** What sets a step off: a person (the default), an event of the product, or a limit that ran out. */
export type Trigger<L extends string = string> =
  | { readonly kind: 'person' }
  | { readonly kind: 'event'; readonly name: `${string}.${string}` }
  | { readonly kind: 'lapse'; readonly limit: L }

export interface Step<
  S extends string = string,
  T extends string = string,
  F extends string = string,
  L extends string = string,
> {
  readonly key: T
  readonly title: Bilingual
  readonly from: readonly S[]
  readonly to: S
  /** Who may take it; where exactly is decided by the policy on the matter. */
  readonly who: Permission
  readonly trigger?: Trigger<L>
  readonly form?: readonly FormField[]
  readonly guards?: readonly Guard<F>[]
  readonly basis: Basis
}

/** 期限 of a procedure: when its clock starts, what ends it, where it stands still, and how long it is. */
export interface ProcedureLimit<
  S extends string = string,
  T extends string = string,
  L extends string = string,
> {
  readonly key: L
  readonly title: Bilingual
  readonly starts:
    | { readonly on: 'opening' }
    | { readonly on: 'state'; readonly state: S }
    | { readonly on: 'step'; readonly step: T }
  readonly ends: { readonly steps?: readonly T[]; readonly states?: readonly S[] }
  /** 不计入期限: days spent in these states do not count. */
  readonly pausedIn?: readonly S[]
  /** 延长: steps that grant the extension of the limit. */
  readonly extendedBy?: readonly T[]
  /** What each of these steps adds; the length once more when left out (15 + 15). */
  readonly extension?: { readonly amount: number; readonly unit: LimitUnit }
  /** `given`: no fixed length, the due day is set with the matter (a task's due day out of a plan). */
  readonly length: Term | 'given'
  readonly basis: Basis
}

/** 文书 that a procedure produces, and the steps that produce it. */
export interface ProcedureDocument<T extends string = string> {
  readonly key: string
  readonly title: Bilingual
  readonly madeBy: readonly T[]
}

export interface Procedure<
  S extends string = string,
  T extends string = string,
  F extends string = string,
  L extends string = string,
> {
  readonly id: ProcedureId
  /** A running matter keeps the version that it began with; a new text of the law is a new version. */
  readonly version: number
  /** The first day whose new matters run under this version. */
  readonly appliesFrom: Day
  readonly title: Bilingual
  readonly basis: Basis
  readonly initial: S
  readonly states: readonly State<S>[]
  readonly steps: readonly Step<S, T, F, L>[]
  readonly facts?: readonly Fact<F>[]
  readonly limits: readonly ProcedureLimit<S, T, L>[]
  readonly documents?: readonly ProcedureDocument<T>[]
}

/** Declares a procedure; states, steps, facts and limits become the unions that references are checked against. */
export function defineProcedure<
  const S extends string,
  const T extends string,
  const F extends string = never,
  const L extends string = never,
>(declaration: {
  readonly id: ProcedureId
  readonly version: number
  /** YYYY-MM-DD. */
  readonly appliesFrom: string
  readonly title: Bilingual
  readonly basis: Basis
  readonly initial: NoInfer<S>
  readonly states: readonly State<S>[]
  readonly facts?: readonly Fact<F>[]
  readonly steps: readonly (Omit<Step<NoInfer<S>, T, NoInfer<F>, NoInfer<L>>, 'key'> & { readonly key: T })[]
  readonly limits: readonly (Omit<ProcedureLimit<NoInfer<S>, NoInfer<T>, L>, 'key'> & { readonly key: L })[]
  readonly documents?: readonly ProcedureDocument<NoInfer<T>>[]
}): Procedure<S, T, F, L> {
  return { ...declaration, appliesFrom: dayFrom(declaration.appliesFrom) }
}

/** The version for matters that begin on this day: the one with the latest `appliesFrom` not after it. */
export function procedureOn<P extends Procedure>(versions: readonly P[], id: string, on: Day): P | undefined {
  return versions
    .filter((each) => each.id === id && each.appliesFrom <= on)
    .reduce<P | undefined>(
      (best, each) => (best && best.appliesFrom >= each.appliesFrom ? best : each),
      undefined,
    )
}

/** The version that a running matter began with. A matter of an undeclared version is a bug, so it throws. */
export function getProcedure<P extends Procedure>(versions: readonly P[], id: string, version: number): P {
  const found = versions.find((each) => each.id === id && each.version === version)
  if (!found) throw new Error(`no procedure ${id} version ${version}`)
  return found
}

export function findStep<S extends string, T extends string, F extends string, L extends string>(
  procedure: Procedure<S, T, F, L>,
  key: string,
): Step<S, T, F, L> | undefined {
  return procedure.steps.find((step) => step.key === key)
}

/** The declared state; a state that the procedure does not know is a bug, so it throws. */
export function getState<S extends string>(procedure: Procedure<S>, key: string): State<S> {
  const found = procedure.states.find((state) => state.key === key)
  if (!found) throw new Error(`procedure ${procedure.id} version ${procedure.version} has no state ${key}`)
  return found
}

/** What a decision on steps needs to know of the actor and of the matter. */
export interface StepContext<F extends string = string> {
  /** The policy's answer for this actor and this matter. */
  readonly may: (permission: Permission) => boolean
  /** The domain's answer to every fact that the procedure declares. */
  readonly facts: { readonly [K in F]: boolean }
  /** What sets the step off now; a person when left out. */
  readonly trigger?: Trigger
}

/** One step, and why it may not be taken (`refusal`), or that it may (`refusal` undefined). */
export interface StepAnswer<T extends string = string> {
  readonly step: T
  readonly refusal: Refusal | undefined
}

const isSameTrigger = (left: Trigger, right: Trigger): boolean =>
  left.kind === right.kind &&
  (left.kind !== 'event' || right.kind !== 'event' || left.name === right.name) &&
  (left.kind !== 'lapse' || right.kind !== 'lapse' || left.limit === right.limit)

function refusalOf<S extends string, T extends string, F extends string, L extends string>(
  procedure: Procedure<S, T, F, L>,
  step: Step<S, T, F, L>,
  stateKey: string,
  context: StepContext<F>,
): Refusal | undefined {
  const state = getState(procedure, stateKey)
  if (state.final) return refuse('conflict', 'procedure.closed', { state: state.key }).error
  if (!step.from.some((from) => from === state.key)) {
    return refuse('conflict', 'procedure.not_in_this_state', { state: state.key, from: step.from }).error
  }
  const trigger = step.trigger ?? { kind: 'person' }
  if (!isSameTrigger(trigger, context.trigger ?? { kind: 'person' })) {
    return refuse('conflict', 'procedure.not_by_this_trigger', { trigger: trigger.kind }).error
  }
  if (!context.may(step.who)) {
    return refuse('forbidden', 'procedure.not_permitted', { permission: step.who }).error
  }
  for (const guard of step.guards ?? []) {
    const fact: boolean | undefined = context.facts[guard.fact]
    if (fact === undefined) throw new Error(`procedure ${procedure.id}: fact ${guard.fact} was not answered`)
    if (fact !== guard.is) return refuse(guard.refusal.kind, guard.refusal.code).error
  }
  return undefined
}

/** Every step of the procedure with its answer: the server's check and the page's grey buttons are this one list. */
export function allowedSteps<S extends string, T extends string, F extends string, L extends string>(
  procedure: Procedure<S, T, F, L>,
  state: string,
  context: StepContext<F>,
): readonly StepAnswer<T>[] {
  return procedure.steps.map((step) => ({
    step: step.key,
    refusal: refusalOf(procedure, step, state, context),
  }))
}

/** A step that was taken. `at` is an ISO instant given by the caller; `values` are what its form held. */
export interface TakenStep<T extends string = string> {
  readonly step: T
  readonly at: string
  readonly by: string
  readonly values: FormValues
}

/** Where a matter stands in its procedure: a fold over the steps taken. */
export interface ProcedureRecord<S extends string = string, T extends string = string> {
  readonly procedure: ProcedureId
  readonly version: number
  readonly openedAt: string
  readonly state: S
  readonly taken: readonly TakenStep<T>[]
}

/** A step that someone wants to take; `input` is untrusted. */
export interface Action {
  readonly step: string
  readonly at: string
  readonly by: string
  readonly input?: unknown
}

/** A new matter under this version, in its initial state. */
export function begin<S extends string, T extends string>(
  procedure: Procedure<S, T>,
  openedAt: string,
): ProcedureRecord<S, T> {
  return {
    procedure: procedure.id,
    version: procedure.version,
    openedAt,
    state: procedure.initial,
    taken: [],
  }
}

function assertSameVersion(procedure: Procedure, record: ProcedureRecord): void {
  if (record.procedure === procedure.id && record.version === procedure.version) return
  throw new Error(
    `a matter of ${record.procedure} version ${record.version} was put to ${procedure.id} version ${procedure.version}`,
  )
}

/** One step of the fold: the record after the action, or why it is refused. Nothing else changes a state. */
export function apply<S extends string, T extends string, F extends string, L extends string>(
  procedure: Procedure<S, T, F, L>,
  record: ProcedureRecord<S, T>,
  action: Action,
  context: StepContext<F>,
): Result<ProcedureRecord<S, T>> {
  assertSameVersion(procedure, record)
  const step = findStep(procedure, action.step)
  if (!step) return refuse('invalid', 'procedure.unknown_step', { step: action.step })
  const refusal = refusalOf(procedure, step, record.state, context)
  if (refusal) return { ok: false, error: refusal }
  const values = validateForm(step, action.input ?? {})
  if (!values.ok) return values
  const taken: TakenStep<T> = { step: step.key, at: action.at, by: action.by, values: values.value }
  return ok({ ...record, state: step.to, taken: [...record.taken, taken] })
}
