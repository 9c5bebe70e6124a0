/** 网店匹配: whose shop it is, is found with its reasons and confirmed; the shop is the operator's, and counts. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, signIn, type Visit, visit } from './browser.ts'
import { pattern, wordsIn } from './words.ts'

const say = wordsIn('zh')
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

test('a candidate says why it fits; once it is confirmed the shop is its, and the next one comes up', async () => {
  const { page } = officer
  await officer.open('/operators/matching')
  const shops = page.getByRole('region', { name: say('matching.shops') }).getByRole('listitem')
  await shops.first().waitFor()
  const before = await shops.count()
  await shops.first().getByRole('button').click()
  const candidates = page.getByRole('region', { name: /./ }).locator('.matching-candidates > li')
  const best = candidates.first()
  await best.getByText(say('matching.class_same'), { exact: true }).waitFor()
  const name = (await best.getByRole('link').textContent()) ?? ''
  await expectAccessible(page)
  await best.getByRole('button', { name: say('matching.confirm_of', { name }) }).click()
  await page.getByText(pattern(say, 'matching.confirmed', { name })).waitFor()
  await expect.poll(() => shops.count()).toBe(before - 1)
  await page
    .getByText(say('matching.share', { percent: '100.0%', right: 5, of: 5 }))
    .first()
    .waitFor()
  await expect.poll(() => page.url()).toContain('shop=')
})
