import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { run } from '../../platform/cli.ts'
import { verbs } from './index.ts'

async function fetchVerb(argv: readonly string[], env: NodeJS.ProcessEnv = {}) {
  const out: string[] = []
  const line = (text: string) => out.push(text)
  const context = { language: 'en', stdin: Readable.from([]), out: line, err: line, env } as const
  return { code: await run(context, verbs, ['fetch', ...argv]), out }
}

test('a page is fetched from a listed host alone, with what robots.txt said and every exchange', async () => {
  const server = createServer((request, response) => {
    if (request.url === '/robots.txt') response.end('User-agent: *\nDisallow: /no')
    else response.setHeader('content-type', 'text/html').end('<p>hello')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  const [yes, no] = [`http://${host}/yes`, `http://${host}/no`]

  expect((await fetchVerb([yes])).out.join()).toContain('leads to an internal address')
  const listed = await fetchVerb([yes, no, '--json', '--interval', '0', '--allow-host', host])
  expect(listed.code).toBe(1)
  expect(listed.out.map((line) => JSON.parse(line))).toMatchObject([
    { outcome: 'page', text: '<p>hello', robots: [{ because: 'no_rule' }], exchanges: [{ status: 200 }] },
    { outcome: 'robots_denied', robots: [{ rule: 'disallow: /no' }], exchanges: [] },
  ])
  const configured = await fetchVerb([no, '--interval', '0', '--order', '2026-1'], {
    SISHI_FETCH_HOSTS: host,
  })
  expect(configured.code).toBe(0)
  expect(configured.out.join()).toContain('fetched under 2026-1')
  expect((await fetchVerb([yes, '--allow-host', 'nonsense'])).code).toBe(2)
  server.close()
  server.closeAllConnections()
})
