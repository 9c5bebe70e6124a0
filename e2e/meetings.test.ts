/** 领导小组: made out of a plan's members; a meeting held, minuted, confirmed, and its resolution followed as a task. */
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  expectAccessible,
  expectNoOverflow,
  openBrowser,
  PHONE,
  settled,
  signIn,
  type Visit,
  visit,
  WIDE,
} from './browser.ts'
import { wordsIn } from './words.ts'

const PLAN = join(import.meta.dirname, '../src/capabilities/assessment/plan/fixtures/mingxi-2024.txt')
const RESOLUTION = '商务局牵头开展平台合规指导'
const say = wordsIn('zh')

let browser: Browser
let office: Visit
let groupId: string

beforeAll(async () => {
  browser = await openBrowser()
  office = await visit(browser)
  await signIn(office, 'creation')
  const answer = await office.context.request.get('/api/organisation/bodies?kind=leadingGroup')
  groupId = ((await answer.json()) as { items: { id: string }[] }).items[0]?.id ?? ''
})
afterAll(async () => {
  await office.close()
  await browser.close()
})

const press = async (page: Page, name: string) =>
  await page.getByRole('button', { name, exact: true }).first().click()

async function expectGoodOnPhone(page: Page): Promise<void> {
  await page.setViewportSize(PHONE)
  await expectNoOverflow(page)
  await expectAccessible(page)
  await page.setViewportSize(WIDE)
}

test('a meeting is held, its minutes are written and confirmed, and the resolution becomes a task that is followed', async () => {
  const { page } = office
  await office.open(`/organisation/bodies/${groupId}`)
  await press(page, say('bodies.plan_meeting'))
  const dialog = page.getByRole('dialog')
  const title = `推进会议 ${Date.now()}`
  const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(new Date())
  await dialog.getByLabel(say('bodies.meeting_title')).fill(title)
  await dialog.getByLabel(say('bodies.from')).fill(`${today}T00:00`)
  await dialog.getByLabel(say('bodies.to')).fill(`${today}T00:30`)
  await dialog.getByLabel(say('bodies.place')).fill('第一会议室')
  await press(page, say('bodies.add_item'))
  await dialog.getByLabel(say('bodies.item_of', { place: 1 })).fill('听取平台合规情况汇报')
  await dialog.getByRole('button', { name: say('bodies.plan_meeting'), exact: true }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()

  await page.getByLabel(say('bodies.paper_of')).selectOption({ index: 1 })
  await page
    .getByLabel(say('bodies.add_paper'))
    .setInputFiles({ name: '汇报材料.txt', mimeType: 'text/plain', buffer: Buffer.from('汇报材料') })
  await page.locator('ol').getByRole('link', { name: '汇报材料.txt' }).waitFor()

  await press(page, say('bodies.write_minutes'))
  await press(page, say('bodies.all_present'))
  await page.locator('textarea[id$="_minutes"]').fill('会议听取了汇报，研究了下一步工作。')
  await press(page, say('bodies.add_resolution'))
  await page.locator('[id$="_resolutions_0_text"]').fill(RESOLUTION)
  await page.locator('[id$="_resolutions_0_itemId"]').selectOption({ index: 1 })
  await page.locator('[id$="_resolutions_0_leadUnitId"]').fill('市商务局')
  await page.keyboard.press('Enter')
  await page.locator('[id$="_resolutions_0_dueOn"]').fill('2027-03-31')
  await expectAccessible(page)
  await expectGoodOnPhone(page)
  await press(page, say('bodies.save_minutes'))
  await press(page, say('bodies.confirm_minutes'))
  await page.getByRole('link', { name: RESOLUTION, exact: true }).click()
  await page.waitForURL(/\/assessment\/tasks\//)
  await page.getByRole('heading', { level: 1, name: RESOLUTION }).waitFor()

  await office.open(`/organisation/meetings?view=resolutions&search=${encodeURIComponent(RESOLUTION)}`)
  await page.getByRole('link', { name: RESOLUTION, exact: true }).waitFor()
  await page.getByRole('link', { name: title, exact: true }).waitFor()
})

test('the members that a plan names become the leading group and its office, mended where the unit is unknown', async () => {
  const county = await visit(browser)
  await signIn(county, 'county')
  const { page } = county
  await county.open('/assessment/plans')
  await page.getByLabel(say('plan.upload')).setInputFiles(PLAN)
  await page.getByRole('heading', { level: 1, name: /明溪县/ }).waitFor()
  await press(page, say('plan.import'))
  await press(page, say('plan.import_now'))
  await page.getByRole('link', { name: say('planbody.open') }).click()
  await settled(page)
  const seats = page.locator('.seat-card')
  expect(await seats.count()).toBe(21)
  await expectAccessible(page)
  await expectGoodOnPhone(page)
  await page.getByLabel(say('planbody.only_unmatched')).check()
  const unknown = await seats.count()
  expect(unknown).toBeGreaterThan(0)
  await seats.first().locator('select').nth(1).selectOption({ index: 1 })
  expect(await seats.count()).toBe(unknown - 1)
  await press(page, say('planbody.make', { count: 21 }))
  await page.getByRole('link', { name: say('planbody.to_group') }).click()
  await page.getByRole('heading', { level: 1, name: /领导小组/ }).waitFor()
  await settled(page)
  await expectAccessible(page)
  await expectGoodOnPhone(page)
  await county.close()
})
