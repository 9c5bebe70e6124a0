/** 校时: how far this machine's clock is from a time source, by SNTP (RFC 5905). */
import { createSocket } from 'node:dgram'

const PORT = 123
const PATIENCE_MS = 2_000
/** Seconds from 1900, where NTP begins, to 1970. */
const EPOCH_SECONDS = 2_208_988_800
const CLIENT_OF_VERSION_4 = 0x23
const SERVER = 4
const STRATUM_MAX = 15

export interface ClockReading {
  readonly source: string
  /** What must be added to this clock to show the source's time; null when the source gave none. */
  readonly offsetMs: number | null
  /** There and back: the offset is known no better than half of it. */
  readonly delayMs: number | null
  /** Why there is no offset. */
  readonly fault?: string
}

const nowMs = (): number => performance.timeOrigin + performance.now()

/** Asks the sources, `HOST` or `HOST:PORT`, all at once. */
export async function readClocks(sources: readonly string[]): Promise<readonly ClockReading[]> {
  return await Promise.all(sources.map(readClock))
}

/** The middle one of the offsets that came; null when none did. */
export function middleOffset(readings: readonly ClockReading[]): number | null {
  const offsets = readings
    .flatMap(({ offsetMs }) => (offsetMs === null ? [] : [offsetMs]))
    .sort((a, b) => a - b)
  return offsets[Math.floor((offsets.length - 1) / 2)] ?? null
}

async function readClock(source: string): Promise<ClockReading> {
  const [, host = source, port] = /^(.*?)(?::(\d+))?$/.exec(source) ?? []
  const socket = createSocket('udp4')
  const request = Buffer.alloc(48)
  request[0] = CLIENT_OF_VERSION_4
  const { promise, resolve } = Promise.withResolvers<ClockReading>()
  const fail = (fault: string) => resolve({ source, offsetMs: null, delayMs: null, fault })
  const timer = setTimeout(() => fail('no answer'), PATIENCE_MS)
  socket.on('error', (error) => fail(error.message))
  const sentAt = nowMs()
  writeTime(request, 40, sentAt)
  socket.on('message', (answer) => {
    const reading = readAnswer(answer, request, sentAt, nowMs())
    // Whatever does not answer this question is somebody else's.
    if (reading !== undefined) resolve({ source, ...reading })
  })
  socket.send(request, port === undefined ? PORT : Number(port), host, (error) => {
    if (error !== null) fail(error.message)
  })
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    socket.close()
  }
}

function readAnswer(answer: Buffer, request: Buffer, sentAt: number, cameAt: number) {
  const isOurs = answer.length >= 48 && answer.subarray(24, 32).equals(request.subarray(40, 48))
  const stratum = answer[1] ?? 0
  if (!isOurs || ((answer[0] ?? 0) & 7) !== SERVER || stratum < 1 || stratum > STRATUM_MAX) return undefined
  const [received, answered] = [readTime(answer, 32), readTime(answer, 40)]
  const offsetMs = (received - sentAt + (answered - cameAt)) / 2
  const delayMs = cameAt - sentAt - (answered - received)
  return { offsetMs: Math.round(offsetMs * 1000) / 1000, delayMs: Math.round(delayMs * 1000) / 1000 }
}

/** 64 bits of NTP: seconds and their binary fraction. */
export function writeTime(bytes: Buffer, at: number, timeMs: number): void {
  const seconds = Math.floor(timeMs / 1000)
  bytes.writeUInt32BE((seconds + EPOCH_SECONDS) % 2 ** 32, at)
  bytes.writeUInt32BE(Math.floor((timeMs / 1000 - seconds) * 2 ** 32), at + 4)
}

function readTime(bytes: Buffer, at: number): number {
  const seconds = bytes.readUInt32BE(at)
  // The era that began in 2036 counts from zero again.
  const era = seconds < 2 ** 31 ? 2 ** 32 : 0
  return (seconds + era - EPOCH_SECONDS + bytes.readUInt32BE(at + 4) / 2 ** 32) * 1000
}
