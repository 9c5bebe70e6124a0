/** Expected outcomes as values. Pure. Bugs and outages throw; refusals are returned. */

/** The five kinds of refusal. One place (platform/http) turns a kind into an HTTP status. */
export type RefusalKind = 'invalid' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict'

/** What may stand in a refusal's details: it goes over the wire and into messages. */
export type Detail = string | number | boolean | null | readonly Detail[] | { readonly [key: string]: Detail }

/** A refusal: the code belongs to a capability (`complaints.already_decided`) and is the translation key. */
export interface Refusal {
  readonly kind: RefusalKind
  readonly code: string
  readonly details: { readonly [key: string]: Detail }
}

export type Result<T, E = Refusal> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

/** A result that went well. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** A refusal as a result. */
export function refuse(
  kind: RefusalKind,
  code: string,
  details: { readonly [key: string]: Detail } = {},
): { readonly ok: false; readonly error: Refusal } {
  return { ok: false, error: { kind, code, details } }
}

/** Ends each switch over a union, so that a new member is a compile error there. */
export function assertNever(value: never): never {
  throw new Error(`unexpected member: ${JSON.stringify(value)}`)
}
