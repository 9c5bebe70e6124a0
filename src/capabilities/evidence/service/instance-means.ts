/** 本机取证条件: what an instance captures and seals with, out of its configuration. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { keyDirectory } from '../../../platform/audit/index.ts'
import { ensureLedgerKey, readPublicKeys, readSigningKeys } from '../../../platform/audit/keys.ts'
import type { Config } from '../../../platform/config.ts'
import { createGuard } from '../../../platform/net/guard.ts'
import type { World } from '../../../platform/world.ts'
import { certificatesOf, fingerprintOf, isSelfIssued } from '../domain/timestamp.ts'
import type { Work } from './browse.ts'
import type { CaptureOrder } from './capture.ts'
import { nodeHashing } from './disk-file.ts'
import { openHttpAuthority } from './http-authority.ts'
import { openTrialAuthority } from './trial-authority.ts'

export type Means = Omit<CaptureOrder, 'url' | 'file' | 'folder' | 'occasion' | keyof Work> & {
  /** Keys that packs of this instance were ever signed with. */
  readonly keyIds: readonly string[]
  readonly stampRoots: readonly string[]
}

/** The program's own name and version, as it stands in packs. */
export async function softwareName(): Promise<string> {
  const file = join(import.meta.dirname, '../../../../package.json')
  return `Sishi ${JSON.parse(await readFile(file, 'utf8')).version}`
}

/** The authority that stamps, and the roots under which packs of this instance were ever stamped. */
async function stampingOf(
  { stampAuthority }: Config,
  directory: string,
  now: () => Date,
): Promise<Pick<Means, 'authority' | 'stampRoots'>> {
  const trial = await openTrialAuthority(directory, now)
  if (stampAuthority === undefined) return { authority: trial, stampRoots: [trial.plan.root] }
  const chain = await readFile(stampAuthority.rootFile, 'utf8')
  const opened = openHttpAuthority({ ...stampAuthority, chain })
  if (!opened.ok) throw new Error(`${stampAuthority.rootFile} (SISHI_TSA_ROOT) holds no root certificate`)
  const roots = certificatesOf(chain).filter(isSelfIssued)
  const stampRoots = [...roots.map((root) => fingerprintOf(root, nodeHashing)), trial.plan.root]
  return { authority: opened.value, stampRoots }
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
    ...(await stampingOf(config, directory, now)),
    timeSources: config.timeSources,
    software: await softwareName(),
    env,
    now,
  }
}
