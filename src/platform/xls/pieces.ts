/** Texts of a workbook stream, which may go on in the next record. Pure. */

/** Bits of what follows the length of a text. */
const WIDE = 0x01
const PHONETIC = 0x04
const RICH = 0x08

/** Reads on from piece to piece; what is cut off ends in what there is. */
export class PieceReader {
  readonly #pieces: readonly Buffer[]
  #piece = 0
  #at = 0

  constructor(pieces: readonly Buffer[]) {
    this.#pieces = pieces
    this.#toNextPiece()
  }

  get isAtEnd(): boolean {
    return this.#piece >= this.#pieces.length
  }

  #toNextPiece(): void {
    while (!this.isAtEnd && this.#at >= (this.#pieces[this.#piece]?.length ?? 0)) {
      this.#piece += 1
      this.#at = 0
    }
  }

  #bytes(count: number): Buffer {
    const parts: Buffer[] = []
    for (let left = count; left > 0 && !this.isAtEnd; ) {
      const part = (this.#pieces[this.#piece] ?? Buffer.alloc(0)).subarray(this.#at, this.#at + left)
      parts.push(part)
      left -= part.length
      this.#at += part.length
      this.#toNextPiece()
    }
    return parts.length === 1 && parts[0] !== undefined ? parts[0] : Buffer.concat(parts)
  }

  #number(bytes: 1 | 2 | 4): number {
    const part = this.#bytes(bytes)
    return part.length < bytes ? 0 : part.readUIntLE(0, bytes)
  }

  /** One text with its length in two bytes; a text that goes on in another piece says anew how wide it is. */
  text(): string {
    const length = this.#number(2)
    let flags = this.#number(1)
    const runs = (flags & RICH) === 0 ? 0 : this.#number(2)
    const phonetic = (flags & PHONETIC) === 0 ? 0 : this.#number(4)
    let text = ''
    while (text.length < length && !this.isAtEnd) {
      const width = (flags & WIDE) === 0 ? 1 : 2
      const left = ((this.#pieces[this.#piece]?.length ?? 0) - this.#at) / width
      const part = this.#bytes(Math.min(length - text.length, Math.ceil(left)) * width)
      text += part.toString(width === 2 ? 'utf16le' : 'latin1')
      if (text.length < length && !this.isAtEnd) flags = this.#number(1)
    }
    this.#bytes(runs * 4 + phonetic)
    return text
  }
}
