/** 统计数据: a file with bad rows is checked, its good rows are kept, and they stand in the chart and its table. */
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readXlsx, writeXlsx, XLSX_MEDIA_TYPE } from '../src/platform/xlsx/read.ts'
import { expectAccessible, openBrowser, signIn, type Visit, visit } from './browser.ts'
import { wordsIn } from './words.ts'

const HEADINGS = ['数据系列', '范围', '期间', '数值', '单位', '来源', '修订理由']
const ROWS = [
  ['快递业务量', '本地', '2020年', '5,120', '万件', '邮政统计（测试数据）', ''],
  ['快递业务量', '本地', '2021年', '６７３０', '万件', '邮政统计（测试数据）', ''],
  ['快递业务量', '本地', '2022年', '约八千', '亿元', '邮政统计（测试数据）', ''],
]

const say = wordsIn('zh')
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

test('a file with bad rows is told of each, and only its good rows are imported', async () => {
  const { page } = officer
  await officer.open('/figures/import')
  const buffer = await writeXlsx([{ name: '统计数据', headings: HEADINGS, rows: ROWS }])
  await page
    .getByLabel(say('figure.choose'))
    .setInputFiles({ name: '快递.xlsx', mimeType: XLSX_MEDIA_TYPE, buffer })
  const counts = { rows: 3, fresh: 2, revised: 0, same: 0, bad: 1 }
  await page.getByText(say('figure.checked', counts)).waitFor()
  const bad = page.getByRole('region', { name: say('web.bad_rows') })
  await bad.getByText(say('figures.import_not_a_number')).waitFor()
  await expectAccessible(page)

  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: say('figure.report') }).click()
  const [report] = (await readXlsx(await readFile(await (await downloading).path()))) ?? []
  expect(report?.rows.slice(1).map((row) => row.cells.slice(0, 3))).toEqual([
    ['4', '单位', '亿元'],
    ['4', '数值', '约八千'],
  ])

  await page.getByRole('button', { name: say('figure.import_good', { count: 2 }) }).click()
  await page.getByText(say('figure.applied', counts)).waitFor()
})

test('the imported values stand in the chart, and in its table behind one click', async () => {
  const { page } = officer
  await officer.open('/figures')
  await page.getByRole('link', { name: '快递业务量' }).click()
  await page.locator('figure').getByRole('img').first().waitFor()
  await page.getByRole('button', { name: say('web.as_table') }).click()
  await page
    .getByRole('figure')
    .getByRole('row', { name: /^2021/ })
    // The city beside the country: as an index of the first common year, 6730 against 9120.
    .getByText('73.79')
    .waitFor()
  await page.getByRole('link', { name: /^2021 .*6,730/ }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('邮政统计（测试数据）').waitFor()
  await expectAccessible(page)
})

test('a unit is asked for a figure, enters it with its document, and the office accepts: it is in force', async () => {
  const period = '2019'
  const name = say('figure.figure_of', { period, where: say('figure.where_local'), title: '网上零售额' })
  const { page } = officer
  await officer.open(`/figures/series/onlineRetail?where=local&period=${period}`)
  await page.getByRole('link', { name: say('figure.ask_instead') }).click()
  const drawer = page.getByRole('dialog')
  await drawer.getByLabel(say('figure.ask_due')).fill('2099-12-30')
  await drawer.getByLabel(say('figure.ask_content')).fill('以统计公报为准，并附公报。')
  await expectAccessible(page)
  await drawer.getByRole('button', { name: say('figure.ask') }).click()
  await page.getByText(say('figure.asked_done', { count: 1 })).waitFor()

  const unit = await visit(browser)
  await signIn(unit, 'liaison')
  await unit.open('/figures/requests')
  const title = `请填报网上零售额（${period}）`
  await unit.page.getByRole('link', { name: title }).click()
  await unit.page.getByRole('button', { name: `${say('figure.enter')} ${name}` }).click()
  const dialog = unit.page.getByRole('dialog', { name })
  await dialog.getByLabel(say('figure.value')).fill('１６８.２')
  await dialog.getByLabel(say('figure.source')).fill('统计公报（测试数据）')
  await dialog
    .getByLabel(say('figure.document'))
    .setInputFiles({ name: '公报.txt', mimeType: 'text/plain', buffer: Buffer.from('公报（测试数据）') })
  await expectAccessible(unit.page)
  await dialog.getByRole('button', { name: say('figure.save') }).click()
  await unit.page.getByText('统计公报（测试数据） · 公报.txt').waitFor()
  await unit.page.getByRole('button', { name: '提交数据' }).click()
  await unit.page.getByRole('dialog').getByRole('button', { name: '提交数据' }).click()
  await unit.page.getByText('待验收').first().waitFor()
  await unit.close()

  await officer.open('/figures/requests')
  await page.getByRole('link', { name: title }).click()
  await page.getByRole('button', { name: '验收通过' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '验收通过' }).click()
  await page.getByText(say('figure.request_closed')).waitFor()
  await page.getByText('168.2').waitFor()
  await expectAccessible(page)
})
