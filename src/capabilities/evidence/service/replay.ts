/** 回放核对: opens the sealed pack in a browser without a network and compares what it shows with what was captured. */
import type { BrowserContext, Page, Route } from 'playwright-core'
import { z } from 'zod'
import { scopeOf } from '../../../kernel/actor.ts'
import type { RegionCode } from '../../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { record } from '../../../platform/audit/record.ts'
import { launchBrowser, newWindow } from '../../../platform/browser/chromium.ts'
import type { JobHandler } from '../../../platform/jobs/job.ts'
import { decodeContent } from '../../../platform/net/decode.ts'
import { headerValue, ResponseParser } from '../../../platform/net/response-parser.ts'
import type { ReplayFigures } from '../contract.ts'
import type { ByteFile } from '../domain/byte-file.ts'
import * as pack from '../domain/pack.ts'
import type { ScriptStep } from '../domain/script.ts'
import { readRecords } from '../domain/warc.ts'
import * as store from '../store/captures.ts'
import { browse, StepLog } from './browse.ts'
import { findMember, memberText, withPack } from './open-pack.ts'

export const REPLAY_JOB = 'evidence.replay'

/** Nothing listens on the discard port: what the pack does not hold cannot be had. */
const NOWHERE = 'http://127.0.0.1:9'
/** A longer answer would break the browser's line to us, and leave it behind running. */
const BODY_BYTES_MAX = 64 * 1024 * 1024
const REDIRECTS_MAX = 10
/** Channels of a pixel that differ by less look alike: fonts are drawn anew. */
const ALIKE = 24

interface Kept {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer
}

/** Replays a pack; refused when there is no browser. */
export async function replayPack(
  source: ByteFile,
  script: readonly ScriptStep[],
  env: NodeJS.ProcessEnv,
  now: () => Date,
): Promise<Result<ReplayFigures>> {
  const launched = await launchBrowser({ env, proxyUrl: NOWHERE, proxyKeyDigest: '' })
  if (!launched.ok) return launched
  const browser = launched.value
  try {
    const answers = await answersOf(source)
    const environment = pack.parseObject(await memberText(source, pack.ENVIRONMENT)) ?? {}
    const context = await newWindow(browser)
    const counts = { requests: 0, answered: 0 }
    await context.route('**/*', (route) => answer(route, answers, counts))
    const shown = await browse(
      context,
      String(environment.finalUrl ?? ''),
      { script, recordsScreen: false },
      new StepLog(now),
    )
    const parts = 'parts' in shown ? shown.parts : new Map<string, Uint8Array>()
    const text = await memberText(source, pack.PAGE_TEXT)
    return ok({
      at: now().toISOString(),
      samePixels: await samePixels(
        context,
        await bytesOf(source, pack.SCREENSHOT),
        parts.get(pack.SCREENSHOT),
      ),
      sameLines: text === undefined ? null : sameLines(text, 'text' in shown ? (shown.text ?? '') : ''),
      ...counts,
    })
  } finally {
    await browser.close()
  }
}

async function bytesOf(source: ByteFile, path: string): Promise<Uint8Array | undefined> {
  const member = await findMember(source, path)
  return member && (await member.read(0, member.size))
}

/** What was answered to each address, in the order in which it came. */
async function answersOf(source: ByteFile): Promise<ReadonlyMap<string, Kept[]>> {
  const answers = new Map<string, Kept[]>()
  const archive = await findMember(source, pack.ARCHIVE)
  if (archive === undefined) return answers
  for await (const each of readRecords(archive)) {
    if ('brokenAt' in each) break
    const { fields, block } = each
    const type = fields.get('warc-type')
    const url = fields.get('warc-target-uri') ?? ''
    if (type !== 'response' && type !== 'revisit') continue
    const kept = keptOf(Buffer.from(await block.read(0, block.size)))
    if (kept === undefined) continue
    const referred = answers.get(fields.get('warc-refers-to-target-uri') ?? '')?.[0]
    const body = type === 'revisit' ? (referred?.body ?? kept.body) : kept.body
    answers.set(url, [...(answers.get(url) ?? []), { ...kept, body }])
  }
  return answers
}

/** A recorded response as a browser takes it: whole and decoded. */
function keptOf(raw: Buffer): Kept | undefined {
  const parser = new ResponseParser('GET')
  const pieces = parser.feed(raw)
  parser.end()
  const { head } = parser
  if (head === undefined) return undefined
  const decoded = decodeContent(
    Buffer.concat(pieces),
    headerValue(head.headers, 'content-encoding'),
    BODY_BYTES_MAX,
    true,
  )
  const left = ['content-encoding', 'content-length', 'transfer-encoding', 'connection']
  const headers = Object.fromEntries(
    head.headers
      .map(([name, value]) => [name.toLowerCase(), value] as const)
      .filter(([name]) => !left.includes(name)),
  )
  return { status: head.status, headers, body: decoded.ok ? decoded.bytes : Buffer.alloc(0) }
}

async function answer(
  route: Route,
  answers: ReadonlyMap<string, Kept[]>,
  counts: { requests: number; answered: number },
): Promise<void> {
  counts.requests += 1
  let url = route.request().url().replace(/#.*$/, '')
  for (let hop = 0; hop <= REDIRECTS_MAX; hop++) {
    const kept = answers.get(url)
    // The last answer serves again when a page asks more often than it did.
    const found = kept !== undefined && kept.length > 1 ? kept.shift() : kept?.[0]
    if (found === undefined || found.body.length > BODY_BYTES_MAX) break
    const { location } = found.headers
    if (found.status >= 300 && found.status < 400 && location !== undefined && URL.canParse(location, url)) {
      url = new URL(location, url).href
      continue
    }
    counts.answered += 1
    return await route.fulfill(found)
  }
  await route.abort('failed')
}

/** Share of the longer text's lines that the other one has too. */
export function sameLines(captured: string, replayed: string): number {
  const lines = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '')
  const [before, after] = [lines(captured), lines(replayed)]
  const left = new Map<string, number>()
  for (const line of after) left.set(line, (left.get(line) ?? 0) + 1)
  const found = before.filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count > 0
  })
  const longer = Math.max(before.length, after.length)
  return longer === 0 ? 1 : found.length / longer
}

/** Share of pixels that look alike, over the larger of the two pictures; the browser itself reads them. */
async function samePixels(
  context: BrowserContext,
  captured: Uint8Array | undefined,
  replayed: Uint8Array | undefined,
): Promise<number | null> {
  if (captured === undefined) return null
  if (replayed === undefined) return 0
  const page: Page = await context.newPage()
  const pictures = [captured, replayed].map((bytes) => Buffer.from(bytes).toString('base64'))
  return await page.evaluate(
    async ({ pictures, alike }) => {
      const images = await Promise.all(
        pictures.map(async (base64) => {
          const bytes = Uint8Array.from(atob(base64), (char) => char.charCodeAt(0))
          return await createImageBitmap(new Blob([bytes], { type: 'image/png' }))
        }),
      )
      const width = Math.max(...images.map((image) => image.width))
      const height = Math.max(...images.map((image) => image.height))
      const [before, after] = images.map((image) => {
        const drawing = new OffscreenCanvas(width, height).getContext('2d')
        drawing?.drawImage(image, 0, 0)
        return drawing?.getImageData(0, 0, width, height).data
      })
      if (!before || !after) return 0
      let same = 0
      for (let at = 0; at < before.length; at += 4) {
        const differs = [0, 1, 2, 3].some(
          (channel) => Math.abs((before[at + channel] ?? 0) - (after[at + channel] ?? 0)) >= alike,
        )
        if (!differs) same += 1
      }
      return same / (width * height)
    },
    { pictures, alike: ALIKE },
  )
}

const jobPayload = z.object({ captureId: z.uuid() })

/** The job behind each sealed pack: its figures are kept with the record. */
export const runReplay: JobHandler = async (job) => {
  const { captureId } = jobPayload.parse(job.payload)
  const { world } = job
  const scope = scopeOf(job.actor, 'any')
  const capture = await world.db.read(scope, (tx) => store.findCapture(tx, captureId))
  if (capture?.blob == null || capture.removed_at !== null) return ok({ captureId })
  const figures = await withPack(world, capture.blob, (source) =>
    replayPack(source, capture.script, process.env, () => world.clock.now()),
  )
  if (figures === undefined) return refuse('not_found', 'evidence.pack_lost', { captureId })
  if (!figures.ok) return figures
  return await world.db.transact(scope, async (tx) => {
    await store.saveReplay(tx, captureId, figures.value)
    await record(tx, job.actor, {
      action: 'evidence.packReplayed',
      subject: { type: 'evidence.capture', id: captureId },
      region: capture.region as RegionCode,
      unitId: capture.unit_id,
      details: { ...figures.value },
    })
    return ok({ captureId })
  })
}
