/** 安全管理员: revokes a person's sign-in; that person is at the sign-in page with the next click. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { demoAccounts } from '../src/capabilities/organisation/index.ts'
import { openBrowser, settled, signIn, type Visit, visit } from './browser.ts'
import { pattern, wordsIn } from './words.ts'

/** An account of the demo that no other journey signs in with. */
const OTHER = 'demo42'
const say = wordsIn('zh')

let browser: Browser
let administrator: Visit
let other: Visit

beforeAll(async () => {
  browser = await openBrowser()
  administrator = await visit(browser)
  other = await visit(browser)
  await signIn(administrator, 'security')
  await signIn(other, OTHER)
})
afterAll(async () => {
  await administrator.close()
  await other.close()
  await browser.close()
})

test('a revoked sign-in ends with the next click, and signing in again leads back to where it ended', async () => {
  const { page } = administrator
  await page.getByRole('link', { name: '登录会话' }).click()
  await page.getByRole('searchbox', { name: say('account.search_person') }).fill(OTHER)
  await page.waitForURL(/search=demo42/)
  await settled(page)
  const row = page.getByRole('row').filter({ hasText: `(${OTHER})` })
  await row.getByRole('button', { name: pattern(say, 'account.revoke') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(say('account.revoke_effect')).waitFor()
  await dialog.getByRole('button', { name: say('account.revoke'), exact: true }).click()
  await page.getByText(say('account.revoked')).waitFor()
  await row.waitFor({ state: 'hidden' })

  await other.page.getByRole('link', { name: '机构', exact: true }).click()
  await other.page.waitForURL(/\/sign-in\?to=%2Forganisation%2Funits/)
  await other.page.getByLabel(say('account.password'), { exact: true }).waitFor()
  await other.page.getByText(say('account.session_ended')).waitFor()
  expect((await other.context.request.get('/api/session')).status()).toBe(401)
  await other.page.getByLabel(say('account.account'), { exact: true }).fill(OTHER)
  await other.page.getByLabel(say('account.password'), { exact: true }).fill(demoAccounts.password)
  await other.page.getByRole('button', { name: say('account.sign_in') }).click()
  await other.page.waitForURL((url) => url.pathname === '/organisation/units')
})

test('the administrator sees neither tasks nor scores: the three administrators hold no work of others', async () => {
  await administrator.open('/assessment/score')
  await administrator.page.getByRole('heading', { name: say('web.no_page_title') }).waitFor()
})
