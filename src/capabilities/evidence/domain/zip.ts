/**
 * 封装: the one layout of our archives, byte for byte. Members lie stored, one behind the other, without gaps, extra
 * fields, comments or times; so every byte of the headers is known from names, sizes and checksums. Pure.
 */
import { type ByteFile, joinBytes, textOf, utf8 } from './byte-file.ts'

/** A member as the archive names it. */
export interface ZipMember {
  readonly path: string
  readonly bytes: number
  readonly crc32: number
}

/** A member with the place of its content. */
export interface PlacedMember extends ZipMember {
  readonly offset: number
}

type Field = readonly [name: string, bytes: 2 | 4, value: number]

/** What a field of a header says and what it should say. */
export interface HeaderDifference {
  /** `local`, `central` or `end`. */
  readonly header: string
  readonly member: string | undefined
  readonly field: string
  readonly expected: string
  readonly found: string
}

/** The format counts sizes and offsets in 32 bits; one value means "elsewhere". */
export const ARCHIVE_BYTES_MAX = 0xfffffffe
const END_BYTES = 22
const LOCAL_BYTES = 30
const CENTRAL_BYTES = 46
const LOCAL = 0x04034b50
const CENTRAL = 0x02014b50
const END = 0x06054b50
/** 2.0, names in UTF-8, stored, 1980-01-01 00:00: the time of a pack stands in its manifest, not here. */
const COMMON: readonly Field[] = [
  ['version', 2, 20],
  ['flags', 2, 0x0800],
  ['method', 2, 0],
  ['time', 2, 0],
  ['date', 2, 0x0021],
]

function membersFields(member: ZipMember, name: Uint8Array): Field[] {
  return [
    ...COMMON,
    ['crc32', 4, member.crc32],
    ['compressed size', 4, member.bytes],
    ['size', 4, member.bytes],
    ['name length', 2, name.length],
    ['extra length', 2, 0],
  ]
}

function localFields(member: ZipMember): Field[] {
  return [['signature', 4, LOCAL], ...membersFields(member, utf8(member.path))]
}

function centralFields(member: PlacedMember): Field[] {
  const name = utf8(member.path)
  return [
    ['signature', 4, CENTRAL],
    ['version made by', 2, 20],
    ...membersFields(member, name),
    ['comment length', 2, 0],
    ['disk', 2, 0],
    ['internal attributes', 2, 0],
    ['external attributes', 4, 0],
    ['offset', 4, member.offset - LOCAL_BYTES - name.length],
  ]
}

function endFields(count: number, directoryBytes: number, directoryOffset: number): Field[] {
  return [
    ['signature', 4, END],
    ['disk', 2, 0],
    ['disk of the directory', 2, 0],
    ['members on this disk', 2, count],
    ['members', 2, count],
    ['directory size', 4, directoryBytes],
    ['directory offset', 4, directoryOffset],
    ['comment length', 2, 0],
  ]
}

function bytesOf(fields: readonly Field[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(fields.reduce((sum, [, bytes]) => sum + bytes, 0)))
  let at = 0
  for (const [, bytes, value] of fields) {
    if (bytes === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += bytes
  }
  return new Uint8Array(view.buffer)
}

/** What stands before a member's content. */
export function localHeader(member: ZipMember): Uint8Array {
  return joinBytes([bytesOf(localFields(member)), utf8(member.path)])
}

/** Where each member's content lies when all stand in this order. */
export function placeMembers(members: readonly ZipMember[]): PlacedMember[] {
  let at = 0
  return members.map((member) => {
    const offset = at + LOCAL_BYTES + utf8(member.path).length
    at = offset + member.bytes
    return { ...member, offset }
  })
}

const endOf = (placed: readonly PlacedMember[]): number => {
  const last = placed.at(-1)
  return last === undefined ? 0 : last.offset + last.bytes
}

/** What stands behind the last member. */
export function directoryOf(members: readonly ZipMember[]): Uint8Array {
  const placed = placeMembers(members)
  const directory = joinBytes(
    placed.map((member) => joinBytes([bytesOf(centralFields(member)), utf8(member.path)])),
  )
  return joinBytes([directory, bytesOf(endFields(placed.length, directory.length, endOf(placed)))])
}

const hexField = (value: number, bytes: number): string => `0x${value.toString(16).padStart(bytes * 2, '0')}`

/** Compares a header with what it should be, field by field. */
function differences(
  found: Uint8Array,
  fields: readonly Field[],
  header: string,
  path?: string,
): HeaderDifference[] {
  const view = new DataView(found.buffer, found.byteOffset, found.length)
  const different: HeaderDifference[] = []
  let at = 0
  for (const [field, bytes, value] of fields) {
    const isThere = at + bytes <= found.length
    const actual = !isThere ? undefined : bytes === 2 ? view.getUint16(at, true) : view.getUint32(at, true)
    at += bytes
    if (actual === value) continue
    const shown = actual === undefined ? '-' : hexField(actual, bytes)
    different.push({ header, member: path, field, expected: hexField(value, bytes), found: shown })
  }
  if (path === undefined) return different
  const name = found.subarray(at)
  const shown = textOf(name)
  if (shown !== path)
    different.push({ header, member: path, field: 'name', expected: path, found: shown ?? 'not UTF-8' })
  return different
}

const upTo = (source: ByteFile, offset: number, length: number): Promise<Uint8Array> => {
  const start = Math.min(offset, source.size)
  return source.read(start, Math.min(length, source.size - start))
}

/** Every field of every header that is not as our layout has it for these members. */
export async function headerDifferences(
  source: ByteFile,
  placed: readonly PlacedMember[],
): Promise<HeaderDifference[]> {
  const found: HeaderDifference[] = []
  for (const member of placed) {
    const length = LOCAL_BYTES + utf8(member.path).length
    const bytes = await upTo(source, member.offset - length, length)
    found.push(...differences(bytes, localFields(member), 'local', member.path))
  }
  const start = endOf(placed)
  let at = start
  for (const member of placed) {
    const length = CENTRAL_BYTES + utf8(member.path).length
    found.push(...differences(await upTo(source, at, length), centralFields(member), 'central', member.path))
    at += length
  }
  const end = await upTo(source, at, END_BYTES)
  found.push(...differences(end, endFields(placed.length, at - start, start), 'end'))
  if (source.size !== at + END_BYTES)
    found.push({
      header: 'end',
      member: undefined,
      field: 'file size',
      expected: String(at + END_BYTES),
      found: String(source.size),
    })
  return found
}

export interface ZipEntry extends ZipMember {
  readonly method: number
  readonly isEncrypted: boolean
  readonly packedBytes: number
  /** Of the local header. */
  readonly at: number
}

/** The directory at the end of an archive, whoever wrote it; undefined when there is none. */
export async function readDirectory(source: ByteFile): Promise<ZipEntry[] | undefined> {
  const tailBytes = Math.min(source.size, END_BYTES + 0xffff)
  const tail = await source.read(source.size - tailBytes, tailBytes)
  const view = new DataView(tail.buffer, tail.byteOffset, tail.length)
  let at = tail.length - END_BYTES
  while (at >= 0 && view.getUint32(at, true) !== END) at--
  if (at < 0) return undefined
  const small: Directory = {
    count: view.getUint16(at + 10, true),
    size: view.getUint32(at + 12, true),
    offset: view.getUint32(at + 16, true),
  }
  const { count, size, offset } = (await largeDirectory(source, source.size - tailBytes + at)) ?? small
  if (offset + size > source.size) return undefined
  const directory = await source.read(offset, size)
  const entries: ZipEntry[] = []
  const fields = new DataView(directory.buffer, directory.byteOffset, directory.length)
  let entry = 0
  while (entries.length < count) {
    if (entry + CENTRAL_BYTES > size || fields.getUint32(entry, true) !== CENTRAL) return undefined
    const nameBytes = fields.getUint16(entry + 28, true)
    const rest = nameBytes + fields.getUint16(entry + 30, true) + fields.getUint16(entry + 32, true)
    const path = textOf(directory.subarray(entry + CENTRAL_BYTES, entry + CENTRAL_BYTES + nameBytes))
    if (path === undefined || entry + CENTRAL_BYTES + rest > size) return undefined
    const sized = {
      bytes: fields.getUint32(entry + 24, true),
      packedBytes: fields.getUint32(entry + 20, true),
      at: fields.getUint32(entry + 42, true),
    }
    const extra = directory.subarray(entry + CENTRAL_BYTES + nameBytes, entry + CENTRAL_BYTES + rest)
    entries.push({
      path,
      method: fields.getUint16(entry + 10, true),
      isEncrypted: (fields.getUint16(entry + 8, true) & 1) === 1,
      crc32: fields.getUint32(entry + 16, true),
      ...largeSizes(sized, extra),
    })
    entry += CENTRAL_BYTES + rest
  }
  return entries
}

interface Directory {
  readonly count: number
  readonly size: number
  readonly offset: number
}

const LARGE_END = 0x06064b50
const LARGE_END_BYTES = 56
const LARGE_PLACE = 0x07064b50
const LARGE_PLACE_BYTES = 20
const LARGE_SIZES = 1
const ELSEWHERE = 0xffffffff

/** The end of a directory that counts in 64 bits (zip64), where one stands before the end at this place. */
async function largeDirectory(source: ByteFile, end: number): Promise<Directory | undefined> {
  if (end < LARGE_PLACE_BYTES) return undefined
  const place = viewOf(await source.read(end - LARGE_PLACE_BYTES, LARGE_PLACE_BYTES))
  const at = Number(place.getBigUint64(8, true))
  if (place.getUint32(0, true) !== LARGE_PLACE || at + LARGE_END_BYTES > source.size) return undefined
  const large = viewOf(await source.read(at, LARGE_END_BYTES))
  if (large.getUint32(0, true) !== LARGE_END) return undefined
  const [count, size, offset] = [32, 40, 48].map((field) => Number(large.getBigUint64(field, true)))
  return { count: count ?? 0, size: size ?? 0, offset: offset ?? 0 }
}

type Sizes = Pick<ZipEntry, 'bytes' | 'packedBytes' | 'at'>

/** Those of 64 bits stand in an extra field, in this order, each only where its own field says "elsewhere". */
function largeSizes(sized: Sizes, extra: Uint8Array): Sizes {
  const view = viewOf(extra)
  const large = { ...sized }
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== LARGE_SIZES) continue
    let value = at + 4
    for (const name of ['bytes', 'packedBytes', 'at'] as const) {
      if (sized[name] !== ELSEWHERE || value + 8 > extra.length) continue
      large[name] = Number(view.getBigUint64(value, true))
      value += 8
    }
  }
  return large
}

const viewOf = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.length)

/** The members as their own headers name them, from the front; undefined when the row of headers breaks off. */
export async function walkMembers(source: ByteFile): Promise<ZipMember[] | undefined> {
  const members: ZipMember[] = []
  let at = 0
  while (at + LOCAL_BYTES <= source.size) {
    const header = await source.read(at, LOCAL_BYTES)
    const view = new DataView(header.buffer, header.byteOffset, header.length)
    if (view.getUint32(0, true) !== LOCAL) break
    const nameBytes = view.getUint16(26, true)
    const bytes = view.getUint32(22, true)
    if (at + LOCAL_BYTES + nameBytes + bytes > source.size) return undefined
    const path = textOf(await source.read(at + LOCAL_BYTES, nameBytes))
    if (path === undefined) return undefined
    members.push({ path, bytes, crc32: view.getUint32(14, true) })
    at += LOCAL_BYTES + nameBytes + bytes
  }
  return members.length === 0 ? undefined : members
}

/** Where the content of a member of anybody's archive lies. */
export async function contentOffset(
  source: ByteFile,
  entry: { readonly at: number },
): Promise<number | undefined> {
  if (entry.at + LOCAL_BYTES > source.size) return undefined
  const header = await source.read(entry.at, LOCAL_BYTES)
  const view = new DataView(header.buffer, header.byteOffset, header.length)
  if (view.getUint32(0, true) !== LOCAL) return undefined
  return entry.at + LOCAL_BYTES + view.getUint16(26, true) + view.getUint16(28, true)
}
