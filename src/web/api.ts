/** Calls endpoints by their declarations; the types of input and answer come from the contract. */
import type { ZodType } from 'zod'
import type { Endpoint, EndpointAnswer, EndpointInput } from '../kernel/endpoint.ts'
import { currentLanguage } from './i18n.ts'
import { ProblemError, problemFrom } from './problem.ts'

// Any endpoint at all; the generics are bound where a page calls one.
export type AnyEndpoint = Endpoint<ZodType, ZodType, ZodType, ZodType>

type OptionalPart<T> = {
  [K in keyof T]-?: undefined extends T[K] ? K : Record<never, never> extends T[K] ? K : never
}[keyof T]

/** Input of a call: parts that the endpoint does not ask for may be left out. */
export type CallInput<E> = Omit<EndpointInput<E>, OptionalPart<EndpointInput<E>>> &
  Partial<Pick<EndpointInput<E>, OptionalPart<EndpointInput<E>>>>

/** Calls without any required part may be made without input. */
export type CallArguments<E> =
  Record<never, never> extends CallInput<E> ? [input?: CallInput<E>] : [input: CallInput<E>]

interface LooseInput {
  readonly params?: Record<string, unknown>
  readonly query?: Record<string, unknown>
  readonly body?: unknown
}

let csrfToken = ''

/** The token of the session's answer; sent with everything that changes something. */
export function setCsrfToken(token: string): void {
  csrfToken = token
}

/** The address of a call, for links to files that an endpoint answers with. */
export function addressOf<E extends AnyEndpoint>(endpoint: E, ...[input]: CallArguments<E>): string {
  const { params = {}, query = {} } = (input ?? {}) as LooseInput
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => {
    const value = params[name]
    if (value === undefined) throw new Error(`${endpoint.id} needs the parameter ${name}`)
    return encodeURIComponent(String(value))
  })
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== undefined && each !== null && each !== '') search.append(name, String(each))
    }
  }
  return search.size > 0 ? `${path}?${search}` : path
}

/** Headers of every request of the pages. */
export function requestHeaders(method: string): Record<string, string> {
  return {
    accept: 'application/json, application/problem+json',
    'accept-language': currentLanguage() === 'zh' ? 'zh-CN' : 'en',
    ...(method === 'GET' ? {} : { 'x-csrf-token': csrfToken }),
  }
}

/** Reads the answer's JSON, or throws its problem. */
export function readAnswer(status: number, text: string, requestId: string): unknown {
  const body = parseJson(text)
  if (status >= 200 && status < 300) return body
  throw problemFrom(status, body, requestId)
}

function parseJson(text: string): unknown {
  if (text === '') return undefined
  try {
    return JSON.parse(text)
  } catch {
    // A proxy's HTML page is no answer of ours; the status alone then speaks.
    return undefined
  }
}

/** Calls the endpoint. Throws a ProblemError when the server refuses or cannot be reached. */
export async function call<E extends AnyEndpoint>(
  endpoint: E,
  ...args: CallArguments<E>
): Promise<EndpointAnswer<E>> {
  const { body } = (args[0] ?? {}) as LooseInput
  const headers = requestHeaders(endpoint.method)
  const sendsBody = body !== undefined && endpoint.method !== 'GET'
  const form = body instanceof FormData
  if (sendsBody && !form) headers['content-type'] = 'application/json'
  let response: Response
  let text: string
  try {
    response = await fetch(addressOf(endpoint, ...args), {
      method: endpoint.method,
      headers,
      credentials: 'same-origin',
      ...(sendsBody ? { body: form ? body : JSON.stringify(body) } : {}),
    })
    text = await response.text()
  } catch (cause) {
    const problem = new ProblemError({ title: 'unreachable', status: 0, code: 'web.unreachable' })
    problem.cause = cause
    throw problem
  }
  const requestId = response.headers.get('x-request-id') ?? ''
  return readAnswer(response.status, text, requestId) as EndpointAnswer<E>
}
