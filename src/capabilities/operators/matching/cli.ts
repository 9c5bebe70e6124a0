/** `sishi match --register FILE.csv --queries FILE.csv [--json]`: 网店与经营主体匹配, one line a query. */
import { ok, type Result } from '../../../kernel/result.ts'
import { exitCode, type Verb, type VerbContext } from '../../../platform/cli.ts'
import { matchingEn } from '../messages/matching-en.ts'
import { matchingZh } from '../messages/matching-zh.ts'
import { sayIn } from './answer.ts'
import { matchAll } from './batch.ts'
import { RegisterBuilder } from './register.ts'
import { openRows, type RowFile, refusalOfFile } from './rows.ts'

interface Options {
  readonly register: string
  readonly queries: string
  readonly json?: true
}

export const matchVerb: Verb = {
  name: 'match',
  summary: { zh: matchingZh['match.summary'], en: matchingEn['match.summary'] },
  configure(command, context) {
    const say = sayIn(context.language)
    command
      .requiredOption('--register <file>', say('match.option.register'))
      .requiredOption('--queries <file>', say('match.option.queries'))
      .action(async (options: Options) => {
        const answer = await run(options, context)
        if (answer.ok) return exitCode.done
        const { code, details } = answer.error
        const text = say(code as Parameters<typeof say>[0], details as Record<string, string>)
        if (options.json) context.out(JSON.stringify({ error: { ...answer.error, text } }))
        else context.err(text)
        return exitCode.refused
      })
  },
}

/** Reads a file to its end; what makes it unfit on the way is a refusal. */
async function reading(file: string, work: () => Promise<void>): Promise<Result<void>> {
  try {
    return ok(await work())
  } catch (error) {
    const refusal = refusalOfFile(error, file)
    if (refusal === undefined) throw error
    return refusal
  }
}

async function run(options: Options, context: VerbContext): Promise<Result<undefined>> {
  const say = sayIn(context.language)
  const begun = performance.now()
  const register = await openRows(options.register)
  if (!register.ok) return register
  const queries = await openRows(options.queries)
  if (!queries.ok) return queries
  const builder = new RegisterBuilder()
  const read = await reading(options.register, async () => {
    for await (const entity of register.value.subjects) builder.add(entity)
  })
  if (!read.ok) return read
  const shared = builder.build()
  const indexed = performance.now()
  const counts = { same: 0, maybe: 0, no: 0 }
  const settings = { language: context.language, json: options.json === true }
  const answered = await reading(options.queries, async () => {
    for await (const block of matchAll(shared, queries.value.subjects, settings)) {
      context.out(block.text)
      counts.same += block.counts.same
      counts.maybe += block.counts.maybe
      counts.no += block.counts.no
    }
  })
  if (!answered.ok) return answered
  const tell = (file: string, rows: RowFile) => {
    for (const [key, { count, line }] of [
      ['match.skipped', rows.skipped()],
      ['match.repeated', rows.repeated()],
    ] as const)
      if (count > 0) context.err(say(key, { file, count, line }))
  }
  tell(options.register, register.value)
  tell(options.queries, queries.value)
  const seconds = (from: number, to: number) => ((to - from) / 1000).toFixed(1)
  context.err(
    say('match.done', {
      register: shared.size,
      indexSeconds: seconds(begun, indexed),
      queries: counts.same + counts.maybe + counts.no,
      seconds: seconds(indexed, performance.now()),
      ...counts,
    }),
  )
  return ok(undefined)
}
