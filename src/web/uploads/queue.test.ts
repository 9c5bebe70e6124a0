import { expect, test } from 'vitest'
import type { UploadView } from '../../platform/uploads/contract.ts'
import { ProblemError } from '../problem.ts'
import { UploadQueue, type UploadWire } from './queue.ts'

const unreachable = () => new ProblemError({ title: 'x', status: 0, code: 'web.unreachable' })

/** A server in memory that takes pieces of ten bytes; `fail` breaks the next calls of a name. */
function fakeServer(known: UploadView[] = []) {
  const uploads = new Map(known.map((each) => [each.id, each]))
  const log: string[] = []
  const fail: string[] = []
  let running = 0
  let most = 0
  const step = async (name: string) => {
    log.push(name)
    const at = fail.indexOf(name)
    if (at >= 0) {
      fail.splice(at, 1)
      throw unreachable()
    }
  }
  const get = (id: string) => {
    const found = uploads.get(id)
    if (found === undefined) throw new ProblemError({ title: 'x', status: 404, code: 'uploads.not_found' })
    return found
  }
  const wire: UploadWire = {
    limits: async () => ({ sizeMax: 1000, pieceSize: 10, items: [...uploads.values()] }),
    open: async (file) => {
      await step('open')
      const view = {
        id: `u${uploads.size}`,
        name: file.name,
        size: file.size,
        fileTime: file.lastModified,
        received: 0,
        isFinished: false,
      }
      uploads.set(view.id, view)
      return view
    },
    get: async (id) => get(id),
    send: async (id, offset, piece) => {
      running += 1
      most = Math.max(most, running)
      await Promise.resolve()
      running -= 1
      // A break in the middle: half of the piece came.
      if (fail.includes('half')) {
        fail.splice(fail.indexOf('half'), 1)
        uploads.set(id, { ...get(id), received: offset + 5 })
        throw unreachable()
      }
      await step(`send ${offset}`)
      const next = { ...get(id), received: offset + piece.size }
      uploads.set(id, next)
      return next
    },
    finish: async (id) => {
      await step('finish')
      return { id, sha256: 'a', sm3: 'b', size: get(id).size, mediaType: 'text/plain' }
    },
    cancel: async (id) => uploads.delete(id),
    wait: async () => {},
  }
  return { wire, log, fail, uploads, most: () => most }
}

const file = (name: string, size = 25) => new File(['x'.repeat(size)], name, { lastModified: 7 })
const states = (queue: UploadQueue) => queue.entries().map((entry) => entry.state)

test('files go in pieces, two at a time', async () => {
  const server = fakeServer()
  const queue = new UploadQueue(server.wire)
  queue.add([file('a'), file('b'), file('c')])
  await expect.poll(() => states(queue)).toEqual(['done', 'done', 'done'])
  expect(server.most()).toBeLessThanOrEqual(2)
  expect(server.log.filter((each) => each === 'send 20')).toHaveLength(3)
})

test('after a break it goes on where the server is', async () => {
  const server = fakeServer()
  server.fail.push('open', 'half', 'send 15', 'finish')
  const queue = new UploadQueue(server.wire)
  queue.add([file('a')])
  await expect.poll(() => states(queue)).toEqual(['done'])
  expect(server.log.filter((each) => each.startsWith('send'))).toEqual(['send 5', 'send 15', 'send 15'])
})

test('the same file chosen again after a reload is not sent from the start', async () => {
  const before = { id: 'old', name: 'a', size: 25, fileTime: 7, received: 20, isFinished: false }
  const server = fakeServer([before])
  const queue = new UploadQueue(server.wire)
  queue.add([file('a')])
  await expect.poll(() => states(queue)).toEqual(['done'])
  expect(server.log).toEqual(['send 20', 'finish'])
})

test('a refusal for good ends the file and says why; another file goes on', async () => {
  const server = fakeServer()
  const queue = new UploadQueue({
    ...server.wire,
    open: async (each) => {
      if (each.name === 'bad') throw new ProblemError({ title: 'x', status: 400, code: 'uploads.too_large' })
      return await server.wire.open(each)
    },
  })
  queue.add([file('bad'), file('good')])
  await expect.poll(() => states(queue)).toEqual(['failed', 'done'])
  expect(queue.entries()[0]?.problem).toMatchObject({ code: 'uploads.too_large' })
})

test('a paused file sends nothing more until it is resumed; a removed one is given up at the server', async () => {
  const server = fakeServer()
  const queue = new UploadQueue(server.wire)
  const [key = ''] = queue.add([file('a', 500)])
  queue.pause(key)
  await expect.poll(() => states(queue)).toEqual(['paused'])
  queue.resume(key)
  await expect.poll(() => states(queue)).toEqual(['done'])
  queue.remove(key)
  expect(queue.entries()).toEqual([])
  await expect.poll(() => server.uploads.size).toBeLessThanOrEqual(1)
})
