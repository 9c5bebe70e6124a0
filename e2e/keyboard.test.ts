/** 键盘: signs in, opens a task and takes a step without a mouse, and always sees where the focus is. */
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { taskProcedure } from '../src/capabilities/assessment/procedure.ts'
import { demoAccounts } from '../src/capabilities/organisation/index.ts'
import { openBrowser, settled, type Visit, visit } from './browser.ts'
import { wordsIn } from './words.ts'

const say = wordsIn('zh')
const accept = taskProcedure.steps.find((step) => step.key === 'accept')?.title.zh ?? ''
const submitted = taskProcedure.states.find((state) => state.key === 'submitted')?.title.zh ?? ''
const accepted = taskProcedure.states.find((state) => state.key === 'accepted')?.title.zh ?? ''
const REMARK = '材料齐全（测试内容）。'
const STOPS_MAX = 120

let browser: Browser
let officer: Visit

beforeAll(async () => {
  browser = await openBrowser()
  officer = await visit(browser)
})
afterAll(async () => {
  await officer.close()
  await browser.close()
})

test('one signs in, opens a task and takes its next step with the keyboard alone', async () => {
  const { page } = officer
  const { keyboard } = page
  await officer.open('/sign-in')
  await tabTo(page.getByLabel(say('account.account'), { exact: true }))
  await keyboard.type('creation')
  await tabTo(page.getByLabel(say('account.password'), { exact: true }))
  await keyboard.type(demoAccounts.password)
  await keyboard.press('Enter')
  await page.waitForURL((url) => url.pathname === '/')
  await taskLink().waitFor()

  // The first stop of each page leads past the menu.
  await keyboard.press('Tab')
  const skip = page.getByRole('link', { name: say('web.skip') })
  expect(await isFocused(skip)).toBe(true)
  await keyboard.press('Enter')
  await tabTo(taskLink())
  await keyboard.press('Enter')
  await page.waitForURL(/\/assessment\/tasks\//)
  await settled(page)

  await tabTo(page.getByRole('button', { name: accept, exact: true }))
  await keyboard.press('Enter')
  const dialog = page.getByRole('dialog', { name: accept })
  await dialog.waitFor()
  await keyboard.press('Escape')
  await dialog.waitFor({ state: 'hidden' })
  // Closing gives the focus back to what opened it.
  expect(await isFocused(page.getByRole('button', { name: accept, exact: true }))).toBe(true)
  await keyboard.press('Enter')
  await tabTo(dialog.getByRole('textbox'))
  await keyboard.type(REMARK)
  await tabTo(dialog.getByRole('button', { name: accept, exact: true }))
  await keyboard.press('Enter')
  await dialog.waitFor({ state: 'hidden' })
  await page
    .getByRole('list', { name: say('task.stations') })
    .getByText(accepted)
    .waitFor()
  await page
    .getByRole('region', { name: say('matters.timeline') })
    .getByText(REMARK)
    .waitFor()
})

test('the list of shortcuts opens with a key and closes with Escape, and a key leads home', async () => {
  const { page } = officer
  await officer.open('/assessment/tasks')
  await page.keyboard.press('?')
  const help = page.getByRole('dialog', { name: say('web.shortcuts') })
  await help.waitFor()
  await page.keyboard.press('Escape')
  await help.waitFor({ state: 'hidden' })
  await page.keyboard.press('/')
  const search = page.getByRole('searchbox', { name: say('task.search') })
  await expect.poll(() => isFocused(search), { timeout: 5_000 }).toBe(true)
  // Typed into a field, a shortcut is a letter.
  await page.keyboard.type('h')
  await page.waitForURL(/search=h/)
  expect(new URL(page.url()).pathname).toBe('/assessment/tasks')
})

test('a page keeps the focus and what is typed when its last script comes late', async () => {
  const { page } = officer
  let release = () => {}
  const held = new Promise<void>((resolve) => {
    release = resolve
  })
  // The words of Ant Design: the last script of a page that the page does not wait for.
  await page.route(/zh_CN/, async (route) => {
    await held
    await route.continue()
  })
  await page.goto('/assessment/plans')
  await page.getByRole('link', { name: '创建任务', exact: true }).click()
  const search = page.getByRole('searchbox', { name: say('task.search') })
  await search.fill('产业')
  const element = await search.elementHandle()
  const late = page.waitForResponse(/zh_CN/)
  release()
  await (await late).finished()
  await settled(page)
  expect(await element?.evaluate((node) => node === document.activeElement)).toBe(true)
  expect(await search.inputValue()).toBe('产业')
})

/** A task of the home page that was handed in and waits for acceptance. */
function taskLink(): Locator {
  return officer.page
    .getByRole('main')
    .getByRole('listitem')
    .filter({ hasText: submitted })
    .first()
    .getByRole('link')
}

const isFocused = async (locator: Locator): Promise<boolean> =>
  await locator.evaluate((element) => element === document.activeElement)

/** Presses Tab until the focus is there; each stop on the way shows that it has the focus. */
async function tabTo(target: Locator): Promise<void> {
  const { page } = officer
  await target.waitFor()
  for (let stop = 0; stop < STOPS_MAX; stop += 1) {
    if (await isFocused(target)) return
    await page.keyboard.press('Tab')
    expect(await focusWithoutMark(page.locator(':focus'))).toBeUndefined()
  }
  throw new Error(`Tab does not reach ${target}`)
}

/** Where the focused element looks like any other one. */
async function focusWithoutMark(focused: Locator): Promise<string | undefined> {
  if ((await focused.count()) === 0) return undefined
  return await focused.evaluate((element) => {
    const isMarked = (each: Element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(each)
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none'
    }
    const around = element.parentElement
    return isMarked(element) || (around !== null && isMarked(around))
      ? undefined
      : element.outerHTML.slice(0, 200)
  })
}
