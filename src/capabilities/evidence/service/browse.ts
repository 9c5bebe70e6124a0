/** 取证过程: opens the page as a visitor does, logs each step, and takes what a person would see. */
import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page, Response } from 'playwright-core'
import { assertNever } from '../../../kernel/result.ts'
import { PAGE_TEXT, SCREENSHOT } from '../domain/pack.ts'
import { type ScriptStep, stepText } from '../domain/script.ts'
import { recordScreen } from './screen-recording.ts'

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
const STEP_MS = 10_000
const PLAY_SECONDS = 5

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

/** What is done on the page beside looking at it. */
export interface Work {
  readonly script: readonly ScriptStep[]
  readonly recordsScreen: boolean
}

/** Opens a window, visits the page and takes its parts; the reason when the page does not come. */
export async function browse(
  context: BrowserContext,
  url: string,
  work: Work,
  log: StepLog,
): Promise<Browsed | { readonly reason: string }> {
  const page = await context.newPage()
  page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}))
  const parts = new Map<string, Uint8Array>()
  const missing: Missing[] = []
  const take = async (part: string, making: () => Promise<Uint8Array>) => {
    const taken = await log.take(part, making)
    if ('value' in taken) parts.set(part, taken.value)
    else missing.push({ part, reason: taken.reason })
  }
  const recording = work.recordsScreen ? await recordScreen(context, page) : undefined
  const opened = await log.take(`open ${url}`, () => page.goto(url, { waitUntil: 'load', timeout: LOAD_MS }))
  // A page that never finishes loading is there all the same once it has a document.
  if ('reason' in opened && (page.url() === 'about:blank' || page.url().startsWith('chrome-error:')))
    return opened
  const response = 'value' in opened ? opened.value : null
  await log.take('wait for quiet', () => page.waitForLoadState('networkidle', { timeout: QUIET_MS }))
  await log.take('scroll to the end and back', () => scrollThrough(page))
  await log.take('wait for quiet', () => page.waitForLoadState('networkidle', { timeout: QUIET_MS }))
  for (const [index, step] of work.script.entries()) {
    const number = String(index + 1).padStart(2, '0')
    const done = await log.take(stepText(step), () => act(page, step))
    if ('reason' in done) missing.push({ part: `step ${number}: ${stepText(step)}`, reason: done.reason })
    await take(`capture/step-${number}.png`, () => page.screenshot({ timeout: PART_MS }))
  }
  if (recording !== undefined)
    await take('capture/recording.avi', async () => {
      const film = await recording.stop()
      if (film === undefined) throw new Error('no picture came')
      return film
    })
  await take(SCREENSHOT, () => page.screenshot({ fullPage: true, timeout: PART_MS }))
  await take('capture/page.pdf', () => page.pdf({ printBackground: true, format: 'A4' }))
  await take('capture/dom.html', async () => Buffer.from(await page.content()))
  let text: string | undefined
  await take(PAGE_TEXT, async () => {
    text = await visibleText(page)
    return Buffer.from(text)
  })
  const title = await page.title().catch(() => '')
  const status = response?.status()
  return { finalUrl: page.url(), title, status, redirects: redirectsOf(response), text, parts, missing }
}

/** What a person reads, without scripts and hidden parts. */
export const visibleText = (page: Page): Promise<string> =>
  // biome-ignore lint/performance/useDomNodeTextContent: the text as it is shown
  page.locator('body').innerText({ timeout: PART_MS })

/** 操作步骤: one step, as a person would do it. */
async function act(
  page: Page,
  { kind, target = '', text = '', seconds = PLAY_SECONDS }: ScriptStep,
): Promise<void> {
  const timeout = STEP_MS
  const isSelector = target.startsWith('css=')
  switch (kind) {
    case 'fill': {
      const field = isSelector
        ? page.locator(target)
        : page.getByLabel(target).or(page.getByPlaceholder(target))
      await field.first().fill(text, { timeout })
      return await field.first().press('Enter', { timeout })
    }
    case 'click':
      await (isSelector ? page.locator(target) : page.getByText(target)).first().click({ timeout })
      return await page.waitForLoadState('networkidle', { timeout: QUIET_MS })
    case 'scroll':
      return await scrollThrough(page)
    case 'wait':
      return await page.waitForTimeout(seconds * 1000)
    case 'play': {
      const media = page.locator(isSelector ? target : 'video, audio').first()
      await media.evaluate((element) => (element as HTMLMediaElement).play(), undefined, { timeout })
      return await page.waitForTimeout(seconds * 1000)
    }
    default:
      return assertNever(kind)
  }
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
