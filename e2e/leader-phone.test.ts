/** 领导, on a phone: reads the board, opens what is overdue and a late unit, and asks for supervision; the unit sees it. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { BoardAnswer } from '../src/capabilities/assessment/contract.ts'
import { supervisionProcedure } from '../src/capabilities/matters/procedure.ts'
import {
  expectAccessible,
  expectNoOverflow,
  openBrowser,
  PHONE,
  settled,
  signIn,
  type Visit,
  visit,
} from './browser.ts'
import { pattern, wordsIn } from './words.ts'

/** The unit of the liaison officer who looks for the supervision at the end. */
const LATE_UNIT = '市商务局'
const DEMAND = '请说明逾期原因，并报补救时间表（测试内容）。'
const IDENTIFIERS = /[\w-]{36}|\d+(?=$|\?)/g

const say = wordsIn('zh')
const issued = supervisionProcedure.states.find((state) => state.key === 'issued')?.title.zh ?? ''
let browser: Browser
let leader: Visit
let board: BoardAnswer
/** The late task, as its page names it. */
let task: string

beforeAll(async () => {
  browser = await openBrowser()
  leader = await visit(browser, { viewport: PHONE })
  await signIn(leader, 'leader')
  board = (await (await leader.context.request.get('/api/assessment/board')).json()) as BoardAnswer
})
afterAll(async () => {
  await leader.close()
  await browser.close()
})

test('the board is one tap from the menu, and says the score, the line and what needs a decision', async () => {
  const { page } = leader
  await page.getByRole('button', { name: say('web.open_menu') }).click()
  const menu = page.getByRole('dialog', { name: say('web.menu') })
  await menu.getByRole('link', { name: say('board.title') }).click()
  await page.getByRole('heading', { level: 1, name: say('board.title') }).waitFor()
  await settled(page)
  await page.getByText(board.score.sure, { exact: true }).first().waitFor()
  await page.getByText(pattern(say, 'score.verdict_undecided')).first().waitFor()
  await page.getByRole('heading', { level: 2, name: say('board.attention') }).waitFor()
  await expectNoOverflow(page)
  await expectAccessible(page)
})

test('the overdue card opens to exactly as many tasks as it says', async () => {
  const { page } = leader
  const overdue = board.cards.find((card) => card.key === 'overdue')
  const card = page.getByRole('article', { name: say('board.card_overdue'), exact: true })
  await card.getByRole('link', { name: say('board.card_overdue') }).click()
  await page.waitForURL(/\/assessment\/tasks\?.*due=overdue/)
  await settled(page)
  await page.getByText(say('web.rows_all', { count: Number(overdue?.value) })).waitFor()
  expect(await page.getByText(pattern(say, 'web.due_overdue')).count()).toBe(Number(overdue?.value))
  await expectNoOverflow(page)
})

test('a late unit is opened, and its late task is supervised from the phone', async () => {
  const { page } = leader
  await leader.open('/assessment/board')
  const units = page.getByRole('article', { name: say('board.card_units') })
  await units.getByRole('link', { name: LATE_UNIT }).click()
  await page.getByRole('heading', { level: 1, name: LATE_UNIT }).waitFor()
  await settled(page)
  await expectNoOverflow(page)
  const late = page
    .getByRole('region', { name: say('unit.tasks') })
    .getByRole('listitem')
    .filter({ hasText: pattern(say, 'web.due_overdue') })
  const link = late.first().getByRole('link')
  task = (await link.textContent()) ?? ''
  await link.click()
  await page.getByRole('heading', { level: 1, name: task }).waitFor()
  await settled(page)
  await page.getByRole('button', { name: say('matters.supervise'), exact: true }).click()
  const dialog = page.getByRole('dialog', { name: say('matters.supervise') })
  await dialog.getByLabel(say('matters.supervise_demand')).fill(DEMAND)
  await expectNoOverflow(page)
  await expectAccessible(page)
  await dialog.getByRole('button', { name: say('matters.supervise_send'), exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText(say('task.supervised'), { exact: true }).first().waitFor()
})

test('the unit sees the supervision among its work and in its notices, with what is demanded', async () => {
  const unit = await visit(browser, { viewport: PHONE })
  const { page } = unit
  await signIn(unit, 'liaison')
  await page
    .getByRole('main')
    .getByRole('link', { name: `督办：${task}` })
    .first()
    .waitFor()
  await unit.open('/notices')
  await page
    .getByRole('main')
    .getByRole('link', { name: new RegExp(`督办“${task}”`) })
    .first()
    .click()
  await page.waitForURL(/\/matters\/[\w-]{36}|\/assessment\/tasks\//)
  await settled(page)
  await page.getByText(DEMAND).first().waitFor()
  await unit.open('/matters?view=unit')
  await page.getByRole('main').getByText(issued, { exact: true }).first().waitFor()
  await unit.close()
})

test('each figure and line of the board leads to a page that shows it', async () => {
  const targets = board.cards.flatMap((card) => [card.to, ...card.lines.map((line) => line.to)])
  // Lines of one kind lead to pages of one kind: one of each is opened.
  const kinds = new Map(targets.map((target) => [target.replace(IDENTIFIERS, ':id'), target]))
  expect(kinds.size).toBeGreaterThan(8)
  for (const target of kinds.values()) {
    await leader.open(target)
    const refusals = leader.page
      .getByRole('heading', { name: say('web.no_page_title') })
      .or(leader.page.getByText(say('web.not_found')))
    expect(await refusals.count(), target).toBe(0)
  }
})
