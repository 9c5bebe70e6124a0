/** 取证浏览器: Chromium without a network of its own. Everything it asks passes the recording proxy. */
import { access } from 'node:fs/promises'
import { release } from 'node:os'
import { type Browser, type BrowserContext, chromium } from 'playwright-core'
import { ok, type Result, refuse } from '../../kernel/result.ts'

export interface BrowserOrder {
  readonly env: NodeJS.ProcessEnv
  readonly proxyUrl: string
  /** SHA-256 of the public key of the proxy's own authority: the only one that is trusted beside the system's. */
  readonly proxyKeyDigest: string
  /** For reading: no pictures are drawn, and a script that eats memory ends its page. */
  readonly readsTextOnly?: boolean
}

const CANDIDATES = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium', '/usr/bin/google-chrome']
/** No service of the browser's own asks anything; WebRTC and QUIC would pass by the proxy. */
const FLAGS = [
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-extensions',
  '--disable-gpu',
  '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
]

const TEXT_FLAGS = ['--blink-settings=imagesEnabled=false', '--js-flags=--max-old-space-size=256']

async function findBrowser(env: NodeJS.ProcessEnv): Promise<string | undefined> {
  for (const path of env.SISHI_CHROMIUM ? [env.SISHI_CHROMIUM] : CANDIDATES)
    if (
      await access(path).then(
        () => true,
        () => false,
      )
    )
      return path
  return undefined
}

/** Starts a browser with a new profile; closing it removes the profile. */
export async function launchBrowser(order: BrowserOrder): Promise<Result<Browser>> {
  const executablePath = await findBrowser(order.env)
  if (executablePath === undefined) return refuse('not_found', 'browser.not_installed')
  const browser = await chromium.launch({
    executablePath,
    // The program stops in its own order; the library would end it at once, with what others still write down.
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    // Chromium refuses its sandbox to root; as any other user it has one.
    chromiumSandbox: process.getuid?.() !== 0,
    // Loopback too: without this the browser would go there by itself.
    proxy: { server: order.proxyUrl, bypass: '<-loopback>' },
    args: [
      ...FLAGS,
      ...(order.readsTextOnly ? TEXT_FLAGS : []),
      `--ignore-certificate-errors-spki-list=${order.proxyKeyDigest}`,
    ],
  })
  return ok(browser)
}

/** A window that nobody used before: no cookies, no storage, no service workers. */
export function newWindow(browser: Browser, userAgent?: string): Promise<BrowserContext> {
  return browser.newContext({
    ...(userAgent === undefined ? {} : { userAgent }),
    viewport: { width: 1280, height: 900 },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    serviceWorkers: 'block',
    acceptDownloads: false,
  })
}

/** What the browser runs on. */
export const systemVersion = (): string => `${process.platform} ${release()} ${process.arch}`
