/** 访客身份: what a visitor may say of himself on the wire. Pure. */

/** As whom a page is visited, where not as somebody who comes for the first time. */
export interface Visitor {
  readonly title: string
  /** Empty: the browser's own. */
  readonly userAgent: string
  readonly cookie: string
  /** Comes once before, and brings back the cookies that it was given then. */
  readonly comesBack: boolean
  readonly headers: readonly { readonly name: string; readonly value: string }[]
}

/** Headers that a request's sender writes by himself. */
export const OWN_HEADERS =
  /^(?:host|connection|user-agent|cookie|accept-encoding|content-length|transfer-encoding|te|upgrade)$/i
export const HEADER_NAME = /^[A-Za-z0-9-]{1,60}$/
export const HEADER_VALUE = /^[\x20-\x7e]*$/
