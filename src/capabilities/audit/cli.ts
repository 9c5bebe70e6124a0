/** `sishi audit verify | checkpoint | key`: the ledger from the command line. */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { ok, type Refusal, type Result, refuse } from '../../kernel/result.ts'
import { keyDirectory } from '../../platform/audit/index.ts'
import {
  ensureLedgerKey,
  publicPem,
  readSigningKeys,
  type SignatureAlgorithm,
} from '../../platform/audit/keys.ts'
import { type Configure, exitCode, fill, type VerbContext } from '../../platform/cli.ts'
import type { World } from '../../platform/world.ts'
import { en } from './messages/en.ts'
import { zh } from './messages/zh.ts'
import { checkpointNow, verifyNow } from './service.ts'

/** The instance that the verb works on; app/ knows how to open it, and tells what stands in the way: then the exit code. */
export interface OpenedWorld {
  readonly world: Pick<World, 'config' | 'db' | 'clock'>
  readonly stop: () => Promise<void>
}
export type OpenWorld = (context: VerbContext, json: boolean) => Promise<Result<OpenedWorld, number>>

/** The ledger is not what it was: told apart from a verb that could not run. */
const BROKEN = 3

interface VerifyOptions {
  readonly checkpoint?: readonly string[]
  readonly json?: true
}

/** Builds the verb over a way to open the instance. */
export function configureAudit(open: OpenWorld): Configure {
  return (command, context) => {
    const chinese = context.language === 'zh'
    const text = (zhText: string, enText: string) => (chinese ? zhText : enText)
    command
      .command('verify')
      .description(text('校验完整性，指出第一条被破坏的留痕', 'prove integrity; name the first broken entry'))
      .option('--checkpoint <file...>', text('在别处保存的检查点文件', 'checkpoint files kept elsewhere'))
      .action((options: VerifyOptions) => inWorld(open, context, options, verify))
    command
      .command('checkpoint')
      .description(
        text('签一个检查点并写成文件，供在别处保存', 'sign a checkpoint and write it, to be kept elsewhere'),
      )
      .option('--out <folder>', text('写入的目录', 'folder to write to'), '.')
      .action((options: { out: string; json?: true }) => inWorld(open, context, options, checkpoint))
    command
      .command('key')
      .description(
        text(
          '准备签名密钥（可另加国密 SM2），并写出供公布的公钥',
          'make the signing key, or an SM2 key besides, and print its public half to be published',
        ),
      )
      .option('--sm2', text('国密 SM2 密钥', 'an SM2 key'))
      .action((options: { sm2?: true; json?: true }) => inWorld(open, context, options, key))
  }
}

interface Session {
  readonly world: OpenedWorld['world']
  readonly json: boolean
  readonly out: VerbContext['out']
  readonly err: VerbContext['err']
  readonly say: (key: string, values?: Readonly<Record<string, string | number>>) => string
}

async function inWorld<O extends { json?: true }>(
  open: OpenWorld,
  context: VerbContext,
  options: O,
  work: (session: Session, options: O) => Promise<Result<number>>,
): Promise<number> {
  const catalog: Readonly<Record<string, string>> = context.language === 'zh' ? zh : en
  const say: Session['say'] = (name, values = {}) => fill(catalog[name] ?? name, values)
  const json = options.json === true
  const tell = (refusal: Refusal): number => {
    const message = say(refusal.code, refusal.details as Record<string, string>)
    if (json) context.out(JSON.stringify({ error: { ...refusal, message } }))
    else context.err(message)
    return exitCode.refused
  }
  const opened = await open(context, json)
  if (!opened.ok) return opened.error
  try {
    const answer = await work(
      { world: opened.value.world, json, out: context.out, err: context.err, say },
      options,
    )
    return answer.ok ? answer.value : tell(answer.error)
  } finally {
    await opened.value.stop()
  }
}

async function verify(session: Session, options: VerifyOptions): Promise<Result<number>> {
  const files: string[] = []
  for (const file of options.checkpoint ?? []) {
    const text = await readFile(file, 'utf8').catch(() => undefined)
    if (text === undefined) return refuse('invalid', 'audit.cannot_read', { file })
    files.push(text)
  }
  const result = await verifyNow(session.world, files)
  if (!result.ok) return result
  const { problems, ...figures } = result.value
  if (session.json) session.out(JSON.stringify(result.value))
  else {
    const { checked, firstSeq, lastSeq, checkpoints } = figures
    const values = { checked, firstSeq, lastSeq, checkpoints, count: problems.length }
    session.out(session.say(figures.ok ? 'audit.intact' : 'audit.broken', values))
    for (const { kind, ...details } of problems) session.out(session.say(`audit.problem.${kind}`, details))
  }
  return ok(figures.ok ? exitCode.done : BROKEN)
}

async function checkpoint(session: Session, options: { out: string }): Promise<Result<number>> {
  const made = await checkpointNow(session.world)
  const folder = resolve(options.out)
  await mkdir(folder, { recursive: true })
  const written: { seq: number; algorithm: string; keyId: string; file: string }[] = []
  for (const { checkpoint: each, file: content } of made) {
    const file = join(folder, `checkpoint-${each.seq}-${each.algorithm}.json`)
    await writeFile(file, content)
    written.push({ seq: each.seq, algorithm: each.algorithm, keyId: each.keyId, file })
  }
  if (session.json) session.out(JSON.stringify({ checkpoints: written }))
  else if (written.length === 0) session.out(session.say('audit.nothing_yet'))
  else for (const each of written) session.out(session.say('audit.checkpoint_made', each))
  return ok(exitCode.done)
}

async function key(session: Session, options: { sm2?: true }): Promise<Result<number>> {
  const algorithm: SignatureAlgorithm = options.sm2 ? 'sm2-sm3' : 'ecdsa-p256-sha256'
  const directory = keyDirectory(session.world)
  await ensureLedgerKey(directory, algorithm)
  const found = (await readSigningKeys(directory)).find((each) => each.algorithm === algorithm)
  if (found === undefined) throw new Error(`no signing key in ${directory}`)
  const values = { keyId: found.id, algorithm }
  const publicKey = publicPem(found)
  if (session.json) session.out(JSON.stringify({ ...values, publicKey }))
  else {
    // The key alone goes out, so that a file of it is what the bureau publishes.
    session.err(session.say('audit.key_made', values))
    session.out(publicKey.trimEnd())
  }
  return ok(exitCode.done)
}
