/** The program's web role over the database that it is given. */
import type pg from 'pg'
import { buildWorld } from '../../src/app/instance.ts'
import { createWeb } from '../../src/app/web.ts'
import type { Config } from '../../src/platform/config.ts'

process.once('message', async ({ config, owner }: { config: Config; owner: pg.ClientConfig }) => {
  const world = await buildWorld(config, owner)
  const web = await createWeb(world)
  await web.listen({ host: '127.0.0.1', port: 0 })
  const address = web.server.address()
  process.send?.(typeof address === 'object' ? address?.port : undefined)
  process.once('disconnect', async () => {
    await web.close()
    await world.db.close()
  })
})
