/** `sishi backup`: 备份 the database, the files and the keys of an instance, also while it runs. */
import { resolve } from 'node:path'
import { type Configure, exitCode, type VerbContext } from '../../platform/cli.ts'
import { backUp } from '../../platform/postgres/base-backup.ts'
import { startPostgres } from '../../platform/postgres/embedded.ts'
import { postgresText } from '../../platform/postgres/messages.ts'
import { operationWords, sizeText } from './messages/operations.ts'
import { configOf, progressLines, secondsSince, tellRefusal } from './operation.ts'

export const configure: Configure = (command, context) => {
  command
    .argument('[folder]', operationWords(context.language)('backup.arg.to'))
    .action(
      async (folder: string | undefined, options: { json?: true }) =>
        await backup(context, folder ?? defaultFolder(new Date()), !!options.json),
    )
}

function defaultFolder(now: Date): string {
  return `backups/sishi-${now.toISOString().slice(0, 19).replace(/[:T]/g, '-')}`
}

async function backup(context: VerbContext, folder: string, json: boolean): Promise<number> {
  const say = operationWords(context.language)
  const begun = performance.now()
  const config = configOf(context, json)
  if (!config.ok) return config.error
  const { dataDir, databaseUrl, blobsUrl } = config.value
  if (databaseUrl !== undefined) {
    return tellRefusal(
      context,
      { kind: 'conflict', code: 'backup.external', details: { folder: dataDir } },
      json,
    )
  }
  const server = await startPostgres({
    dataDir,
    notice: (key, values) => context.err(postgresText(context.language, key, values)),
    whenRunning: 'join',
  })
  if (!server.ok) return tellRefusal(context, server.error, json)
  try {
    const made = await backUp({
      dataDir,
      owner: server.value.owner,
      to: resolve(folder),
      progress: progressLines(context, 'backup.progress', json),
      now: new Date(),
    })
    if (!made.ok) return tellRefusal(context, made.error, json)
    if (blobsUrl !== undefined) context.err(say('backup.blobs_elsewhere', { place: placeOf(blobsUrl) }))
    const seconds = secondsSince(begun)
    if (json) context.out(JSON.stringify({ ...made.value, seconds: Number(seconds) }))
    else {
      context.out(say('backup.done', { ...made.value, size: sizeText(made.value.bytes), seconds }))
      context.out(say('backup.hint', { folder: made.value.folder }))
    }
    return exitCode.done
  } finally {
    await server.value.stop()
  }
}

/** The address without the key and secret that may stand in it. */
function placeOf(blobsUrl: string): string {
  return blobsUrl.replace(/\/\/[^@/]*@/, '//')
}
