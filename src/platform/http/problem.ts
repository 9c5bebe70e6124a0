/** The one place that turns a refusal into an HTTP answer (RFC 9457 problem details). */
import { assertNever, type Refusal, type RefusalKind } from '../../kernel/result.ts'

export interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly code: string
  readonly details: Refusal['details']
  readonly requestId: string
}

export function statusOf(kind: RefusalKind): number {
  switch (kind) {
    case 'invalid':
      return 400
    case 'unauthenticated':
      return 401
    case 'forbidden':
      return 403
    case 'not_found':
      return 404
    case 'conflict':
      return 409
    default:
      return assertNever(kind)
  }
}

export function problemOf(refusal: Refusal, title: string, requestId: string): Problem {
  return {
    type: `/problems/${refusal.code}`,
    title,
    status: statusOf(refusal.kind),
    code: refusal.code,
    details: refusal.details,
    requestId,
  }
}
