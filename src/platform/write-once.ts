/** 只写一次: files that several processes may make at the same moment, such as keys; the first one stays. */
import { randomUUID } from 'node:crypto'
import { link, rm, writeFile } from 'node:fs/promises'

/** Writes a file for the owner's eyes alone, whole or not at all; false where another process was first. */
export async function writeOnce(file: string, content: string): Promise<boolean> {
  const unfinished = `${file}.${randomUUID()}`
  await writeFile(unfinished, content, { mode: 0o600, flush: true })
  try {
    await link(unfinished, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  } finally {
    await rm(unfinished, { force: true })
  }
}
