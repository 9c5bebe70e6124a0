/** 取证过程: opens the page as a visitor does, logs each step, and takes what a person would see. */
import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page, Request } from 'playwright-core'
import { assertNever } from '../../../kernel/result.ts'
import type { Visitor } from '../../../kernel/visitor.ts'
import { Traffic } from '../../../platform/browser/traffic.ts'
import type { Missing, Reason } from '../domain/lack.ts'
import { PAGE_TEXT, SCREENSHOT } from '../domain/pack.ts'
import { type ScriptStep, stepText } from '../domain/script.ts'
import { recordScreen } from './screen-recording.ts'

/** What was done, by its code, and to what; `outcome` is `done` or why not. */
export interface Step {
  readonly at: string
  readonly step: string
  readonly of?: string
  readonly outcome: string
  readonly detail?: string | undefined
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
  /** When the picture of the page was taken: what was asked for afterwards is no part of it. */
  readonly takenAt: Date
}

const LOAD_MS = 45_000
const QUIET_MS = 10_000
const PART_MS = 30_000
/** For everything that is done on one page: a page that answers no more loses its parts, and they are named. */
const WHOLE_MS = 180_000
const SCREENS_MAX = 50
/** So long a page may take to grow once its end is in sight. */
const GROWTH_MS = 1_500
const SETTLE_MS = 50
/** Several waits may follow each other in one step. */
const SCRIPT_STEP_MS = 90_000
const TITLE_MS = 5_000
const STEP_MS = 10_000
const PLAY_SECONDS = 5

class Late extends Error {
  readonly seconds: number

  constructor(seconds: number) {
    super(`not done within ${seconds} s`)
    this.seconds = seconds
  }
}

/** How the browser says that no page came. */
const ENDS: readonly (readonly [RegExp, string])[] = [
  [/Download is starting/, 'download'],
  [/ERR_TOO_MANY_REDIRECTS/, 'redirect_loop'],
  [/ERR_EMPTY_RESPONSE/, 'no_answer'],
]

function reasonOf(error: unknown): Reason {
  const said = (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 200) ?? ''
  const timeout = /Timeout (\d+)ms exceeded/.exec(said)?.[1]
  if (error instanceof Late) return { reason: 'not_in_time', detail: String(error.seconds) }
  if (timeout !== undefined) return { reason: 'not_in_time', detail: String(Number(timeout) / 1000) }
  const ended = ENDS.find(([pattern]) => pattern.test(said))
  return ended === undefined ? { reason: 'not_done', detail: said } : { reason: ended[1], detail: '' }
}

/** Fails when the work is not done in time; whatever becomes of it later matters to nobody. */
export async function within<T>(timeoutMs: number, work: () => Promise<T>): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>()
  const late = () => reject(new Late(Math.round(timeoutMs / 1000)))
  const timer = setTimeout(late, Math.max(0, timeoutMs))
  try {
    return await Promise.race([work(), promise])
  } finally {
    clearTimeout(timer)
  }
}

export class StepLog {
  readonly steps: Step[] = []
  readonly #now: () => Date
  readonly #until = performance.now() + WHOLE_MS

  constructor(now: () => Date) {
    this.#now = now
  }

  /** Runs a step and writes down how it ended; the error of a step that failed is its answer. */
  async take<T>(
    step: Pick<Step, 'step' | 'of'>,
    work: () => Promise<T>,
    timeoutMs = PART_MS,
  ): Promise<{ readonly value: T } | Reason> {
    const at = this.#now().toISOString()
    try {
      const value = await within(Math.min(timeoutMs, this.#until - performance.now()), work)
      this.steps.push({ at, ...step, outcome: 'done' })
      return { value }
    } catch (error) {
      const reason = reasonOf(error)
      this.steps.push({ at, ...step, outcome: reason.reason, detail: reason.detail })
      return reason
    }
  }

  /** Writes down what the page did by itself. */
  note(step: string, of: string, outcome: string): void {
    this.steps.push({ at: this.#now().toISOString(), step, of: of.slice(0, 500), outcome })
  }

  now(): Date {
    return this.#now()
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
  /** As whom; a first visitor where nobody is named. */
  readonly visitor?: Visitor
}

/** Opens a window, visits the page and takes its parts; the reason when the page does not come. */
export async function browse(
  context: BrowserContext,
  url: string,
  work: Work,
  log: StepLog,
): Promise<Browsed | Reason> {
  if (work.visitor !== undefined) await appearAs(context, url, work.visitor, log)
  const page = await within(STEP_MS, () => context.newPage())
  page.on('dialog', (dialog) => {
    log.note(dialog.type(), dialog.message(), 'dismissed')
    dialog.dismiss().catch(() => {})
  })
  page.on('popup', (popup) => log.note('new_window', popup.url(), 'left_alone'))
  const way = new Way(page)
  const traffic = new Traffic(page)
  const parts = new Map<string, Uint8Array>()
  const missing: Missing[] = []
  const take = async (part: string, making: () => Promise<Uint8Array>) => {
    const taken = await log.take({ step: 'keep', of: part }, making)
    if ('value' in taken) parts.set(part, taken.value)
    else missing.push({ part, ...taken })
  }
  const recording = work.recordsScreen ? await recordScreen(context, page) : undefined
  const opened = await log.take({ step: 'open', of: url }, () => way.commit(url), LOAD_MS)
  // A page whose head came late is there all the same once it has a document.
  if ('reason' in opened && (page.url() === 'about:blank' || page.url().startsWith('chrome-error:')))
    return opened
  const loaded = await log.take({ step: 'load' }, () => way.load(), LOAD_MS)
  if ('reason' in loaded) missing.push({ part: 'load', ...loaded })
  await log.take({ step: 'quiet' }, () => page.waitForLoadState('networkidle', { timeout: QUIET_MS }))
  const scrolled = await log.take({ step: 'scroll' }, () => scrollThrough(page, traffic))
  if ('reason' in scrolled) missing.push({ part: 'scroll', ...scrolled })
  else if (scrolled.value !== undefined)
    missing.push({ part: 'below', reason: 'goes_on', detail: String(scrolled.value) })
  await log.take({ step: 'quiet' }, () => page.waitForLoadState('networkidle', { timeout: QUIET_MS }))
  for (const [index, step] of work.script.entries()) {
    const number = String(index + 1).padStart(2, '0')
    const done = await log.take(
      { step: step.kind, of: stepText(step) },
      () => act(page, step, traffic),
      SCRIPT_STEP_MS,
    )
    if ('reason' in done) missing.push({ part: `step-${number}`, ...done })
    await take(`capture/step-${number}.png`, () => page.screenshot({ timeout: PART_MS }))
  }
  if (recording !== undefined)
    await take('capture/recording.avi', async () => {
      const film = await recording.stop()
      if (film === undefined) throw new Error('no picture came')
      return film
    })
  const takenAt = log.now()
  await take(SCREENSHOT, () => page.screenshot({ fullPage: true, timeout: PART_MS }))
  await take('capture/page.pdf', () => page.pdf({ printBackground: true, format: 'A4' }))
  await take('capture/dom.html', async () => Buffer.from(await page.content()))
  const frames = page.frames().filter((frame) => frame !== page.mainFrame() && frame.url() !== 'about:blank')
  for (const [index, frame] of frames.entries())
    await take(`capture/frame-${String(index + 1).padStart(2, '0')}.html`, async () =>
      Buffer.from(await frame.content()),
    )
  let text: string | undefined
  await take(PAGE_TEXT, async () => {
    text = await visibleText(page)
    return Buffer.from(text)
  })
  const title = await within(TITLE_MS, () => page.title()).catch(() => '')
  return { finalUrl: page.url(), title, ...way.end(), text, parts, missing, takenAt }
}

/** 访问身份: cookies and headers of a declared visitor, who may have been there before. */
async function appearAs(context: BrowserContext, url: string, visitor: Visitor, log: StepLog): Promise<void> {
  const { title, cookie, headers, comesBack } = visitor
  await log.take({ step: 'appear', of: title }, async () => {
    const pairs = cookie.split(';').filter((pair) => pair.includes('='))
    await context.addCookies(
      pairs.map((pair) => {
        const [name = '', ...value] = pair.trim().split('=')
        return { name, value: value.join('='), url }
      }),
    )
    await context.setExtraHTTPHeaders(Object.fromEntries(headers.map(({ name, value }) => [name, value])))
  })
  if (!comesBack) return
  const before = await context.newPage()
  await log.take(
    { step: 'come_before', of: url },
    () => before.goto(url, { waitUntil: 'load', timeout: LOAD_MS }),
    LOAD_MS,
  )
  await before.close()
}

/** 跳转: the addresses that the window itself went through, by answers of servers or by what pages do. */
class Way {
  readonly #page: Page
  readonly #hops: { readonly url: string; readonly status: number }[] = []
  readonly #broken = Promise.withResolvers<never>()

  constructor(page: Page) {
    this.#page = page
    // Nobody may be waiting when it breaks off.
    this.#broken.promise.catch(() => {})
    page.on('response', (response) => {
      if (this.#isOwn(response.request())) this.#hops.push({ url: response.url(), status: response.status() })
    })
    page.on('requestfailed', (request) => {
      const reason = request.failure()?.errorText ?? ''
      // Aborted is what a page does that goes elsewhere.
      if (this.#isOwn(request) && reason !== 'net::ERR_ABORTED')
        this.#broken.reject(new Error(`the document broke off: ${reason}`))
    })
  }

  #isOwn(request: Request): boolean {
    return request.isNavigationRequest() && request.frame() === this.#page.mainFrame()
  }

  async commit(url: string): Promise<void> {
    await this.#page.goto(url, { waitUntil: 'commit', timeout: LOAD_MS })
  }

  async load(): Promise<void> {
    await Promise.race([this.#page.waitForLoadState('load', { timeout: LOAD_MS }), this.#broken.promise])
  }

  /** Where it ended, and through which addresses it came there. */
  end(): { readonly status: number | undefined; readonly redirects: readonly string[] } {
    const shown = this.#page.url().replace(/#.*$/, '')
    const at = this.#hops.findLastIndex(({ url }) => url.replace(/#.*$/, '') === shown)
    // A script may give the page an address that was never asked for: then the last document is the one that stands.
    const last = at < 0 ? this.#hops.length - 1 : at
    return {
      status: this.#hops[last]?.status,
      redirects: this.#hops.slice(0, Math.max(0, last)).map(({ url }) => url),
    }
  }
}

/** What a person reads, without scripts and hidden parts; what frames show follows. */
export async function visibleText(page: Page): Promise<string> {
  const texts = await Promise.all(
    page.frames().map((frame) =>
      // biome-ignore lint/performance/useDomNodeTextContent: the text as it is shown
      frame.evaluate(() => document.body?.innerText ?? document.documentElement?.textContent ?? ''),
    ),
  )
  return texts.filter((text) => text !== '').join('\n\n')
}

/** 操作步骤: one step, as a person would do it. */
async function act(
  page: Page,
  { kind, target = '', text = '', seconds = PLAY_SECONDS }: ScriptStep,
  traffic: Traffic,
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
      await scrollThrough(page, traffic)
      return
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

/** Pages load much of what they show only when it comes into sight. Answers how far it came where a page has no end. */
async function scrollThrough(page: Page, traffic: Traffic): Promise<number | undefined> {
  const goOn = () =>
    page.evaluate(() => {
      window.scrollBy(0, window.innerHeight)
      const shown = window.scrollY + window.innerHeight
      return { shown, isAtEnd: shown >= document.documentElement.scrollHeight - 1 }
    })
  let reached = await goOn()
  for (let screen = 1; screen < SCREENS_MAX; screen++) {
    // What is on its way may make the page longer.
    if (reached.isAtEnd) await traffic.quiet(SETTLE_MS, GROWTH_MS)
    else await page.waitForTimeout(SETTLE_MS)
    const before = reached
    reached = await goOn()
    if (before.isAtEnd && reached.isAtEnd && before.shown === reached.shown) break
  }
  await page.evaluate(() => window.scrollTo(0, 0))
  return reached.isAtEnd ? undefined : Math.round(reached.shown)
}
