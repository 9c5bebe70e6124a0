/** 指标体系: an edition is exported to xlsx, one indicator reworded, imported again, and both wordings are seen. */
import { readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import ExcelJS from 'exceljs'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, settled, signIn, type Visit, visit } from './browser.ts'
import { wordsIn } from './words.ts'

const OFFICIAL = '网上零售额同比增速'
const OWN = '本市网上零售额增长速度'

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

test('an edition is exported, one indicator reworded, imported again, and both wordings are seen', async () => {
  const { page } = officer
  await officer.open('/assessment/editions/2022-trial')
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: say('edition.export_xlsx') }).click(),
  ])
  const workbook = new ExcelJS.Workbook()
  await workbook.xlsx.load((await readFile(await download.path())) as unknown as ArrayBuffer)
  const sheet = workbook.getWorksheet('三级指标')
  const row = sheet?.getRow(3)
  expect(row?.getCell(3).text).toBe(OFFICIAL)
  if (row) row.getCell(3).value = OWN
  const file = join(tmpdir(), `sishi-edition-${process.pid}.xlsx`)
  await writeFile(file, Buffer.from(await workbook.xlsx.writeBuffer()))

  await officer.open('/assessment/editions')
  await page.getByRole('button', { name: say('edition.import') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say('edition.file')).setInputFiles(file)
  await dialog.getByText(say('edition.changes_count', { count: 1 }), { exact: true }).waitFor()
  await dialog.getByText(OFFICIAL, { exact: true }).waitFor()
  await dialog.getByText(OWN, { exact: true }).waitFor()
  await dialog.getByLabel(say('edition.reason')).fill('与本市统计口径一致')
  await dialog.getByRole('button', { name: say('edition.keep'), exact: true }).click()

  await page.waitForURL(/\/assessment\/editions\/2022-trial\?view=local/)
  const own = page.getByRole('list', { name: say('edition.view_local') })
  await own.getByText(OFFICIAL, { exact: true }).waitFor()
  await own.getByText(OWN, { exact: true }).waitFor()
  await settled(page)
  await expectAccessible(page)

  await officer.open('/assessment/score?indicator=1')
  await page.getByText(OWN).first().waitFor()
  expect(await page.getByText(OFFICIAL).count()).toBeGreaterThan(0)
})
