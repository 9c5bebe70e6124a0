/** Ids of entries: UUID version 7 (RFC 9562), so that the ledger's indexes grow at their end. */
import { randomBytes } from 'node:crypto'

/** A fresh id: 48 bits of milliseconds, then random bits. Not a proof of order; the seal is. */
export function entryId(): string {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6)
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8)
  const hex = bytes.toString('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`
}
