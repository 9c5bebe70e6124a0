/** 坏网页: the ways in which pages of the market break, each with the name under which its fetch must end. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

export interface Break {
  readonly path: string
  readonly outcome: string
  readonly answer: (response: ServerResponse, request: IncomingMessage) => void
}

const PAGE = 'text/html; charset=utf-8'
const page = (words: string) => `<!DOCTYPE html><title>${words}</title><p>${words}</p>`

/** Bytes straight onto the wire, past all that knows HTTP. */
function bare(response: ServerResponse, bytes: string | Buffer): void {
  const { socket } = response
  socket?.write(bytes)
  socket?.end()
}

const moved = (path: string, location: string, outcome: string): Break => ({
  path,
  outcome,
  answer: (response) => response.writeHead(302, { location }).end(),
})

const status = (code: number, outcome: string): Break => ({
  path: `/broken/status-${code}`,
  outcome,
  answer: (response) => response.writeHead(code, { 'content-type': PAGE }).end(page(`${code}`)),
})

const MEGABYTE = 1024 * 1024

export const BROKEN: readonly Break[] = [
  status(404, 'gone'),
  status(410, 'gone'),
  status(403, 'denied'),
  status(429, 'limited'),
  status(400, 'client_error'),
  status(500, 'server_error'),
  {
    path: '/broken/short',
    outcome: 'incomplete',
    answer: (response) =>
      bare(
        response,
        `HTTP/1.1 200 OK\r\nContent-Type: ${PAGE}\r\nContent-Length: 9000\r\n\r\n${page('没有写完')}`,
      ),
  },
  {
    path: '/broken/chunks',
    outcome: 'broken_http',
    answer: (response) =>
      bare(
        response,
        `HTTP/1.1 200 OK\r\nContent-Type: ${PAGE}\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n${page('坏块')}`,
      ),
  },
  {
    path: '/broken/no-http',
    outcome: 'broken_http',
    answer: (response) => bare(response, '您好，这里不是网页\n'),
  },
  {
    path: '/broken/gzip',
    outcome: 'bad_encoding',
    answer: (response) =>
      response.writeHead(200, { 'content-type': PAGE, 'content-encoding': 'gzip' }).end(page('没有压缩')),
  },
  {
    path: '/broken/header',
    outcome: 'header_too_large',
    answer: (response) => bare(response, `HTTP/1.1 200 OK\r\nX-Long: ${'长'.repeat(60_000)}\r\n\r\n`),
  },
  {
    path: '/broken/hung-up',
    outcome: 'incomplete',
    answer: (response) => response.socket?.resetAndDestroy(),
  },
  {
    path: '/broken/file',
    outcome: 'download',
    answer: (response) =>
      response
        .writeHead(200, {
          'content-type': 'application/zip',
          'content-disposition': 'attachment; filename="a.zip"',
        })
        .end('PK'),
  },
]

export const ASTRAY: readonly Break[] = [
  moved('/lost/loop', '/lost/loop', 'redirect_loop'),
  moved('/lost/inside', 'http://10.0.0.1/admin', 'internal_address'),
  moved('/lost/metadata', 'http://169.254.169.254/latest/', 'internal_address'),
  moved('/lost/nowhere', 'javascript:void(0)', 'bad_redirect'),
  ...Array.from({ length: 13 }, (_, step) =>
    moved(`/lost/far-${step}`, `/lost/far-${step + 1}`, 'too_many_redirects'),
  ),
].filter(({ path }) => path !== '/lost/far-13')

export const ENORMOUS: readonly Break[] = [
  {
    path: '/long/whole',
    outcome: 'page',
    answer: (response) => response.writeHead(200, { 'content-type': PAGE }).end(page('长'.repeat(MEGABYTE))),
  },
  {
    path: '/long/endless',
    outcome: 'too_long',
    answer: (response) => {
      response.writeHead(200, { 'content-type': PAGE })
      const line = `<p>${'没有尽头的评价'.repeat(4000)}</p>`
      const more = () => {
        while (!response.destroyed && response.write(line));
        if (!response.destroyed) response.once('drain', more)
      }
      more()
    },
  },
  {
    path: '/long/bomb',
    outcome: 'decoded_too_long',
    answer: (response) =>
      response
        .writeHead(200, { 'content-type': PAGE, 'content-encoding': 'gzip' })
        .end(gzipSync(Buffer.alloc(40 * MEGABYTE, 32))),
  },
]

/** The steps in between lead on as well, and are not named for themselves. */
export const isEntrance = ({ path }: Break): boolean => !/far-(?!0$)/.test(path)
