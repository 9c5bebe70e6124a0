/** 操作留痕: starts the sealer of an instance over its World. */
import { join } from 'node:path'
import type { World } from '../world.ts'
import { ensureLedgerKey, readSigningKeys } from './keys.ts'
import { runSealer } from './sealer.ts'

/** Where the instance keeps its keys: outside the database, so that its owner cannot sign a rewritten chain. */
export function keyDirectory(world: Pick<World, 'config'>): string {
  return join(world.config.dataDir, 'keys')
}

/** Part of the worker role: seals every second and signs checkpoints; makes the signing key on the first start. */
export async function startSealer(
  world: Pick<World, 'config' | 'clock' | 'db' | 'log'>,
): Promise<{ stop: () => Promise<void> }> {
  const directory = keyDirectory(world)
  await ensureLedgerKey(directory)
  return runSealer({
    db: world.db,
    clock: world.clock,
    keys: await readSigningKeys(directory),
    onError: (error) => world.log.error({ err: error }, 'the audit sealer failed; it tries again'),
  })
}
