/** `sishi detect FILE|URL|- [--json]`: 检测 one text or page with every rule. */
import { readFile } from 'node:fs/promises'
import { pathToFileURL } from 'node:url'
import { dayOf, parseDay } from '../../kernel/day.ts'
import { citeBasis } from '../../kernel/provisions/catalogue.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'
import { exitCode, fill, type Verb, type VerbContext } from '../../platform/cli.ts'
import { decodeText } from '../../platform/documents/charset.ts'
import { detect, type Finding } from './detection/detect.ts'
import { en } from './messages/detection-en.ts'
import { zh } from './messages/detection-zh.ts'
import { readPage } from './page/read.ts'
import type { PageView } from './page/view.ts'

const messages = { zh, en }
/** 涉嫌违法 was found: told apart from a verb that could not run. */
const SUSPECTED = 3
const INPUT_BYTES_MAX = 32 * 1024 * 1024

interface Options {
  readonly json?: true
  readonly url?: string
  readonly on?: string
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
  const bytes = await readSource(source, context)
  if (!bytes.ok) return bytes
  const decoded = decodeText(bytes.value)
  if (decoded === undefined) return refuse('invalid', 'detect.no_text', { source })
  const url = options.url ?? (source === '-' ? undefined : pathToFileURL(source).href)
  const page = readPage({ content: decoded.text, url })
  const findings = detect(page, { on })
  if (options.json) context.out(JSON.stringify(asAnswer(page, findings, decoded.charset), null, 2))
  else context.out(asText(findings, context))
  return ok(findings.some(({ level }) => level === 'violation') ? SUSPECTED : exitCode.done)
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
  const cite = (basis: Finding['basis']) => ({ zh: citeBasis(basis, 'zh'), en: citeBasis(basis, 'en') })
  const { exemption, basis, penalty } = finding
  return {
    ...finding,
    article: cite(basis),
    penaltyArticle: cite(penalty),
    exemption: exemption && { ...exemption, article: exemption.basis && cite(exemption.basis) },
  }
}

function asAnswer(page: PageView, findings: readonly Finding[], charset: string) {
  return { findings: findings.map(cited), page: { charset, ...page } }
}

function asText(findings: readonly Finding[], context: VerbContext): string {
  const words = messages[context.language]
  if (findings.length === 0) return words['detect.nothing']
  return findings
    .map((finding) => {
      const line = fill(words['detect.finding'], {
        level: words[`level.${finding.level}`],
        title: finding.title[context.language],
        reason: finding.reason[context.language],
        article: citeBasis(finding.basis, context.language),
      })
      return finding.exemption === undefined
        ? line
        : `${line}\n${fill(words['detect.exemption'], { title: finding.exemption.title[context.language] })}`
    })
    .join('\n')
}
