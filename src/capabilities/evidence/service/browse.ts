/** 取证过程: opens the page as a visitor does, logs each step, and takes what a person would see. */
import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page, Response } from 'playwright-core'

export interface Step {
  readonly at: string
  readonly step: string
  readonly outcome: string
}

export interface Missing {
  readonly part: string
  readonly reason: string
}

export interface Browsed {
  readonly finalUrl: string
  readonly title: string
  readonly status: number | undefined
  readonly redirects: readonly string[]
  readonly text: string | undefined
  /** By member of the pack. */
  readonly parts: ReadonlyMap<string, Uint8Array>
  readonly missing: readonly Missing[]
}

const LOAD_MS = 45_000
const QUIET_MS = 10_000
const PART_MS = 30_000
const SCREENS_MAX = 30

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 200) ?? ''

export class StepLog {
  readonly steps: Step[] = []
  readonly #now: () => Date

  constructor(now: () => Date) {
    this.#now = now
  }

  /** Runs a step and writes down how it ended; the error of a step that failed is its answer. */
  async take<T>(
    step: string,
    work: () => Promise<T>,
  ): Promise<{ readonly value: T } | { readonly reason: string }> {
    const at = this.#now().toISOString()
    try {
      const value = await work()
      this.steps.push({ at, step, outcome: 'done' })
      return { value }
    } catch (error) {
      const reason = reasonOf(error)
      this.steps.push({ at, step, outcome: reason })
      return { reason }
    }
  }
}

/** 清洁性检查: what could have come between the page and the record, before the page is opened. */
export async function cleanlinessOf(context: BrowserContext, env: NodeJS.ProcessEnv) {
  const hosts = await readFile('/etc/hosts', 'utf8').catch(() => '')
  const names = ['http_proxy', 'https_proxy', 'all_proxy', 'HTTP_PROXY', 'HTTPS_PROXY', 'ALL_PROXY']
  return {
    cookies: (await context.cookies()).length,
    cache: 'new profile',
    extensions: 'disabled',
    serviceWorkers: 'blocked',
    proxy: 'own recording proxy: resolves, checks and records; no other',
    proxyVariables: names.filter((name) => env[name]),
    hostsFile: hosts.split('\n').filter((line) => line.trim() !== '' && !line.trim().startsWith('#')),
  }
}

/** Opens a window, visits the page and takes its parts; the reason when the page does not come. */
export async function browse(
  context: BrowserContext,
  url: string,
  log: StepLog,
): Promise<Browsed | { readonly reason: string }> {
  const page = await context.newPage()
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}))
  const opened = await log.take(`open ${url}`, () => page.goto(url, { waitUntil: 'load', timeout: LOAD_MS }))
  // A page that never finishes loading is there all the same once it has a document.
  if ('reason' in opened && (page.url() === 'about:blank' || page.url().startsWith('chrome-error:')))
    return opened
  const response = 'value' in opened ? opened.value : null
  await log.take('wait for quiet', () => page.waitForLoadState('networkidle', { timeout: QUIET_MS }))
  await log.take('scroll to the end and back', () => scrollThrough(page))
  await log.take('wait for quiet', () => page.waitForLoadState('networkidle', { timeout: QUIET_MS }))
  const parts = new Map<string, Uint8Array>()
  const missing: Missing[] = []
  const take = async (part: string, work: () => Promise<Uint8Array>) => {
    const taken = await log.take(part, work)
    if ('value' in taken) parts.set(part, taken.value)
    else missing.push({ part, reason: taken.reason })
  }
  await take('capture/screenshot.png', () => page.screenshot({ fullPage: true, timeout: PART_MS }))
  await take('capture/page.pdf', () => page.pdf({ printBackground: true, format: 'A4' }))
  await take('capture/dom.html', async () => Buffer.from(await page.content()))
  let text: string | undefined
  await take('capture/text.txt', async () => {
    // biome-ignore lint/performance/useDomNodeTextContent: what a person reads, without scripts and hidden parts
    text = await page.locator('body').innerText({ timeout: PART_MS })
    return Buffer.from(text)
  })
  const title = await page.title().catch(() => '')
  const status = response?.status()
  return { finalUrl: page.url(), title, status, redirects: redirectsOf(response), text, parts, missing }
}

/** Pages load much of what they show only when it comes into sight. */
async function scrollThrough(page: Page): Promise<void> {
  for (let screen = 0; screen < SCREENS_MAX; screen++) {
    const isAtEnd = await page.evaluate(() => {
      window.scrollBy(0, window.innerHeight)
      return window.scrollY + window.innerHeight >= document.documentElement.scrollHeight - 1
    })
    await page.waitForTimeout(50)
    if (isAtEnd) break
  }
  await page.evaluate(() => window.scrollTo(0, 0))
}

function redirectsOf(response: Response | null): string[] {
  const urls: string[] = []
  for (let request = response?.request().redirectedFrom(); request; request = request.redirectedFrom())
    urls.unshift(request.url())
  return urls
}
