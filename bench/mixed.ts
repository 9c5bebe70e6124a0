/**
 * Mixed load: 70 % point reads, 20 % lists, 10 % writes with audit, over 32 connections; against the same statements
 * behind a bare Node server, in turn, several rounds. `node bench/mixed.ts [rounds] [seconds a round]`
 */

import { type OwnInstance, startOwnInstance } from '../src/app/testing/own-instance.ts'
import { csrfTokenFor } from '../src/platform/http/csrf.ts'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import { captureCall } from './capture.ts'
import { drive, type Load, lasting, requestText } from './load.ts'
import { median, percentile, report } from './report.ts'
import { seedTasks, settle } from './seed.ts'
import type { BareOptions } from './servers/bare.ts'
import { startServer } from './servers/start.ts'

const CONNECTIONS = 32
const [rounds = '5', seconds = '6'] = process.argv.slice(2)
const REPORT = { values: { progress: '40', text: '本月完成排查三十家，整改五家。' } }
const LISTS = ['', '&state=inProgress', '&due=overdue&sort=due', '&due=month&sort=due', '&indicator=7']

interface Task {
  readonly id: string
}

/** What one request of the mix is: its place decides, so that both servers get the same sequence. */
function kindOf(place: number): 'get' | 'list' | 'write' {
  const rest = (place * 7) % 10
  return rest < 7 ? 'get' : rest < 9 ? 'list' : 'write'
}

const pick = <T>(values: readonly T[], place: number): T => values[(place * 7919) % values.length] as T

/** Which list: in turn. By `pick` the places of lists among ten would always meet the same two of the five. */
const listAt = (place: number): number => Math.floor(place / 10) % LISTS.length

async function programRequests(instance: OwnInstance, tasks: readonly Task[], open: readonly Task[]) {
  const tokens: string[] = []
  while (tokens.length < 8) tokens.push(await instance.signIn('creation'))
  const headers = tokens.map((token) => ({
    cookie: `${SESSION_COOKIE}=${token}`,
    'x-csrf-token': csrfTokenFor(token),
  }))
  return (place: number): string => {
    const header = pick(headers, place)
    switch (kindOf(place)) {
      case 'get':
        return requestText('GET', `/api/assessment/tasks/${pick(tasks, place).id}`, header)
      case 'list':
        return requestText('GET', `/api/assessment/tasks?limit=20${LISTS[listAt(place)]}`, header)
      case 'write':
        return requestText('POST', `/api/matters/${pick(open, place).id}/steps/report`, header, REPORT)
    }
  }
}

function bareRequests(tasks: readonly Task[], open: readonly Task[]) {
  return (place: number): string => {
    switch (kindOf(place)) {
      case 'get':
        return requestText('GET', `/get/${pick(tasks, place).id}`, {})
      case 'list':
        return requestText('GET', `/list${listAt(place)}/x`, {})
      case 'write':
        return requestText('POST', `/write/${pick(open, place).id}`, {}, REPORT)
    }
  }
}

async function captureCalls(instance: OwnInstance, task: Task): Promise<BareOptions['calls']> {
  const token = await instance.signIn('creation')
  const capture = (method: 'GET' | 'POST', path: string, body?: object) =>
    captureCall(instance.world, instance.owner, token, {
      method,
      path,
      id: task.id,
      ...(body ? { body } : {}),
    })
  const lists = await Promise.all(
    LISTS.map(async (filter, place) => [
      `list${place}`,
      await capture('GET', `/api/assessment/tasks?limit=20${filter}`),
    ]),
  )
  return {
    get: await capture('GET', `/api/assessment/tasks/${task.id}`),
    write: await capture('POST', `/api/matters/${task.id}/steps/report`, REPORT),
    ...Object.fromEntries(lists),
  }
}

const instance = await startOwnInstance()
try {
  await seedTasks(instance)
  await settle(instance)
  const tasks = await instance.query<Task>('select id from assessment.task order by id limit 20000')
  const open = await instance.query<Task>(
    "select id from matters.matter where state = 'inProgress' order by id limit 20000",
  )
  const calls = await captureCalls(instance, open[0] ?? { id: '' })
  const program = await startServer('program.ts', { config: instance.config, owner: instance.owner })
  // The same settings once for all, so that the same SQL finds the same rows; as superuser, so that no policy is asked.
  const options =
    '-c sishi.lo=9901 -c sishi.hi=9901~ -c sishi.ranges= -c sishi.regions={[9901,9901~)} -c sishi.units= ' +
    '-c sishi.person= -c plan_cache_mode=force_generic_plan'
  const bare = await startServer('bare.ts', { connection: { ...instance.owner, options }, calls })
  const loads: { program: Load; bare: Load }[] = []
  const forProgram = await programRequests(instance, tasks, open)
  const forBare = bareRequests(tasks, open)
  await drive(program.port, CONNECTIONS, lasting(3, forProgram))
  await drive(bare.port, CONNECTIONS, lasting(3, forBare))
  for (let round = 0; round < Number(rounds); round += 1) {
    loads.push({
      bare: await drive(bare.port, CONNECTIONS, lasting(Number(seconds), forBare)),
      program: await drive(program.port, CONNECTIONS, lasting(Number(seconds), forProgram)),
    })
  }
  await program.stop()
  await bare.stop()
  const of = (which: 'program' | 'bare', read: (load: Load) => number) =>
    median(loads.map((load) => read(load[which])))
  const p95 = (load: Load) => percentile(load.milliseconds, 0.95)
  report('Mixed load, 100,000 tasks, 32 connections (medians of the rounds)', [
    { name: 'program: requests', value: of('program', (load) => load.perSecond), unit: '/s' },
    {
      name: 'the same SQL behind bare node:http: requests',
      value: of('bare', (load) => load.perSecond),
      unit: '/s',
    },
    {
      name: 'ratio of the two',
      value: median(loads.map((load) => load.program.perSecond / load.bare.perSecond)),
      unit: '',
      limit: { atLeast: 0.4 },
    },
    { name: 'bare: p95', value: of('bare', p95), unit: 'ms' },
    { name: 'program: p95', value: of('program', p95), unit: 'ms', limit: { atMost: 40 } },
    {
      name: 'answers other than 200, both',
      value: loads.reduce((sum, load) => sum + load.program.refused + load.bare.refused, 0),
      unit: '',
      limit: { atMost: 0 },
    },
  ])
} finally {
  await instance.stop()
}
