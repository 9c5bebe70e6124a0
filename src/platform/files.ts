/** Files on their way in and out of a use case, whatever brings or takes them. */
import type { Readable } from 'node:stream'

/** One uploaded file, to be read once. */
export interface Upload {
  readonly fileName: string
  readonly mediaType: string
  readonly content: Readable
}

/** A file as an answer, streamed. */
export class Download {
  readonly fileName: string
  readonly mediaType: string
  readonly content: Readable | Buffer
  constructor(fileName: string, mediaType: string, content: Readable | Buffer) {
    this.fileName = fileName
    this.mediaType = mediaType
    this.content = content
  }
}
