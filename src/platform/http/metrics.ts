/** Prometheus figures of the program; no personal data, labels from route patterns only. */
import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client'
import type { World } from '../world.ts'

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1'])

/** Adds `/metrics`: open to the machine itself, and to whoever bears the configured token. */
export function instrument(server: FastifyInstance, world: World): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'sishi_http_request_seconds',
    help: 'Duration of requests by route and status',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  })
  new Gauge({
    name: 'sishi_database_connections',
    help: 'Connections of the pool by state',
    labelNames: ['state'],
    registers: [registry],
    collect() {
      this.set({ state: 'total' }, world.db.pool.totalCount)
      this.set({ state: 'idle' }, world.db.pool.idleCount)
      this.set({ state: 'waiting' }, world.db.waiting)
    },
  })
  server.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown'
    duration.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
  })
  server.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    const bearer = request.headers.authorization === `Bearer ${world.config.metricsToken}`
    const allowed = world.config.metricsToken === undefined ? LOOPBACK.has(request.ip) : bearer
    if (!allowed) return reply.code(403).send({ status: 'forbidden' })
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}
