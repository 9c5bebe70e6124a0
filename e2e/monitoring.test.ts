/** 网络交易监测: a plan is tried and run on the market, twenty findings are reviewed by keyboard, a model of one's own is switched on. */
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, settled, signIn, type Visit, visit } from './browser.ts'
import { pattern, wordsIn } from './words.ts'

const say = wordsIn('zh')
const VERDICTS = '/api/monitoring/findings/verdicts'
let browser: Browser
let officer: Visit

beforeAll(async () => {
  browser = await openBrowser()
  officer = await visit(browser)
  await signIn(officer, 'market')
})
afterAll(async () => {
  await officer.close()
  await browser.close()
})

/** Shops of the market that the demo does not watch, the last of them one that a script writes. */
async function shopsUnwatched(): Promise<readonly string[]> {
  const answer = await officer.context.request.get('/api/monitoring/plans')
  const { items } = (await answer.json()) as {
    items: readonly { readonly settings: { readonly whom: { readonly addresses?: readonly string[] } } }[]
  }
  const [first = ''] = items.flatMap(({ settings }) => settings.whom.addresses ?? [])
  const { origin, port } = new URL(first)
  const scripted = origin.replace(port, String(Number(port) + 5))
  return [...[20, 21, 22, 23].map((number) => `${origin}/shop/s1${number}`), `${scripted}/shop/s305`]
}

test('a plan says how many pages it reads before it is saved, runs, and its findings arrive', async () => {
  const { page } = officer
  const shops = await shopsUnwatched()
  await officer.open('/monitoring/plans/new')
  await page.getByLabel(say('watch.name'), { exact: true }).fill('旅程监测')
  await page.getByLabel(say('watch.addresses')).fill(shops.join('\n'))
  await page.getByLabel(say('watch.pages_max')).fill('60')
  await page.getByLabel(say('watch.interval')).fill('0')
  await page.getByLabel(say('watch.at_once')).fill('8')
  await page.getByRole('button', { name: say('watch.dry_run') }).click()
  await page.getByText(pattern(say, 'watch.dry_result', { addresses: shops.length })).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: say('watch.save_plan') }).click()
  await page.waitForURL(/\/monitoring\/runs\//)
  await page.getByText(say('watch.run_done'), { exact: true }).waitFor({ timeout: 40_000 })
  await page.getByText(say('watch.by_browser')).first().waitFor()
  await page.mouse.move(0, 0)
  await expectAccessible(page)
  await page.getByRole('link', { name: say('watch.see_findings') }).click()
  await settled(page)
  expect(await page.locator('.review-row').count()).toBeGreaterThan(0)
})

/** Presses keys and waits until what they judged is written down and the list is as it is then. */
async function judge(page: Page, ...keys: readonly string[]): Promise<void> {
  const judged = page.waitForResponse((response) => response.url().endsWith(VERDICTS))
  for (const key of keys) await page.keyboard.press(key)
  expect((await judged).ok()).toBe(true)
  await settled(page)
}

test('twenty findings are reviewed by keyboard: accepted, dismissed with a reason, asked', async () => {
  const { page } = officer
  await officer.open('/monitoring/findings')
  const rows = page.locator('.review-row')
  const before = await rows.count()
  expect(before).toBeGreaterThan(20)
  for (let round = 0; round < 5; round += 1) {
    await judge(page, 'q')
    await judge(page, 'd', '1')
    await judge(page, 'd', '2')
    await judge(page, 'd', '4')
  }
  // What is asked still waits.
  expect(await rows.count()).toBe(before - 15)
  await judge(page, 'a')
  expect(await rows.count()).toBe(before - 16)
  // What was judged last comes back by one key.
  await judge(page, 'u')
  expect(await rows.count()).toBe(before - 15)
  await judge(page, 'a')
  await expectAccessible(page)
  await page.getByRole('link', { name: say('watch.capture'), exact: true }).click()
  const address = page.getByRole('dialog').getByLabel(say('pack.url'))
  expect(await address.inputValue()).toMatch(/^http:\/\/127\.0\.0\.1/)
})

test("a model of one's own is tried on what was read before it is switched on", async () => {
  const { page } = officer
  await officer.open('/monitoring/models?edit=new')
  await page.getByLabel(say('watch.name'), { exact: true }).fill('购物车旅程')
  await page.getByLabel(say('watch.model_key')).fill('journey')
  await page.getByLabel(say('watch.condition_words_hint')).fill('购物车')
  await expectAccessible(page)
  await page.getByRole('button', { name: say('watch.save_model') }).click()
  const row = page.getByRole('row', { name: /购物车旅程/ })
  const on = row.getByRole('button', { name: say('watch.switch_on') })
  await on.waitFor()
  expect(await on.isDisabled()).toBe(true)
  await row.getByRole('button', { name: say('watch.try_model') }).click()
  const trial = await page.getByRole('status').getByText(pattern(say, 'watch.trial')).innerText()
  expect(Number(pattern(say, 'watch.trial').exec(trial)?.[2])).toBeGreaterThan(0)
  await on.click()
  await row.getByText(say('watch.model_on'), { exact: true }).waitFor()
  await expectAccessible(page)
})
