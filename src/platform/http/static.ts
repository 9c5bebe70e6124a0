/** The built pages: precompressed files, and the one page that every address of the product opens. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'

type NotFound = (request: FastifyRequest, reply: FastifyReply) => FastifyReply

export async function servePages(
  server: FastifyInstance,
  directory: string | undefined,
  notFound: NotFound,
): Promise<void> {
  const index = directory === undefined ? undefined : join(directory, 'index.html')
  if (directory === undefined || index === undefined || !existsSync(index)) {
    server.setNotFoundHandler((request, reply) => notFound(request, reply))
    return
  }
  const page = await readFile(index)
  await server.register(fastifyStatic, {
    root: directory,
    preCompressed: true,
    index: false,
    wildcard: false,
    setHeaders: (response, path) => {
      // File names carry their content's hash, so that a cached copy is never stale.
      if (path.includes('/assets/')) response.header('cache-control', 'public, max-age=31536000, immutable')
    },
  })
  const wantsPage = (request: FastifyRequest) =>
    request.method === 'GET' && !request.url.startsWith('/api/') && !request.url.startsWith('/assets/')
  server.setNotFoundHandler((request, reply) => {
    if (!wantsPage(request)) return notFound(request, reply)
    return reply.header('cache-control', 'no-cache').type('text/html; charset=utf-8').send(page)
  })
}
