/** 打印: on paper a page is what it says: no menu, no buttons, no forms, and tables stay tables. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openBrowser, settled, signIn, type Visit, visit } from './browser.ts'

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

/** As wide as A4 between its margins, in the browser's pixels. */
const PAPER = { width: 680, height: 960 }
const TOOLS = 'header.header, nav, form, .ant-btn, button.button, a.button, .table-tools'

async function firstTask(): Promise<string> {
  const answer = await officer.context.request.get('/api/assessment/tasks?state=inProgress')
  const { items } = (await answer.json()) as { items: { id: string }[] }
  return `/assessment/tasks/${items[0]?.id}`
}

test.each([
  ['a task', firstTask, '.timeline'],
  ['the score with an explanation', async () => '/assessment/score?indicator=2', '.explain'],
  ['the list of tasks', async () => '/assessment/tasks', 'table.table'],
])('%s prints as a clean page', async (_, address, content) => {
  const { page } = officer
  await officer.open(await address())
  await page.emulateMedia({ media: 'print' })
  await page.setViewportSize(PAPER)
  await settled(page)
  await page.locator(content).first().waitFor()
  const seen = await page
    .locator(TOOLS)
    .evaluateAll((elements) =>
      elements
        .filter((element) => element.checkVisibility())
        .map((element) => element.outerHTML.slice(0, 120)),
    )
  expect(seen).toEqual([])
  await page.emulateMedia({ media: null })
})
