/** What crosses the wire, as a declaration that routes, pages and OpenAPI all read. Pure and browser-safe. */
import type { ZodType, z } from 'zod'
import type { Bilingual } from './text.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

/**
 * Who may call: anyone (`public`), anyone signed in (`session`), or whoever holds the permission
 * (`assessment.importPlan`) somewhere; where exactly is then decided by the policy on the record.
 */
export type Access = 'public' | 'session' | `${string}.${string}`

/** One action of the API. `id` is its one name from the page down to the SQL. */
export interface Endpoint<
  P extends ZodType = ZodType,
  Q extends ZodType = ZodType,
  B extends ZodType = ZodType,
  R extends ZodType = ZodType,
> {
  readonly id: `${string}.${string}`
  readonly method: Method
  /** Fastify path, e.g. `/api/organisation/people/:personId`. */
  readonly path: `/${string}`
  readonly access: Access
  readonly summary: Bilingual
  /** Calls a minute from one address, where the instance's general limit is too wide. */
  readonly perMinuteMax?: number
  /** Asked also by whoever still has an initial password: what the change of it needs. */
  readonly withInitialPassword?: true
  readonly params?: P
  readonly query?: Q
  readonly body?: B
  readonly response: R
}

/** Declares an endpoint; the generics carry the schemas' types to the handler and to the page. */
export function endpoint<
  R extends ZodType,
  P extends ZodType = ZodType<Record<string, never>>,
  Q extends ZodType = ZodType<Record<string, never>>,
  B extends ZodType = ZodType<undefined>,
>(declaration: Endpoint<P, Q, B, R>): Endpoint<P, Q, B, R> {
  return declaration
}

/** Input of an endpoint as a caller writes it (before defaults and coercion). */
export type EndpointInput<E> =
  E extends Endpoint<infer P, infer Q, infer B, ZodType>
    ? { params: z.input<P>; query: z.input<Q>; body: z.input<B> }
    : never

/** Input of an endpoint as its handler receives it (validated). */
export type EndpointRequest<E> =
  E extends Endpoint<infer P, infer Q, infer B, ZodType>
    ? { params: z.output<P>; query: z.output<Q>; body: z.output<B> }
    : never

/** What an endpoint answers. */
export type EndpointAnswer<E> = E extends Endpoint<ZodType, ZodType, ZodType, infer R> ? z.output<R> : never
