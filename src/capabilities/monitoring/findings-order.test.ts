/** The order of the list that officers go through, and that paging keeps it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { judgeFindings, listFindings, makePlan } from './contract.ts'
import { aPlan, aWatch, type Watch } from './testing.ts'

let watch: Watch
beforeAll(async () => {
  watch = await aWatch()
})
afterAll(() => watch.close())

const shop = (name: string, words: string) =>
  `<html><head><title>${name}</title></head><body><p>店铺名称：${name}</p><p>${words}</p><button>立即购买</button></body></html>`

async function readOn(instant: string, pages: Readonly<Record<string, string>>) {
  const { server, site } = watch
  server.clock.set(instant)
  const market = await server.as('market')
  for (const [path, page] of Object.entries(pages)) site.pages.set(path, page)
  const settings = aPlan(Object.keys(pages).map((path) => `${site.address}${path}`))
  await market.call(makePlan, { body: { name: instant, settings, start: true } })
  await server.runJobs()
  return market
}

test('groups stand by their gravest finding, then by the newest; pages of any size keep the order', async () => {
  await readOn('2026-09-01T01:00:00Z', {
    '/a': shop('甲测试店', '本店最终解释权归商家所有。'),
    '/b': shop('乙测试店', '全网最好的山茶油，包治百病。'),
  })
  const market = await readOn('2026-09-02T01:00:00Z', {
    '/c': shop('丙测试店', '全国第一的竹篮，本店最终解释权归商家所有。'),
  })
  const { items } = await market.call(listFindings, { query: { limit: 200 } })
  const groups = [...new Map(items.map((item) => [item.subject, item.level]))]
  const ranks = groups.map(([, level]) => ['violation', 'look', 'note'].indexOf(level))
  expect(ranks).toEqual(ranks.toSorted())
  const order = groups.map(([subject]) => subject)
  expect(order.indexOf('丙测试店')).toBeLessThan(order.indexOf('乙测试店'))
  for (const limit of [1, 2, 3]) {
    const paged: string[] = []
    for (let after: string | null | undefined; after !== null; ) {
      const query = { limit, ...(after !== undefined && { after }) }
      const page: { items: { id: string }[]; next: string | null } = await market.call(listFindings, {
        query,
      })
      paged.push(...page.items.map(({ id }) => id))
      after = page.next
    }
    expect(paged).toEqual(items.map(({ id }) => id))
  }
})

test('who has no grave finding left to judge sinks below those who have', async () => {
  const market = await watch.server.as('market')
  const waiting = async () =>
    (await market.call(listFindings, { query: { state: 'waiting', limit: 200 } })).items
  const [first] = await waiting()
  const grave = (await waiting()).filter(
    ({ subject, level }) => subject === first?.subject && level === 'violation',
  )
  expect(grave.length).toBeGreaterThan(0)
  await market.call(judgeFindings, { body: { ids: grave.map(({ id }) => id), verdict: 'accepted' } })
  const [now] = await waiting()
  expect(now).toMatchObject({ level: 'violation' })
  expect(now?.subject).not.toBe(first?.subject)
})
