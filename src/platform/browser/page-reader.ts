/**
 * 浏览器读页: what a page says once its scripts have run, as `fetchPage` says it of pages without. Everything passes the
 * recording proxy, each document is admitted by robots.txt first, nothing of a page stays for the next, all is bounded.
 */
import type { Browser, BrowserContext, CDPSession, Page, Response } from 'playwright-core'
import { ok, type Result } from '../../kernel/result.ts'
import { barredBy, type Fetched, type Fetcher, outcomeOfStatus, USER_AGENT } from '../net/fetch.ts'
import { type Outcome, outcomes } from '../net/outcome.ts'
import { type ProxyRefusal, startRecordingProxy } from '../net/proxy.ts'
import { createProxyAuthority } from '../net/proxy-authority.ts'
import type { RobotsVerdict } from '../net/robots.ts'
import { launchBrowser, newWindow } from './chromium.ts'
import { isOfPage, redirectsOf, Traffic } from './traffic.ts'

export interface PageReader {
  /** Never throws for what the other side does. */
  read(address: string): Promise<Fetched>
  close(): Promise<void>
}

export interface PageReaderOptions {
  readonly env: NodeJS.ProcessEnv
  readonly fetcher: Pick<Fetcher, 'guard' | 'robots' | 'politeness'>
}

/** One page, with everything that it loads; waiting for a turn does not count. */
const PAGE_MS = 30_000
const DOCUMENT_MS = 20_000
const CLOSE_MS = 5_000
/** A page is quiet when it has asked for nothing for so long. */
const QUIET_MS = 120
const SETTLE_MS = 8_000
/** 无限下拉: lists that grow as one scrolls are followed so far. */
const SCROLLS_MAX = 12
const SCROLL_MS = 8_000
const CHARACTERS_MAX = 16 * 1024 ** 2
/** A browser is replaced after so many pages: what leaks in it goes with it. */
const PAGES_OF_A_BROWSER = 500
const REFUSALS_KEPT = 500
/** Neither is read. */
const UNREAD = ['Media', 'Font'] as const
const PROXY_LIMITS = {
  connectMs: 10_000,
  firstByteMs: 15_000,
  totalMs: PAGE_MS,
  bodyBytesMax: 16 * 1024 ** 2,
}
/** Leads to the text whatever the page's own head says of its charset. */
const MARK = '\uFEFF'

/** Refuses where there is no browser. */
export async function openPageReader(options: PageReaderOptions): Promise<Result<PageReader>> {
  const pages = new BrowserPages(options, await proxyFor(options))
  const launched = await pages.start()
  if (launched.ok) return ok(pages)
  await pages.close()
  return launched
}

interface Way {
  readonly url: string
  readonly keyDigest: string
  readonly refused: Map<string, ProxyRefusal>
  stop(): Promise<void>
}

async function proxyFor({ fetcher }: PageReaderOptions): Promise<Way> {
  const authority = await createProxyAuthority()
  const refused = new Map<string, ProxyRefusal>()
  const proxy = await startRecordingProxy({
    guard: fetcher.guard,
    authority,
    // What a page says is kept as its snapshot; the bytes of a pack are taken by a capture.
    onExchange: ({ response }) => void response.release(),
    onRefused: (refusal) => {
      if (refused.size >= REFUSALS_KEPT) refused.clear()
      refused.set(refusal.url, refusal)
    },
    limits: PROXY_LIMITS,
  })
  return { url: proxy.url, keyDigest: authority.keyDigest, refused, stop: () => proxy.stop() }
}

/** A browser with how much it has done. */
interface Running {
  readonly browser: Browser
  pages: number
  open: number
}

type Ended = Omit<Fetched, 'url' | 'exchanges' | 'release' | 'headers' | 'robots'>

class BrowserPages implements PageReader {
  readonly #options: PageReaderOptions
  readonly #way: Way
  #current: Promise<Running> | undefined
  readonly #all = new Set<Running>()
  /** A page that is still read when all is closed shall not open another browser, which nobody would close. */
  #isClosed = false

  constructor(options: PageReaderOptions, way: Way) {
    this.#options = options
    this.#way = way
  }

  async start(): Promise<Result<undefined>> {
    const launched = await this.#launch()
    if (!launched.ok) return launched
    this.#current = Promise.resolve(launched.value)
    return ok(undefined)
  }

  async read(address: string): Promise<Fetched> {
    const url = URL.canParse(address) ? new URL(address).href.replace(/#.*$/, '') : address
    const robots: RobotsVerdict[] = []
    const ended = await this.#read(url, robots)
    return { ...ended, url, robots, headers: [], exchanges: [], release: async () => {} }
  }

  async close(): Promise<void> {
    this.#isClosed = true
    this.#current = undefined
    await Promise.all([...this.#all].map(({ browser }) => browser.close().catch(() => {})))
    await this.#way.stop()
  }

  async #read(url: string, robots: RobotsVerdict[]): Promise<Ended> {
    const admitted = await this.#options.fetcher.guard.admit(url)
    if (!admitted.ok) return { ...admitted.error, finalUrl: url, redirects: [] }
    const first = await this.#readOnce(url, robots)
    // Killed from outside, it says nothing of the page: another browser reads it.
    if (first !== 'browser gone') return first
    const second = await this.#readOnce(url, robots)
    return second === 'browser gone' ? failed(url, 'browser_failed', 'the browser died twice') : second
  }

  async #readOnce(url: string, robots: RobotsVerdict[]): Promise<Ended | 'browser gone'> {
    const running = await this.#take()
    try {
      const { browser } = running
      const window = await newWindow(browser, agentOf(browser))
      try {
        return await new Visit(window, url, this.#options, this.#way.refused, robots).read()
      } finally {
        // A page that hangs may hold its window: then the whole browser goes.
        if (!(await within(window.close(), CLOSE_MS))) await browser.close().catch(() => {})
      }
    } catch (error) {
      if (!running.browser.isConnected()) return 'browser gone'
      return failed(url, 'browser_failed', reasonOf(error))
    } finally {
      await this.#giveBack(running)
    }
  }

  async #take(): Promise<Running> {
    if (this.#isClosed) throw new Error('the reader of pages is closed')
    const current = await this.#current
    const isFresh = current?.browser.isConnected() === true && current.pages < PAGES_OF_A_BROWSER
    if (current !== undefined && isFresh) {
      current.pages += 1
      current.open += 1
      return current
    }
    // Others that wait here meanwhile take the same new browser.
    if ((await this.#current) === current) this.#current = this.#launched()
    return await this.#take()
  }

  async #launched(): Promise<Running> {
    const launched = await this.#launch()
    if (!launched.ok) throw new Error(launched.error.code)
    return launched.value
  }

  async #launch(): Promise<Result<Running>> {
    const launched = await launchBrowser({
      env: this.#options.env,
      proxyUrl: this.#way.url,
      proxyKeyDigest: this.#way.keyDigest,
      readsTextOnly: true,
    })
    if (!launched.ok) return launched
    if (this.#isClosed) await launched.value.close().catch(() => {})
    if (this.#isClosed) throw new Error('the reader of pages is closed')
    const running = { browser: launched.value, pages: 0, open: 0 }
    this.#all.add(running)
    return ok(running)
  }

  async #giveBack(running: Running): Promise<void> {
    running.open -= 1
    const isSpent = running.pages >= PAGES_OF_A_BROWSER || !running.browser.isConnected()
    if (!isSpent || running.open > 0) return
    this.#all.delete(running)
    await running.browser.close().catch(() => {})
  }
}

/** One page in a window of its own. */
class Visit {
  readonly #window: BrowserContext
  readonly #url: string
  readonly #fetcher: PageReaderOptions['fetcher']
  readonly #refused: ReadonlyMap<string, ProxyRefusal>
  readonly #robots: RobotsVerdict[]
  readonly #turns: (() => void)[] = []
  /** Address of the last document of the page itself that did not come. */
  #lost: string | undefined
  #barred: { readonly outcome: Outcome; readonly detail?: string } | undefined
  #waitedMs = 0

  constructor(
    window: BrowserContext,
    url: string,
    { fetcher }: PageReaderOptions,
    refused: ReadonlyMap<string, ProxyRefusal>,
    robots: RobotsVerdict[],
  ) {
    this.#window = window
    this.#url = url
    this.#fetcher = fetcher
    this.#refused = refused
    this.#robots = robots
  }

  async read(): Promise<Ended> {
    const page = await this.#window.newPage()
    page.on('dialog', (dialog) => void dialog.dismiss().catch(() => {}))
    page.on('popup', (popup) => void popup.close().catch(() => {}))
    const crashed = new Promise<Ended>((resolve) => {
      page.on('crash', () => resolve(failed(page.url(), 'browser_failed', 'the page crashed')))
    })
    page.on('requestfailed', (request) => {
      if (request.isNavigationRequest() && isOfPage(request, page)) this.#lost = request.url()
    })
    const traffic = new Traffic(page)
    try {
      await this.#admitDocuments(page)
      const begun = performance.now()
      const read = this.#open(page, traffic)
      // Closed under it, it ends with an error that nobody waits for any more.
      read.catch(() => {})
      const late = this.#deadline(begun, page)
      return await Promise.race([read, crashed, late])
    } finally {
      for (const leave of this.#turns) leave()
    }
  }

  /** Waiting for a turn, which a site may ask for, does not count. */
  async #deadline(begun: number, page: Page): Promise<Ended> {
    for (;;) {
      const leftMs = begun + PAGE_MS + this.#waitedMs - performance.now()
      if (leftMs <= 0) return failed(page.url(), 'timeout_total')
      await pause(leftMs)
    }
  }

  /** Every document waits here until robots.txt and the site's pace let it go; redirects come by again. */
  async #admitDocuments(page: Page): Promise<void> {
    const session = await this.#window.newCDPSession(page)
    const { frameTree } = await session.send('Page.getFrameTree')
    session.on('Fetch.requestPaused', (event) => {
      const { requestId, request, resourceType, frameId } = event
      const isUnread = UNREAD.some((type) => type === resourceType)
      const isPage = frameId === frameTree.frame.id
      const decided = isUnread ? Promise.resolve(false) : this.#mayAsk(request.url, isPage)
      decided
        .then((isAllowed) => answer(session, requestId, isAllowed))
        // The page has gone meanwhile.
        .catch(() => {})
    })
    await session.send('Fetch.enable', {
      patterns: ['Document' as const, ...UNREAD].map((resourceType) => ({ resourceType })),
    })
  }

  /** What a frame may not ask is missing in the page; it does not bar the page. */
  async #mayAsk(address: string, isPage: boolean): Promise<boolean> {
    if (!/^https?:/i.test(address)) return true
    const url = new URL(address)
    const verdict = await this.#fetcher.robots?.verdictFor(url)
    if (verdict !== undefined) {
      this.#robots.push(verdict)
      const barred = barredBy(verdict)
      if (isPage) this.#barred = barred
      if (barred !== undefined) return false
    }
    const waitedFrom = performance.now()
    const turn = await this.#fetcher.politeness?.enter(url.host, verdict?.delayMs)
    this.#waitedMs += performance.now() - waitedFrom
    if (turn?.ok === false) {
      if (isPage) this.#barred = { outcome: turn.error }
      return false
    }
    if (turn !== undefined) this.#turns.push(turn.value)
    return true
  }

  async #open(page: Page, traffic: Traffic): Promise<Ended> {
    let response: Response | null = null
    try {
      response = await page.goto(this.#url, { waitUntil: 'domcontentloaded', timeout: 0 })
    } catch (error) {
      return this.#notCome(error, page)
    }
    if (response === null) return failed(this.#url, 'browser_failed', 'no answer')
    const status = response.status()
    const redirects = redirectsOf(response)
    await traffic.quiet(QUIET_MS, DOCUMENT_MS)
    await scrollThrough(page, traffic)
    const { html, length } = await page.evaluate((most) => {
      const text = document.documentElement.outerHTML
      return { html: text.slice(0, most), length: text.length }
    }, CHARACTERS_MAX)
    const barred = this.#barred
    const finalUrl = page.url().replace(/#.*$/, '')
    if (barred !== undefined) return { ...barred, finalUrl, redirects, status }
    // It sent itself on to what did not come: what it was is gone.
    if (finalUrl.startsWith('chrome-error:')) return this.#notCome(new Error('sent on to nothing'), page)
    return {
      outcome: length > CHARACTERS_MAX ? 'too_long' : outcomeOfStatus(status),
      finalUrl,
      redirects,
      status,
      mediaType: 'text/html; charset=utf-8',
      body: Buffer.from(`${MARK}${html}`),
      text: { text: html, charset: 'utf-8', decidedBy: 'mark' },
    }
  }

  #notCome(error: unknown, page: Page): Ended {
    if (this.#barred !== undefined) return { ...this.#barred, finalUrl: this.#url, redirects: [] }
    const url = this.#lost ?? this.#url
    const refusal = this.#refused.get(url) ?? this.#refused.get(tunnelOf(url))
    const reason = outcomes.find((each) => each === refusal?.reason)
    if (reason !== undefined) return failed(url, reason, refusal?.detail)
    const words = reasonOf(error)
    if (/Download is starting/.test(words)) return failed(this.#url, 'download')
    if (/ERR_TOO_MANY_REDIRECTS/.test(words)) return failed(this.#url, 'too_many_redirects')
    if (/ERR_EMPTY_RESPONSE|ERR_CONNECTION/.test(words)) return failed(this.#url, 'reset', words)
    if (!this.#window.browser()?.isConnected() || page.isClosed()) throw error
    return failed(this.#url, 'browser_failed', words)
  }
}

const answer = async (session: CDPSession, requestId: string, isAllowed: boolean): Promise<void> => {
  if (isAllowed) await session.send('Fetch.continueRequest', { requestId })
  else await session.send('Fetch.failRequest', { requestId, errorReason: 'BlockedByClient' })
}

/** To the end of the page, again and again as long as it grows. */
async function scrollThrough(page: Page, traffic: Traffic): Promise<void> {
  const until = performance.now() + SCROLL_MS
  for (let turn = 0; turn < SCROLLS_MAX && performance.now() < until; turn += 1) {
    const before = traffic.asked
    const height = await page.evaluate(() => {
      const { scrollHeight } = document.documentElement
      window.scrollTo(0, scrollHeight)
      return scrollHeight
    })
    await traffic.quiet(QUIET_MS, SETTLE_MS)
    if (traffic.asked > before) continue
    if ((await page.evaluate(() => document.documentElement.scrollHeight)) === height) return
  }
}

const failed = (finalUrl: string, outcome: Outcome, detail?: string): Ended => ({
  outcome,
  finalUrl,
  redirects: [],
  ...(detail !== undefined && { detail }),
})

/** As the proxy names the target of a tunnel. */
function tunnelOf(address: string): string {
  const { hostname, port, protocol } = new URL(address)
  return `${hostname}:${port || (protocol === 'https:' ? 443 : 80)}`
}

/** The browser as which it is written for, and who we are: sites can tell us from others. */
const agentOf = (browser: Browser): string =>
  `Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${browser.version()} Safari/537.36 ${USER_AGENT}`

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).split('\n')[0]?.slice(0, 200) ?? ''

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref())

/** Whether it ended in time; however it ended. */
const within = (work: Promise<unknown>, ms: number): Promise<boolean> =>
  Promise.race([
    work.then(
      () => true,
      () => true,
    ),
    pause(ms).then(() => false),
  ])
