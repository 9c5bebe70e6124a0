/** 备份清单: what a backup holds, with a checksum per file. Written last, so a backup without it is unfinished. */
import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { z } from 'zod'
import { ok, type Result, refuse } from '../../kernel/result.ts'

export const MANIFEST_NAME = 'manifest.json'
/** The folder inside a backup that mirrors the data folder. */
export const CONTENT_FOLDER = 'data'

/** Relative, with forward slashes, and never out of the backup. */
const relativePath = z
  .string()
  .refine((path) => path.split('/').every((part) => part !== '' && part !== '.' && part !== '..'))

const manifestSchema = z.object({
  product: z.literal('sishi'),
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  postgresVersion: z.string(),
  startLsn: z.string(),
  stopLsn: z.string(),
  directories: z.array(relativePath),
  files: z.array(z.object({ path: relativePath, bytes: z.int().nonnegative(), sha256: z.hash('sha256') })),
})

export type BackupManifest = z.output<typeof manifestSchema>
export type BackupFile = BackupManifest['files'][number]

/** Told as work goes on: bytes done and bytes in all (an estimate while a running database is copied). */
export type Progress = (done: number, total: number) => void

export async function readManifest(from: string): Promise<Result<BackupManifest>> {
  const text = await readFile(join(from, MANIFEST_NAME), 'utf8').catch(() => undefined)
  if (text === undefined) return refuse('not_found', 'backup.no_manifest', { folder: from })
  try {
    return ok(manifestSchema.parse(JSON.parse(text)))
  } catch {
    return refuse('invalid', 'backup.manifest_damaged', { folder: from })
  }
}

/** Reads every file of the backup and compares it with the manifest; names the first that differs. */
export async function verifyBackup(
  from: string,
  manifest: BackupManifest,
  progress: Progress,
): Promise<Result<void>> {
  const total = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
  let done = 0
  for (const file of manifest.files) {
    const path = join(from, CONTENT_FOLDER, file.path)
    const size = (await stat(path).catch(() => undefined))?.size
    if (size === undefined) return refuse('invalid', 'backup.file_missing', { file: file.path })
    if (size !== file.bytes || (await sha256Of(path)) !== file.sha256) {
      return refuse('invalid', 'backup.file_damaged', { file: file.path })
    }
    done += size
    progress(done, total)
  }
  return ok(undefined)
}

/** What a disk refused (full, read-only, no folder) is no fault of the program; anything else is thrown on. */
export function diskRefusal(error: unknown, folder: string): Result<never> {
  const { code, syscall, message } = error as NodeJS.ErrnoException
  if (code === undefined || syscall === undefined) throw error
  return refuse('conflict', 'backup.disk', { folder, reason: message })
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** Brings everything written below the folder to disk: one call, where a sync per file takes ten seconds. */
export async function flush(folder: string): Promise<void> {
  await promisify(execFile)('sync', ['--file-system', folder])
}

/** Copies one file and answers its size and checksum as copied; `flush` makes many copies durable at once. */
export async function copyWithChecksum(
  from: string,
  to: string,
  onBytes: (bytes: number) => void,
): Promise<{ bytes: number; sha256: string }> {
  const hash = createHash('sha256')
  const source = await open(from, 'r')
  try {
    const target = await open(to, 'wx', 0o600)
    try {
      const buffer = Buffer.allocUnsafe(1 << 20)
      let bytes = 0
      for (;;) {
        const { bytesRead } = await source.read(buffer, 0, buffer.length, bytes)
        if (bytesRead === 0) break
        const part = buffer.subarray(0, bytesRead)
        hash.update(part)
        await target.write(part)
        bytes += bytesRead
        onBytes(bytesRead)
      }
      return { bytes, sha256: hash.digest('hex') }
    } finally {
      await target.close()
    }
  } finally {
    await source.close()
  }
}
