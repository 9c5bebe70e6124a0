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

/** Roles as grants; a role that no bundle knows grants nothing. */
export function grantsOf(held: readonly HeldRole[], bundles: RoleBundles): Grant[] {
  return held.map((one) => ({
    role: one.role,
    reach: one.reach,
    region: one.region as RegionCode,
    unitId: one.unitId,
    permissions: isRole(one.role) ? (bundles[one.role] ?? []) : [],
  }))
}

/** All permissions held anywhere, for the menu. */
export function permissionsOf(actor: Officer): Permission[] {
  return [...new Set(actor.grants.flatMap((grant) => grant.permissions))].sort()
}
