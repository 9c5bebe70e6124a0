/** `sishi detect FILE|URL|- [--json]`: 检测 one text or page with every rule. */
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { dayOf, parseDay } from '../../kernel/day.ts'
import { citeBasis, isBasisRead } from '../../kernel/provisions/catalogue.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { exitCode, fill, type Verb, type VerbContext } from '../../platform/cli.ts'
import { decodePage, type PageText } from '../../platform/net/charset.ts'
import { type Fetcher, fetchPage, ROBOTS_AGENT } from '../../platform/net/fetch.ts'
import { createGuard, parseListedHost } from '../../platform/net/guard.ts'
import { createRobots } from '../../platform/net/robots-cache.ts'
import { PictureWords } from '../../platform/ocr/picture-words.ts'
import { detect, type Finding } from './detection/detect.ts'
import { evaluate, type Model, type ModelHit, parseModel } from './detection/model.ts'
import { en } from './messages/detection-en.ts'
import { zh } from './messages/detection-zh.ts'
import { readPage } from './page/read.ts'
import type { PageView } from './page/view.ts'
import { fetchPicture, openPictures } from './service/pictures.ts'

const messages = { zh, en }
/** 涉嫌违法 was found: told apart from a verb that could not run. */
const SUSPECTED = 3
const INPUT_BYTES_MAX = 32 * 1024 * 1024

interface Options {
  readonly json?: true
  readonly url?: string
  readonly on?: string
  readonly allowHost?: readonly string[]
  readonly model?: readonly string[]
}

export const detectVerb: Verb = {
  name: 'detect',
  summary: { zh: zh['detect.summary'], en: en['detect.summary'] },
  configure(command, context) {
    const words = messages[context.language]
    command
      .argument('<source>', words['detect.source'])
      .option('--url <url>', words['detect.url'])
      .option('--on <day>', words['detect.on'])
      .option('--allow-host <host:port...>', words['detect.allow_host'])
      .option('--model <file...>', words['detect.model'])
      .action(async (source: string, options: Options) => {
        const answer = await run(source, options, context)
        if (answer.ok) return answer.value
        const { code, details } = answer.error
        const text = fill(
          (words as Readonly<Record<string, string>>)[code] ?? code,
          details as Record<string, string>,
        )
        if (options.json) context.out(JSON.stringify({ error: { ...answer.error, text } }))
        else context.err(text)
        return exitCode.refused
      })
  },
}

async function run(source: string, options: Options, context: VerbContext): Promise<Result<number>> {
  const on = options.on === undefined ? dayOf(new Date()) : parseDay(options.on)
  if (on === undefined) return refuse('invalid', 'detect.bad_day', { day: options.on ?? '' })
  const models: Model[] = []
  for (const file of options.model ?? []) {
    const model = await readModel(file)
    if (!model.ok) return model
    models.push(model.value)
  }
  const read = await readContent(source, options, context)
  if (!read.ok) return read
  const { charset } = read.value
  const page = await pageOf(read.value, options)
  const findings = detect(page, { on })
  const modelled = models.flatMap((model) => {
    const hit = evaluate(model, page)
    return hit === undefined ? [] : [{ model, hit }]
  })
  if (options.json) context.out(JSON.stringify(asAnswer(page, findings, modelled, charset), null, 2))
  else context.out(asText(findings, modelled, context))
  const isSuspected = [...findings, ...modelled.map(({ model }) => model)].some(
    ({ level }) => level === 'violation',
  )
  return ok(isSuspected ? SUSPECTED : exitCode.done)
}

interface Modelled {
  readonly model: Model
  readonly hit: ModelHit
}

type Content = Pick<PageText, 'text' | 'charset'> & {
  readonly url: string | undefined
  /** Gets a picture of it. */
  readonly picture: (url: string) => Promise<Uint8Array | undefined>
}

/** The page with the words in its pictures. */
async function pageOf({ text: content, url, picture }: Content, options: Options): Promise<PageView> {
  const page = readPage({ content, url: options.url ?? url })
  if (page.images.length === 0) return page
  const pictures = openPictures(picture)
  const imageWords = await pictures.wordsOn({ ...page, url }).finally(() => pictures.close())
  return readPage({ content, url: options.url ?? url, imageWords })
}

async function readContent(source: string, options: Options, context: VerbContext): Promise<Result<Content>> {
  if (/^https?:\/\//i.test(source)) return fetchContent(source, options.allowHost ?? [])
  const bytes = await readSource(source, context)
  if (!bytes.ok) return bytes
  const { text, charset } = decodePage(bytes.value, undefined)
  // A picture or an archive decodes to something; control characters show that it is no text.
  if (text.includes('\0')) {
    const words = await wordsIn(bytes.value)
    if (words === '') return refuse('invalid', 'detect.no_text', { source })
    const alone = `<img alt="${words.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">`
    return ok({ text: alone, charset, url: undefined, picture: async () => undefined })
  }
  if (source === '-') return ok({ text, charset, url: undefined, picture: async () => undefined })
  const { href } = pathToFileURL(source)
  return ok({ text, charset, url: href, picture: (address) => pictureBeside(href, address) })
}

async function wordsIn(picture: Uint8Array): Promise<string> {
  const reader = new PictureWords()
  return await reader.read(picture).finally(() => reader.close())
}

/** A picture of a saved page: only files beside it or below are looked at. */
async function pictureBeside(page: string, address: string): Promise<Uint8Array | undefined> {
  if (!address.startsWith(new URL('.', page).href)) return undefined
  return await readFile(new URL(address)).catch(() => undefined)
}

/** One page by the guarded fetch: internal addresses only where listed, robots.txt obeyed. */
async function fetchContent(source: string, listed: readonly string[]): Promise<Result<Content>> {
  const wrong = listed.find((host) => parseListedHost(host) === undefined)
  if (wrong !== undefined) return refuse('invalid', 'detect.bad_host', { host: wrong })
  const fetcher = { guard: createGuard({ listed }) }
  const polite: Fetcher = { ...fetcher, robots: createRobots({ fetcher, agent: ROBOTS_AGENT }) }
  const fetched = await fetchPage(polite, source)
  try {
    if (fetched.text === undefined || fetched.outcome !== 'page')
      return refuse('invalid', 'detect.not_fetched', {
        source,
        outcome: fetched.outcome,
        detail: fetched.detail ?? '',
      })
    const { text, charset } = fetched.text
    return ok({ text, charset, url: fetched.finalUrl, picture: (url) => fetchPicture(polite, url) })
  } finally {
    await fetched.release()
  }
}

async function readModel(file: string): Promise<Result<Model>> {
  const bytes = await readDisk(file)
  if (!bytes.ok) return bytes
  try {
    return parseModel(JSON.parse(Buffer.from(bytes.value).toString('utf8')))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return refuse('invalid', 'monitoring.model_no_json', { file })
  }
}

async function readSource(source: string, context: VerbContext): Promise<Result<Uint8Array>> {
  if (source === '-') {
    const chunks: Buffer[] = []
    let size = 0
    for await (const chunk of context.stdin) {
      const piece = Buffer.from(chunk)
      size += piece.length
      if (size > INPUT_BYTES_MAX) return refuse('invalid', 'detect.too_large', { bytesMax: INPUT_BYTES_MAX })
      chunks.push(piece)
    }
    return ok(Buffer.concat(chunks))
  }
  return readDisk(source)
}

async function readDisk(source: string): Promise<Result<Uint8Array>> {
  try {
    const bytes = await readFile(source)
    if (bytes.length > INPUT_BYTES_MAX)
      return refuse('invalid', 'detect.too_large', { bytesMax: INPUT_BYTES_MAX })
    return ok(bytes)
  } catch (error) {
    const cause = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (cause === 'ENOENT' || cause === 'ENOTDIR') return refuse('not_found', 'detect.not_found', { source })
    if (cause === 'EISDIR' || cause === 'EACCES')
      return refuse('invalid', 'detect.unreadable', { source, cause })
    throw error
  }
}

/** A finding with its articles spelled out in both languages. */
function cited(finding: Finding) {
  const cite = (basis: Finding['basis']) => ({
    zh: citeBasis(basis, 'zh'),
    en: citeBasis(basis, 'en'),
    isRead: isBasisRead(basis),
  })
  const { exemption, basis, penalty } = finding
  return {
    ...finding,
    article: cite(basis),
    penaltyArticle: cite(penalty),
    exemption: exemption && { ...exemption, article: exemption.basis && cite(exemption.basis) },
  }
}

function asAnswer(
  page: PageView,
  findings: readonly Finding[],
  modelled: readonly Modelled[],
  charset: string,
) {
  const models = modelled.map(({ model, hit }) => ({
    model: model.id,
    version: model.version,
    level: model.level,
    title: model.title,
    basis: model.basis,
    ...hit,
  }))
  return { findings: findings.map(cited), models, page: { charset, ...page } }
}

function asText(findings: readonly Finding[], modelled: readonly Modelled[], context: VerbContext): string {
  const words = messages[context.language]
  if (findings.length === 0 && modelled.length === 0) return words['detect.nothing']
  const ofModels = modelled.map(({ model, hit }) =>
    fill(words['detect.model_found'], {
      level: words[`level.${model.level}`],
      title: model.title[context.language] || model.title.zh,
      text: hit.spans.map(({ text }) => text).join(' '),
    }),
  )
  const ofRules = findings.map((finding) => {
    const line = fill(words['detect.finding'], {
      level: words[`level.${finding.level}`],
      title: finding.title[context.language],
      reason: finding.reason[context.language],
      article: `${citeBasis(finding.basis, context.language)}${isBasisRead(finding.basis) ? '' : words['detect.to_check']}`,
    })
    return finding.exemption === undefined
      ? line
      : `${line}\n${fill(words['detect.exemption'], { title: finding.exemption.title[context.language] })}`
  })
  return [...ofRules, ...ofModels].join('\n')
}
