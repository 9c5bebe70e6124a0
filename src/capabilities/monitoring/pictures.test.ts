/** Words in pictures: read where the plan asks for it, at its pace and through its guard. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Client, TestServer } from '../../app/testing.ts'
import { dryRun, getRun, listFindings, makePlan, saveModel, tryModel } from './contract.ts'
import { aPlan, aWatch, type ShopSite } from './testing.ts'

let server: TestServer
let site: ShopSite
let market: Client
let close: () => Promise<void>
beforeAll(async () => {
  ;({ server, site, market, close } = await aWatch())
  const picture = join(import.meta.dirname, '../../platform/ocr/fixtures/promotion.jpg')
  site.pages.set('/promotion.jpg', { status: 200, body: await readFile(picture) })
  site.pages.set(
    '/goods/3',
    `<html><body><h1>竹席</h1><img src="/promotion.jpg"><img src="/promotion.jpg"><img src="/missing.jpg">
     <img src="http://10.0.0.1/inside.jpg"><img src="/secret.jpg"><p>手工编织。</p></body></html>`,
  )
})
afterAll(() => close())

const watch = async (pictures: boolean) => {
  site.asked.length = 0
  const settings = aPlan([`${site.address}/goods/3`], { pictures, depth: 0, browser: 'never' })
  const made = await market.call(makePlan, { body: { name: `图片 ${pictures}`, settings, start: true } })
  await server.runJobs()
  const run = await market.call(getRun, { params: { runId: made.runId ?? '' } })
  const { items } = await market.call(listFindings, { query: { planId: made.id } })
  return { run, items }
}

test('a plan that does not ask for it leaves pictures alone', async () => {
  const { run, items } = await watch(false)
  expect(run).toMatchObject({ state: 'done', read: 1 })
  expect(items.filter(({ rule }) => rule === 'absolute-terms')).toEqual([])
  expect(site.asked).not.toContain('/promotion.jpg')
})

test('words in a picture are laid before the rules; each picture is asked for once, none inside or barred', async () => {
  const { run, items } = await watch(true)
  expect(run).toMatchObject({ state: 'done', pages: 1, visited: 1, read: 1 })
  const found = items.filter(({ rule }) => rule === 'absolute-terms').map(({ text }) => text)
  expect(found).toEqual(expect.arrayContaining([expect.stringContaining('全网最低')]))
  expect(items.map(({ rule }) => rule)).toContain('medical-claims')
  expect(site.asked.filter((path) => path.endsWith('.jpg'))).toEqual(['/promotion.jpg', '/missing.jpg'])
})

test('a model is tried on the words that the visit read in the pictures', async () => {
  const file: Record<string, unknown> = {
    format: 'sishi-model/1',
    id: 'in-pictures',
    version: 1,
    title: { zh: '图中最低价', en: 'Lowest price in a picture' },
    level: 'look',
    when: { kind: 'words', any: ['全网最低'], in: 'image' },
  }
  const { id } = await market.call(saveModel, { body: { file } })
  const trial = await market.call(tryModel, { params: { modelId: id } })
  expect(trial.examples.map(({ url }) => url)).toEqual([`${site.address}/goods/3`])
  await watch(false)
  expect(await market.call(tryModel, { params: { modelId: id } })).toMatchObject({ hits: trial.hits })
})

test('the dry run reckons with the requests for pictures', async () => {
  const limits = { intervalMs: 1000, atOnceMax: 1, hours: null }
  const secondsWith = async (pictures: boolean) => {
    const settings = aPlan([`${site.address}/goods/3`], { pictures, limits, depth: 0, browser: 'never' })
    return (await market.call(dryRun, { body: { settings } })).seconds
  }
  expect([await secondsWith(false), await secondsWith(true)]).toEqual([1, 9])
})
