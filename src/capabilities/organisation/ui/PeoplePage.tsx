/** 人员: who can sign in within the scope, with the roles held. */

import { call } from '../../../web/api.ts'
import { DataTable } from '../../../web/components/DataTable.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { Masked } from '../../../web/components/Masked.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useBilingual, useText } from '../../../web/i18n.ts'
import { useMay } from '../../../web/session.tsx'
import { listPeople, unmaskPerson } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { isRole, ROLES } from '../roles.ts'

export default function PeoplePage() {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const may = useMay()
  const unmaskPhone = (personId: string) => async (reason: string) => {
    const { phone } = await call(unmaskPerson, { params: { personId }, body: { fields: ['phone'], reason } })
    return phone ?? '—'
  }
  const roleName = (role: string) => (isRole(role) ? text(ROLES[role]) : role)
  return (
    <>
      <PageHeader title={t('account.people_title')} lead={t('account.people_lead')} />
      <DataTable
        endpoint={listPeople}
        title={t('account.people_title')}
        search={t('account.search_person')}
        rowKey={(row) => row.id}
        columns={[
          { key: 'name', title: t('account.name'), isHead: true, render: (row) => row.name },
          { key: 'account', title: t('account.account'), render: (row) => row.account },
          { key: 'unit', title: t('account.unit'), render: (row) => row.unitName },
          { key: 'position', title: t('account.position'), render: (row) => row.title || '—' },
          {
            key: 'phone',
            title: t('account.phone'),
            render: (row) => (
              <Masked
                value={row.phone}
                label={`${row.name} ${t('account.phone')}`}
                {...(may('organisation.unmask') ? { onUnmask: unmaskPhone(row.id) } : {})}
              />
            ),
          },
          {
            key: 'roles',
            title: t('account.roles'),
            render: (row) => (
              <ul className="plain-list">
                {row.roles.map((held) => (
                  <li key={held.id}>
                    {roleName(held.role)} <span className="quiet">{t(`account.reach_${held.reach}`)}</span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
        empty={<Empty title={t('account.people_empty')}>{t('account.people_empty_hint')}</Empty>}
      />
    </>
  )
}
