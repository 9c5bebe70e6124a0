/** 登录会话: open sign-ins within the security administrator's scope, and their revocation. */
import { App } from 'antd'
import { useState } from 'react'
import { ConfirmDialog } from '../../../web/components/ConfirmDialog.tsx'
import { DataTable } from '../../../web/components/DataTable.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { useMay } from '../../../web/session.tsx'
import { useAct } from '../../../web/use-endpoint.ts'
import { listSessions, revokeSession } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { deviceOf } from './device.ts'

interface Open {
  readonly id: string
  readonly personName: string
  readonly userAgent: string
}

export default function SessionsPage() {
  const t = useText<typeof zh>()
  const format = useFormats()
  const may = useMay()
  const [chosen, setChosen] = useState<Open>()
  return (
    <>
      <PageHeader title={t('account.sessions_title')} lead={t('account.sessions_all_lead')} />
      <DataTable
        endpoint={listSessions}
        title={t('account.sessions_title')}
        search={t('account.search_person')}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'person',
            title: t('account.person'),
            isHead: true,
            render: (row) => `${row.personName} (${row.account})`,
          },
          { key: 'device', title: t('account.device'), render: (row) => deviceOf(row.userAgent) },
          { key: 'ip', title: t('account.ip'), render: (row) => row.ip },
          { key: 'started', title: t('account.started'), render: (row) => format.instant(row.startedAt) },
          { key: 'seen', title: t('account.last_seen'), render: (row) => format.instant(row.lastSeenAt) },
          {
            key: 'actions',
            title: t('account.actions'),
            render: (row) =>
              row.current ? (
                <span className="state met">{t('account.this_one')}</span>
              ) : (
                may('organisation.revokeSession') && (
                  <button type="button" className="text-button" onClick={() => setChosen(row)}>
                    {t('account.revoke')}
                    <span className="hidden"> {row.personName}</span>
                  </button>
                )
              ),
          },
        ]}
        empty={<Empty title={t('account.sessions_empty')} />}
      />
      {chosen && <RevokeDialog session={chosen} onClose={() => setChosen(undefined)} />}
    </>
  )
}

function RevokeDialog({ session, onClose }: { session: Open; onClose: () => void }) {
  const t = useText<typeof zh>()
  const { message } = App.useApp()
  const revoke = useAct(revokeSession, { invalidates: [listSessions] })
  const onRevoke = () =>
    revoke.mutate(
      { params: { sessionId: session.id } },
      {
        onSuccess: () => {
          void message.success(t('account.revoked'))
          onClose()
        },
      },
    )
  const title = t('account.revoke_question', {
    name: session.personName,
    device: deviceOf(session.userAgent),
  })
  return (
    <ConfirmDialog
      title={title}
      confirm={t('account.revoke')}
      open
      act={revoke}
      onConfirm={onRevoke}
      onClose={onClose}
    >
      {t('account.revoke_effect')}
    </ConfirmDialog>
  )
}
