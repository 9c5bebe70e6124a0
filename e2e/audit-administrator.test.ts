/** 审计管理员: reads the ledger, verifies it, and takes a checkpoint and a proof away. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, settled, signIn, type Visit, visit } from './browser.ts'
import { pattern, wordsIn } from './words.ts'

const say = wordsIn('zh')
let browser: Browser
let administrator: Visit

beforeAll(async () => {
  browser = await openBrowser()
  administrator = await visit(browser)
  await signIn(administrator, 'audit')
})
afterAll(async () => {
  await administrator.close()
  await browser.close()
})

test('the ledger tells who did what; an entry opens beside the list and stands in the address', async () => {
  const { page } = administrator
  await page.getByRole('link', { name: '操作留痕', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: say('audit.title') }).waitFor()
  await settled(page)
  await page
    .getByRole('button', { name: pattern(say, 'audit.open_entry') })
    .first()
    .click()
  await page.waitForURL(/entry=/)
  const drawer = page.getByRole('dialog', { name: say('audit.entry') })
  await drawer.getByText('SM3', { exact: true }).waitFor()
  await page.reload()
  await drawer.getByText('SM3', { exact: true }).waitFor()
})

test('the ledger is verified from the page, to the last entry that is sealed', async () => {
  const { page } = administrator
  await administrator.open('/audit')
  await page.getByRole('link', { name: say('audit.to_verify') }).click()
  await page.getByRole('button', { name: say('audit.verify_button') }).click()
  const verdict = page.getByRole('status').filter({ hasText: say('audit.verdict_intact') })
  await verdict.waitFor()
  const words = (await verdict.textContent()) ?? ''
  const [, from, to] = pattern(say, 'audit.verdict_intact_words').exec(words) ?? []
  expect(from).toBe('1')
  expect(Number(to?.replaceAll(',', ''))).toBeGreaterThan(100)
  // The answer belongs to the address: a colleague who opens it reads the same verdict.
  await page.reload()
  await verdict.waitFor()
  expect(await verdict.textContent()).toBe(words)
})

test('a checkpoint is taken away, and counts when it is given back with the next verification', async () => {
  const { page } = administrator
  await administrator.open('/audit/verify')
  const waiting = page.waitForEvent('download')
  await page
    .getByRole('link', { name: pattern(say, 'audit.download_of') })
    .first()
    .click()
  const checkpoint = await (await waiting).path()
  await page.getByText(say('audit.files'), { exact: true }).click()
  await page.getByLabel(say('audit.files_choose')).setInputFiles(checkpoint)
  await page.getByRole('button', { name: say('audit.verify_button') }).click()
  await page
    .getByRole('status')
    .filter({ hasText: say('audit.verdict_intact') })
    .waitFor()
})
