/** 联络员, on a phone: signs in, opens the task that waits, reports progress; nothing typed is lost. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { taskProcedure } from '../src/capabilities/assessment/procedure.ts'
import { demoAccounts } from '../src/capabilities/organisation/index.ts'
import { expectNoOverflow, openBrowser, PHONE, settled, type Visit, visit } from './browser.ts'
import { wordsIn } from './words.ts'

const say = wordsIn('zh')
const inProgress = taskProcedure.states.find((state) => state.key === 'inProgress')?.title.zh ?? ''
const report = taskProcedure.steps.find((step) => step.key === 'report')
const titleOf = (key: string) => report?.form?.find((field) => field.key === key)?.title.zh ?? ''
const step = report?.title.zh ?? ''
const WORDS = '已约谈两家平台企业，整改清单已下发（测试内容）。'

let browser: Browser
let liaison: Visit

beforeAll(async () => {
  browser = await openBrowser()
  liaison = await visit(browser, { viewport: PHONE })
})
afterAll(async () => {
  await liaison.close()
  await browser.close()
})

test('a wrong password keeps what was typed, and the language can be switched before signing in', async () => {
  const { page } = liaison
  await liaison.open('/matters?view=mine')
  await page.waitForURL(/\/sign-in/)
  const account = page.getByLabel(say('account.account'), { exact: true })
  const password = page.getByLabel(say('account.password'), { exact: true })
  await account.fill('liaison')
  await password.fill('Wrong-password-1')
  await page.getByRole('button', { name: say('account.sign_in') }).click()
  await page.getByRole('alert').waitFor()
  expect(await account.inputValue()).toBe('liaison')
  expect(await password.inputValue()).toBe('Wrong-password-1')

  const english = wordsIn('en')
  await page.getByRole('button', { name: 'English', exact: true }).click()
  await page.getByRole('heading', { name: english('account.sign_in') }).waitFor()
  expect(await page.getByLabel(english('account.account'), { exact: true }).inputValue()).toBe('liaison')
  await page.getByRole('button', { name: '中文', exact: true }).click()
  await page.getByRole('heading', { name: say('account.sign_in') }).waitFor()

  await password.fill(demoAccounts.password)
  await page.getByRole('button', { name: say('account.sign_in') }).click()
  // Back to the page that was asked for.
  await page.waitForURL(/\/matters\?view=mine/)
  await settled(page)
})

test('a report typed on the phone survives a refusal, an outage and a reload, and then moves the task', async () => {
  const { page, context } = liaison
  await page.getByRole('button', { name: say('web.open_menu') }).click()
  const menu = page.getByRole('dialog', { name: say('web.menu') })
  await menu.getByRole('link', { name: '首页' }).click()
  await menu.waitFor({ state: 'hidden' })
  await page
    .getByRole('region', { name: say('matters.todo') })
    .getByRole('listitem')
    .filter({ hasText: inProgress })
    .first()
    .getByRole('link')
    .click()
  await page.waitForURL(/\/assessment\/tasks\//)
  await settled(page)
  await expectNoOverflow(page)

  await page.getByRole('button', { name: step, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: step })
  const progress = dialog.getByLabel(titleOf('progress'))
  const text = dialog.getByLabel(titleOf('text'))
  const send = dialog.getByRole('button', { name: step, exact: true })
  await progress.fill('160')
  await text.fill(WORDS)
  await send.click()
  await dialog.getByText(say('procedure.field_out_of_range')).waitFor()
  expect(await text.inputValue()).toBe(WORDS)
  await expectNoOverflow(page)

  await progress.fill('80')
  await context.setOffline(true)
  await send.click()
  await dialog.getByText(say('web.unreachable')).waitFor()
  await context.setOffline(false)

  await page.reload()
  await page.getByRole('button', { name: step, exact: true }).click()
  await dialog.getByText(say('web.draft_restored')).waitFor()
  expect(await progress.inputValue()).toBe('80')
  expect(await text.inputValue()).toBe(WORDS)
  await send.click()
  await dialog.waitFor({ state: 'hidden' })
  await page
    .getByRole('region', { name: say('task.reports') })
    .getByText(say('task.report_progress', { progress: 80 }))
    .waitFor()
  await page
    .getByRole('region', { name: say('matters.timeline') })
    .getByText(WORDS)
    .waitFor()

  // Sent, so no draft is left.
  await page.getByRole('button', { name: step, exact: true }).click()
  await text.waitFor()
  expect(await text.inputValue()).toBe('')
})
