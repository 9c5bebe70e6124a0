/** 网页取证: captures a page and seals it. Every end is one of three: sealed, partial (parts named), failed (reason). */
import { mkdir, rm } from 'node:fs/promises'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import type { SigningKey } from '../../../platform/audit/keys.ts'
import { launchBrowser, newWindow, systemVersion } from '../../../platform/browser/chromium.ts'
import type { Exchange } from '../../../platform/net/exchange.ts'
import type { Guard } from '../../../platform/net/guard.ts'
import { type ProxyRefusal, startRecordingProxy } from '../../../platform/net/proxy.ts'
import { createProxyAuthority } from '../../../platform/net/proxy-authority.ts'
import { middleOffset, readClocks } from '../../../platform/net/time-source.ts'
import { bytesFile, utf8 } from '../domain/byte-file.ts'
import { indexOf } from '../domain/cdxj.ts'
import type { Reason } from '../domain/lack.ts'
import { ARCHIVE, ENVIRONMENT, INDEX, jsonText } from '../domain/pack.ts'
import type { Report } from '../domain/report.ts'
import { factsOf, writeArchive } from './archive.ts'
import { type Browsed, browse, cleanlinessOf, StepLog, type Work, within } from './browse.ts'
import { openDiskFile } from './disk-file.ts'
import { sealPack } from './seal.ts'
import type { StampAuthority } from './trial-authority.ts'
import { unanswered } from './unanswered.ts'

/** 取证人员 and purpose, as the record of extraction names them. */
export interface Occasion {
  /** The record that asked for it; null on the command line. */
  readonly captureId: string | null
  /** Above 1 where an earlier run was cut short: its requests were sent too. */
  readonly attempt: number
  readonly requestedBy: string | null
  /** 执法证号 of the two officers. */
  readonly officers: readonly string[]
  readonly purpose: string | null
}

export interface CaptureOrder extends Work {
  readonly url: string
  readonly file: string
  /** Where bytes lie while the page is captured; emptied before and after. */
  readonly folder: string
  readonly guard: Guard
  readonly keys: readonly SigningKey[]
  readonly authority: StampAuthority
  readonly occasion: Occasion
  readonly software: string
  /** 授时源 that the clock is compared with. */
  readonly timeSources: readonly string[]
  readonly env: NodeJS.ProcessEnv
  readonly now: () => Date
}

export interface Captured {
  readonly state: 'sealed' | 'partial'
  readonly finalUrl: string
  readonly status: number | null
  readonly exchanges: number
  readonly missing: Browsed['missing']
  readonly report: Report
}

/** One response; a longer one is cut, and the pack says so. */
const BODY_BYTES_MAX = 256 * 1024 ** 2

/** So long the browser and the proxy may take for what does not depend on the page. */
const OWN_MS = 20_000

/** Whatever the outcome: no browser, proxy or working file stays behind. */
export async function capturePage(order: CaptureOrder): Promise<Result<Captured>> {
  const { url, guard, now } = order
  const admitted = await guard.admit(url)
  if (!admitted.ok)
    return refuse('forbidden', `evidence.address.${admitted.error.outcome}`, { url, ...admitted.error })
  await using resources = new AsyncDisposableStack()
  const { folder } = order
  await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true, mode: 0o700 })
  resources.defer(() => rm(folder, { recursive: true, force: true }))
  const exchanges: Exchange[] = []
  resources.defer(async () => {
    await Promise.all(exchanges.map(({ response }) => response.release()))
  })
  const refused: ProxyRefusal[] = []
  const proxyAuthority = await createProxyAuthority()
  const proxy = await startRecordingProxy({
    guard,
    authority: proxyAuthority,
    onExchange: (exchange) => exchanges.push(exchange),
    onRefused: (refusal) => refused.push(refusal),
    tlsFaults: 'record',
    limits: { bodyBytesMax: BODY_BYTES_MAX },
    spoolFolder: folder,
  })
  const log = new StepLog(now)
  const startedAt = now()
  const reading = readClocks(order.timeSources)
  const visited = await visit(order, { url: proxy.url, keyDigest: proxyAuthority.keyDigest }, log).finally(
    () => ended(() => proxy.stop()),
  )
  const clocks = await reading
  if (!visited.ok) return visited
  const { browsed, cleanliness, browserVersion } = visited.value
  const [barred] = refused
  if ('reason' in browsed)
    return refuse('conflict', 'evidence.page_did_not_come', reasonOf(url, barred ?? browsed))
  const endedAt = now()
  const environment = {
    ...order.occasion,
    // Null: as somebody who comes for the first time.
    visitor: order.visitor ?? null,
    url,
    finalUrl: browsed.finalUrl,
    redirects: browsed.redirects,
    status: browsed.status ?? null,
    title: browsed.title,
    startedAt,
    endedAt,
    // Without a source the offset is not known; the stamp carries its own time all the same.
    clock: { sources: clocks, offsetMs: middleOffset(clocks) },
    browser: browserVersion,
    system: systemVersion(),
    node: process.version,
    software: order.software,
    cleanliness,
    exchanges: exchanges.map((exchange) => ({ url: exchange.url, ...factsOf(exchange) })),
    refused,
    steps: log.steps,
  }
  const missing = [...browsed.missing, ...unanswered(exchanges, refused, browsed.takenAt)]
  const taken = { folder, exchanges, browsed: { ...browsed, missing }, environment, startedAt }
  return await sealCapture(order, taken)
}

const reasonOf = (url: string, { reason, detail = '' }: Reason) => ({ url, reason, detail })

/** What was killed may never answer that it has ended. */
const ended = (ending: () => Promise<void>): Promise<void> => within(OWN_MS, ending).catch(() => {})

async function visit(
  order: CaptureOrder,
  proxy: { readonly url: string; readonly keyDigest: string },
  log: StepLog,
) {
  const { env, url } = order
  const launched = await launchBrowser({ env, proxyUrl: proxy.url, proxyKeyDigest: proxy.keyDigest })
  if (!launched.ok) return launched
  const browser = launched.value
  try {
    const context = await within(OWN_MS, () => newWindow(browser, order.visitor?.userAgent || undefined))
    const cleanliness = await within(OWN_MS, () => cleanlinessOf(context, env))
    const browsed = await browse(context, url, order, log)
    // Killed, it says of every part that it did not come: that is no fault of the page.
    if (!browser.isConnected()) throw new Error('the browser has died')
    return ok({ browsed, cleanliness, browserVersion: `Chromium ${browser.version()}` })
  } finally {
    await ended(() => browser.close())
  }
}

interface Taken {
  readonly folder: string
  readonly exchanges: readonly Exchange[]
  readonly browsed: Omit<Browsed, 'takenAt'>
  readonly environment: unknown
  readonly startedAt: Date
}

/** 封存: what was taken becomes a pack. */
export async function sealCapture(order: CaptureOrder, taken: Taken): Promise<Result<Captured>> {
  const { folder, exchanges, browsed, environment, startedAt } = taken
  const { file, keys, authority, software, now } = order
  const archivePath = await writeArchive(folder, exchanges, software, startedAt)
  await using archive = await openDiskFile(archivePath)
  const index = (await indexOf(archive, 'data.warc')) ?? ''
  const capturedAt = startedAt.toISOString()
  const parts = [
    { path: ARCHIVE, content: archive },
    { path: INDEX, content: bytesFile(utf8(index)) },
    { path: 'pages/pages.jsonl', content: bytesFile(utf8(pagesText(browsed, order.url, capturedAt))) },
    ...[...browsed.parts].map(([path, bytes]) => ({ path, content: bytesFile(bytes) })),
    { path: ENVIRONMENT, content: bytesFile(utf8(jsonText(environment))) },
  ]
  const { missing, title, finalUrl, status } = browsed
  const sealed = await sealPack(
    {
      parts,
      title: title || order.url,
      url: order.url,
      capturedAt,
      created: now().toISOString(),
      software,
      missing,
      keys,
      authority,
    },
    file,
  )
  if (!sealed.ok) return sealed
  const state = missing.length === 0 ? 'sealed' : 'partial'
  return ok({
    state,
    finalUrl,
    status: status ?? null,
    exchanges: exchanges.length,
    missing,
    report: sealed.value,
  })
}

/** The page list of WACZ: a head line, then one line a page. */
function pagesText({ title, text }: Taken['browsed'], url: string, ts: string): string {
  const head = { format: 'json-pages-1.0', id: 'pages', title: 'All Pages' }
  const page = { id: 'page-1', url, ts, title, ...(text !== undefined && { text }) }
  return `${JSON.stringify(head)}\n${JSON.stringify(page)}\n`
}
