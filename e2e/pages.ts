/**
 * 每个页面: what is a fault of a page, looked for in both languages, wide and on a phone: axe finds something, the page
 * scrolls sideways, a key stands where its text should, or the browser's console has an error.
 */
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll } from 'vitest'
import { pageRegistry } from '../src/capabilities/registry.ui.ts'
import type { Language } from '../src/kernel/text.ts'
import { addressesOf, viewsOf } from './addresses.ts'
import {
  inLanguage,
  openBrowser,
  overflowing,
  PHONE,
  resize,
  settled,
  shapeOf,
  signIn,
  type Visit,
  violations,
  visit,
  WIDE,
  ZOOMED,
} from './browser.ts'
import { unworded, wordsIn } from './words.ts'

/** Pages that one account has open side by side. */
const LANES = 2
/** For one account and all of its pages. */
export const PATIENCE_MS = 600_000

const PAGES = pageRegistry.capabilities.flatMap((capability) => capability.pages)
const TITLE = new RegExp(`.+ · (${wordsIn('zh')('web.product')}|${wordsIn('en')('web.product')})$`)

let browser: Browser
/** axe looks once at what has the same shape for two roles: what it finds depends on that, not on the records. */
const examined = new Set<string>()
const reached = new Set<string>()

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(async () => {
  await browser.close()
})

/** What is wrong with a page as it stands, each fault with where it was seen. */
async function faultsOf({ page, errors }: Visit, isExamined: boolean): Promise<readonly string[]> {
  const faults = [
    ...(await overflowing(page)).map((element) => `wider than the page: ${element}`),
    ...(await unworded(page)).map((word) => `not worded: ${word}`),
    ...(TITLE.test(await page.title()) ? [] : [`title: ${await page.title()}`]),
    // Each error once, where it was made.
    ...errors.splice(0),
  ]
  const width = page.viewportSize()?.width
  const language = await page.locator('html').getAttribute('lang')
  const shape = isExamined ? `${width} ${language} ${await shapeOf(page)}` : ''
  if (isExamined && !examined.has(shape)) {
    examined.add(shape)
    faults.push(...(await violations(page)))
  }
  return faults.map((fault) => `${language} ${width} px: ${fault}`)
}

/** Follows a link to the address, as who is in the program does: the page is drawn anew, the program is not. */
async function goTo({ page, open }: Visit, address: string): Promise<void> {
  if ((await page.locator('main').count()) === 0) return await open(address)
  await page.evaluate((to) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate', { state: null }))
    return new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
  }, address)
  await settled(page)
}

/** An address to look at; `isNew` when nobody saw its page before. */
interface Seen {
  readonly address: string
  readonly isNew: boolean
}

/**
 * A new page is seen in both languages, wide and on a phone, and examined by axe once in each language and once at each
 * width; for who comes later it is seen and examined on a phone, in the language that stands.
 */
async function faultsAt(opened: Visit, { address, isNew }: Seen): Promise<readonly string[]> {
  const { page } = opened
  await resize(page, isNew ? WIDE : PHONE)
  await goTo(opened, address)
  const first: Language = (await page.locator('html').getAttribute('lang'))?.startsWith('zh') ? 'zh' : 'en'
  const faults = [...(await faultsOf(opened, true))]
  if (isNew) {
    await resize(page, ZOOMED)
    faults.push(...(await overflowing(page)).map((element) => `at 200 %: ${element}`))
    await resize(page, PHONE)
    faults.push(...(await faultsOf(opened, false)))
    await inLanguage(opened, first === 'zh' ? 'en' : 'zh')
    faults.push(...(await faultsOf(opened, true)))
    await resize(page, WIDE)
    faults.push(...(await faultsOf(opened, false)))
  }
  return faults.map((fault) => `${address} ${fault}`)
}

/** Goes through the addresses in several windows of one person at once. */
async function faultsOfAll(first: Visit, addresses: readonly Seen[]): Promise<readonly string[]> {
  const state = await first.context.storageState()
  const others = await Promise.all(Array.from({ length: LANES - 1 }, () => visit(browser, { state })))
  const waiting = [...addresses]
  const faults: string[] = []
  const lane = async (opened: Visit) => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift())
      faults.push(...(await faultsAt(opened, address)))
  }
  await Promise.all([first, ...others].map(lane))
  for (const opened of others) await opened.close()
  return faults
}

/** Pages without the shell, as nobody sees them. */
export async function faultsOfPlainPages(): Promise<readonly string[]> {
  const nobody = await visit(browser)
  const plain = PAGES.filter((page) => page.frame === 'plain')
  const faults = await faultsOfAll(
    nobody,
    plain.map((page) => ({ address: page.path, isNew: true })),
  )
  await nobody.close()
  return faults
}

/** Pages of the daily work of the bureau; the others belong to the creation and to the instance. */
export const isDaily = (path: string): boolean => /^\/(operators|monitoring|evidence)(\/|$)/.test(path)

/** Every such page that the account may open; `isFirst` where no other file looks at them with more to show. */
export async function faultsSeenBy(
  account: string,
  isFirst: boolean,
  isAsked: (path: string) => boolean = () => true,
): Promise<readonly string[]> {
  const opened = await visit(browser)
  await signIn(opened, account)
  const session = await opened.context.request.get('/api/session')
  const { permissions } = (await session.json()) as { permissions: readonly string[] }
  const addresses: Seen[] = []
  for (const page of PAGES) {
    if (page.frame === 'plain' || !isAsked(page.path)) continue
    if (page.permission !== undefined && !permissions.includes(page.permission)) continue
    const all = await addressesOf(opened, page)
    // A page is seen with each kind of thing and in each view by the first who may, with one by the others.
    const isNew = isFirst && !reached.has(page.path)
    const seen = isNew ? [...all, ...viewsOf(page, all[0])] : all.slice(0, 1)
    addresses.push(...seen.map((address) => ({ address, isNew })))
    if (all.length > 0) reached.add(page.path)
  }
  const faults = await faultsOfAll(opened, addresses)
  await opened.close()
  return faults
}

/** Pages of the shell that nobody opened so far with something to show. */
export const unreached = (isAsked: (path: string) => boolean): readonly string[] =>
  PAGES.filter((page) => page.frame !== 'plain' && isAsked(page.path) && !reached.has(page.path)).map(
    (page) => page.path,
  )
