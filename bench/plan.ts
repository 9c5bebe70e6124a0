/**
 * Import of a plan, as the page does it: the file is sent and read, the draft is fetched, and units, tasks, stages and
 * members are made of it. The limit is for all three together. `node bench/plan.ts [rounds]`
 */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { startOwnInstance } from '../src/app/testing/own-instance.ts'
import { csrfTokenFor } from '../src/platform/http/csrf.ts'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import { type Figure, median, report } from './report.ts'
import { startServer } from './servers/start.ts'

const FIXTURES = join(import.meta.dirname, '../src/capabilities/assessment/plan/fixtures')
const PLANS = ['mingxi-2024.txt', 'xuchang-2022.txt', 'lanshui.pdf']
const [rounds = '5'] = process.argv.slice(2)

const instance = await startOwnInstance()
try {
  const server = await startServer('program.ts', { config: instance.config, owner: instance.owner })
  const token = await instance.signIn('creation')
  const headers = { cookie: `${SESSION_COOKIE}=${token}`, 'x-csrf-token': csrfTokenFor(token) }
  const ask = async (path: string, init: RequestInit = {}): Promise<Record<string, unknown>> => {
    const answer = await fetch(`http://127.0.0.1:${server.port}/api/assessment/plans${path}`, {
      ...init,
      headers: { ...headers, ...init.headers },
    })
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as Record<string, unknown>
  }
  const importOnce = async (name: string, content: Uint8Array<ArrayBuffer>) => {
    const begun = performance.now()
    const form = new FormData()
    form.append('file', new Blob([content]), name)
    const { id } = await ask('', { method: 'POST', body: form })
    const { draft, mapping } = await ask(`/${id}`)
    await ask(`/${id}/import`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ draft, mapping, taskDueOn: '2027-12-31' }),
    })
    return (performance.now() - begun) / 1000
  }
  const figures: Figure[] = []
  for (const name of PLANS) {
    const content = new Uint8Array(await readFile(join(FIXTURES, name)))
    const all: number[] = []
    for (let round = 0; round < Number(rounds); round += 1) all.push(await importOnce(name, content))
    const limit = { atMost: 5 }
    figures.push({ name: `${name}, the first`, value: all[0] ?? Number.NaN, unit: 's', limit })
    figures.push({ name: `${name}, median of ${all.length}`, value: median(all), unit: 's', limit })
  }
  await server.stop()
  report('Import of a plan', figures)
} finally {
  await instance.stop()
}
