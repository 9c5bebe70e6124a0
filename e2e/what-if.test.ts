/** 试算与提分: a figure is changed without being saved, and the cheapest way over the line becomes tasks. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, settled, signIn, type Visit, visit } from './browser.ts'
import { pattern, wordsIn } from './words.ts'

const say = wordsIn('zh')
const LINE = 85
let browser: Browser
let officer: Visit

beforeAll(async () => {
  browser = await openBrowser()
  officer = await visit(browser)
  await signIn(officer, 'creation')
})
afterAll(async () => {
  await officer.close()
  await browser.close()
})

test('a figure changed on trial shows the score at once, survives a reload, and is not saved', async () => {
  const { page } = officer
  await officer.open('/assessment/what-if?open=3')
  const result = page.getByRole('region', { name: say('trial.result') })
  await result.getByText(say('trial.no_changes')).waitFor()
  const before = await result.locator('.trial-total strong').textContent()
  await page.getByLabel(/^网络交易经营者数量/).fill('1')
  // A share of the market falls from two points to none, and so do others that read the same figure.
  await result.locator('.trial-difference', { hasText: /^−\d/ }).waitFor()
  await page.waitForURL(/changes=/)
  await page.reload()
  await settled(page)
  await result.locator('.trial-difference', { hasText: /^−\d/ }).waitFor()
  await expectAccessible(page)
  await result.getByRole('button', { name: say('trial.reset') }).click()
  await result.getByText(say('trial.no_changes')).waitFor()
  expect(await result.locator('.trial-total strong').textContent()).toBe(before)
  await officer.open('/assessment/score')
  expect(await page.locator('.score-points strong').first().textContent()).toBe(before)
})

test('the cheapest way over the line is shown and turned into tasks with unit, due day and effort', async () => {
  const { page } = officer
  await officer.open('/assessment/what-if?tab=way')
  const way = page.getByRole('region', { name: say('way.title') })
  const words = (await way.getByText(pattern(say, 'way.reachable')).textContent()) ?? ''
  expect(words).toContain(`${LINE}`)
  const steps = await way.getByRole('table').getByRole('row').count()
  expect(steps).toBeGreaterThan(1)
  await expectAccessible(page)
  await way.getByRole('button', { name: say('way.to_tasks') }).click()
  const dialog = page.getByRole('dialog', { name: pattern(say, 'way.tasks_title') })
  expect(await dialog.getByLabel(say('way.task_due')).first().inputValue()).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  await expectAccessible(page)
  const count = steps - 1
  await dialog.getByRole('button', { name: say('way.tasks_create', { count }) }).click()
  await dialog.getByText(say('way.tasks_made', { done: count, all: count })).waitFor()
  const first = dialog.getByRole('link').first()
  const title = await first.textContent()
  await first.click()
  await page.waitForURL(/\/assessment\/tasks\/[\w-]+/)
  await page.getByRole('heading', { level: 1, name: title ?? '' }).waitFor()
})

test('three months of the score are seen, and two days compared say what was judged between them', async () => {
  const { page } = officer
  await officer.open('/assessment/history')
  await page
    .getByRole('region', { name: say('history.day') })
    .getByText(pattern(say, 'history.taken'))
    .waitFor()
  const compared = page.getByRole('region', { name: say('history.compare') })
  await compared.getByRole('heading', { name: pattern(say, 'history.changed_inputs') }).waitFor()
  expect(await compared.getByText(say('history.kind_judgement')).count()).toBeGreaterThan(3)
  await expectAccessible(page)
})
