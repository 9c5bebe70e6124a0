/** Records of a workbook stream (BIFF8). Pure. */

export const TYPE = {
  formula: 0x0006,
  eof: 0x000a,
  date1904: 0x0022,
  filePass: 0x002f,
  continuation: 0x003c,
  boundSheet: 0x0085,
  mulRk: 0x00bd,
  richLabel: 0x00d6,
  xf: 0x00e0,
  sst: 0x00fc,
  labelSst: 0x00fd,
  number: 0x0203,
  label: 0x0204,
  boolErr: 0x0205,
  string: 0x0207,
  rk: 0x027e,
  format: 0x041e,
  bof: 0x0809,
} as const

const BIFF8 = 0x0600

export const isWorkbookStream = (stream: Buffer): boolean =>
  stream.length > 8 && stream.readUInt16LE(0) === TYPE.bof && stream.readUInt16LE(4) === BIFF8

export interface XlsRecord {
  readonly type: number
  /** Where its head lies in the stream. */
  readonly at: number
  readonly data: Buffer
  /** What did not fit into one record. */
  readonly more: readonly Buffer[]
}

/** Records from a place on, until the stream ends; a record that is cut off ends it too. */
export function* eachRecord(stream: Buffer, from: number): Generator<XlsRecord> {
  const headAt = (at: number) =>
    at + 4 <= stream.length && at + 4 + stream.readUInt16LE(at + 2) <= stream.length
  for (let at = from; headAt(at); ) {
    const type = stream.readUInt16LE(at)
    const data = stream.subarray(at + 4, at + 4 + stream.readUInt16LE(at + 2))
    const more: Buffer[] = []
    let next = at + 4 + data.length
    while (headAt(next) && stream.readUInt16LE(next) === TYPE.continuation) {
      more.push(stream.subarray(next + 4, next + 4 + stream.readUInt16LE(next + 2)))
      next += 4 + stream.readUInt16LE(next + 2)
    }
    yield { type, at, data, more }
    at = next
  }
}
