/** A declared procedure as a Mermaid state diagram and as a page of the docs. Pure. */

import type { LimitUnit } from '../limit.ts'
import type { Procedure, Step, Trigger, WaitsFor } from '../procedure.ts'
import type { Basis } from '../provision.ts'
import type { Bilingual, Language } from '../text.ts'

const WORDS = {
  zh: {
    version: '版本',
    appliesFrom: '适用于自此日起开始的事项',
    basis: '依据',
    internal: '内部规定',
    states: '状态',
    steps: '步骤',
    limits: '期限',
    documents: '文书',
    key: '键',
    title: '名称',
    waitsFor: '等待谁',
    final: '终结',
    from: '从',
    to: '到',
    who: '权限',
    trigger: '触发',
    person: '人工',
    event: '事件',
    lapse: '期限届满',
    guards: '条件',
    form: '表单',
    starts: '起算',
    opening: '事项开始',
    ends: '结束',
    paused: '不计入',
    length: '长度',
    given: '随事项确定',
    madeBy: '由步骤产生',
    not: '非',
    required: '必填',
    stop: '。',
  },
  en: {
    version: 'Version',
    appliesFrom: 'Applies to matters that begin on or after',
    basis: 'Basis',
    internal: 'Own rule',
    states: 'States',
    steps: 'Steps',
    limits: 'Limits',
    documents: 'Documents',
    key: 'Key',
    title: 'Title',
    waitsFor: 'Waits for',
    final: 'final',
    from: 'From',
    to: 'To',
    who: 'Permission',
    trigger: 'Trigger',
    person: 'person',
    event: 'event',
    lapse: 'lapse of',
    guards: 'Only if',
    form: 'Form',
    starts: 'Starts',
    opening: 'opening',
    ends: 'Ends',
    paused: 'Not counted',
    length: 'Length',
    given: 'set with the matter',
    madeBy: 'Made by',
    not: 'not',
    required: 'required',
    stop: '.',
  },
} as const

const WAITS_FOR: Record<WaitsFor, Bilingual> = {
  handler: { zh: '承办单位', en: 'the unit in charge' },
  leader: { zh: '负责人', en: 'its leader' },
  sender: { zh: '交办单位', en: 'the unit that sent it' },
  party: { zh: '当事人', en: 'the party' },
  outside: { zh: '其他机关、机构', en: 'another body' },
}

const UNITS: Record<LimitUnit, Bilingual> = {
  workingDay: { zh: '个工作日', en: 'working day(s)' },
  day: { zh: '日', en: 'calendar day(s)' },
  hour: { zh: '小时', en: 'hour(s)' },
  month: { zh: '个月', en: 'month(s)' },
  year: { zh: '年', en: 'year(s)' },
}

/** Mermaid reads `:`, `;`, `#` and quotes as its own; the full-width forms read the same to people. */
const label = (text: string): string =>
  text
    .replaceAll(':', '：')
    .replaceAll(';', '；')
    .replaceAll('#', '＃')
    .replaceAll('"', '”')
    .replaceAll('\n', ' ')

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

/** 状态图: a Mermaid `stateDiagram-v2`; automatic steps carry what sets them off in brackets. */
export function toMermaid(procedure: Procedure, language: Language): string {
  const lines = ['stateDiagram-v2']
  for (const state of procedure.states)
    lines.push(`  state "${label(state.title[language])}" as ${state.key}`)
  lines.push(`  [*] --> ${procedure.initial}`)
  for (const step of procedure.steps) {
    const trigger = step.trigger
    const isAutomatic = trigger !== undefined && trigger.kind !== 'person'
    const cause = isAutomatic ? ` [${describeTrigger(procedure, trigger, language)}]` : ''
    for (const from of step.from) {
      lines.push(`  ${from} --> ${step.to} : ${label(step.title[language] + cause)}`)
    }
  }
  for (const state of procedure.states) if (state.final) lines.push(`  ${state.key} --> [*]`)
  return `${lines.join('\n')}\n`
}

function describeTrigger(procedure: Procedure, trigger: Trigger | undefined, language: Language): string {
  const words = WORDS[language]
  switch (trigger?.kind) {
    case undefined:
    case 'person':
      return words.person
    case 'event':
      return `${words.event} ${trigger.name}`
    case 'lapse':
      return `${words.lapse} ${titleOf(procedure.limits, trigger.limit, language)}`
  }
}

const titleOf = (
  list: readonly { readonly key: string; readonly title: Bilingual }[],
  key: string,
  language: Language,
): string => list.find((each) => each.key === key)?.title[language] ?? key

/** How a basis is cited when no catalogue of texts is at hand. */
const citeById = (basis: Basis & { kind: 'law' }): string => `${basis.text} ${basis.article}`

const describeBasis = (basis: Basis, language: Language, cite: typeof citeById): string =>
  basis.kind === 'law' ? cite(basis) : `${WORDS[language].internal}: ${basis.title[language]}`

function table(headers: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`
  return [line(headers), line(headers.map(() => '---')), ...rows.map(line)].join('\n')
}

function describeForm(step: Step, language: Language): string {
  return (step.form ?? [])
    .map((field) => field.title[language] + (field.required ? ` (${WORDS[language].required})` : ''))
    .join(', ')
}

function stepRow(procedure: Procedure, step: Step, language: Language, cite: typeof citeById): string[] {
  const guards = (step.guards ?? []).map((guard) => {
    const fact = titleOf(procedure.facts ?? [], guard.fact, language)
    return guard.is ? fact : `${WORDS[language].not} ${fact}`
  })
  return [
    `${step.title[language]} (\`${step.key}\`)`,
    step.from.map((from) => titleOf(procedure.states, from, language)).join(', '),
    titleOf(procedure.states, step.to, language),
    `\`${step.who}\``,
    describeTrigger(procedure, step.trigger, language),
    guards.join(', '),
    describeForm(step, language),
    describeBasis(step.basis, language, cite),
  ]
}

/** 15 个工作日 + 15 个工作日: the length, and what an extension adds. */
function lengthText(
  { length, extension, extendedBy }: Procedure['limits'][number],
  language: Language,
): string {
  const text = ({ amount, unit }: { readonly amount: number; readonly unit: LimitUnit }) =>
    `${amount} ${UNITS[unit][language]}`
  const added = extension ?? (length !== 'given' && extendedBy?.length ? length : undefined)
  const base = length === 'given' ? WORDS[language].given : text(length)
  return added === undefined ? base : `${base} + ${text(added)}`
}

function limitRow(
  procedure: Procedure,
  limit: Procedure['limits'][number],
  language: Language,
  cite: typeof citeById,
): string[] {
  const words = WORDS[language]
  const state = (key: string) => titleOf(procedure.states, key, language)
  const step = (key: string) => titleOf(procedure.steps, key, language)
  const { starts, ends } = limit
  return [
    `${limit.title[language]} (\`${limit.key}\`)`,
    lengthText(limit, language),
    starts.on === 'opening' ? words.opening : starts.on === 'state' ? state(starts.state) : step(starts.step),
    [...(ends.steps ?? []).map(step), ...(ends.states ?? []).map(state)].join(', '),
    (limit.pausedIn ?? []).map(state).join(', '),
    describeBasis(limit.basis, language, cite),
  ]
}

/** One page of Markdown: the diagram, then states, steps, limits and documents as tables. */
export function renderProcedurePage(
  procedure: Procedure,
  language: Language,
  cite: (basis: Basis & { kind: 'law' }) => string = citeById,
): string {
  const words = WORDS[language]
  const documents = procedure.documents ?? []
  const parts = [
    `# ${procedure.title[language]}`,
    `\`${procedure.id}\`, ${words.version} ${procedure.version}. ${words.appliesFrom} ${procedure.appliesFrom}${words.stop} ${words.basis}: ${describeBasis(procedure.basis, language, cite)}`,
    `\`\`\`mermaid\n${toMermaid(procedure, language)}\`\`\``,
    `## ${words.states}`,
    table(
      [words.title, words.key, words.waitsFor],
      procedure.states.map((state) => [
        state.title[language],
        `\`${state.key}\``,
        state.waitsFor ? WAITS_FOR[state.waitsFor][language] : words.final,
      ]),
    ),
    `## ${words.steps}`,
    table(
      [words.title, words.from, words.to, words.who, words.trigger, words.guards, words.form, words.basis],
      procedure.steps.map((step) => stepRow(procedure, step, language, cite)),
    ),
  ]
  if (procedure.limits.length > 0) {
    parts.push(
      `## ${words.limits}`,
      table(
        [words.title, words.length, words.starts, words.ends, words.paused, words.basis],
        procedure.limits.map((limit) => limitRow(procedure, limit, language, cite)),
      ),
    )
  }
  if (documents.length > 0) {
    parts.push(
      `## ${words.documents}`,
      table(
        [words.title, words.madeBy],
        documents.map((each) => [
          each.title[language],
          each.madeBy.map((key) => titleOf(procedure.steps, key, language)).join(', '),
        ]),
      ),
    )
  }
  return `${parts.join('\n\n')}\n`
}
