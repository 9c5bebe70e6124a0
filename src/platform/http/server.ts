/** The HTTP server: security headers, sessions, limits, validation, problems, OpenAPI. Knows no capability. */
import { randomUUID } from 'node:crypto'
import { Readable } from 'node:stream'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import multipart from '@fastify/multipart'
import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { jsonSchemaTransform, serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import type { ZodType } from 'zod'
import { type Actor, mayAnywhere, type Permission } from '../../kernel/actor.ts'
import type { Refusal } from '../../kernel/result.ts'
import type { Language } from '../../kernel/text.ts'
import { ANONYMOUS } from '../anonymous.ts'
import { Download, type Upload } from '../files.ts'
import type { World } from '../world.ts'
import { csrfTokenFor } from './csrf.ts'
import { fieldFaults } from './field-faults.ts'
import { instrument } from './metrics.ts'
import { problemOf, statusOf } from './problem.ts'
import type { Caller, Route } from './route.ts'
import { SESSION_COOKIE } from './session-cookie.ts'
import { servePages } from './static.ts'

export interface ServerOptions {
  readonly world: World
  readonly routes: readonly Route[]
  /** Who holds this session token now; undefined when the session is unknown, expired or revoked. */
  readonly authenticate: (token: string) => Promise<Actor | undefined>
  /** Called after an action that may have changed something succeeded, before it is answered. */
  readonly afterWrite: (endpointId: string) => void
  /** Folder of the built pages; without it only the API is served. */
  readonly pagesDir?: string
  readonly isReady: () => Promise<boolean>
  readonly version: string
}

interface Session {
  readonly token: string
  readonly actor: Actor
}

/** Where the library found the fault, as the request names that part. */
const PARTS: Readonly<Record<string, 'body' | 'query' | 'params'>> = {
  body: 'body',
  querystring: 'query',
  params: 'params',
}

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

/** What PostgreSQL answers to the character of code zero, which a request can hold and a text of the database cannot. */
const NO_TEXT = new Set(['22021', '22P05'])
/** What it answers to a sort key of the wrong type: cursors are the lists' own, and a forged one is the sender's mistake. */
const NO_KEY = new Set(['22P02', '22003', '22007', '22008'])

/** Where it says so of JSON: what the program writes is well-formed but for half a character (`\ud800`) out of a request. */
const NO_JSON = 'json_errsave_error'

interface DatabaseFault {
  readonly code?: string
  readonly routine?: string
}

/** Whether what the database refused is what the request brought along, and no mistake of the program. */
function isOfSender({ code = '', routine }: DatabaseFault, request: FastifyRequest): boolean {
  return (
    NO_TEXT.has(code) ||
    routine === NO_JSON ||
    (NO_KEY.has(code) && Object.hasOwn(request.query as object, 'after'))
  )
}

/** The language that a reader wants: the page says it in `x-language`, other clients in `accept-language`. */
function languageOf(request: FastifyRequest): Language {
  const wanted = String(request.headers['x-language'] ?? request.headers['accept-language'] ?? 'zh')
  return /^en/i.test(wanted) ? 'en' : 'zh'
}

export async function createServer(options: ServerOptions): Promise<FastifyInstance> {
  const { world } = options
  const server = fastify({
    loggerInstance: world.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    genReqId: () => randomUUID(),
    bodyLimit: 8 * 1024 * 1024,
    trustProxy: 'loopback',
  })
  server.setValidatorCompiler(validatorCompiler)
  server.setSerializerCompiler(serializerCompiler)
  await server.register(helmet, {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        // antd writes its styles at run time
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        objectSrc: ["'none'"],
        frameAncestors: ["'none'"],
        upgradeInsecureRequests: world.config.publicUrl.startsWith('https:') ? [] : null,
      },
    },
    strictTransportSecurity: world.config.publicUrl.startsWith('https:'),
  })
  await server.register(cookie)
  await server.register(multipart, { limits: { fileSize: 64 * 1024 * 1024, files: 20 } })
  // Streamed, never gathered: pieces of uploads, which the route reads by itself.
  server.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
  await server.register(rateLimit, {
    max: world.config.requestsPerMinuteMax,
    timeWindow: '1 minute',
    // By address alone: a cookie is the caller's to invent.
    keyGenerator: (request) => request.ip,
    errorResponseBuilder: () => Object.assign(new Error('too many requests'), { statusCode: 429 }),
  })
  await server.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Sishi 司市', version: options.version, license: { name: 'Apache-2.0' } },
      components: { securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: SESSION_COOKIE } } },
    },
    transform: jsonSchemaTransform,
  })
  await server.register(swaggerUi, { routePrefix: '/api/docs', staticCSP: true })
  instrument(server, world)

  server.addHook('onSend', async (request, reply) => {
    reply.header('x-request-id', request.id)
    if (request.url.startsWith('/api/')) reply.header('cache-control', 'no-store')
  })
  server.addHook('onResponse', async (request, reply) => {
    // The pattern, never the address: ids and queries may name people.
    const at = request.routeOptions.url ?? 'unknown'
    const milliseconds = Math.round(reply.elapsedTime)
    world.log.info({
      requestId: request.id,
      method: request.method,
      route: at,
      status: reply.statusCode,
      milliseconds,
    })
  })

  function send(request: FastifyRequest, reply: FastifyReply, refusal: Refusal): FastifyReply {
    const title = world.translate(languageOf(request), refusal.code, refusal.details)
    return reply
      .code(statusOf(refusal.kind))
      .type('application/problem+json')
      .serializer(JSON.stringify)
      .send(problemOf(refusal, title, request.id))
  }

  server.setErrorHandler((error, request, reply) => {
    const failure = error as Error & {
      statusCode?: number
      validation?: unknown
      validationContext?: string
      code?: string
      routine?: string
    }
    if (failure.validation !== undefined) {
      const part = PARTS[failure.validationContext ?? 'body'] ?? 'body'
      const schema = request.routeOptions.schema?.[part === 'query' ? 'querystring' : part] as ZodType
      const fields = fieldFaults(schema, request[part], languageOf(request), world.translate)
      return send(request, reply, { kind: 'invalid', code: 'request.invalid', details: { fields } })
    }
    const status = isOfSender(failure, request) ? 400 : (failure.statusCode ?? 500)
    if (status < 500) {
      const code =
        status === 429 ? 'request.too_many' : status === 413 ? 'request.too_large' : 'request.malformed'
      const title = world.translate(languageOf(request), code, {})
      const problem = { ...problemOf({ kind: 'invalid', code, details: {} }, title, request.id), status }
      return reply.code(status).type('application/problem+json').serializer(JSON.stringify).send(problem)
    }
    world.log.error({ requestId: request.id, err: failure }, 'request failed')
    const title = world.translate(languageOf(request), 'request.failed', {})
    const problem = {
      type: '/problems/request.failed',
      title,
      status: 500,
      code: 'request.failed',
      details: {},
    }
    return reply
      .code(500)
      .type('application/problem+json')
      .serializer(JSON.stringify)
      .send({ ...problem, requestId: request.id })
  })

  const sessions = new WeakMap<FastifyRequest, Session>()

  /** Signs in the request and refuses it before its body is read: nobody learns from validation what they may not ask. */
  async function refusalBefore(route: Route, request: FastifyRequest): Promise<Refusal | undefined> {
    const token = request.cookies[SESSION_COOKIE]
    const actor = token === undefined ? undefined : await options.authenticate(token)
    if (token !== undefined && actor !== undefined) sessions.set(request, { token, actor })
    const { access } = route.endpoint
    if (access !== 'public' && actor === undefined) {
      return { kind: 'unauthenticated', code: 'session.required', details: {} }
    }
    if (!SAFE_METHODS.has(request.method) && token !== undefined && actor !== undefined) {
      if (request.headers['x-csrf-token'] !== csrfTokenFor(token)) {
        return { kind: 'forbidden', code: 'session.csrf', details: {} }
      }
    }
    if (access !== 'public' && actor?.kind === 'officer' && actor.hasInitialPassword) {
      if (!route.endpoint.withInitialPassword) {
        return { kind: 'forbidden', code: 'session.initial_password', details: {} }
      }
    }
    if (access !== 'public' && access !== 'session' && actor !== undefined) {
      if (!mayAnywhere(actor, access as Permission)) {
        return { kind: 'forbidden', code: 'permission.missing', details: { permission: access } }
      }
    }
    return undefined
  }

  for (const route of options.routes) {
    const { endpoint } = route
    server.route({
      method: endpoint.method,
      url: endpoint.path,
      ...(endpoint.perMinuteMax === undefined
        ? {}
        : { config: { rateLimit: { max: endpoint.perMinuteMax, timeWindow: '1 minute' } } }),
      schema: {
        operationId: endpoint.id,
        summary: `${endpoint.summary.zh} ${endpoint.summary.en}`,
        tags: [endpoint.id.split('.')[0] ?? ''],
        ...(endpoint.access === 'public' ? {} : { security: [{ session: [] }] }),
        ...(endpoint.params === undefined ? {} : { params: endpoint.params }),
        ...(endpoint.query === undefined ? {} : { querystring: endpoint.query }),
        ...(endpoint.body === undefined ? {} : { body: endpoint.body }),
        response: { 200: endpoint.response },
      },
      onRequest: async (request, reply) => {
        const refusal = await refusalBefore(route, request)
        if (refusal !== undefined) return send(request, reply, refusal)
      },
      handler: async (request, reply) => {
        const session = sessions.get(request)
        const result = await route.answer({
          world,
          actor: session?.actor ?? ANONYMOUS,
          params: request.params as never,
          query: request.query as never,
          body: request.body as never,
          uploads: () => uploadsOf(request),
          content: () => (request.body instanceof Readable ? request.body : Readable.from([])),
          caller: callerOf(request, reply, session?.token, world),
        })
        if (!result.ok) return send(request, reply, result.error)
        if (!SAFE_METHODS.has(request.method)) options.afterWrite(endpoint.id)
        if (result.value instanceof Download) return sendDownload(reply, result.value)
        return reply.send(result.value)
      },
    })
  }

  server.get('/api/openapi.json', { schema: { hide: true } }, async () => server.swagger())
  server.get('/healthz', { schema: { hide: true } }, async () => ({ status: 'ok' }))
  server.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const ready = await options.isReady()
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'not ready' })
  })
  await servePages(server, options.pagesDir, (request, reply) =>
    send(request, reply, { kind: 'not_found', code: 'request.no_such_page', details: {} }),
  )
  return server
}

function callerOf(
  request: FastifyRequest,
  reply: FastifyReply,
  token: string | undefined,
  world: World,
): Caller {
  const secure = world.config.publicUrl.startsWith('https:')
  return {
    requestId: request.id,
    ip: request.ip,
    userAgent: String(request.headers['user-agent'] ?? '').slice(0, 300),
    language: languageOf(request),
    sessionToken: token,
    cookie: (name) => request.cookies[name],
    setCookie: (name, value, given = {}) => {
      reply.setCookie(name, value, {
        httpOnly: true,
        sameSite: 'lax',
        secure,
        path: given.path ?? '/',
        ...(given.maxAgeSeconds === undefined ? {} : { maxAge: given.maxAgeSeconds }),
      })
    },
    clearCookie: (name) => {
      reply.clearCookie(name, { path: '/' })
    },
  }
}

async function* uploadsOf(request: FastifyRequest): AsyncIterable<Upload> {
  if (!request.isMultipart()) return
  for await (const part of request.files()) {
    yield { fileName: part.filename, mediaType: part.mimetype, content: part.file }
  }
}

function sendDownload(reply: FastifyReply, file: Download): FastifyReply {
  const encoded = encodeURIComponent(file.fileName)
  return reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encoded}`)
    .type(file.mediaType)
    .serializer((payload: unknown) => payload as string)
    .send(file.content)
}
