import { createHash } from 'node:crypto'
import { crc32 } from 'node:zlib'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hexOf } from './byte-file.ts'
import { scriptHashing } from './hash.ts'

test('both hashes of the page agree with OpenSSL, in whatever pieces they are fed', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 6 }), (pieces) => {
      for (const name of ['sha256', 'sm3'] as const) {
        const ours = scriptHashing[name]()
        const theirs = createHash(name)
        for (const piece of pieces) {
          ours.update(piece)
          theirs.update(piece)
        }
        expect(hexOf(ours.digest())).toBe(theirs.digest('hex'))
      }
      const first = pieces[0] ?? new Uint8Array()
      expect(scriptHashing.crc32(first, 7)).toBe(crc32(first, 7))
    }),
  )
})
