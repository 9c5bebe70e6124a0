/** 演练集市的因人定价: what a comparison says of each planted article is what the truth says of it. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { allowHost, getPriceProbe, orderPriceProbe } from '../capabilities/monitoring/contract.ts'
import { dayFrom } from '../kernel/day.ts'
import { type Market, startMarket } from '../practice/market.ts'
import { type TestServer, testServer } from './testing.ts'

let server: TestServer
let practice: Market
beforeAll(async () => {
  server = await testServer()
  practice = await startMarket({ seed: 'practice', from: dayFrom('2026-09-21'), port: 0 })
})
afterAll(async () => {
  await practice.close()
  await server.close()
})

test('shops that price by person are suspected, and those that declare it, move or look alike are not', async () => {
  const system = await server.as('system')
  const { pricings } = practice.truth()
  for (const host of new Set(pricings.map(({ page }) => new URL(page).host)))
    await system.call(allowHost, { body: { host, reason: '演练集市' } })
  const market = await server.as('market')
  const orders = await Promise.all(
    pricings.map(async ({ page }) => await market.call(orderPriceProbe, { body: { url: page, rounds: 2 } })),
  )
  await server.runJobs()
  const probes = await Promise.all(
    orders.map(async ({ id }) => await market.call(getPriceProbe, { params: { probeId: id } })),
  )
  const said = pricings.map(({ name }, at) => `${name}: ${probes[at]?.level ?? 'none'}`)
  expect(said).toEqual(pricings.map(({ name, expected }) => `${name}: ${expected}`))
})
