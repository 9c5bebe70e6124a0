/**
 * 命令行: what a verb is, and how the program runs one. Nothing here ends the process or writes to a stream by
 * itself: output goes through the context, and the exit code is returned.
 */
import { Command, CommanderError, type Help, Option } from 'commander'
import type { Bilingual, Language } from '../kernel/text.ts'
import { helpWords, mistakes, words } from './cli-words.ts'

/** Where a verb reads and writes. */
export interface VerbContext {
  readonly language: Language
  readonly stdin: NodeJS.ReadableStream
  /** Writes one line (or several, joined by line feeds) to standard output. */
  readonly out: (line: string) => void
  readonly err: (line: string) => void
  readonly env: NodeJS.ProcessEnv
}

/** The work of a command: its arguments, its options, the command. It resolves to the exit code; nothing is 0. */
type Work = (this: VerbCommand, ...parameters: never[]) => Answer | Promise<Answer>
// biome-ignore lint/suspicious/noConfusingVoidType: commander's own handlers return nothing, and an override must take them
type Answer = number | void

/** Adds arguments, options, subcommands and the action to a command that already has --json and --lang. */
export type Configure = (command: VerbCommand, context: VerbContext) => void

/** One verb of the program. A group (`plan read`) is a verb whose `configure` adds subcommands. */
export interface Verb {
  readonly name: string
  readonly summary: Bilingual
  readonly configure: Configure
}

/** A verb whose module is loaded only when it is called: `load: () => import('./due.ts')`. */
export interface LazyVerb {
  readonly name: string
  readonly summary: Bilingual
  readonly load: () => Promise<Pick<Verb, 'configure'>>
}

/** Exit codes of the program; a verb may use others from 3. */
export const exitCode = { done: 0, refused: 1, usage: 2 } as const

/** Fills `{{name}}` in a text of a catalog. */
export function fill(template: string, values: Readonly<Record<string, string | number>> = {}): string {
  return template.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** The language of a locale: LC_ALL before LC_MESSAGES before LANG; without any of them the product's first. */
export function languageOf(env: NodeJS.ProcessEnv): Language {
  const locale = env.LC_ALL || env.LC_MESSAGES || env.LANG || 'zh'
  return locale.toLowerCase().startsWith('zh') ? 'zh' : 'en'
}

/** A commander command whose action resolves to the exit code, and whose help speaks both languages. */
export class VerbCommand extends Command {
  readonly #language: Language
  readonly #finish: (code: number) => void

  constructor(name: string, language: Language, finish: (code: number) => void) {
    super(name)
    this.#language = language
    this.#finish = finish
    this.addOption(new Option('--lang <language>', words.lang[language]).choices(['zh', 'en']))
    this.helpOption('-h, --help', words.help[language])
    this.helpCommand(false)
    this.allowExcessArguments(false)
    // An option belongs to the command it stands behind, also where a group above it has one of the same name.
    this.enablePositionalOptions()
  }

  override createCommand(name = ''): VerbCommand {
    const command = new VerbCommand(name, this.#language, this.#finish)
    return command.addOption(new Option('--json', words.json[this.#language]))
  }

  override action(work: Work): this {
    return super.action(async (...parameters: unknown[]) => {
      const answer = await work.apply(this, parameters as never[])
      this.#finish(typeof answer === 'number' ? answer : exitCode.done)
    })
  }
}

/** Runs one command line and resolves to its exit code. */
export async function run(
  context: VerbContext,
  verbs: readonly LazyVerb[],
  argv: readonly string[],
): Promise<number> {
  const asked = languageOption(argv)
  const isJson = optionsOf(argv).includes('--json')
  const language = asked === 'zh' || asked === 'en' ? asked : context.language
  if (asked !== undefined && asked !== language) {
    return tellMistake(context, isJson, fill(words.unknownLanguage[language], { what: asked }))
  }
  const spoken: VerbContext = { ...context, language }
  const line = jsonBehind(argv[0] === 'help' ? [...argv.slice(1), '--help'] : argv)
  let code: number = exitCode.done
  const program = new VerbCommand('sishi', language, (answer) => {
    code = answer
  })
  program.description(words.program[language]).exitOverride()
  program.configureOutput({
    writeOut: (text) => context.out(text.trimEnd()),
    writeErr: () => {},
  })
  if (language === 'zh') program.configureHelp(chineseHelp)
  const called = line[verbAt(line)]
  for (const verb of verbs) {
    const command = program.command(verb.name).description(verb.summary[language])
    if (verb.name === called) (await verb.load()).configure(command, spoken)
  }
  try {
    await program.parseAsync(line, { from: 'user' })
    return code
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error
    if (error.exitCode === 0) return exitCode.done
    return tellMistake(context, isJson, mistakeText(error, language))
  }
}

/** Says what is wrong with the command line: to people, or where JSON is asked for as every refusal of a verb is. */
export function tellMistake(context: VerbContext, isJson: boolean, message: string): number {
  if (isJson) context.out(JSON.stringify({ error: { kind: 'invalid', code: 'cli.usage', message } }))
  else context.err(message)
  return exitCode.usage
}

/** Words before `--`: those behind it are arguments, whatever they look like. */
function optionsOf(argv: readonly string[]): readonly string[] {
  const end = argv.indexOf('--')
  return end < 0 ? argv : argv.slice(0, end)
}

/** Where the verb stands: the first word that is neither an option nor the value of --lang. */
const verbAt = (line: readonly string[]): number =>
  line.findIndex((word, index) => !word.startsWith('-') && line[index - 1] !== '--lang')

/** `sishi --json VERB` means what `sishi VERB --json` does. */
function jsonBehind(argv: readonly string[]): string[] {
  const at = verbAt(argv)
  const before = argv.slice(0, Math.max(at, 0))
  if (!before.includes('--json')) return [...argv]
  const options = optionsOf(argv)
  const kept = before.filter((word) => word !== '--json')
  return [...kept, ...options.slice(at), '--json', ...argv.slice(options.length)]
}

/** The value of the last --lang, read before anything is built, because the help is built in it. */
function languageOption(argv: readonly string[]): string | undefined {
  const options = optionsOf(argv)
  return options.reduce<string | undefined>((found, word, index) => {
    if (word.startsWith('--lang=')) return word.slice('--lang='.length)
    return word === '--lang' ? options[index + 1] : found
  }, undefined)
}

function mistakeText(error: CommanderError, language: Language): string {
  if (error.code === 'commander.help') return words.noCommand[language]
  const mistake = mistakes[error.code]
  const quoted = [...error.message.matchAll(/'([^']*)'/g)].map((match) => match[1])
  const [first] = error.message.split('\n')
  if (mistake === undefined) return first?.replace(/^error: /, '') ?? error.message
  // What the verb says of a value stands behind the parser's own sentence.
  const reason = /is invalid\. (.*)$/s.exec(error.message)?.[1] ?? ''
  const choices = reason.replace('Allowed choices are ', words.choices[language])
  return [fill(mistake[language], { what: quoted.join(', ') }), choices].join(' ').trimEnd()
}

const translated = (text: string) =>
  text.replace(/\[options\]|\[command\]|default: |choices: /g, (word) => helpWords[word] ?? word)

/** Commander's own words in Chinese; what a verb says of itself is already in the language. */
const chineseHelp: Partial<Help> = {
  styleTitle: (title) => helpWords[title] ?? title,
  styleUsage: translated,
  styleSubcommandTerm: translated,
  styleOptionDescription: translated,
  styleArgumentDescription: translated,
}
