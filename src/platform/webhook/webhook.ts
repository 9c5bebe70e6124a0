/** 消息推送: facts sent to another system's address, signed, so that it knows who speaks. */
import { createHmac } from 'node:crypto'
import { type LookupAddress, lookup } from 'node:dns'
import http from 'node:http'
import https from 'node:https'
import { isIP, type LookupFunction } from 'node:net'
import { z } from 'zod'
import { type Detail, ok, type Result, refuse } from '../../kernel/result.ts'
import type { JobHandler } from '../jobs/job.ts'
import { isInternalAddress } from '../net/address.ts'
import type { World } from '../world.ts'

export interface WebhookTarget {
  readonly url: string
  /** Known to both ends; signs every message. */
  readonly secret: string
}

export interface WebhookOptions {
  /** Whether targets may lie in the house's own network. */
  readonly internalAllowed: boolean
  readonly timeoutMs?: number
}

const TIMEOUT_MS = 10_000

/** An address inside, found only when the name was looked up. */
class InternalAddress extends Error {}

/** `t=<seconds>,v1=<hex>`: HMAC-SHA256 over `<seconds>.<body>`, so that an old message cannot be sent again later. */
export function signWebhook(secret: string, at: Date, body: string): string {
  const seconds = Math.floor(at.getTime() / 1000)
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`
}

/** Why nothing can be sent to this address; what its name leads to is seen when it is sent. */
export function refusedAddress(
  address: string,
  options: Pick<WebhookOptions, 'internalAllowed'>,
): ReturnType<typeof refuse> | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined
  if (url === undefined || !['http:', 'https:'].includes(url.protocol))
    return refuse('invalid', 'webhook.bad_address')
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const isInside = isIP(host) === 0 ? /(?:^|\.)localhost\.?$/.test(host) : isInternalAddress(host)
  return isInside && !options.internalAllowed ? refuse('forbidden', 'webhook.internal_address') : undefined
}

/** Posts the message once. Refused: the target will never take it. Thrown: it may later. Follows no redirect. */
export async function sendWebhook(
  target: WebhookTarget,
  message: { readonly id: string; readonly body: Detail; readonly at: Date },
  options: WebhookOptions,
): Promise<Result<{ readonly status: number }>> {
  const refused = refusedAddress(target.url, options)
  if (refused !== undefined) return refused
  const url = new URL(target.url)
  const body = JSON.stringify(message.body)
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'sishi-id': message.id,
    'sishi-signature': signWebhook(target.secret, message.at, body),
  }
  try {
    const status = await post(url, headers, body, options)
    if (status >= 200 && status < 300) return ok({ status })
    if (status < 500 && status !== 408 && status !== 429)
      return refuse('conflict', 'webhook.rejected', { status })
    throw new Error(`the webhook's target answered ${status}`)
  } catch (error) {
    if (error instanceof InternalAddress) return refuse('forbidden', 'webhook.internal_address')
    throw error
  }
}

function post(
  url: URL,
  headers: http.OutgoingHttpHeaders,
  body: string,
  options: WebhookOptions,
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const request = (url.protocol === 'https:' ? https : http).request(url, {
    method: 'POST',
    headers,
    agent: false,
    signal: AbortSignal.timeout(options.timeoutMs ?? TIMEOUT_MS),
    // Checked where the connection takes its address from: a name cannot mean another address a moment later.
    ...(options.internalAllowed ? {} : { lookup: lookupOutside }),
  })
  request.on('error', reject)
  request.on('response', (response) => {
    response.resume() // what it says is not for us
    resolve(response.statusCode ?? 0)
  })
  request.end(body)
  return promise
}

const lookupOutside: LookupFunction = (hostname, options, callback) => {
  lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
    if (error !== null) return callback(error, '')
    if (addresses.some(({ address }) => isInternalAddress(address)))
      return callback(new InternalAddress('the name leads inside'), '')
    const [first] = addresses
    if (options.all === true || first === undefined) return callback(null, addresses)
    callback(null, first.address, first.family)
  })
}

const payloadSchema = z.object({ target: z.string(), body: z.json() })

/** Job that sends `{ target, body }`; the target is read when it runs, so that no secret stands on the queue. */
export function webhookJob(
  findTarget: (world: World, target: string) => Promise<WebhookTarget | undefined>,
  options: WebhookOptions,
): JobHandler {
  return async ({ world, payload, id }) => {
    const { target, body } = payloadSchema.parse(payload)
    const found = await findTarget(world, target)
    if (found === undefined) return refuse('not_found', 'webhook.no_target')
    return await sendWebhook(found, { id, body: body as Detail, at: world.clock.now() }, options)
  }
}
