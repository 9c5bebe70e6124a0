/** `sishi serve`: starts the roles of one instance and stops all that it started. */
import { once } from 'node:events'
import { Option } from 'commander'
import { demoAccounts } from '../../capabilities/organisation/index.ts'
import { capabilities } from '../../capabilities/registry.ts'
import { startSealer } from '../../platform/audit/index.ts'
import { type Configure, exitCode, type VerbContext } from '../../platform/cli.ts'
import { eventJobs } from '../../platform/events.ts'
import { whyNotFree } from '../../platform/http/port.ts'
import { PURGE_JOBS, PURGE_JOBS_SCHEDULE, purgeJobs } from '../../platform/jobs/purge.ts'
import { startWorker } from '../../platform/jobs/worker.ts'
import { watchParent } from '../../platform/parent.ts'
import { postgresText } from '../../platform/postgres/messages.ts'
import { placeData } from '../../platform/postgres/placement.ts'
import { PURGE_SCHEDULE, PURGE_UPLOADS, purgeUploads } from '../../platform/uploads/uploads.ts'
import type { World } from '../../platform/world.ts'
import { isEmpty, writeDemo } from '../demo.ts'
import { type DemoMarket, foundDemoMarket, openDemoMarket } from '../demo-market.ts'
import { type Instance, openInstance } from '../instance.ts'
import { joinMessages } from '../joined.ts'
import { createWeb, PROGRAM_ROOT } from '../web.ts'
import { configOf, tellRefusal } from './operation.ts'
import { type EndedPart, firstEnded, type Part } from './parts.ts'

type Role = 'web' | 'worker' | 'capture' | 'all'
type Say = (key: string, values?: Readonly<Record<string, unknown>>) => void

const ALIVE_EVERY_MS = 60_000
/** For what all have stopped without. */
const EXIT_WITHIN_MS = 2_000
/** Browsers at a time: each takes most of a core while a page is drawn. */
const CAPTURES_AT_ONCE = 3

interface Options {
  readonly role: Role
  readonly demoOnFirstStart?: boolean
  readonly json?: boolean
}

export const configure: Configure = (command, context) => {
  const zh = context.language === 'zh'
  command
    .addOption(
      new Option('--role <role>', zh ? '运行的角色' : 'what to run')
        .choices(['web', 'worker', 'capture', 'all'])
        .default('all'),
    )
    .option(
      '--demo-on-first-start',
      zh ? '数据库为空时写入演示数据' : 'write the demo data into an empty database',
    )
    .action(async (options: Options) => await serve(context, options))
}

async function serve(context: VerbContext, options: Options): Promise<number> {
  const translate = joinMessages(capabilities)
  const begun = performance.now()
  const say: Say = (key, values = {}) => {
    const text = translate(context.language, key, values)
    context.out(options.json ? JSON.stringify({ event: key, ...values }) : text)
  }
  const json = options.json === true
  const config = configOf(context, json)
  if (!config.ok) return config.error
  const isWeb = options.role === 'web' || options.role === 'all'
  const portTaken = () => {
    const details = { port: config.value.port }
    const message = translate(context.language, 'serve.port_taken', details)
    if (json)
      context.out(JSON.stringify({ error: { kind: 'conflict', code: 'serve.port_taken', details, message } }))
    else context.err(message)
    return exitCode.refused
  }
  if (isWeb && (await whyNotFree(config.value.host, config.value.port)) === 'EADDRINUSE') return portTaken()
  say('serve.starting')
  const placement = placeData(context.env, PROGRAM_ROOT)
  if (placement.unreachable !== undefined && config.value.databaseUrl === undefined) {
    const { folder, unreachable } = placement
    context.out(postgresText(context.language, 'postgres.placed_elsewhere', { folder, unreachable }))
  }
  const opened = await openInstance({
    config: config.value,
    notice: (key, values) => context.out(postgresText(context.language, key, values)),
  })
  if (!opened.ok) return tellRefusal(context, opened.error, json)
  const instance = opened.value
  const stops: (() => Promise<void>)[] = [() => instance.stop()]
  const stopAll = async () => {
    for (const stop of stops.reverse()) await stop()
  }
  // `on`, not `once`: Ctrl-C arrives twice under npm, and the second must not cut the stopping short.
  const wanted = new Promise<void>((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve())
    watchParent(context.env, () => resolve())
  })
  let parts: readonly Part[] = []
  try {
    say('serve.database', {
      kind: translate(context.language, `serve.database_${instance.embedded ? 'embedded' : 'external'}`),
    })
    if (instance.applied.length > 0) say('serve.migrated', { count: instance.applied.length })
    if (instance.altered) context.err(translate(context.language, 'serve.altered'))
    const market = await prepareDemo(instance, options, say)
    if (market !== undefined) stops.push(() => market.close())
    parts = await startRoles(instance, options.role, stops, say)
  } catch (error) {
    await stopAll()
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error
    return portTaken()
  }
  if (config.value.logFile !== undefined) say('serve.log', { file: config.value.logFile })
  if (isWeb && !options.json) printSignIns(context, instance, say)
  if (!isWeb) say(`serve.${options.role}_ready`)
  instance.world.log.info({ readyMs: Math.round(performance.now() - begun) }, 'ready')
  // With no part at work nothing else would keep the process alive.
  const alive = setInterval(() => {}, ALIVE_EVERY_MS)
  const ended = await Promise.race([wanted, firstEnded(parts)])
  clearInterval(alive)
  if (ended !== undefined) tellEnded(context, translate, ended)
  say('serve.stopping')
  await stopAll()
  say('serve.stopped')
  // A page half read or a browser that opens just then is not waited for; the exit ends its browser too.
  setTimeout(() => process.exit(), EXIT_WITHIN_MS).unref()
  return ended === undefined ? 0 : 1
}

/** A program of which a part is gone looks alive and is not: whoever keeps it running shall start it anew. */
function tellEnded(context: VerbContext, translate: World['translate'], { name, reason }: EndedPart): void {
  const part = translate(context.language, `serve.part_${name}`)
  context.err(translate(context.language, 'serve.part_ended', { part, reason }).trimEnd())
}

/** Writes the demo into an empty instance; opens the market that the demo watches, on whichever host it is. */
async function prepareDemo(instance: Instance, options: Options, say: Say): Promise<DemoMarket | undefined> {
  if (options.role !== 'all') return undefined
  if (!options.demoOnFirstStart || !(await isEmpty(instance.world)))
    return await openDemoMarket(instance.world)
  return await fillDemo(instance, say)
}

async function fillDemo(instance: Instance, say: Say): Promise<DemoMarket> {
  say('serve.demo')
  const begun = performance.now()
  await writeDemo(instance.world)
  const market = await foundDemoMarket(instance.world)
  say('serve.demo_done', { seconds: ((performance.now() - begun) / 1000).toFixed(1) })
  return market
}

async function startRoles(
  instance: Instance,
  role: Role,
  stops: (() => Promise<void>)[],
  say: Say,
): Promise<readonly Part[]> {
  const { world } = instance
  const parts: Part[] = []
  if (role === 'worker' || role === 'all') {
    const worker = await startWorker({
      connection: instance.worker,
      world,
      handlers: {
        ...eventJobs(capabilities),
        [PURGE_UPLOADS]: purgeUploads,
        [PURGE_JOBS]: purgeJobs,
        ...Object.assign({}, ...capabilities.map((each) => each.jobs ?? {})),
      },
      schedules: [
        ...capabilities.flatMap((each) => each.schedules ?? []),
        PURGE_SCHEDULE,
        PURGE_JOBS_SCHEDULE,
      ],
    })
    parts.push({ name: 'worker', ended: worker.ended })
    stops.push(() => worker.stop())
    const sealer = await startSealer(world)
    stops.push(() => sealer.stop())
  }
  if (role === 'capture' || role === 'all') {
    const capture = await startWorker({
      connection: instance.worker,
      world,
      handlers: Object.assign({}, ...capabilities.map((each) => each.captureJobs ?? {})),
      concurrency: CAPTURES_AT_ONCE,
    })
    parts.push({ name: 'capture', ended: capture.ended })
    stops.push(() => capture.stop())
  }
  if (role === 'web' || role === 'all') {
    const web = await createWeb(world)
    stops.push(() => web.close())
    await web.listen({ host: world.config.host, port: world.config.port })
    // From here on: where it cannot listen at all, the start itself says so.
    parts.push({ name: 'web', ended: once(web.server, 'close') })
    const address = web.server.address()
    const port = typeof address === 'object' && address !== null ? address.port : world.config.port
    say('serve.ready', { url: world.config.publicUrl.replace(/:0$/, `:${port}`) })
  }
  return parts
}

function printSignIns(context: VerbContext, _instance: Instance, say: Say): void {
  const { accounts, password } = demoAccounts
  say('serve.sign_ins', { password })
  for (const { account, title } of accounts) context.out(`  ${account.padEnd(14)} ${title[context.language]}`)
  say('serve.stop_hint')
}
