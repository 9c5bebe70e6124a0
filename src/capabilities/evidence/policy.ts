/** 权限 of 网页留证. Pure. */
import { type Actor, may, type Permission } from '../../kernel/actor.ts'
import type { PermissionDeclaration } from '../../kernel/capability.ts'
import type { RegionCode } from '../../kernel/region-code.ts'
import { ok, type Result, refuse } from '../../kernel/result.ts'

export const PERMISSIONS = [
  { permission: 'evidence.read', kind: 'read', title: { zh: '查看网页证据', en: 'See evidence of pages' } },
  {
    permission: 'evidence.capture',
    kind: 'act',
    title: {
      zh: '网页取证、关联事项、延长保管',
      en: 'Capture pages, link them to matters, keep them longer',
    },
  },
  {
    permission: 'evidence.share',
    kind: 'act',
    title: { zh: '向其他单位提供证据包', en: 'Give packs to other bureaus' },
  },
] as const satisfies readonly PermissionDeclaration[]

export const ROLE_BUNDLES: Readonly<Record<string, readonly Permission[]>> = {
  marketOfficer: ['evidence.read', 'evidence.capture', 'evidence.share'],
  leader: ['evidence.read'],
  reviewer: ['evidence.read'],
}

/** What an officer may do with a capture that he sees. */
export function decideActing(
  actor: Actor,
  permission: 'evidence.capture' | 'evidence.share',
  place: { readonly region: string; readonly unit_id: string },
): Result<void> {
  return may(actor, permission, { region: place.region as RegionCode, unitId: place.unit_id })
    ? ok(undefined)
    : refuse('forbidden', 'permission.missing', { permission })
}
