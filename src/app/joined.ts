/** What the capabilities declare, joined: messages, roles, subscriptions, handlers, migrations. */
import { join } from 'node:path'
import type { Permission } from '../kernel/actor.ts'
import type { Language } from '../kernel/text.ts'
import type { Capability } from '../platform/capability.ts'
import { fill } from '../platform/cli.ts'
import type { MigrationFolder } from '../platform/db/migrate.ts'
import type { World } from '../platform/world.ts'
import { platformWords } from './platform-words.ts'

/** Migrations of the platform first, then each capability's, by tier. */
export function migrationFolders(capabilities: readonly Capability[]): MigrationFolder[] {
  const platform = { owner: 'platform', directory: join(import.meta.dirname, '../platform/migrations') }
  return [
    platform,
    ...capabilities.flatMap(({ name, migrations }) =>
      migrations === undefined ? [] : [{ owner: name, directory: migrations }],
    ),
  ]
}

/** Each role with the permissions that the capabilities give it. */
export function joinRoleBundles(capabilities: readonly Capability[]): Record<string, readonly Permission[]> {
  const bundles: Record<string, Permission[]> = {}
  for (const { roleBundles = {} } of capabilities) {
    for (const [role, permissions = []] of Object.entries(roleBundles)) {
      bundles[role] = [...(bundles[role] ?? []), ...permissions]
    }
  }
  return bundles
}

/** What each capability lets permit, for the table of roles. */
export function joinPermissions(capabilities: readonly Capability[]): World['permissions'] {
  return capabilities.map(({ name, title, permissions }) => ({ capability: name, title, permissions }))
}

/** The read permissions that show the whole region to whoever holds them for a unit. */
export function joinRegionWide(capabilities: readonly Capability[]): ReadonlySet<string> {
  return new Set(
    capabilities.flatMap((each) =>
      each.permissions.filter((one) => one.regionWide).map((one) => one.permission),
    ),
  )
}

/** What may be reached although it lies inside. */
export function joinListedHosts(
  capabilities: readonly Capability[],
  world: () => World,
): World['listedHosts'] {
  return async () => {
    const lists = await Promise.all(capabilities.map((each) => each.listedHosts?.(world()) ?? []))
    return [...world().config.fetchHosts, ...lists.flat()]
  }
}

/** One translator over all catalogs; a key that no catalog has stands for itself. */
export function joinMessages(capabilities: readonly Capability[]): World['translate'] {
  const words = (language: Language): Readonly<Record<string, string>> =>
    Object.assign({}, platformWords[language], ...capabilities.map((each) => each.messages[language]))
  const catalogs = { zh: words('zh'), en: words('en') }
  return (language, key, values = {}) => fill(catalogs[language][key] ?? key, printable(values))
}

function printable(values: Readonly<Record<string, unknown>>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]))
}
