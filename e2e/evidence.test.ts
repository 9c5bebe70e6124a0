/** 网页留证: a page is captured, its pack downloaded and verified on the offline page; one flipped byte is refused by name. */
import { once } from 'node:events'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { expectAccessible, openBrowser, signIn, type Visit, visit } from './browser.ts'
import { pattern, wordsIn } from './words.ts'

const say = wordsIn('zh')
const TITLE = '甲店（测试网页）'

// Before the program of this file starts: it may reach inside only what it was told at its start.
const site = createServer((_, response) =>
  response
    .writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    .end(`<!doctype html><title>${TITLE}</title><h1>全网第一的面霜</h1>`),
).listen(0, '127.0.0.1')
await once(site, 'listening')
const host = `127.0.0.1:${(site.address() as AddressInfo).port}`
process.env.SISHI_FETCH_HOSTS = host

const folder = await mkdtemp(join(tmpdir(), 'sishi-e2e-pack-'))
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
  site.close()
  await rm(folder, { recursive: true, force: true })
})

async function download(page: Page, link: string): Promise<string> {
  const downloading = page.waitForEvent('download')
  await page.getByRole('link', { name: link }).click()
  const got = await downloading
  const file = join(folder, got.suggestedFilename())
  await got.saveAs(file)
  return file
}

/** Opens the offline page as a file, without any network, and hands it a pack. */
async function verdictOf(verifier: string, pack: string): Promise<string> {
  const context = await browser.newContext({ locale: 'zh-CN', offline: true })
  const page = await context.newPage()
  await page.goto(pathToFileURL(verifier).href)
  await page.locator('input[type=file]').setInputFiles(pack)
  const answer = page.locator('section[data-verdict]:not([data-verdict=""])')
  await answer.waitFor()
  await expectAccessible(page)
  const text = await answer.innerText()
  await context.close()
  return text
}

test('a page is captured and its pack is sealed, with every act on it in the custody', async () => {
  const { page } = officer
  await officer.open('/evidence')
  await page.getByRole('button', { name: say('pack.new') }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(say('pack.url')).fill(`http://${host}/shop`)
  await dialog.getByLabel(say('pack.purpose')).fill('核查绝对化用语')
  for (const number of [1, 2]) {
    const fields = dialog.getByRole('group', { name: say('pack.officer', { number }) })
    await fields.getByLabel(say('pack.officer_name')).fill(`执法员${number}（测试）`)
    await fields.getByLabel(say('pack.certificate')).fill(`测试-00${number}`)
  }
  await expectAccessible(page)
  await dialog.getByRole('button', { name: say('pack.request') }).click()
  await page.getByRole('heading', { level: 1, name: TITLE }).waitFor({ timeout: 60_000 })
  await page.getByText(say('evidence.state_sealed'), { exact: true }).waitFor()
  await page.getByRole('button', { name: say('pack.verify_run') }).click()
  await page.getByText(say('pack.verdict_valid')).waitFor()
  const custody = page.getByRole('region', { name: say('pack.custody'), exact: true })
  for (const act of ['captureRequested', 'packSealed', 'packViewed', 'packVerified'])
    await custody.getByRole('row', { name: say(`audit.action.evidence.${act}`) }).waitFor()
  await expectAccessible(page)
})

test('the pack verifies on the offline page, and with one byte flipped is refused by name', async () => {
  const { page } = officer
  const verifier = await download(page, say('pack.verifier'))
  const pack = await download(page, say('pack.download'))
  expect(await verdictOf(verifier, pack)).toMatch(pattern(say, 'verify.verdict.valid'))
  const bytes = await readFile(pack)
  const at = bytes.indexOf('全网第一')
  bytes[at] = (bytes[at] ?? 0) ^ 1
  await writeFile(`${pack}.changed`, bytes)
  const refused = await verdictOf(verifier, `${pack}.changed`)
  expect(refused).toMatch(pattern(say, 'verify.verdict.invalid'))
  expect(refused).toContain('archive/data.warc')
})
