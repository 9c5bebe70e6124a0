/** The web role: the HTTP server over the World and the capabilities' routes. */
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { findHolder, toOfficer } from '../capabilities/organisation/index.ts'
import { capabilities } from '../capabilities/registry.ts'
import { KnownSessions } from '../platform/http/known-sessions.ts'
import { createServer } from '../platform/http/server.ts'
import { jobRoutes } from '../platform/jobs/routes.ts'
import { uploadRoutes } from '../platform/uploads/routes.ts'
import type { World } from '../platform/world.ts'

export const PROGRAM_ROOT = join(import.meta.dirname, '../..')

export function programVersion(): string {
  return String(JSON.parse(readFileSync(join(PROGRAM_ROOT, 'package.json'), 'utf8')).version)
}

/** The server with every capability's routes, not yet listening. */
export async function createWeb(world: World): Promise<FastifyInstance> {
  const pagesDir = join(PROGRAM_ROOT, 'dist/web')
  const known = new KnownSessions({
    clock: world.clock,
    keepMs: world.config.sessionMemoryMs,
    find: async (token) => {
      const held = await findHolder(world.db, token, world.clock.now())
      return held === undefined ? undefined : toOfficer(held, world)
    },
  })
  await known.listen(world.db.pool.options)
  const server = await createServer({
    world,
    routes: [...capabilities.flatMap((each) => each.routes ?? []), ...jobRoutes, ...uploadRoutes],
    version: programVersion(),
    ...(existsSync(pagesDir) ? { pagesDir } : {}),
    authenticate: (token) => known.holderOf(token),
    // The notification reaches us too, but maybe after the next request.
    afterWrite: (endpointId) => {
      if (endpointId.startsWith('organisation.')) known.forget()
    },
    isReady: async () => {
      try {
        await world.db.pool.query('select 1')
        return true
      } catch {
        return false
      }
    },
  })
  server.addHook('onClose', () => known.close())
  return server
}
