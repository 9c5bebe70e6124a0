/** Where the bytes of blobs lie: what a folder and an S3 bucket do alike. */
import type { Readable } from 'node:stream'

/** Knows hashes and files, and no rules. */
export interface BlobStore {
  /** Folder for content that is still coming in. */
  readonly incoming: string
  /** Takes the file over under its hash; the file may be moved away. */
  keep(path: string, sha256: string, size: number): Promise<void>
  open(sha256: string): Promise<Readable | undefined>
  stat(sha256: string): Promise<{ readonly size: number } | undefined>
  remove(sha256: string): Promise<void>
}
