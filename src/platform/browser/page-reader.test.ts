import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { browsersOf, killIfThere } from '../../app/testing/processes.ts'
import { createGuard } from '../net/guard.ts'
import { openPageReader, type PageReader } from './page-reader.ts'

const asked: string[] = []
let onRequest: () => Promise<void> = async () => {}
const PAGES: Readonly<Record<string, string>> = {
  '/cookie': `<p id="seen"></p><script>document.getElementById('seen').textContent = 'seen ' + document.cookie; document.cookie = 'a=1'</script>`,
  '/media': `<img src="/picture.png"><video src="/film.mp4" autoplay></video><p>words</p>`,
  '/sends-in': `<p>words</p><script>location = 'http://169.254.169.254/x'</script>`,
  '/refreshes-in': `<meta http-equiv="refresh" content="0;url=http://169.254.169.254/x"><p>words</p>`,
  '/inside': `<p>words</p><script>fetch('http://169.254.169.254/x').catch(() => { document.body.append('barred') })</script>`,
}
const site = createServer((request, response) => {
  const path = request.url ?? ''
  asked.push(path)
  void onRequest().then(() => {
    const page = PAGES[path]
    if (path === '/sent-in') response.setHeader('location', 'http://169.254.169.254/x')
    response.writeHead(path === '/sent-in' ? 302 : page === undefined ? 404 : 200, {
      'content-type': 'text/html; charset=utf-8',
    })
    response.end(page ?? 'none')
  })
})

let origin = ''
let reader: PageReader
beforeAll(async () => {
  site.listen(0, '127.0.0.1')
  await once(site, 'listening')
  const { port } = site.address() as AddressInfo
  origin = `http://127.0.0.1:${port}`
  const opened = await openPageReader({
    env: process.env,
    fetcher: { guard: createGuard({ listed: [`127.0.0.1:${port}`] }) },
  })
  if (!opened.ok) throw new Error(opened.error.code)
  reader = opened.value
})
beforeEach(() => {
  asked.length = 0
})
afterAll(async () => {
  await reader.close()
  site.closeAllConnections()
  site.close()
})

test('nothing of one page is there for the next', async () => {
  for (const _ of [1, 2]) {
    const { outcome, text } = await reader.read(`${origin}/cookie`)
    expect(outcome).toBe('page')
    expect(text?.text).toContain('>seen </p>')
  }
})

test('once it is closed no browser is opened again, not even for a page that is still read', async () => {
  const other = await openPageReader({
    env: process.env,
    fetcher: { guard: createGuard({ listed: [new URL(origin).host] }) },
  })
  if (!other.ok) throw new Error(other.error.code)
  const asks = Promise.withResolvers<void>()
  onRequest = () => {
    asks.resolve()
    return new Promise<void>(() => {})
  }
  const reading = other.value.read(`${origin}/media`)
  await asks.promise
  onRequest = async () => {}
  await other.value.close()
  await Promise.allSettled([reading])
  expect(asked).toEqual(['/media'])
  await expect(other.value.read(`${origin}/media`)).rejects.toThrow('closed')
})

test('pictures and films are not asked for', async () => {
  const { text, status } = await reader.read(`${origin}/media`)
  expect([status, text?.text.includes('words')]).toEqual([200, true])
  expect(asked).toEqual(['/media'])
})

test('an internal address is not reached, neither as the page nor out of one', async () => {
  expect(await reader.read('http://169.254.169.254/')).toMatchObject({ outcome: 'internal_address' })
  expect((await reader.read(`${origin}/inside`)).text?.text).toContain('barred')
})

test.each(['/sent-in', '/sends-in', '/refreshes-in'])(
  '%s leads inside and ends by that name',
  async (path) => {
    expect(await reader.read(`${origin}${path}`)).toMatchObject({
      outcome: 'internal_address',
      finalUrl: 'http://169.254.169.254/x',
    })
  },
)

test('a browser that is killed over a page loses none: another reads it', async () => {
  onRequest = async () => {
    onRequest = async () => {}
    // What is started may be a script that starts the browser: the whole group goes.
    for (const pid of await browsersOf(process.pid)) killIfThere(-pid)
  }
  expect(await reader.read(`${origin}/media`)).toMatchObject({ outcome: 'page', status: 200 })
  expect(asked).toEqual(['/media', '/media'])
})
