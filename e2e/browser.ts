/** One Chromium per test file, people in contexts of their own, and the accessibility check of every page. */
import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page, type Request } from 'playwright-core'
import { expect, vi } from 'vitest'
import { demoAccounts } from '../src/capabilities/organisation/index.ts'
import type { Language } from '../src/kernel/text.ts'
import { address } from './own-program.ts'

const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env.SISHI_CHROMIUM ?? '/usr/bin/chromium-headless-shell'
  return await chromium.launch({ executablePath, args: QUIET })
}

export const WIDE = { width: 1440, height: 900 }
export const PHONE = { width: 360, height: 780 }
/** A page of 1440 px at 200 % has half of its pixels to lay itself out in. */
export const ZOOMED = { width: 720, height: 450 }

export interface Visitor {
  readonly language?: Language
  readonly viewport?: { readonly width: number; readonly height: number }
  /** Sign-in and choices of another window of the same person. */
  readonly state?: Awaited<ReturnType<BrowserContext['storageState']>>
}

/** A browser window of one person; what the page logs as an error fails the test at its end (`close`). */
export interface Visit {
  readonly context: BrowserContext
  readonly page: Page
  /** Errors of the page so far: exceptions and what it wrote as an error. */
  readonly errors: string[]
  open(path: string): Promise<void>
  close(): Promise<void>
}

/** No answer of a quiet page is on its way, nor has one come so lately that the page may ask on. */
const QUIET_MS = 150
const traffic = new WeakMap<Page, { isQuiet: () => boolean }>()

function watchTraffic(page: Page): void {
  const open = new Set<Request>()
  let last = performance.now()
  const end = (request: Request) => {
    open.delete(request)
    last = performance.now()
  }
  page.on('request', (request) => open.add(request))
  page.on('requestfinished', end)
  page.on('requestfailed', end)
  traffic.set(page, { isQuiet: () => open.size === 0 && performance.now() - last >= QUIET_MS })
}

export async function visit(browser: Browser, visitor: Visitor = {}): Promise<Visit> {
  const language = visitor.language ?? 'zh'
  const context = await browser.newContext({
    baseURL: address(),
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
    viewport: visitor.viewport ?? WIDE,
    ...(visitor.state ? { storageState: visitor.state } : {}),
  })
  const page = await context.newPage()
  watchTraffic(page)
  const errors: string[] = []
  page.on('pageerror', (error) => errors.push(error.message))
  page.on('console', (message) => {
    // The browser itself reports answers of 4xx and a lost network; those are asserted where they matter.
    const isExpected = /status of 4|ERR_INTERNET_DISCONNECTED/.test(message.text())
    if (message.type() === 'error' && !isExpected) errors.push(message.text())
  })
  return {
    context,
    page,
    errors,
    open: async (path) => {
      await page.goto(path)
      await settled(page)
    },
    close: async () => {
      await context.close()
      expect(errors).toEqual([])
    },
  }
}

/** The page has its title or says what went wrong, nothing is on its way and nothing spins. */
export async function settled(page: Page): Promise<void> {
  await page.locator('main h1, main [role="alert"]').first().waitFor()
  await page.locator('[aria-busy="true"], .loading, .ant-spin-spinning').first().waitFor({ state: 'hidden' })
  await vi.waitUntil(() => traffic.get(page)?.isQuiet(), { timeout: 30_000 })
}

/** Signs in as an account of the demo and waits for the first page. */
export async function signIn(
  visit: Visit,
  account: string,
  password: string = demoAccounts.password,
): Promise<void> {
  const { page } = visit
  await page.goto('/sign-in')
  await page.locator('#account').fill(account)
  await page.locator('#password').fill(password)
  await page.locator('button[type="submit"]').click()
  await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'))
  await settled(page)
}

/** What axe finds on the page as it stands, with all its rules. */
export async function violations(page: Page): Promise<readonly string[]> {
  // Put into a document once: reading its text anew for each look took as long as the look.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  return await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: typeof import('axe-core') }
    // Describing what passes takes long.
    const found = await axe.run(document, { resultTypes: ['violations'] })
    return found.violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`,
    )
  })
}

export async function expectAccessible(page: Page): Promise<void> {
  expect(await violations(page), await whereItStands(page)).toEqual([])
}

/**
 * The page without its words and records: elements, classes and roles, like neighbours once. Two pages of one shape are
 * one page to axe.
 */
export async function shapeOf(page: Page): Promise<string> {
  return await page.evaluate(() => {
    const STATES = ['type', 'role', 'aria-label', 'aria-labelledby', 'aria-current', 'aria-expanded', 'href']
    const hasText = (element: Element) =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim())
    const describe = (element: Element): string => {
      const name = element.localName
      if (name === 'svg' || name === 'canvas') return name
      const states = STATES.filter((state) => element.hasAttribute(state))
      const inside = new Set([...element.children].map(describe))
      const own = hasText(element) ? 'text' : ''
      return `${name}.${element.getAttribute('class') ?? ''}[${states}](${own}${[...inside].join(' ')})`
    }
    return describe(document.body).replace(/_r_\w+_/g, '')
  })
}

/** Elements that make the page scroll sideways; wide tables scroll in a box of their own. */
export async function overflowing(page: Page): Promise<readonly string[]> {
  return await page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement
    if (scrollWidth <= clientWidth) return []
    const isOutside = (element: Element) => element.getBoundingClientRect().right > clientWidth + 1
    return [...document.querySelectorAll('body *')]
      .filter(isOutside)
      .slice(-5)
      .map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
  })
}

export async function expectNoOverflow(page: Page): Promise<void> {
  // A page that was made narrower draws its cards in place of tables a moment later.
  await expect.poll(() => overflowing(page), { message: await whereItStands(page) }).toEqual([])
}

/** Makes the window as wide, and waits until the page has drawn itself for that width. */
export async function resize(page: Page, viewport: NonNullable<Visitor['viewport']>): Promise<void> {
  await page.setViewportSize(viewport)
  await page.evaluate(
    () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
  )
}

/** Switches the page to a language by its own button. */
export async function inLanguage({ page }: Visit, language: Language): Promise<void> {
  const current = (await page.locator('html').getAttribute('lang'))?.startsWith('zh') ? 'zh' : 'en'
  if (current === language) return
  const button = page.getByRole('button', { name: language === 'zh' ? '中文' : 'English', exact: true })
  const isCovered = (await page.getByRole('dialog').count()) > 0
  if (!isCovered && (await button.count()) > 0) await button.click()
  else {
    // Neither a page that one only passes through nor one under a dialog has a switch: it speaks what was chosen before.
    await page.evaluate((chosen) => localStorage.setItem('sishi.language', chosen), language)
    await page.reload()
  }
  await page.locator(`html[lang^="${language}"]`).waitFor()
  await settled(page)
}

/** The address, language and width that a finding was made at. */
async function whereItStands(page: Page): Promise<string> {
  const language = await page.locator('html').getAttribute('lang')
  return `${page.url()} ${language} ${page.viewportSize()?.width} px`
}
