/** Soundness of a declared procedure; a test runs it over every registered one. Pure. */
import type { Guard, Procedure, State, Step, Trigger } from '../procedure.ts'
import type { Basis } from '../provision.ts'
import { findText } from '../provisions/catalogue.ts'
import type { Bilingual } from '../text.ts'

export type ProblemRule =
  | 'duplicate_key'
  | 'unknown_reference'
  | 'unreachable_state'
  | 'no_way_out'
  | 'no_final_reachable'
  | 'final_has_way_out'
  | 'waits_for_nobody'
  | 'unknown_text'
  | 'limit_without_basis'
  | 'limit_never_ends'
  | 'limit_length'
  | 'step_without_permission'
  | 'competing_steps'
  | 'title_missing'
  | 'version'

/** What is wrong, and where: `subject` is the key of the state, step, limit, field or document. */
export interface Problem {
  readonly rule: ProblemRule
  readonly subject: string
  readonly message: string
}

const problem = (rule: ProblemRule, subject: string, message: string): Problem => ({ rule, subject, message })

function duplicates(what: string, keys: readonly string[]): Problem[] {
  return [...new Set(keys.filter((key, index) => keys.indexOf(key) !== index))].map((key) =>
    problem('duplicate_key', key, `${what} ${key} is declared twice`),
  )
}

function checkKeys(procedure: Procedure): Problem[] {
  const keysOf = (list: readonly { readonly key: string }[] = []) => list.map((each) => each.key)
  return [
    ...duplicates('state', keysOf(procedure.states)),
    ...duplicates('step', keysOf(procedure.steps)),
    ...duplicates('fact', keysOf(procedure.facts)),
    ...duplicates('limit', keysOf(procedure.limits)),
    ...duplicates('document', keysOf(procedure.documents)),
    ...procedure.steps.flatMap((step) => [
      ...duplicates(`field of ${step.key}:`, keysOf(step.form)),
      ...(step.form ?? []).flatMap((field) =>
        field.kind === 'select'
          ? duplicates(`option of ${step.key}.${field.key}:`, keysOf(field.options))
          : [],
      ),
    ]),
  ]
}

function checkReferences(procedure: Procedure): Problem[] {
  const problems: Problem[] = []
  const requireKnown = (what: string, known: readonly { key: string }[] | undefined) => {
    return (subject: string, ...keys: readonly (string | undefined)[]) => {
      for (const key of keys) {
        if (key === undefined || known?.some((each) => each.key === key)) continue
        problems.push(
          problem('unknown_reference', subject, `${subject} names the ${what} ${key}, which is not declared`),
        )
      }
    }
  }
  const state = requireKnown('state', procedure.states)
  const step = requireKnown('step', procedure.steps)
  const fact = requireKnown('fact', procedure.facts)
  const limit = requireKnown('limit', procedure.limits)
  state('initial', procedure.initial)
  for (const each of procedure.steps) {
    state(each.key, ...each.from, each.to)
    fact(each.key, ...(each.guards ?? []).map((guard) => guard.fact))
    if (each.trigger?.kind === 'lapse') limit(each.key, each.trigger.limit)
    if (each.from.length === 0)
      problems.push(problem('unknown_reference', each.key, `${each.key} starts from no state`))
  }
  for (const each of procedure.limits) {
    if (each.starts.on === 'state') state(each.key, each.starts.state)
    if (each.starts.on === 'step') step(each.key, each.starts.step)
    state(each.key, ...(each.ends.states ?? []), ...(each.pausedIn ?? []))
    step(each.key, ...(each.ends.steps ?? []), ...(each.extendedBy ?? []))
  }
  for (const each of procedure.documents ?? []) step(each.key, ...each.madeBy)
  return problems
}

/** States that can be reached from `start`, itself included. */
function reachableFrom(procedure: Procedure, start: string): Set<string> {
  const reached = new Set([start])
  // A Set's iteration visits what is added during it.
  for (const state of reached) {
    for (const step of procedure.steps) if (step.from.includes(state)) reached.add(step.to)
  }
  return reached
}

function checkState(procedure: Procedure, state: State, reached: ReadonlySet<string>): Problem[] {
  const problems: Problem[] = []
  const { key } = state
  const ways = procedure.steps.filter((step) => step.from.includes(key))
  if (!reached.has(key))
    problems.push(problem('unreachable_state', key, `no path leads from the start to ${key}`))
  if (state.final) {
    for (const step of ways)
      problems.push(problem('final_has_way_out', key, `${step.key} leaves the final ${key}`))
    return problems
  }
  if (state.waitsFor === undefined) {
    problems.push(problem('waits_for_nobody', key, `${key} is not final and does not say whom it waits for`))
  }
  if (!ways.some((step) => step.to !== key)) {
    problems.push(problem('no_way_out', key, `${key} is not final and cannot be left`))
  } else {
    const onward = reachableFrom(procedure, key)
    if (!procedure.states.some((each) => each.final && onward.has(each.key))) {
      problems.push(problem('no_final_reachable', key, `from ${key} no final state can be reached`))
    }
  }
  return problems
}

const hasText = (title: Bilingual): boolean => title.zh.trim() !== '' && title.en.trim() !== ''

const hasBasis = (basis: Basis): boolean =>
  basis.kind === 'law' ? basis.text.trim() !== '' && basis.article.trim() !== '' : hasText(basis.title)

function checkLimits(procedure: Procedure): Problem[] {
  return procedure.limits.flatMap((limit) => {
    const problems: Problem[] = []
    if (!hasBasis(limit.basis)) {
      problems.push(
        problem('limit_without_basis', limit.key, `${limit.key} names neither an article nor a rule`),
      )
    }
    if ((limit.ends.steps ?? []).length + (limit.ends.states ?? []).length === 0) {
      problems.push(problem('limit_never_ends', limit.key, `nothing ends the clock of ${limit.key}`))
    }
    const amounts = [limit.length === 'given' ? undefined : limit.length.amount, limit.extension?.amount]
    if (amounts.some((amount) => amount !== undefined && !(Number.isSafeInteger(amount) && amount > 0))) {
      problems.push(
        problem('limit_length', limit.key, `${limit.key} is not a positive whole number of units`),
      )
    }
    if (limit.extension && (limit.extendedBy ?? []).length === 0) {
      problems.push(problem('limit_length', limit.key, `no step grants the extension of ${limit.key}`))
    }
    return problems
  })
}

/** A law is cited by the id that the catalogue of texts knows, or a reader could not open it. */
function checkTexts(procedure: Procedure): Problem[] {
  const bases: [string, Basis][] = [[procedure.id, procedure.basis]]
  for (const each of [...procedure.steps, ...procedure.limits]) bases.push([each.key, each.basis])
  return bases.flatMap(([subject, basis]) =>
    basis.kind === 'law' && findText(basis.text) === undefined
      ? [
          problem(
            'unknown_text',
            subject,
            `${subject} cites the text ${basis.text}, which the catalogue does not know`,
          ),
        ]
      : [],
  )
}

const triggerName = (trigger: Trigger | undefined): string => {
  if (trigger === undefined || trigger.kind === 'person') return 'person'
  return trigger.kind === 'event' ? `event ${trigger.name}` : `lapse ${trigger.limit}`
}

/** Guards exclude each other when some fact is asked to be true by the one and false by the other. */
function areExclusive(left: readonly Guard[] = [], right: readonly Guard[] = []): boolean {
  return left.some((one) => right.some((other) => one.fact === other.fact && one.is !== other.is))
}

function compete(left: Step, right: Step): boolean {
  const isSameMoment =
    left.from.some((state) => right.from.includes(state)) &&
    triggerName(left.trigger) === triggerName(right.trigger)
  if (!isSameMoment || areExclusive(left.guards, right.guards)) return false
  if (triggerName(left.trigger) !== 'person') return true
  return left.who === right.who && (left.title.zh === right.title.zh || left.title.en === right.title.en)
}

/**
 * Two steps compete when they leave a common state, the same trigger sets off both, and nothing decides
 * between them. Automatic steps (same event, or same lapsed limit) need exclusive guards: one fact asked to be
 * true by the one and false by the other. Between person steps the person decides, by the button: they compete
 * only when the same permission sees two buttons of one title without exclusive guards.
 */
function checkCompetition(procedure: Procedure): Problem[] {
  return procedure.steps.flatMap((left, index) =>
    procedure.steps
      .slice(index + 1)
      .filter((right) => left.key !== right.key && compete(left, right))
      .map((right) =>
        problem(
          'competing_steps',
          left.key,
          `${left.key} and ${right.key} compete on ${triggerName(left.trigger)}`,
        ),
      ),
  )
}

function checkTitles(procedure: Procedure): Problem[] {
  const titled: [string, Bilingual][] = [[procedure.id, procedure.title]]
  const add = (prefix: string, list: readonly { key: string; title: Bilingual }[] = []) => {
    for (const each of list) titled.push([`${prefix}${each.key}`, each.title])
  }
  add('', procedure.states)
  add('', procedure.steps)
  add('', procedure.facts)
  add('', procedure.limits)
  add('', procedure.documents)
  for (const step of procedure.steps) {
    add(`${step.key}.`, step.form)
    for (const field of step.form ?? []) {
      if (field.kind === 'select') add(`${step.key}.${field.key}.`, field.options)
    }
  }
  return titled
    .filter(([, title]) => !hasText(title))
    .map(([subject]) => problem('title_missing', subject, `${subject} lacks a title in zh or en`))
}

/**
 * Everything that is wrong with a declaration; an empty list means: every state can be reached from the start,
 * every state but the final ones can be left and leads to a final one, nothing leaves a final one, every limit
 * has its length, end and article, every step a permission, no two steps compete, every reference is declared,
 * no key is used twice, every title stands in both languages.
 */
export function checkProcedure(procedure: Procedure): readonly Problem[] {
  const reached = reachableFrom(procedure, procedure.initial)
  const isVersionSound = Number.isSafeInteger(procedure.version) && procedure.version > 0
  return [
    ...(isVersionSound ? [] : [problem('version', procedure.id, 'version is a whole number from 1')]),
    ...checkKeys(procedure),
    ...checkReferences(procedure),
    ...procedure.states.flatMap((state) => checkState(procedure, state, reached)),
    ...checkTexts(procedure),
    ...checkLimits(procedure),
    ...procedure.steps
      .filter((step) => !/^[a-z][a-zA-Z0-9-]*\.[a-zA-Z0-9]+$/.test(step.who))
      .map((step) =>
        problem('step_without_permission', step.key, `${step.key}: nobody is permitted to take it`),
      ),
    ...checkCompetition(procedure),
    ...checkTitles(procedure),
  ]
}
