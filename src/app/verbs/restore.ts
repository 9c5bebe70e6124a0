/** `sishi restore`: 恢复 a backup into a data folder, after every file of it has been verified. */
import { resolve } from 'node:path'
import { type Configure, exitCode, type VerbContext } from '../../platform/cli.ts'
import { restore } from '../../platform/postgres/restore.ts'
import { operationWords } from './messages/operations.ts'
import { configOf, progressLines, secondsSince, tellRefusal } from './operation.ts'

interface Options {
  readonly json?: true
  readonly to?: string
  readonly force?: true
}

export const configure: Configure = (command, context) => {
  const say = operationWords(context.language)
  command
    .argument('<folder>', say('restore.arg.from'))
    .option('--to <folder>', say('restore.opt.to'))
    .option('--force', say('restore.opt.force'))
    .action(async (folder: string, options: Options) => await restoreInto(context, folder, options))
}

async function restoreInto(context: VerbContext, from: string, options: Options): Promise<number> {
  const say = operationWords(context.language)
  const json = !!options.json
  const begun = performance.now()
  const config = configOf(context, json)
  if (!config.ok) return config.error
  const restored = await restore({
    from,
    dataDir: options.to === undefined ? config.value.dataDir : resolve(options.to),
    force: !!options.force,
    onVerify: progressLines(context, 'restore.verifying', json),
    onCopy: progressLines(context, 'restore.copying', json),
    now: new Date(),
  })
  if (!restored.ok) return tellRefusal(context, restored.error, json)
  const seconds = secondsSince(begun)
  const { folder, files, createdAt, replaced } = restored.value
  if (json) {
    context.out(JSON.stringify({ ...restored.value, replaced: replaced ?? null, seconds: Number(seconds) }))
    return exitCode.done
  }
  context.out(say('restore.done', { folder, files, createdAt, seconds }))
  if (replaced !== undefined) context.out(say('restore.replaced', { folder: replaced }))
  return exitCode.done
}
