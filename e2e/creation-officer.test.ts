/** 创建办工作人员: from the county's published plan to tasks, from a figure to the score and why it is what it is. */
import { join } from 'node:path'
import type { Browser, Locator } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, settled, signIn, type Visit, visit } from './browser.ts'
import { pattern, wordsIn } from './words.ts'

const PLAN = join(import.meta.dirname, '../src/capabilities/assessment/plan/fixtures/mingxi-2024.txt')
const PLAN_TITLE = '明溪县落实三明市创建全国网络市场监管与服务示范区工作实施方案'
const MERGED_BUREAU = '县工信局（商务局）'
const OFFICE = '县创建工作领导小组办公室'
const INDICATOR = 3
const TASKS = 22

const say = wordsIn('zh')
let browser: Browser
let officer: Visit

beforeAll(async () => {
  browser = await openBrowser()
  officer = await visit(browser)
  await signIn(officer, 'county')
})
afterAll(async () => {
  await officer.close()
  await browser.close()
})

test('a published plan is read and its units are mended; nothing is lost by a reload', async () => {
  const { page } = officer
  await officer.open('/assessment/plans')
  await page.getByLabel(say('plan.upload')).setInputFiles(PLAN)
  await page.waitForURL(/\/assessment\/plans\/[\w-]+/)
  await page.getByRole('heading', { level: 1, name: PLAN_TITLE }).waitFor()
  // Text and result stand side by side.
  await page
    .getByRole('region', { name: say('plan.text') })
    .getByText('明政办发明电〔2024〕13号')
    .first()
    .waitFor()
  await page.getByRole('tab', { name: pattern(say, 'plan.tab_units') }).click()

  // Two printed names are one merged bureau; a third belongs to a unit that exists.
  for (const printed of ['商务局', '县商务局'])
    await page.getByLabel(say('plan.unit_name', { unit: printed }), { exact: true }).fill(MERGED_BUREAU)
  const absent = unitRow('银保监组')
  await absent.getByRole('radio', { name: say('plan.unit_use') }).check()
  await absent.getByRole('combobox').fill('创建')
  await page
    .getByRole('option', { name: OFFICE })
    .or(page.locator('.ant-select-item-option', { hasText: OFFICE }))
    .last()
    .click()
  await page.getByText(say('plan.save_saved')).waitFor()

  // What was mended and the tab that is open survive a reload.
  await page.reload()
  await settled(page)
  expect(
    await page.getByLabel(say('plan.unit_name', { unit: '县商务局' }), { exact: true }).inputValue(),
  ).toBe(MERGED_BUREAU)
  await unitRow('银保监组').getByText(OFFICE).waitFor()
})

test('two windows mend one draft: both their words stand, and where they differ it is said', async () => {
  const { page } = officer
  const colleague = await visit(browser, { state: await officer.context.storageState() })
  const { pathname, search } = new URL(page.url())
  await colleague.open(`${pathname}${search}`)
  const nameIn = (window: Visit, printed: string) =>
    window.page.getByLabel(say('plan.unit_name', { unit: printed }), { exact: true })
  const write = async (window: Visit, printed: string, name: string) => {
    const saved = window.page.waitForResponse(
      (answer) => answer.request().method() === 'PUT' && answer.ok() && answer.url().includes(pathname),
    )
    await nameIn(window, printed).fill(name)
    await saved
    await window.page.getByText(say('plan.save_saved')).waitFor()
  }
  await write(officer, '商务局', '县商务局甲')
  await write(colleague, '县商务局', '县商务局乙')
  await colleague.page.getByText(say('plan.combined')).waitFor()
  expect(await nameIn(colleague, '商务局').inputValue()).toBe('县商务局甲')
  expect(await colleague.page.getByText(pattern(say, 'plan.combined_clashes')).count()).toBe(0)

  // The first window still has what it began with: now both wrote the same field.
  await write(officer, '县商务局', '县商务局丙')
  const notice = page.getByRole('status').filter({ hasText: say('plan.combined') })
  await notice.getByText(say('plan.combined_clashes', { count: 1 })).waitFor()
  await notice.getByText('县商务局乙').waitFor()
  await expectAccessible(page)
  await notice.getByRole('button', { name: say('plan.combined_seen') }).click()
  await notice.waitFor({ state: 'hidden' })
  await page.reload()
  await settled(page)
  expect([
    await nameIn(officer, '商务局').inputValue(),
    await nameIn(officer, '县商务局').inputValue(),
  ]).toEqual(['县商务局甲', '县商务局丙'])
  for (const printed of ['商务局', '县商务局']) await write(officer, printed, MERGED_BUREAU)
  await colleague.close()
})

test('its tasks are created in one import', async () => {
  const { page } = officer
  await page.getByRole('button', { name: say('plan.import') }).click()
  const dialog = page.getByRole('dialog', { name: say('plan.import_title') })
  await dialog.getByText(say('plan.count_tasks', { count: TASKS })).waitFor()
  expect(await dialog.getByLabel(say('plan.due')).inputValue()).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  await dialog.getByRole('button', { name: say('plan.import_now') }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText(pattern(say, 'plan.imported_on')).waitFor()

  await page.getByRole('link', { name: say('plan.to_tasks') }).click()
  await page.getByText(say('web.rows_all', { count: TASKS })).waitFor()
})

test('a filter of the list stands in the address: it survives a reload and can be sent to a colleague', async () => {
  const { page } = officer
  const unitFilter = page.getByRole('combobox', { name: say('task.unit'), exact: true })
  await officer.open('/assessment/tasks')
  await unitFilter.selectOption({ label: MERGED_BUREAU })
  await page.waitForURL(/unitId=/)
  await page.getByText(say('web.rows_all', { count: TASKS })).waitFor({ state: 'hidden' })
  const filtered = page.getByText(pattern(say, 'web.rows_all'))
  const words = await filtered.textContent()
  await page.reload()
  await settled(page)
  expect(await unitFilter.locator('option:checked').textContent()).toBe(MERGED_BUREAU)
  expect(await filtered.textContent()).toBe(words)
})

test('a figure that was missing changes the score, and its explanation leads back to the figure', async () => {
  const { page } = officer
  await officer.open('/assessment/score')
  expect(await sureAndPossible()).toEqual(['0', '100'])

  await officer.open('/assessment/evidence')
  const year = new Date().getFullYear() - 1
  await enterFigure(`网络交易经营者数量 ${year}`, '18300')
  await page.getByText(say('evidence.change_none')).waitFor()
  await enterFigure(`市场主体数量 ${year}`, '120000')
  await page
    .getByRole('status')
    .filter({ hasText: say('evidence.saved') })
    .getByText(/\+2/)
    .waitFor()
  await page.getByRole('link', { name: say('evidence.change_why', { number: INDICATOR }) }).click()

  const explanation = page.getByRole('list', { name: say('score.explanation', { number: INDICATOR }) })
  await explanation.getByText(pattern(say, 'web.state_met')).first().waitFor()
  expect(await sureAndPossible()).toEqual(['2', '100'])
  await explanation.getByRole('link', { name: /18,?300/ }).click()
  await page.waitForURL(/\/assessment\/evidence\?.*series=onlineOperators/)
  await page.getByRole('dialog', { name: pattern(say, 'evidence.figure_of', { year }) }).waitFor()

  // The explanation that stands open is part of the address.
  await page.goBack()
  await explanation.waitFor()
  await page.reload()
  await explanation.waitFor()
})

test('the printed score page has its words and no controls', async () => {
  const { page } = officer
  await officer.open(`/assessment/score?indicator=${INDICATOR}`)
  await page.emulateMedia({ media: 'print' })
  await page.getByRole('heading', { level: 1 }).waitFor()
  await page.getByRole('list', { name: say('score.explanation', { number: INDICATOR }) }).waitFor()
  expect(await page.getByRole('navigation').filter({ visible: true }).count()).toBe(0)
  expect(await page.getByRole('banner').filter({ visible: true }).count()).toBe(0)
  expect(await page.getByRole('button', { name: say('score.print') }).isVisible()).toBe(false)
  expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000)
  await page.emulateMedia({ media: 'screen' })
})

test('a task of another region is not found, and its title is not told', async () => {
  const city = await visit(browser)
  await signIn(city, 'creation')
  const answer = await city.context.request.get('/api/assessment/tasks')
  const { items } = (await answer.json()) as {
    items: readonly { id: string; title: string; unitName: string }[]
  }
  const foreign = items.find((task) => task.unitName.startsWith('市'))
  await city.close()
  const { page } = officer
  await officer.open(`/assessment/tasks/${foreign?.id}`)
  await page.getByRole('alert').getByText(say('assessment.no_such_task')).waitFor()
  expect(await page.locator('body').textContent()).not.toContain(foreign?.title)
})

function unitRow(printed: string): Locator {
  const { page } = officer
  return page.getByRole('listitem').filter({ has: page.getByText(printed, { exact: true }) })
}

async function enterFigure(name: string, value: string): Promise<void> {
  const { page } = officer
  await page.getByRole('button', { name: new RegExp(`^${name} ${say('evidence.where_local')}`) }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say('figure.value')).fill(value)
  await dialog.getByLabel(say('figure.source')).fill('县统计局（测试数据）')
  await dialog.getByRole('button', { name: say('figure.save') }).click()
  await dialog.waitFor({ state: 'hidden' })
}

/** Points that are sure and points that are possible, as the head of the score page shows them. */
async function sureAndPossible(): Promise<string[]> {
  const { page } = officer
  const head = page.getByRole('region', { name: pattern(say, 'score.verdict_undecided') })
  await head.waitFor()
  const words = (await head.textContent()) ?? ''
  return ['score.sure', 'score.possible'].map(
    (key) => new RegExp(`([\\d.]+)\\s*${say(key)}`).exec(words)?.[1] ?? 'none',
  )
}
