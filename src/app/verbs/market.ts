/** `sishi market`: 演练集市 on loopback, for training, for tests and for measuring the detectors. */
import { writeFile } from 'node:fs/promises'
import { InvalidArgumentError } from 'commander'
import { type Day, dayOf, parseDay } from '../../kernel/day.ts'
import { type Configure, exitCode, fill, type VerbContext } from '../../platform/cli.ts'
import { watchParent } from '../../platform/parent.ts'
import { type Market, startMarket } from '../../practice/market.ts'
import { en } from './messages/market-en.ts'
import { zh } from './messages/market-zh.ts'

const PORT = 8801
const PORT_MAX = 65_000

interface Options {
  readonly json?: true
  readonly port: number
  readonly seed: string
  readonly from?: Day
  readonly day: number
  readonly truth?: string
}

type Say = (key: keyof typeof zh, values?: Readonly<Record<string, string | number>>) => string

export const configure: Configure = (command, context) => {
  const words: Readonly<Record<keyof typeof zh, string>> = context.language === 'zh' ? zh : en
  const say: Say = (key, values) => fill(words[key], values)
  command
    .option('--port <port>', say('market.opt.port'), wholeNumber(say('market.bad_port'), 0, PORT_MAX), PORT)
    .option('--seed <seed>', say('market.opt.seed'), 'practice')
    .option('--from <day>', say('market.opt.from'), (text) => {
      const day = parseDay(text)
      if (day === undefined) throw new InvalidArgumentError(say('market.bad_day', { value: text }))
      return day
    })
    .option('--day <days>', say('market.opt.day'), wholeNumber(say('market.bad_offset'), -3650, 3650), 0)
    .option('--truth <file>', say('market.opt.truth'))
    .action((options: Options) => serve(options, context, say))
}

const wholeNumber = (wrong: string, from: number, to: number) => (text: string) => {
  const value = Number(text)
  if (text.trim() === '' || !Number.isInteger(value) || value < from || value > to)
    throw new InvalidArgumentError(wrong)
  return value
}

async function serve(options: Options, context: VerbContext, say: Say): Promise<number> {
  const { seed, port, day: offset, from = dayOf(new Date()) } = options
  let market: Market
  try {
    market = await startMarket({ seed, port, offset, from })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    context.err(say('market.port_taken', { port }))
    return exitCode.refused
  }
  try {
    const truth = market.truth()
    if (options.truth !== undefined) {
      const cause = await write(options.truth, JSON.stringify(truth, null, 2))
      if (cause !== undefined) {
        context.err(say('market.truth_unwritable', { file: options.truth, cause }))
        return exitCode.refused
      }
    }
    const counts = {
      shops: truth.shops,
      pages: truth.pages.length,
      faults: truth.faults.length,
      lookAlikes: truth.lookAlikes.length,
    }
    const hosts = market.stands.map(({ host }) => host)
    if (options.json)
      context.out(JSON.stringify({ ...counts, day: market.day(), stands: market.stands, hosts }))
    else {
      for (const { name, origin } of market.stands) context.out(say('market.stand', { name, origin }))
      context.out(say('market.listed', { hosts: hosts.join(' ') }))
      context.out(say('market.ready', counts))
    }
    await asked(context)
    if (!options.json) context.out(say('market.closed'))
    return exitCode.done
  } finally {
    await market.close()
  }
}

async function write(file: string, text: string): Promise<string | undefined> {
  try {
    await writeFile(file, text)
    return undefined
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    return code
  }
}

/** Until somebody asks to stop, or whoever started the program is gone. */
function asked(context: VerbContext): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve())
    watchParent(context.env, () => resolve())
  })
}
