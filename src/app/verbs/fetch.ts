/** `sishi fetch`: 抓取 pages as the monitor would, one after another, and say how each ended; exit 0 when all are pages. */
import { InvalidArgumentError } from 'commander'
import { type Configure, exitCode, tellMistake } from '../../platform/cli.ts'
import type { Exchange } from '../../platform/net/exchange.ts'
import { type Fetched, fetchPage, ROBOTS_AGENT } from '../../platform/net/fetch.ts'
import { createGuard, parseListedHost, splitHosts } from '../../platform/net/guard.ts'
import { createPoliteness } from '../../platform/net/politeness.ts'
import { createRobots } from '../../platform/net/robots-cache.ts'
import { type FetchSay, sayOfFetch } from './messages/fetch.ts'

interface Options {
  readonly json?: true
  readonly allowHost: readonly string[]
  readonly recordTlsFaults?: true
  readonly order?: string
  readonly interval: number
}

export const configure: Configure = (command, context) => {
  const say = sayOfFetch(context.language)
  command
    .argument('<url...>', say('fetch.arg.url'))
    .option(
      '--allow-host <host:port>',
      say('fetch.opt.allow_host'),
      (host: string, before: readonly string[]) => [...before, host],
      [],
    )
    .option('--record-tls-faults', say('fetch.opt.record_tls_faults'))
    .option('--order <number>', say('fetch.opt.order'))
    .option('--interval <ms>', say('fetch.opt.interval'), readInterval(say), 1000)
    .action(async (urls: string[], options: Options) => {
      const configured = splitHosts(context.env.SISHI_FETCH_HOSTS)
      const wrong = [...configured, ...options.allowHost].find((host) => parseListedHost(host) === undefined)
      if (wrong !== undefined)
        return tellMistake(context, options.json === true, say('fetch.bad_host', { host: wrong }))
      const guard = createGuard({ listed: [...configured, ...options.allowHost] })
      const tlsFaults = options.recordTlsFaults ? 'record' : 'refuse'
      const order = options.order === undefined ? {} : { order: options.order }
      const politeness = createPoliteness({ intervalMs: options.interval, atOnceMax: 1 })
      const robots = createRobots({
        fetcher: { guard, tlsFaults, politeness },
        agent: ROBOTS_AGENT,
        ...order,
      })
      let allPages = true
      for (const url of urls) {
        const fetched = await fetchPage({ guard, tlsFaults, robots, politeness }, url)
        context.out(options.json ? JSON.stringify(asAnswer(fetched)) : asText(fetched, say))
        await fetched.release()
        allPages &&= fetched.outcome === 'page'
      }
      return allPages ? exitCode.done : exitCode.refused
    })
}

const readInterval = (say: FetchSay) => (text: string) => {
  const ms = Number(text)
  if (text.trim() === '' || !(ms >= 0)) throw new InvalidArgumentError(say('fetch.bad_interval'))
  return ms
}

function asAnswer({ body, text, exchanges, release: _, ...fetched }: Fetched) {
  return {
    ...fetched,
    ...(body && { bodyBytes: body.length }),
    ...(text && { charset: text.charset, charsetBy: text.decidedBy, text: text.text }),
    exchanges: exchanges.map(exchangeAnswer),
  }
}

function exchangeAnswer({ request, response, interim, tls, ...exchange }: Exchange) {
  return {
    ...exchange,
    request: Buffer.from(request).toString('latin1'),
    responseBytes: response.size,
    ...(interim && { interim: Buffer.from(interim).toString('latin1') }),
    ...(tls && { tls: { ...tls, chain: tls.chain.map((each) => Buffer.from(each).toString('base64')) } }),
  }
}

function asText(fetched: Fetched, say: FetchSay): string {
  const { outcome, detail, finalUrl, status, body, text, exchanges, robots } = fetched
  const lines = [say('fetch.ended', { outcome: say(`fetch.outcome.${outcome}`), url: finalUrl })]
  if (detail !== undefined) lines.push(say('fetch.detail', { detail }))
  if (status !== undefined)
    lines.push(say('fetch.status', { status, charset: text?.charset ?? '-', bytes: body?.length ?? 0 }))
  for (const { because, rule, order } of robots) {
    const values = { rule: rule ?? '', order: order ?? '' }
    lines.push(say(`fetch.robots.${because}`, values))
  }
  for (const { method, url, address, port, response, startedAt, endedAt } of exchanges) {
    const ms = endedAt.getTime() - startedAt.getTime()
    lines.push(say('fetch.exchange', { method, url, address, port, bytes: response.size, ms }))
  }
  return lines.join('\n')
}
