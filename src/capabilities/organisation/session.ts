/** 会话: who a signed-in person is and may do, from the roles held. Pure but for hashing. */
import { createHash, randomBytes } from 'node:crypto'
import type { Grant, Officer, Permission, Reach } from '../../kernel/actor.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { isRole, type RoleBundles } from './roles.ts'

export interface HeldRole {
  readonly role: string
  readonly reach: Reach
  readonly region: string
  readonly unitId: string
}

/** A fresh session token: 32 random bytes. Only its hash is stored. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url')
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('base64url')
}

/**
 * Roles as grants; a role that no bundle knows grants nothing. A role held for one unit also shows what is open to
 * the whole region (`regionWide`), as a grant of its own.
 */
export function grantsOf(
  held: readonly HeldRole[],
  bundles: RoleBundles,
  regionWide: ReadonlySet<string>,
): Grant[] {
  return held.flatMap((one) => {
    const permissions = isRole(one.role) ? (bundles[one.role] ?? []) : []
    const grant: Grant = { ...one, region: one.region as RegionCode, permissions }
    const wide = one.reach === 'unit' ? permissions.filter((permission) => regionWide.has(permission)) : []
    return wide.length === 0 ? [grant] : [grant, { ...grant, reach: 'region', permissions: wide }]
  })
}

/** All permissions held anywhere, for the menu. */
export function permissionsOf(actor: Officer): Permission[] {
  return [...new Set(actor.grants.flatMap((grant) => grant.permissions))].sort()
}
