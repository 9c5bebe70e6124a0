/** 网络市场主体: a platform report with bad rows is checked, mended and imported; its operator stands in the register. */
import { readFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { madeUpCode } from '../src/capabilities/operators/demo/made-up.ts'
import { readXlsx, writeXlsx, XLSX_MEDIA_TYPE } from '../src/platform/xlsx/read.ts'
import { expectAccessible, openBrowser, signIn, type Visit, visit } from './browser.ts'
import { wordsIn } from './words.ts'

const HEADINGS = ['商家名称', '信用代码', '经营地址', '联系电话', '店铺名称', '网址']
const CODE = madeUpCode('2', 880_001)
const OTHER = madeUpCode('2', 880_002)
const rowOf = (name: string, code: string, shop: string) => [
  name,
  code,
  '甲州市城关镇一路8号',
  '19900008888',
  `${name}店`,
  `https://journey.example/${shop}`,
]

const say = wordsIn('zh')
let browser: Browser
let officer: Visit

beforeAll(async () => {
  browser = await openBrowser()
  officer = await visit(browser)
  await signIn(officer, 'market')
})
afterAll(async () => {
  await officer.close()
  await browser.close()
})

async function send(rows: readonly (readonly string[])[]): Promise<void> {
  const { page } = officer
  await officer.open('/operators/import')
  await page.getByLabel(say('import.sender')).fill('示例旅程平台')
  const buffer = await writeXlsx([{ name: '报送', headings: HEADINGS, rows }])
  await page
    .getByLabel(say('import.choose'))
    .setInputFiles({ name: '报送.xlsx', mimeType: XLSX_MEDIA_TYPE, buffer })
  await page.getByRole('button', { name: say('import.check') }).click()
}

test('bad rows are named with how to mend them, in a report for the sender', async () => {
  const { page } = officer
  await send([
    rowOf('甲州旅程甲店', CODE, '1'),
    rowOf('甲州旅程乙店', `${OTHER.slice(0, 8)}O${OTHER.slice(9)}`, '2'),
  ])
  const counts = { rows: 2, fresh: 1, changed: 0, same: 0, bad: 1 }
  await page.getByText(say('import.checked', counts)).waitFor()
  await page
    .getByRole('region', { name: say('web.bad_rows') })
    .getByText('甲州旅程乙店')
    .waitFor()
  await expectAccessible(page)
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: say('import.report') }).click()
  const [report] = (await readXlsx(await readFile(await (await downloading).path()))) ?? []
  expect(report?.rows[1]?.cells.slice(0, 3)).toEqual(['3', '甲州旅程乙店', '信用代码'])
})

test('the mended file is read by the same columns, and is in the register with its time line', async () => {
  const { page } = officer
  await send([rowOf('甲州旅程甲店', CODE, '1'), rowOf('甲州旅程乙店', OTHER, '2')])
  await page.getByText(say('import.checked', { rows: 2, fresh: 2, changed: 0, same: 0, bad: 0 })).waitFor()
  await page.getByRole('button', { name: say('import.import_all', { count: 2 }) }).click()
  await page.getByText(say('import.applied', { rows: 2, fresh: 2, changed: 0, same: 0, bad: 0 })).waitFor()
  await officer.open(`/operators?search=${encodeURIComponent('旅程乙')}`)
  await page.getByRole('link', { name: '甲州旅程乙店' }).click()
  await page
    .getByRole('list', { name: say('file.course') })
    .getByText('示例旅程平台')
    .waitFor()
  await page.getByRole('button', { name: say('file.verify') }).click()
  await page
    .getByRole('list', { name: say('file.course') })
    .getByText('核实无误')
    .waitFor()
  await expectAccessible(page)
})

test('a place rule is tried, saved, and places what the register holds', async () => {
  const { page } = officer
  await officer.open('/operators/places')
  await page.getByRole('button', { name: say('places.add') }).click()
  const rule = page.getByRole('group').last()
  await rule.getByLabel(say('places.words')).fill('城关镇一路8号')
  await rule.getByLabel(say('register.region')).selectOption('990122')
  await page.getByRole('button', { name: say('places.effect') }).click()
  const effect = page.getByRole('status').filter({ hasText: '甲州旅程乙店' })
  await effect.waitFor()
  const apply = page.getByRole('button', { name: say('places.apply') })
  expect(await apply.isDisabled()).toBe(true)
  await page.getByRole('button', { name: say('places.save') }).click()
  await expect.poll(() => apply.isEnabled()).toBe(true)
  await apply.click()
  const dialog = page.getByRole('dialog', { name: say('places.apply') })
  await dialog.getByRole('button', { name: say('places.apply') }).click()
  await dialog.waitFor({ state: 'hidden' })
  await page.getByText(/移动 \d+ 户/).waitFor()
  await expectAccessible(page)
  await officer.open(`/operators?search=${encodeURIComponent('旅程乙')}`)
  await page.getByRole('row', { name: /甲州旅程乙店.*丑陵县/ }).waitFor()
})
