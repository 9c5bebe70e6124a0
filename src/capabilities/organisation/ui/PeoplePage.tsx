/** 人员: who can sign in within the scope, with the roles held; each opens to its own page. */
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { DataTable } from '../../../web/components/DataTable.tsx'
import { Dialog } from '../../../web/components/Dialog.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { Masked } from '../../../web/components/Masked.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useBilingual, useText } from '../../../web/i18n.ts'
import { useMay } from '../../../web/session.tsx'
import { listPeople } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { ROLES } from '../roles.ts'
import { PersonForm } from './PersonForm.tsx'
import { RoleList } from './RoleList.tsx'

export default function PeoplePage() {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const may = useMay()
  const navigate = useNavigate()
  const [isAdding, setAdding] = useState(false)
  const actions = may('organisation.managePeople') && (
    <>
      <Button onClick={() => void navigate('/organisation/import')}>{t('administration.import')}</Button>{' '}
      <Button type="primary" onClick={() => setAdding(true)}>
        {t('administration.add_person')}
      </Button>
    </>
  )
  return (
    <>
      <PageHeader title={t('account.people_title')} lead={t('account.people_lead')} actions={actions} />
      <DataTable
        endpoint={listPeople}
        title={t('account.people_title')}
        search={t('account.search_person')}
        filters={[
          {
            key: 'role',
            title: t('account.roles'),
            options: Object.entries(ROLES).map(([key, title]) => ({ key, title: text(title) })),
          },
          {
            key: 'proposed',
            title: t('administration.waiting'),
            options: [{ key: 'true', title: t('administration.proposed') }],
          },
          {
            key: 'left',
            title: t('administration.on_record'),
            blank: t('administration.in_office'),
            options: [{ key: 'true', title: t('administration.with_left') }],
          },
        ]}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            title: t('account.name'),
            isHead: true,
            render: (row) => (
              <>
                <Link to={`/organisation/people/${row.id}`}>{row.name}</Link>
                {row.leftOn && <span className="quiet"> {t('administration.left')}</span>}
              </>
            ),
          },
          { key: 'account', title: t('account.account'), render: (row) => row.account },
          { key: 'unit', title: t('account.unit'), render: (row) => row.unitName },
          { key: 'position', title: t('account.position'), render: (row) => row.title || '—' },
          {
            key: 'phone',
            title: t('account.phone'),
            render: (row) => <Masked value={row.phone} label={`${row.name} ${t('account.phone')}`} />,
          },
          { key: 'roles', title: t('account.roles'), render: (row) => <RoleList roles={row.roles} /> },
        ]}
        empty={<Empty title={t('account.people_empty')}>{t('account.people_empty_hint')}</Empty>}
      />
      <Dialog title={t('administration.add_person')} open={isAdding} onClose={() => setAdding(false)}>
        <PersonForm person={undefined} onClose={() => setAdding(false)} />
      </Dialog>
    </>
  )
}
