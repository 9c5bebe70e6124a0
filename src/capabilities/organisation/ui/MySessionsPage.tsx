/** 我的登录: where one's account is signed in, and the way to end what is not oneself. */
import { App, Button } from 'antd'
import { ErrorPage, useProblemText } from '../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../web/use-endpoint.ts'
import { listMySessions, revokeSession } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { deviceOf } from './device.ts'

export default function MySessionsPage() {
  const t = useText<typeof zh>()
  const format = useFormats()
  const problemText = useProblemText()
  const { message } = App.useApp()
  const sessions = useEndpoint(listMySessions)
  const revoke = useAct(revokeSession, { invalidates: [listMySessions] })
  const onRevoke = (sessionId: string) =>
    revoke.mutate(
      { params: { sessionId } },
      {
        onSuccess: () => void message.success(t('account.revoked')),
        onError: (error) => void message.error(problemText(error)),
      },
    )
  return (
    <>
      <PageHeader title={t('web.my_sessions')} lead={t('account.sessions_lead')} />
      {sessions.isError && <ErrorPage error={sessions.error} onRetry={() => void sessions.refetch()} />}
      {sessions.isPending && <p role="status">{t('web.loading')}</p>}
      <ul className="cards">
        {sessions.data?.items.map((session) => {
          const device = deviceOf(session.userAgent)
          return (
            <li key={session.id} className="card session-card">
              <div className="card-head">
                {device} {session.current && <span className="state met">{t('account.this_one')}</span>}
              </div>
              <dl>
                <div>
                  <dt>{t('account.ip')}</dt>
                  <dd>{session.ip}</dd>
                </div>
                <div>
                  <dt>{t('account.started')}</dt>
                  <dd>{format.instant(session.startedAt)}</dd>
                </div>
                <div>
                  <dt>{t('account.last_seen')}</dt>
                  <dd>{format.instant(session.lastSeenAt)}</dd>
                </div>
                <div>
                  <dt>{t('account.expires')}</dt>
                  <dd>{format.instant(session.expiresAt)}</dd>
                </div>
              </dl>
              {!session.current && (
                <Button
                  onClick={() => onRevoke(session.id)}
                  loading={revoke.isPending && revoke.variables?.params.sessionId === session.id}
                  aria-label={t('account.revoke_of', { device })}
                >
                  {t('account.revoke')}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}
