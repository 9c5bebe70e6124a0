/**
 * Pages a second of the guarded fetch alone, beside node:http with the same number at a time, from a server in a process of
 * its own on loopback. `node bench/fetch.ts [pages]`
 */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { fetchPage } from '../src/platform/net/fetch.ts'
import { createGuard } from '../src/platform/net/guard.ts'
import { report } from './report.ts'

const AT_ONCE = 16
const PAGE = `<!doctype html><meta charset="utf-8"><title>商品</title>${'<p>网络交易监督管理办法规定的商品页面</p>'.repeat(400)}`

if (process.send !== undefined) {
  const server = createServer((_, response) => {
    response.setHeader('content-type', 'text/html; charset=utf-8').end(PAGE)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  process.send((server.address() as AddressInfo).port)
} else {
  const pages = Number(process.argv[2] ?? 3000)
  const child = fork(import.meta.filename)
  const [port] = (await once(child, 'message')) as [number]
  const url = `http://127.0.0.1:${port}/`
  const fetcher = { guard: createGuard({ listed: [`127.0.0.1:${port}`] }) }
  const guarded = async () => {
    const fetched = await fetchPage(fetcher, url)
    await fetched.release()
    if (fetched.outcome !== 'page') throw new Error(fetched.outcome)
  }
  const bare = async () => {
    const request = get(url, { agent: false })
    const [response] = await once(request, 'response')
    new TextDecoder().decode(await buffer(response))
  }
  for (const work of [guarded, bare]) await perSecond(work, 300)
  const reference = await perSecond(bare, pages)
  const value = await perSecond(guarded, pages)
  child.kill()
  report(`fetch: ${pages} pages of ${Math.round(Buffer.byteLength(PAGE) / 1024)} KiB, ${AT_ONCE} at a time`, [
    { name: 'guarded fetch, recorded and decoded', value, unit: 'pages/s', limit: { atLeast: 400 } },
    { name: 'node:http, read and decoded', value: reference, unit: 'pages/s' },
    { name: 'ratio', value: value / reference, unit: '' },
  ])
}

async function perSecond(work: () => Promise<void>, count: number): Promise<number> {
  const begun = performance.now()
  let left = count
  const worker = async () => {
    while (left-- > 0) await work()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
  return (count * 1000) / (performance.now() - begun)
}
