/**
 * A file of 2 GB in pieces over a line that breaks: every eighth piece is cut off in the middle, and goes on where the
 * server says that it is. The memory of the server's process is read from /proc all the while. `node bench/upload.ts [MB]`
 */
import { createHash, randomBytes } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { request } from 'node:http'
import { startOwnInstance } from '../src/app/testing/own-instance.ts'
import { csrfTokenFor } from '../src/platform/http/csrf.ts'
import { SESSION_COOKIE } from '../src/platform/http/session-cookie.ts'
import { report } from './report.ts'
import { startServer } from './servers/start.ts'

const MEGABYTE = 1024 * 1024
const [megabytes = '2047'] = process.argv.slice(2)
const SIZE = Number(megabytes) * MEGABYTE
const PIECE = 8 * MEGABYTE
/** Growth of the process between its first and its largest reading. */
const GROWTH_MAX_MB = 150

const instance = await startOwnInstance()
try {
  const server = await startServer('program.ts', { config: instance.config, owner: instance.owner })
  const token = await instance.signIn('liaison')
  const headers = { cookie: `${SESSION_COOKIE}=${token}`, 'x-csrf-token': csrfTokenFor(token) }
  const base = `http://127.0.0.1:${server.port}/api/uploads`
  const call = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(base + path, {
      method,
      headers: body ? { ...headers, 'content-type': 'application/json' } : headers,
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as T
  }
  const memory = async () => {
    const status = await readFile(`/proc/${server.child.pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
  }
  const bytes = randomBytes(PIECE)
  const pieceAt = (offset: number) => {
    bytes.writeUIntBE(offset, 0, 6)
    return bytes.subarray(0, Math.min(PIECE, SIZE - offset))
  }
  /** Sends a piece, or half of it and then breaks the line. */
  const send = (id: string, offset: number, piece: Buffer, breaks: boolean) =>
    new Promise<void>((resolve) => {
      const sending = request(`${base}/${id}?offset=${offset}`, {
        method: 'PATCH',
        headers: { ...headers, 'content-type': 'application/octet-stream', 'content-length': piece.length },
      })
      sending.on('error', () => resolve())
      sending.on('response', (answer) => answer.resume().on('end', () => resolve()))
      if (breaks) sending.write(piece.subarray(0, piece.length / 2), () => sending.destroy())
      else sending.end(piece)
    })
  const { id } = await call<{ id: string }>('POST', '', { name: '二吉字节.bin', size: SIZE })
  const first = await memory()
  let largest = first
  let breaks = 0
  let turn = 0
  const begun = performance.now()
  let received = 0
  while (received < SIZE) {
    // What a piece holds depends on where its whole began, so that a torn one goes on with the same bytes.
    const whole = Math.floor(received / PIECE) * PIECE
    const piece = pieceAt(whole).subarray(received - whole)
    const isBreaking = turn++ % 8 === 7 && received === whole
    if (isBreaking) breaks += 1
    await send(id, received, piece, isBreaking)
    received = (await call<{ received: number }>('GET', `/${id}`)).received
    largest = Math.max(largest, await memory())
  }
  const sent = (performance.now() - begun) / 1000
  const reading = setInterval(async () => {
    largest = Math.max(largest, await memory().catch(() => 0))
  }, 200)
  const finishing = performance.now()
  const done = await call<{ sha256: string }>('POST', `/${id}/finish`)
  const finished = (performance.now() - finishing) / 1000
  clearInterval(reading)
  const hash = createHash('sha256')
  for (let offset = 0; offset < SIZE; offset += PIECE) hash.update(pieceAt(offset))
  if (hash.digest('hex') !== done.sha256) throw new Error('what arrived is not what was sent')
  await server.stop()
  report(`Upload of ${megabytes} MB in pieces, ${breaks} broken connections`, [
    { name: 'sent', value: Number(megabytes) / sent, unit: 'MB/s' },
    { name: 'finished: hashed, kept, read back', value: finished, unit: 's' },
    { name: 'memory of the server before', value: first, unit: 'MB' },
    { name: 'memory grew by', value: largest - first, unit: 'MB', limit: { atMost: GROWTH_MAX_MB } },
  ])
} finally {
  await instance.stop()
}
