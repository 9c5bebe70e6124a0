/** 本机取证条件: what an instance captures and seals with, out of its configuration. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keyDirectory } from '../../../platform/audit/index.ts'
import { ensureLedgerKey, readPublicKeys, readSigningKeys } from '../../../platform/audit/keys.ts'
import { createGuard } from '../../../platform/net/guard.ts'
import type { World } from '../../../platform/world.ts'
import type { CaptureOrder } from './capture.ts'
import { openTrialAuthority } from './trial-authority.ts'

export type Means = Omit<
  CaptureOrder,
  'url' | 'file' | 'folder' | 'occasion' | 'script' | 'recordsScreen'
> & {
  /** Keys that packs of this instance were ever signed with. */
  readonly keyIds: readonly string[]
}

/** The program's own name and version, as it stands in packs. */
export async function softwareName(): Promise<string> {
  const file = join(import.meta.dirname, '../../../../package.json')
  return `Sishi ${JSON.parse(await readFile(file, 'utf8')).version}`
}

export async function meansOf(
  world: Pick<World, 'config'>,
  env: NodeJS.ProcessEnv = process.env,
): Promise<Means> {
  const { config } = world
  const directory = keyDirectory(world)
  await ensureLedgerKey(directory)
  // Stamps and steps carry the real time, whatever clock the records run by.
  const now = () => new Date()
  return {
    guard: createGuard({ listed: config.fetchHosts }),
    keys: await readSigningKeys(directory),
    keyIds: (await readPublicKeys(directory)).map(({ id }) => id),
    authority: await openTrialAuthority(directory, now),
    software: await softwareName(),
    env,
    now,
  }
}
