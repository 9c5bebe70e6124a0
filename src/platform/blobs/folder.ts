/** Blobs in a folder: `ab/cd/abcd…`. A file appears whole and durable, or not at all. */
import { createReadStream } from 'node:fs'
import { chmod, mkdir, open, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import type { BlobStore } from './store.ts'

export function openFolder(root: string): BlobStore {
  const pathOf = (sha256: string): string => join(root, sha256.slice(0, 2), sha256.slice(2, 4), sha256)
  return {
    incoming: join(root, 'incoming'),
    keep: async (path, sha256) => {
      const target = pathOf(sha256)
      const made = await mkdir(dirname(target), { recursive: true })
      await chmod(path, 0o440)
      await rename(path, target) // its bytes were flushed when it was received
      await flushFolder(dirname(target))
      if (made !== undefined) for (const folder of [dirname(dirname(target)), root]) await flushFolder(folder)
    },
    open: async (sha256) => {
      const path = pathOf(sha256)
      return (await sizeOf(path)) === undefined ? undefined : createReadStream(path)
    },
    stat: async (sha256) => {
      const size = await sizeOf(pathOf(sha256))
      return size === undefined ? undefined : { size }
    },
    remove: async (sha256) => await rm(pathOf(sha256), { force: true }),
  }
}

/** A rename is durable once the folder that it changed is on the disk. */
async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r')
  try {
    await folder.sync()
  } finally {
    await folder.close()
  }
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}
