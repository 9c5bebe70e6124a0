/** Roles held, in words, with what can be done about each. */
import type { ReactNode } from 'react'
import { useBilingual, useText } from '../../../web/i18n.ts'
import type { PersonRow } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { isRole, ROLES } from '../roles.ts'

type Held = PersonRow['roles'][number]

export interface RoleListProps {
  readonly roles: readonly Held[]
  readonly action?: (held: Held, name: string) => ReactNode
}

export function useRoleName(): (role: string) => string {
  const text = useBilingual()
  return (role) => (isRole(role) ? text(ROLES[role]) : role)
}

export function RoleList({ roles, action }: RoleListProps) {
  const t = useText<typeof zh>()
  const roleName = useRoleName()
  if (roles.length === 0) return <>—</>
  return (
    <ul className="plain-list">
      {roles.map((held) => (
        <li key={held.id}>
          {roleName(held.role)} <span className="quiet">{t(`account.reach_${held.reach}`)}</span>
          {held.endsOn && <span className="quiet"> {t('administration.until', { day: held.endsOn })}</span>}
          {held.isProposed && <span className="state"> {t('administration.proposed')}</span>}{' '}
          {action?.(held, roleName(held.role))}
        </li>
      ))}
    </ul>
  )
}
