/** `sishi due`: 计算期限届满日, for one question, or for lines of questions on standard input. */
import { InvalidArgumentError, Option } from 'commander'
import { type Day, parseDay, weekdayOf } from '../../kernel/day.ts'
import { type Due, type Extension, type Roll, rolls, type Suspension } from '../../kernel/limit.ts'
import { type CountedSpan, countedSpans } from '../../kernel/limit-explain.ts'
import { type Configure, exitCode, tellMistake, type VerbContext } from '../../platform/cli.ts'
import {
  type Answer,
  answerQuestion,
  countingFields,
  countingOf,
  type Fault,
  type Question,
  readQuestion,
  startDay,
  type Terms,
} from './due-answer.ts'
import { festivalName, type MessageKey, type Say, sayIn } from './messages/index.ts'

interface Options {
  readonly json?: true
  readonly days?: true
  readonly roll: Roll
  readonly weekendsAreHolidays?: true
  readonly suspend?: readonly Suspension[]
  readonly extend?: readonly Omit<Extension, 'unit'>[]
  readonly today?: Day
}

export const configure: Configure = (command, context) => {
  const say = sayIn(context.language)
  command
    .argument('<start>', say('due.arg.start'))
    .argument('[amount]', say('due.arg.amount'))
    .argument('[unit]', say('due.arg.unit'))
    // 法定节假日 is the word of both texts that the note names; whether it covers weekends is left to the office.
    .addOption(new Option('--roll <roll>', say('due.opt.roll')).choices(rolls).default('holiday'))
    .option('--weekends-are-holidays', say('due.opt.weekends'))
    .option('--suspend <from..to>', say('due.opt.suspend'), readSuspension(say))
    .option('--extend <amount[:reason]>', say('due.opt.extend'), readExtension(say))
    .option('--today <day>', say('due.opt.today'), readToday(say))
    .option('--days', say('due.opt.days'))
    .action(async (start: string, amount: string | undefined, unit: string | undefined, options: Options) => {
      const terms = termsOf(options, context.env)
      const isOpen = terms.suspensions.some((suspension) => suspension.to === undefined)
      const isBatch = start === '-' && amount === undefined
      const mistake: MessageKey | undefined =
        isOpen && terms.today === undefined
          ? 'due.error.as_of_needed'
          : !isBatch && unit === undefined
            ? 'due.missing'
            : undefined
      if (mistake !== undefined) return tellMistake(context, options.json === true, say(mistake))
      if (isBatch) return await answerLines(context, say, terms, options)
      return answerOne([start, amount ?? '', unit ?? ''], context, say, terms, options)
    })
}

function termsOf(options: Options, env: NodeJS.ProcessEnv): Terms {
  const holidayCoversWeekends =
    options.weekendsAreHolidays ?? env.SISHI_HOLIDAY_COVERS_WEEKENDS?.toLowerCase() === 'yes'
  return {
    roll: options.roll,
    rules: { holidayCoversWeekends },
    suspensions: options.suspend ?? [],
    extensions: options.extend ?? [],
    today: options.today,
  }
}

const readSuspension =
  (say: Say) =>
  (text: string, before: readonly Suspension[] = []) => {
    const match = /^(.{10})\.\.(.{10})?$/.exec(text)
    const from = parseDay(match?.[1] ?? '')
    const to = match?.[2] === undefined ? undefined : parseDay(match[2])
    if (from === undefined || (match?.[2] !== undefined && (to === undefined || to < from))) {
      throw new InvalidArgumentError(say('due.error.suspension'))
    }
    return [...before, { from, ...(to !== undefined && { to }) }]
  }

const readExtension =
  (say: Say) =>
  (text: string, before: readonly Omit<Extension, 'unit'>[] = []) => {
    const match = /^(\d{1,9})(?::(.*))?$/s.exec(text)
    const amount = Number(match?.[1] ?? 0)
    if (amount < 1) throw new InvalidArgumentError(say('due.error.extension'))
    return [...before, { amount, reason: match?.[2]?.trim() || say('due.extension_unexplained') }]
  }

const readToday = (say: Say) => (text: string) => {
  const day = parseDay(text)
  if (day === undefined) throw new InvalidArgumentError(say('due.error.today'))
  return day
}

function answerOne(
  fields: readonly string[],
  context: VerbContext,
  say: Say,
  terms: Terms,
  options: Options,
): number {
  const refused = (fault: Fault) => {
    if (options.json) context.out(JSON.stringify({ error: fault }))
    else context.err(`${fault.field}: ${fault.reason}`)
    return exitCode.refused
  }
  const question = readQuestion(fields, say)
  if (!question.ok) return refused(question.fault)
  const answered = answerQuestion(question.value, terms, say)
  if (!answered.ok) return refused(answered.fault)
  const { answer, due } = answered.value
  if (options.json) {
    context.out(
      JSON.stringify({
        ...answer,
        extensions: terms.extensions,
        ...countingFields(due, terms, !!options.days),
      }),
    )
    return exitCode.done
  }
  const spans = countedSpans(countingOf(due, terms.suspensions) ?? [])
  context.out(asText(question.value, answer, spans, terms, say))
  return exitCode.done
}

function asText(
  { start, amount, unit }: Question,
  answer: Answer,
  spans: readonly CountedSpan[],
  terms: Terms,
  say: Say,
): string {
  const weekday = (day: Day) => say(`due.weekday.${weekdayOf(day)}` as MessageKey)
  const [opening, ...rest] = spans
  const lines = [
    say('due.due', { due: answer.due, weekday: weekday(answer.dueDay) }),
    say(unit === 'hour' ? 'due.startHour' : 'due.start', {
      start: answer.start,
      weekday: weekday(startDay(start)),
    }),
    say('due.term', { term: say(`due.unit.${unit}`, { amount }) }),
    ...terms.extensions.map(({ amount, reason }) =>
      say('due.extendedBy', { term: say(`due.unit.${unit}`, { amount }), reason }),
    ),
  ]
  if (opening !== undefined) {
    lines.push(say('due.counting'), ...rest.map((span) => spanText(span, say)))
  }
  if (answer.today !== undefined) {
    const [days, workingDays] = [answer.daysLeft ?? 0, answer.workingDaysLeft ?? 0]
    const values = { today: answer.today, workingDays, days: Math.abs(days) }
    lines.push(say(days < 0 ? 'due.overdue' : 'due.left', values))
  }
  return [...lines, say('due.note', { note: answer.note })].join('\n')
}

function spanText(span: CountedSpan, say: Say): string {
  const range = span.from === span.to ? span.from.padEnd(22) : `${span.from}..${span.to}`
  const reason = say(`due.reason.${span.reason}`, { festival: festivalName(span.festival, say) })
  const mark = say(span.counted ? 'due.counted' : 'due.notCounted')
  return `  ${range}  ${mark}  ${say('due.days', { count: span.days })}  ${reason}`
}

/** Answers line by line, in the chunks that arrive: memory stays small and an interactive reader is not kept waiting. */
async function answerLines(context: VerbContext, say: Say, terms: Terms, options: Options): Promise<number> {
  let code: number = exitCode.done
  let number = 0
  const answerLine = (line: string): string | undefined => {
    number += 1
    const text = (number === 1 ? line.replace(/^\uFEFF/, '') : line).trim()
    if (text === '') return undefined
    const question = readQuestion(text.split(/\s+/), say)
    const answered = question.ok ? answerQuestion(question.value, terms, say) : question
    if (answered.ok) return goodLine(number, answered.value, terms, options)
    code = exitCode.refused
    const { fault } = answered
    if (options.json) return JSON.stringify({ line: number, input: text, error: { line: number, ...fault } })
    return say('due.error.line', { line: number, field: fault.field, reason: fault.reason })
  }
  const answerAll = (lines: readonly string[]) => {
    const answers = lines.map(answerLine).filter((answer) => answer !== undefined)
    if (answers.length > 0) context.out(answers.join('\n'))
  }
  let rest = ''
  context.stdin.setEncoding('utf8')
  for await (const chunk of context.stdin) {
    const lines = (rest + String(chunk)).split('\n')
    rest = lines.pop() ?? ''
    answerAll(lines)
  }
  if (rest !== '') answerAll([rest])
  return code
}

function goodLine(
  line: number,
  { answer, due }: { readonly answer: Answer; readonly due: Due },
  terms: Terms,
  options: Options,
): string {
  if (!options.json) {
    const marks = [answer.rolledFrom === null ? '' : `<- ${answer.rolledFrom}`, answer.provisional ? '?' : '']
    return [answer.start, answer.amount, answer.unit, answer.due, ...marks].join('\t').trimEnd()
  }
  return JSON.stringify({ line, ...answer, ...(options.days && countingFields(due, terms, true)) })
}
