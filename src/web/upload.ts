/** Sends files with progress. XMLHttpRequest, because fetch does not tell how much was sent. */
import type { EndpointAnswer } from '../kernel/endpoint.ts'
import { type AnyEndpoint, addressOf, type CallArguments, readAnswer, requestHeaders } from './api.ts'
import { ProblemError } from './problem.ts'

export interface UploadOptions {
  /** Parameters and query of the endpoint. */
  readonly input?: { readonly params?: object; readonly query?: object }
  readonly onProgress?: (share: number) => void
  readonly signal?: AbortSignal
}

/** Uploads one file as `multipart/form-data`; throws a ProblemError like every call. */
export function uploadFile<E extends AnyEndpoint>(
  endpoint: E,
  file: File,
  options: UploadOptions = {},
): Promise<EndpointAnswer<E>> {
  const form = new FormData()
  form.append('file', file, file.name)
  return send(endpoint, form, options)
}

/** Sends bytes as they are, `application/octet-stream`; throws a ProblemError like every call. */
export function sendBytes<E extends AnyEndpoint>(
  endpoint: E,
  bytes: Blob,
  options: UploadOptions = {},
): Promise<EndpointAnswer<E>> {
  return send(endpoint, new Blob([bytes], { type: 'application/octet-stream' }), options)
}

function send<E extends AnyEndpoint>(
  endpoint: E,
  body: FormData | Blob,
  { input, onProgress, signal }: UploadOptions,
): Promise<EndpointAnswer<E>> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open(endpoint.method, addressOf(endpoint, ...([input] as unknown as CallArguments<E>)))
    for (const [name, value] of Object.entries(requestHeaders(endpoint.method))) {
      request.setRequestHeader(name, value)
    }
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress?.(event.loaded / event.total)
    }
    request.onload = () => {
      const requestId = request.getResponseHeader('x-request-id') ?? ''
      try {
        resolve(readAnswer(request.status, request.responseText, requestId) as EndpointAnswer<E>)
      } catch (problem) {
        reject(problem)
      }
    }
    const fail = (code: string) => () => reject(new ProblemError({ title: code, status: 0, code }))
    request.onerror = fail('web.unreachable')
    request.onabort = fail('web.upload_stopped')
    signal?.addEventListener('abort', () => request.abort())
    request.send(body)
  })
}
