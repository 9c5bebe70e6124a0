/**
 * Pages captured and sealed a second, each read back and verified, from a server in a process of its own on loopback; and
 * the verification of a large pack. `node bench/evidence.ts [pages] [at once]`
 */
import { fork } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { mkdtemp, rm, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bytesFile } from '../src/capabilities/evidence/domain/byte-file.ts'
import { verifyFile } from '../src/capabilities/evidence/domain/verify.ts'
import { capturePage } from '../src/capabilities/evidence/service/capture.ts'
import { nodeHashing, openDiskFile } from '../src/capabilities/evidence/service/disk-file.ts'
import { meansOf } from '../src/capabilities/evidence/service/instance-means.ts'
import { sealPack } from '../src/capabilities/evidence/service/seal.ts'
import { readConfig } from '../src/platform/config.ts'
import { median, percentile, report } from './report.ts'

const LARGE_BYTES = 100 * 1024 * 1024
const PICTURES = 12

/** About 3,000 px high, with pictures that come from the same server. */
const page = (seed: number): string =>
  `<!doctype html><meta charset="utf-8"><title>第${seed}号商品</title><h1>商品${seed}</h1>${Array.from(
    { length: PICTURES },
    (_, place) =>
      `<div style="height:220px"><img src="/p${seed}-${place}.svg" width="200" height="200"><p>规格与参数：${'甲乙丙丁戊己庚辛'.repeat(8)}</p></div>`,
  ).join('')}`
const picture = (name: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="200" height="200"><rect width="200" height="200" fill="#e8a87c"/><text x="20" y="100">${name}</text></svg>`

if (process.send !== undefined) {
  const server = createServer(({ url = '' }, response) => {
    const isPicture = url.endsWith('.svg')
    response.setHeader('content-type', isPicture ? 'image/svg+xml' : 'text/html; charset=utf-8')
    response.end(isPicture ? picture(url) : page(Number(url.slice(1))))
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  process.send((server.address() as AddressInfo).port)
} else {
  const [pages = 40, atOnce = 4] = process.argv.slice(2).map(Number)
  const child = fork(import.meta.filename)
  const [port] = (await once(child, 'message')) as [number]
  const folder = await mkdtemp(join(tmpdir(), 'sishi-bench-evidence-'))
  const env = { ...process.env, SISHI_DATA: folder, SISHI_FETCH_HOSTS: `127.0.0.1:${port}` }
  const config = readConfig(env, folder)
  if (!config.ok) throw new Error(config.error.code)
  const means = await meansOf({ config: config.value }, env)

  let next = 0
  const times: number[] = []
  const sizes: number[] = []
  const worker = async () => {
    while (next < pages) {
      const number = next++
      const file = join(folder, `${number}.wacz`)
      const begun = performance.now()
      const captured = await capturePage({
        ...means,
        url: `http://127.0.0.1:${port}/${number}`,
        file,
        folder: `${file}.work`,
        occasion: { captureId: null, attempt: 1, requestedBy: null, officers: [], purpose: 'bench' },
        script: [],
        recordsScreen: false,
      })
      times.push(performance.now() - begun)
      if (!captured.ok || captured.value.state !== 'sealed') throw new Error(JSON.stringify(captured))
      sizes.push((await stat(file)).size)
    }
  }
  const begun = performance.now()
  await Promise.all(Array.from({ length: atOnce }, worker))
  const seconds = (performance.now() - begun) / 1000
  child.kill()

  const large = join(folder, 'large.wacz')
  const sealed = await sealPack(
    {
      ...means,
      parts: [
        { path: 'archive/data.warc', content: bytesFile(largeArchive()) },
        { path: 'indexes/index.cdxj', content: bytesFile(new Uint8Array()) },
      ],
      title: 'large',
      url: 'http://shop.example/',
      capturedAt: '2026-11-22T02:00:00.000Z',
      created: '2026-11-22T02:00:00.000Z',
      missing: [],
    },
    large,
  )
  if (!sealed.ok) throw new Error(JSON.stringify(sealed.error))
  const verifying = performance.now()
  await using source = await openDiskFile(large)
  const verdict = await verifyFile(source, { hashing: nodeHashing, keyIds: means.keyIds })
  if (verdict.verdict !== 'valid') throw new Error(JSON.stringify(verdict.faults))
  const verifySeconds = (performance.now() - verifying) / 1000
  const per100 = (verifySeconds * 100 * 1024 * 1024) / source.size
  await rm(folder, { recursive: true, force: true })
  report(
    `evidence: ${pages} pages of ${PICTURES + 1} exchanges, ${atOnce} at a time, packs of ${Math.round(median(sizes) / 1024)} KiB`,
    [
      { name: 'sealed packs', value: pages / seconds, unit: 'packs/s', limit: { atLeast: 1 } },
      {
        name: 'p95 from request to sealed',
        value: percentile(times, 0.95) / 1000,
        unit: 's',
        limit: { atMost: 5 },
      },
      { name: 'median', value: median(times) / 1000, unit: 's' },
      { name: 'verification of 100 MB', value: per100, unit: 's', limit: { atMost: 2 } },
    ],
  )
}

/** One record that fills the archive. */
function largeArchive(): Uint8Array {
  const piece = randomBytes(1024 * 1024)
  const body = Buffer.concat(Array.from({ length: LARGE_BYTES / piece.length }, () => piece))
  const fields = [
    'WARC/1.1',
    'WARC-Type: warcinfo',
    'WARC-Record-ID: <urn:uuid:0d5e1c1e-0000-4000-8000-000000000000>',
    'WARC-Date: 2026-11-22T02:00:00Z',
    'Content-Type: application/octet-stream',
    `WARC-Block-Digest: sha256:${createHash('sha256').update(body).digest('hex')}`,
    `Content-Length: ${body.length}`,
  ]
  return Buffer.concat([Buffer.from(`${fields.join('\r\n')}\r\n\r\n`), body, Buffer.from('\r\n\r\n')])
}
