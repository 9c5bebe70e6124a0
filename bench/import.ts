/**
 * Import of operators from csv, as the page does it: the file is kept, every row is judged, and a second pass takes the
 * rows over. Beside it COPY of the very rows that came of it, into the same table with its indexes and policies, by
 * PostgreSQL alone. A longer file is judged only, for the memory of this process. `node bench/import.ts [rows] [judged]`
 */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { startOwnInstance } from '../src/app/testing/own-instance.ts'
import { madeUpCode } from '../src/capabilities/operators/demo/made-up.ts'
import {
  applyImport,
  checkImport,
  openImport,
  runImportJob,
} from '../src/capabilities/operators/service/imports.ts'
import { demoOfficer } from '../src/capabilities/organisation/index.ts'
import type { Result } from '../src/kernel/result.ts'
import { report } from './report.ts'

const [taken = '100000', judged = '1000000'] = process.argv.slice(2)
const [ROWS, JUDGED] = [Number(taken), Number(judged)]
const HEADINGS = '名称,统一社会信用代码,法定代表人,地址,行业,成立日期,联系电话'
const TOWNS = ['子丘县城关镇', '丑陵县溪口镇', '寅川县北山乡', '城东工业园']

function* file(rows: number): Generator<string> {
  yield `${HEADINGS}\r\n`
  for (let at = 0; at < rows; at += 1) {
    const place = `甲州市${TOWNS[at % TOWNS.length]}测试路${at % 977}号`
    const day = `20${String(10 + (at % 15))}-${String(1 + (at % 12)).padStart(2, '0')}-${String(1 + (at % 28)).padStart(2, '0')}`
    yield `甲州子${at}号商贸有限公司,${madeUpCode('1', at)},示例人${at % 389},${place},5292,${day},139${String(at % 100_000_000).padStart(8, '0')}\r\n`
  }
}

const must = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const timed = async <T>(work: () => Promise<T>) => {
  const begun = performance.now()
  const value = await work()
  return { seconds: (performance.now() - begun) / 1000, value }
}

const folder = await mkdtemp(join(tmpdir(), 'sishi-import-'))
await chmod(folder, 0o777)
const instance = await startOwnInstance()
let resident = 0
const watch = setInterval(() => {
  resident = Math.max(resident, process.memoryUsage.rss())
}, 100)
try {
  const { world, query } = instance
  const officer = await demoOfficer(world, 'market')
  const send = async (rows: number) => {
    const upload = { fileName: 'rows.csv', mediaType: 'text/csv', content: Readable.from(file(rows)) }
    const input = { kind: 'registration', sender: '登记机关' } as const
    const uploads = (async function* () {
      yield upload
    })()
    return must(await openImport(world, officer, input, uploads, 'zh'))
  }
  /** What the worker does with the order that a use case leaves behind. */
  const pass = async (importId: string, act: 'check' | 'apply') => {
    const payload = { actor: officer, importId, act, language: 'zh' }
    const job = { world, payload, progress: async () => {}, isCancelled: async () => false }
    return must(await runImportJob(job as unknown as Parameters<typeof runImportJob>[0]))
  }
  const check = ({ id, mapping }: Awaited<ReturnType<typeof send>>) =>
    timed(async () => {
      must(await checkImport(world, officer, id, { mapping, assumeHome: true }, 'zh'))
      return await pass(id, 'check')
    })
  const opened = await send(ROWS)
  await check(opened)
  const applied = await timed(async () => {
    must(await applyImport(world, officer, opened.id, { goodOnly: false }, 'zh'))
    return await pass(opened.id, 'apply')
  })
  const [kept] = await query<{ rows: number }>('select count(*)::int as rows from operators.operator')
  if (kept?.rows !== ROWS) throw new Error(`${kept?.rows} of ${ROWS} rows: ${JSON.stringify(applied.value)}`)
  const path = join(folder, 'operators.csv')
  await query(`copy operators.operator to '${path}' (format csv)`)
  await query('truncate operators.operator cascade')
  await query('checkpoint')
  const copied = await timed(() => query(`copy operators.operator from '${path}' (format csv)`))
  const before = process.memoryUsage.rss()
  resident = before
  const checked = await check(await send(JUDGED))
  report(`Import of ${ROWS} operators from csv`, [
    { name: `${JUDGED} rows judged (dry run)`, value: JUDGED / checked.seconds, unit: 'rows/s' },
    {
      name: 'rows taken over, with their entries of the time line',
      value: ROWS / applied.seconds,
      unit: 'rows/s',
    },
    {
      name: 'COPY of the same rows into the same indexed table',
      value: ROWS / copied.seconds,
      unit: 'rows/s',
    },
    {
      name: 'taking over beside COPY',
      value: copied.seconds / applied.seconds,
      unit: '',
      limit: { atLeast: 0.25 },
    },
    {
      name: 'memory that judging them added',
      value: (resident - before) / 2 ** 20,
      unit: 'MB',
      limit: { atMost: 700 },
    },
  ])
} finally {
  clearInterval(watch)
  await instance.stop()
  await rm(folder, { recursive: true, force: true })
}
