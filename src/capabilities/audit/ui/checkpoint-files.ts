/** Checkpoint files as chosen in the browser. Pure but for reading the files. */

/** As the endpoint takes them. */
export const FILES_MAX = 20
const FILE_LENGTH_MAX = 4000

export interface CheckpointFile {
  readonly name: string
  readonly text: string
}

/** Whether a text looks like an exported checkpoint; the server reads it properly. */
export function looksLikeCheckpoint(text: string): boolean {
  if (text.length > FILE_LENGTH_MAX) return false
  try {
    const value: unknown = JSON.parse(text)
    return (
      typeof value === 'object' &&
      value !== null &&
      'format' in value &&
      String(value.format).startsWith('sishi-ledger-checkpoint/')
    )
  } catch {
    // Not JSON, so not a checkpoint.
    return false
  }
}

export interface ReadFiles {
  readonly files: readonly CheckpointFile[]
  /** Names of files that are no checkpoints. */
  readonly bad: readonly string[]
  readonly isTooMany: boolean
}

/** Adds chosen files to those already there; the same content is taken once. */
export async function addFiles(
  before: readonly CheckpointFile[],
  chosen: readonly File[],
): Promise<ReadFiles> {
  const files = [...before]
  const bad: string[] = []
  for (const file of chosen) {
    const text = file.size > FILE_LENGTH_MAX ? '' : await file.text()
    if (!looksLikeCheckpoint(text)) bad.push(file.name)
    else if (files.every((each) => each.text !== text)) files.push({ name: file.name, text })
  }
  return { files: files.slice(0, FILES_MAX), bad, isTooMany: files.length > FILES_MAX }
}
