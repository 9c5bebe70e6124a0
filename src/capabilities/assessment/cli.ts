/** `sishi plan read FILE`: a published plan as JSON, or in a few lines for people. */
import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import { type Refusal, type Result, refuse } from '../../kernel/result.ts'
import { exitCode, fill, type Verb, type VerbContext } from '../../platform/cli.ts'
import { DOCUMENT_BYTES_MAX, readDocument } from '../../platform/documents/index.ts'
import { type Plan, readPlan } from './plan/index.ts'
import { en } from './plan/messages/en.ts'
import { zh } from './plan/messages/zh.ts'

const messages = { zh, en }

/** 创建方案: the verb `plan` with its subcommand `read`. */
export const plan: Verb = {
  name: 'plan',
  summary: { zh: zh['plan.summary'], en: en['plan.summary'] },
  configure(command, context) {
    const words = messages[context.language]
    command
      .command('read')
      .description(words['plan.read.summary'])
      .argument('<file>', words['plan.read.file'])
      .action(async (file: string, options: { json?: boolean }) => {
        const result = await readPlanFile(file)
        if (result.ok) {
          context.out(options.json ? JSON.stringify(result.value, null, 2) : summaryOf(result.value, context))
          return exitCode.done
        }
        if (options.json) context.out(JSON.stringify({ error: result.error }, null, 2))
        else context.err(refusalText(result.error, context))
        return exitCode.refused
      })
  },
}

/** Reads a file of the disk as a plan. */
export async function readPlanFile(file: string): Promise<Result<Plan>> {
  const bytes = await readBytes(file)
  if (!bytes.ok) return bytes
  const document = await readDocument(bytes.value, basename(file))
  return document.ok ? readPlan(document.value) : document
}

async function readBytes(file: string): Promise<Result<Uint8Array>> {
  const fileName = basename(file)
  try {
    await using handle = await open(file, 'r')
    const { size } = await handle.stat()
    // Refused by its size before a byte of it is in memory.
    if (size > DOCUMENT_BYTES_MAX) {
      return refuse('invalid', 'documents.too_large', { fileName, bytes: size, bytesMax: DOCUMENT_BYTES_MAX })
    }
    return { ok: true, value: await handle.readFile() }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    if (code === 'ENOENT' || code === 'ENOTDIR')
      return refuse('not_found', 'documents.not_found', { fileName })
    if (code === 'EISDIR' || code === 'EACCES' || code === 'EPERM') {
      return refuse('invalid', 'documents.unreadable', { fileName, cause: code })
    }
    throw error
  }
}

function summaryOf(read: Plan, context: VerbContext): string {
  const words = messages[context.language]
  const { tasks, stages, members, indicators, targets, warnings } = read
  return [
    fill(words['plan.head'], { title: read.title }),
    fill(words['plan.about'], {
      documentNumber: read.documentNumber,
      issuedOn: read.issuedOn,
      issuer: read.issuer,
      jurisdiction: read.jurisdiction,
    }),
    fill(words['plan.counts'], {
      tasks: tasks.length,
      stages: stages.length,
      members: members.length,
      indicators: indicators.length,
      targets: targets.length,
    }),
    ...tasks.map((task) =>
      fill(words['plan.task'], {
        number: task.number ?? '',
        title: task.title,
        units: task.units.map((unit) => unit.printed).join('、'),
      }),
    ),
    ...stages.map((stage) => fill(words['plan.stage'], { name: stage.name, from: stage.from, to: stage.to })),
    ...(warnings.length === 0 ? [] : [fill(words['plan.warnings'], { count: warnings.length })]),
    ...warnings.map((warning) =>
      fill(words['plan.warning'], {
        line: warning.at?.line ?? '-',
        message: warning.message[context.language],
      }),
    ),
  ].join('\n')
}

function refusalText(error: Refusal, context: VerbContext): string {
  const words: Readonly<Record<string, string>> = messages[context.language]
  const { missing, ...rest } = error.details
  const listed = Array.isArray(missing) ? missing.map((part) => words[`missing.${part}`] ?? String(part)) : []
  const values = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, String(value)]))
  const separator = context.language === 'zh' ? '、' : ', '
  return fill(words[error.code] ?? error.code, { ...values, missing: listed.join(separator) })
}
