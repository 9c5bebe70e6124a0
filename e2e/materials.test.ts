/** 联络员, 创建办: ten materials uploaded at once and progress reported, one returned with a reason, nine accepted, and the score opens to the document. */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { taskProcedure } from '../src/capabilities/assessment/procedure.ts'
import { expectAccessible, openBrowser, settled, signIn, type Visit, visit } from './browser.ts'
import { pattern, wordsIn } from './words.ts'

/** 按件计分: its list of pieces is open in the demo. */
const INDICATOR = 34
const ITEM = '34.1'
const TAG = '十份文件'
const PROGRESS = '十份规范性文件已全部上报（测试内容）。'
const report = taskProcedure.steps.find((step) => step.key === 'report')
const fieldOf = (key: string) => report?.form?.find((field) => field.key === key)?.title.zh ?? ''
const FILES = Array.from({ length: 10 }, (_, at) => ({
  name: `网络市场规范性文件${at + 1}.txt`,
  mimeType: 'text/plain',
  buffer: Buffer.from(`规范性文件第${at + 1}号（测试内容）`, 'utf8'),
}))

const say = wordsIn('zh')
let browser: Browser
let liaison: Visit
let office: Visit

beforeAll(async () => {
  browser = await openBrowser()
  liaison = await visit(browser)
  office = await visit(browser)
  await signIn(liaison, 'liaison')
  await signIn(office, 'creation')
})
afterAll(async () => {
  await liaison.close()
  await office.close()
  await browser.close()
})

async function surePoints(): Promise<number> {
  const answer = await office.context.request.get('/api/assessment/score')
  const { groups } = (await answer.json()) as {
    groups: readonly { indicators: readonly { number: number; sure: string }[] }[]
  }
  const found = groups.flatMap((group) => group.indicators).find((each) => each.number === INDICATOR)
  return Number(found?.sure)
}

test('a liaison officer uploads ten files at once and enters them as materials', async () => {
  const { page } = liaison
  await liaison.open(`/assessment/materials?upload=yes&item=${ITEM}`)
  const drawer = page.getByRole('dialog', { name: say('upload.title') })
  await drawer.getByLabel(say('upload.tags'), { exact: true }).fill(TAG)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Escape')
  await drawer.locator('input[type=file]').setInputFiles(FILES)
  const enter = drawer.getByRole('button', { name: say('upload.enter', { count: FILES.length }) })
  await expect.poll(() => enter.isEnabled(), { timeout: 30_000 }).toBe(true)
  await expectAccessible(page)
  await enter.click()
  await drawer.waitFor({ state: 'hidden' })
  await liaison.open(`/assessment/materials?tag=${encodeURIComponent(TAG)}`)
  await page.getByText(say('web.rows_all', { count: FILES.length })).waitFor()
})

test('and reports progress on the task that waits, which the office reads', async () => {
  const { page } = liaison
  const answer = await liaison.context.request.get('/api/assessment/tasks?state=inProgress&limit=1')
  const { items } = (await answer.json()) as { items: readonly { id: string }[] }
  await liaison.open(`/assessment/tasks/${items[0]?.id}`)
  const name = report?.title.zh ?? ''
  await page.getByRole('button', { name, exact: true }).click()
  const dialog = page.getByRole('dialog', { name })
  await dialog.getByLabel(fieldOf('progress')).fill('70')
  await dialog.getByLabel(fieldOf('text')).fill(PROGRESS)
  await dialog.getByRole('button', { name, exact: true }).click()
  await dialog.waitFor({ state: 'hidden' })

  await office.open(`/assessment/tasks/${items[0]?.id}`)
  const reports = office.page.getByRole('region', { name: say('task.reports') })
  await reports.getByText(say('task.report_progress', { progress: 70 })).waitFor()
  await office.page
    .getByRole('region', { name: say('matters.timeline') })
    .getByText(PROGRESS)
    .waitFor()
})

test('the office returns one with a reason and accepts nine, and the score opens to the document', async () => {
  const { page } = office
  const before = await surePoints()
  await office.open(`/assessment/materials?tag=${encodeURIComponent(TAG)}&sort=title`)
  const boxes = page.getByRole('checkbox', { name: pattern(say, 'material.select') })
  await boxes.first().check()
  await page.getByRole('button', { name: say('material.return'), exact: true }).click()
  const dialog = page.getByRole('dialog', { name: say('material.return') })
  await dialog.getByLabel(say('material.return_reason')).fill('缺少盖章件')
  await dialog.getByRole('button', { name: say('material.return') }).click()
  await dialog.waitFor({ state: 'hidden' })
  await settled(page)
  for (let at = 1; at < FILES.length; at += 1) await boxes.nth(at).check()
  await page
    .getByText(say('material.selected', { count: FILES.length - 1 }))
    .first()
    .waitFor()
  await page.getByRole('button', { name: say('material.accept'), exact: true }).click()
  await expect.poll(surePoints).toBeGreaterThan(before)

  await office.open(`/assessment/score?indicator=${INDICATOR}`)
  const explanation = page.getByRole('list', { name: say('score.explanation', { number: INDICATOR }) })
  await explanation.getByText('已退回补正，不计入得分').first().waitFor()
  await explanation.getByRole('link', { name: /网络市场规范性文件10/ }).click()
  await page.waitForURL(/\/assessment\/materials\//)
  await page.getByText('规范性文件第10号（测试内容）').waitFor()
  await expectAccessible(page)
})

test('the returned one is a to-do of the unit, with its reason', async () => {
  const { page } = liaison
  await liaison.open(`/assessment/materials?tag=${encodeURIComponent(TAG)}&state=returned`)
  await page
    .getByRole('link', { name: /网络市场规范性文件/ })
    .first()
    .click()
  await page.getByText('缺少盖章件').waitFor()
  await page.getByRole('button', { name: say('material.new_version') }).click()
  const dialog = page.getByRole('dialog', { name: say('material.new_version') })
  await dialog.locator('input[type=file]').setInputFiles({
    name: '补正.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('已补盖章', 'utf8'),
  })
  const send = dialog.getByRole('button', { name: say('material.new_version') })
  await expect.poll(() => send.isEnabled()).toBe(true)
  await send.click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText(say('material.waits'), { exact: true }).waitFor()
})
