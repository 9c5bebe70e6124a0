/**
 * List pages and the matrix over 100,000 materials, through HTTP, as an officer of a city, a liaison, an officer of one
 * county. One request at a time. `node bench/materials.ts [requests each] [materials]`
 */

import { startOwnInstance } from '../src/app/testing/own-instance.ts'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import { drive, requestText } from './load.ts'
import { type Figure, percentile, report } from './report.ts'
import { seedMaterials, settle } from './seed.ts'
import { startServer } from './servers/start.ts'

const [each = '40', count = '100000'] = process.argv.slice(2)
const LIMIT_MS = 100

const LISTS = (unitId: string): Readonly<Record<string, string>> => ({
  newest: '',
  oldest: 'sort=entered',
  'by title': 'sort=title',
  'by validity': 'sort=validTo',
  returned: 'state=returned',
  pending: 'state=pending',
  expired: 'validity=expired',
  'expiring in 30 days': 'validity=30&sort=validTo',
  'of one unit': `unitId=${unitId}`,
  'of one unit, returned, by title': `unitId=${unitId}&state=returned&sort=title`,
  'of one indicator': 'indicator=13',
  'of one item': 'item=34.1',
  'frequent tag': `tag=${encodeURIComponent('工作台账')}`,
  'rare tag': `tag=${encodeURIComponent('专项77')}`,
  'rare words': `search=${encodeURIComponent('第77777号')}`,
  'frequent words': `search=${encodeURIComponent('会议纪要')}`,
  'words in no material': `search=${encodeURIComponent('无人机配送')}`,
  mine: 'mine=yes',
})

const instance = await startOwnInstance()
try {
  await seedMaterials(instance, Number(count))
  await settle(instance)
  const [unit] = await instance.query<{ id: string }>(
    "select id from organisation.unit where region = '990100' order by id limit 1",
  )
  const server = await startServer('program.ts', { config: instance.config, owner: instance.owner })
  const figures: Figure[] = []
  for (const who of ['creation', 'liaison', 'county']) {
    const token = await instance.signIn(who)
    const paths = {
      ...Object.fromEntries(
        Object.entries(LISTS(unit?.id ?? '')).map(([name, query]) => [name, `materials?${query}`]),
      ),
      matrix: 'material-matrix',
    }
    for (const [name, path] of Object.entries(paths)) {
      let left = Number(each) + 8
      const text = requestText('GET', `/api/assessment/${path}`, { cookie: `${SESSION_COOKIE}=${token}` })
      const load = await drive(server.port, 1, () => (left-- > 0 ? text : undefined))
      if (load.refused > 0) throw new Error(`${path} was refused`)
      figures.push({
        name: `${name}, as ${who}`,
        value: percentile(load.milliseconds.slice(8), 0.95),
        unit: 'ms p95',
        limit: { atMost: LIMIT_MS },
      })
    }
  }
  await server.stop()
  report(`Materials: ${Number(count).toLocaleString('en')} in the lists`, figures)
} finally {
  await instance.stop()
}
