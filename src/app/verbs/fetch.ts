/** `sishi fetch`: 抓取 one page as the monitor would, and say how it ended; exit 0 only for a page. */
import { type Configure, exitCode } from '../../platform/cli.ts'
import type { Exchange } from '../../platform/net/exchange.ts'
import { type Fetched, fetchPage } from '../../platform/net/fetch.ts'
import { createGuard, parseListedHost } from '../../platform/net/guard.ts'
import { type FetchSay, sayOfFetch } from './messages/fetch.ts'

interface Options {
  readonly json?: true
  readonly allowHost: readonly string[]
  readonly recordTlsFaults?: true
}

export const configure: Configure = (command, context) => {
  const say = sayOfFetch(context.language)
  command
    .argument('<url>', say('fetch.arg.url'))
    .option(
      '--allow-host <host:port>',
      say('fetch.opt.allow_host'),
      (host: string, before: readonly string[]) => [...before, host],
      [],
    )
    .option('--record-tls-faults', say('fetch.opt.record_tls_faults'))
    .action(async (url: string, options: Options) => {
      const wrong = options.allowHost.find((host) => parseListedHost(host) === undefined)
      if (wrong !== undefined) {
        context.err(say('fetch.bad_host', { host: wrong }))
        return exitCode.usage
      }
      const guard = createGuard({ listed: options.allowHost })
      const tlsFaults = options.recordTlsFaults ? 'record' : 'refuse'
      const fetched = await fetchPage({ guard, tlsFaults }, url)
      context.out(options.json ? JSON.stringify(asAnswer(fetched)) : asText(fetched, say))
      await fetched.release()
      return fetched.outcome === 'page' ? exitCode.done : exitCode.refused
    })
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

function asText(
  { outcome, detail, finalUrl, status, body, text, exchanges }: Fetched,
  say: FetchSay,
): string {
  const lines = [say('fetch.ended', { outcome: say(`fetch.outcome.${outcome}`), url: finalUrl })]
  if (detail !== undefined) lines.push(say('fetch.detail', { detail }))
  if (status !== undefined)
    lines.push(say('fetch.status', { status, charset: text?.charset ?? '-', bytes: body?.length ?? 0 }))
  for (const { method, url, address, port, response, startedAt, endedAt } of exchanges) {
    const ms = endedAt.getTime() - startedAt.getTime()
    lines.push(say('fetch.exchange', { method, url, address, port, bytes: response.size, ms }))
  }
  return lines.join('\n')
}
