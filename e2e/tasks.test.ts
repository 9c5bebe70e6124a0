/** 创建办的任务清单: filtered, a card moved on the board with the keyboard, several closed at once, a notice issued. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { taskProcedure } from '../src/capabilities/assessment/procedure.ts'
import { expectAccessible, openBrowser, settled, signIn, type Visit, visit } from './browser.ts'
import { pattern, wordsIn } from './words.ts'

const say = wordsIn('zh')
const stepTitle = (key: string) => taskProcedure.steps.find((step) => step.key === key)?.title.zh ?? ''
const stateTitle = (key: string) => taskProcedure.states.find((state) => state.key === key)?.title.zh ?? ''

let browser: Browser
let office: Visit

beforeAll(async () => {
  browser = await openBrowser()
  office = await visit(browser)
  await signIn(office, 'creation')
})
afterAll(async () => {
  await office.close()
  await browser.close()
})

test('one set of filters holds for the list, the board and the Gantt chart', async () => {
  const { page } = office
  await office.open('/assessment/tasks')
  await page.getByRole('combobox', { name: say('task.state'), exact: true }).selectOption('submitted')
  await page.waitForURL(/state=submitted/)
  await page.getByRole('link', { name: say('task.view_board') }).click()
  await settled(page)
  await page.getByRole('heading', { level: 2, name: stateTitle('submitted') }).waitFor()
  expect(await page.getByRole('heading', { level: 2, name: stateTitle('assigned') }).count()).toBe(0)
  await expectAccessible(page)
  await page.getByRole('link', { name: say('task.view_gantt') }).click()
  await page.getByRole('img', { name: pattern(say, 'task.gantt_label') }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: say('task.gantt_table') }).click()
  await page.getByRole('table', { name: say('task.view_gantt') }).waitFor()
})

test('a card is moved with the keyboard: its step is taken with the form', async () => {
  const { page } = office
  await office.open('/assessment/tasks?view=board')
  const column = page.getByRole('region', { name: stateTitle('submitted') })
  const move = column.getByRole('button', { name: pattern(say, 'task.board_move_of') }).first()
  const name = (await move.getAttribute('aria-label')) ?? ''
  await move.focus()
  await page.keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name })
  await dialog.getByRole('button', { name: stepTitle('accept'), exact: true }).press('Enter')
  const form = page.getByRole('dialog', { name: stepTitle('accept'), exact: true })
  await form.getByRole('button', { name: stepTitle('accept'), exact: true }).press('Enter')
  await form.waitFor({ state: 'hidden' })
  await page
    .getByRole('region', { name: stateTitle('accepted') })
    .getByRole('button', { name })
    .waitFor()
})

test('accepted tasks are closed together; what is not accepted is named with its reason', async () => {
  const { page } = office
  await office.open('/assessment/tasks?state=accepted')
  await page.getByRole('button', { name: pattern(say, 'task.select_shown') }).click()
  const bar = page.getByRole('region', { name: say('task.bulk') })
  await bar.getByRole('button', { name: stepTitle('close'), exact: true }).click()
  const dialog = page.getByRole('dialog', { name: stepTitle('close') })
  await dialog.getByRole('button', { name: stepTitle('close'), exact: true }).click()
  await dialog.getByText(pattern(say, 'task.bulk_done')).waitFor()
  await dialog.getByRole('button', { name: say('web.close') }).click()
  await page.getByText(say('web.no_match')).waitFor()
})

test('a notice is composed over a period, issued, and cannot be changed any more', async () => {
  const { page } = office
  const year = new Date().getFullYear()
  await office.open('/assessment/notices')
  await page.getByRole('button', { name: say('circular.compose') }).click()
  const dialog = page.getByRole('dialog', { name: say('circular.compose') })
  await dialog.getByLabel(say('circular.from')).fill(`${year}-01-01`)
  await dialog.getByLabel(say('circular.to')).fill(`${year}-12-31`)
  await dialog.getByRole('button', { name: say('circular.compose') }).click()
  await page.waitForURL(/\/assessment\/notices\/[\w-]+/)
  await page.getByRole('table', { name: say('circular.ranking') }).waitFor()
  await expectAccessible(page)
  await page.getByRole('button', { name: say('circular.issue'), exact: true }).click()
  const confirm = page.getByRole('dialog', { name: say('circular.issue') })
  await confirm.getByRole('button', { name: say('circular.issue'), exact: true }).click()
  await page.getByRole('heading', { level: 2, name: say('circular.receipts') }).waitFor()
  expect(await page.getByRole('button', { name: say('circular.edit') }).count()).toBe(0)
})
