/** Binds an endpoint's declaration to the use case that answers it. */
import type { Readable } from 'node:stream'
import type { ZodType } from 'zod'
import type { Actor } from '../../kernel/actor.ts'
import type { Endpoint, EndpointAnswer, EndpointRequest } from '../../kernel/endpoint.ts'
import type { Result } from '../../kernel/result.ts'
import type { Language } from '../../kernel/text.ts'
import type { Download, Upload } from '../files.ts'
import type { World } from '../world.ts'

export interface CookieOptions {
  readonly maxAgeSeconds?: number
  readonly path?: string
}

/** What a handler knows of the request besides its validated input. */
export interface Caller {
  readonly requestId: string
  readonly ip: string
  readonly userAgent: string
  readonly language: Language
  /** Undefined on public endpoints without a session. */
  readonly sessionToken: string | undefined
  readonly cookie: (name: string) => string | undefined
  readonly setCookie: (name: string, value: string, options?: CookieOptions) => void
  readonly clearCookie: (name: string) => void
}

// Any endpoint at all; the generics are bound where a route is made.
export type AnyEndpoint = Endpoint<ZodType, ZodType, ZodType, ZodType>

export type Call<E> = EndpointRequest<E> & {
  readonly world: World
  readonly actor: Actor
  readonly caller: Caller
  /** Files of a multipart request, in order; empty for JSON. */
  readonly uploads: () => AsyncIterable<Upload>
  /** The body of an `application/octet-stream` request as it comes. */
  readonly content: () => Readable
}

export interface Route {
  readonly endpoint: AnyEndpoint
  readonly answer: (call: Call<AnyEndpoint>) => Promise<Result<unknown>>
}

/** The handler's types come from the endpoint; the wire checks both ends. */
export function route<E extends AnyEndpoint>(
  endpoint: E,
  answer: (call: Call<E>) => Promise<Result<EndpointAnswer<E> | Download>>,
): Route {
  return { endpoint, answer: answer as unknown as Route['answer'] }
}
