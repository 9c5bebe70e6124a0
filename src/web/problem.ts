/** A refusal of the server as the pages see it (RFC 9457 problem details). */
import type { Detail } from '../kernel/result.ts'

export interface FieldFault {
  /** Dotted path of the input, e.g. `body.account`. */
  readonly path: string
  readonly message: string
}

/** Thrown by every call that the server refused, or that did not reach it (`web.unreachable`, status 0). */
export class ProblemError extends Error {
  readonly status: number
  /** Translation key: `<capability>.<snake_case>`. */
  readonly code: string
  readonly details: { readonly [key: string]: Detail }
  readonly requestId: string
  constructor(problem: {
    title: string
    status: number
    code: string
    details?: { readonly [key: string]: Detail }
    requestId?: string
  }) {
    super(problem.title)
    this.name = 'ProblemError'
    this.status = problem.status
    this.code = problem.code
    this.details = problem.details ?? {}
    this.requestId = problem.requestId ?? ''
  }

  /** Faults of single fields: a list of paths with words, or the form problems of a procedure's step. */
  get fields(): readonly FieldFault[] {
    const { fields } = this.details
    if (isList(fields)) return (fields as readonly unknown[]).filter(isFault)
    if (typeof fields !== 'object' || fields === null) return []
    return Object.entries(fields).map(([path, problem]) => ({
      path,
      message: `procedure.field_${String(problem)}`,
    }))
  }
}

const isList = (value: Detail | undefined): value is readonly Detail[] => Array.isArray(value)

function isFault(value: unknown): value is FieldFault {
  return (
    typeof value === 'object' &&
    value !== null &&
    'path' in value &&
    typeof value.path === 'string' &&
    'message' in value &&
    typeof value.message === 'string'
  )
}

/** Reads an answer that was not a success; bodies that are no problem details become one. */
export function problemFrom(status: number, body: unknown, requestId: string): ProblemError {
  if (typeof body === 'object' && body !== null && 'code' in body && typeof body.code === 'string') {
    const title = 'title' in body && typeof body.title === 'string' ? body.title : body.code
    const details = 'details' in body && typeof body.details === 'object' ? body.details : {}
    const id = 'requestId' in body && typeof body.requestId === 'string' ? body.requestId : requestId
    return new ProblemError({
      title,
      status,
      code: body.code,
      details: (details ?? {}) as { readonly [key: string]: Detail },
      requestId: id,
    })
  }
  return new ProblemError({ title: `HTTP ${status}`, status, code: 'web.server_failed', requestId })
}
