/** One meeting: notice, agenda and papers, attendance, minutes, and what became of its resolutions. */
import { App, Button } from 'antd'
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { addressOf } from '../../../../web/api.ts'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { ErrorPage, useProblemText } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useFormats, useServerText, useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import {
  callMeeting,
  cancelMeeting,
  confirmMinutes,
  downloadMeetingDocument,
  getMeeting,
  type MeetingDetail,
} from '../../contract.ts'
import { type MeetingAct, whyNot } from '../../domain/meetings.ts'
import type { bodiesUiZh } from '../../messages/bodies-ui-zh.ts'
import './meetings.css'
import { Agenda } from './Agenda.tsx'
import { MeetingForm } from './MeetingForm.tsx'
import { MinutesForm } from './MinutesForm.tsx'
import { ResolutionTable } from './ResolutionTable.tsx'

export default function MeetingPage() {
  const t = useText<typeof bodiesUiZh>()
  const { meetingId = '' } = useParams()
  const found = useEndpoint(
    getMeeting,
    { params: { meetingId } },
    // The tasks of what was just resolved are opened a moment later.
    { refetchEveryMs: (meeting) => (waitsForTasks(meeting) ? 2000 : false) },
  )
  if (found.isError) return <ErrorPage isWholePage error={found.error} onRetry={() => void found.refetch()} />
  if (found.isPending) return <p role="status">{t('web.loading')}</p>
  return <Meeting meeting={found.data} />
}

const waitsForTasks = (meeting: MeetingDetail): boolean =>
  meeting.state === 'confirmed' && meeting.resolutionList.some((row) => row.stateTitle === null)

function Meeting({ meeting }: { meeting: MeetingDetail }) {
  const t = useText<typeof bodiesUiZh>()
  const format = useFormats()
  const [search, setSearch] = useSearchParams()
  const [isChanging, setChanging] = useState(false)
  const isWriting = search.get('edit') === 'minutes' && meeting.mayKeep
  const write = (yes: boolean) => setSearch(yes ? { edit: 'minutes' } : {}, { replace: true })
  const chair = meeting.attendance.find((row) => row.seatId === meeting.chairSeatId)
  return (
    <>
      <PageHeader
        title={meeting.title}
        crumbs={[
          { title: t('bodies.meetings'), to: '/organisation/meetings' },
          { title: meeting.bodyName, to: `/organisation/bodies/${meeting.bodyId}` },
        ]}
        lead={
          <>
            <span className="state">{t(`bodies.meeting_${meeting.state}`)}</span>{' '}
            {t('bodies.meeting_number', { number: meeting.number })}
          </>
        }
      />
      {meeting.mayKeep && !isWriting && (
        <Acts meeting={meeting} onChange={() => setChanging(true)} onWrite={() => write(true)} />
      )}
      <div className="card">
        <dl>
          <div>
            <dt>{t('bodies.from')}</dt>
            <dd>
              {format.instant(meeting.startsAt)} – {format.instant(meeting.endsAt)}
            </dd>
          </div>
          <div>
            <dt>{t('bodies.place')}</dt>
            <dd>{meeting.place}</dd>
          </div>
          <div>
            <dt>{t('bodies.chair')}</dt>
            <dd>{chair ? `${chair.holderName} ${chair.unitName}${chair.post}` : '—'}</dd>
          </div>
          <div>
            <dt>{t('bodies.notice')}</dt>
            <dd>
              {meeting.notifiedAt
                ? t('bodies.notified_at', { at: format.instant(meeting.notifiedAt) })
                : t('bodies.not_notified')}{' '}
              <a
                href={addressOf(downloadMeetingDocument, {
                  params: { meetingId: meeting.id, document: 'notice' },
                })}
                download
              >
                {t('bodies.notice_docx')}
              </a>
            </dd>
          </div>
        </dl>
      </div>
      <Agenda meeting={meeting} />
      {isWriting ? (
        <MinutesForm meeting={meeting} onClose={() => write(false)} />
      ) : (
        <>
          <Attendance meeting={meeting} />
          <h2>{t('bodies.minutes')}</h2>
          {meeting.minutes === '' ? (
            <p className="quiet">{t('bodies.no_minutes')}</p>
          ) : (
            <>
              <div className="panel minutes-text">{meeting.minutes}</div>
              <p>
                <a
                  href={addressOf(downloadMeetingDocument, {
                    params: { meetingId: meeting.id, document: 'minutes' },
                  })}
                  download
                >
                  {t('bodies.minutes_docx')}
                </a>{' '}
                <button type="button" className="text-button" onClick={() => window.print()}>
                  {t('bodies.print')}
                </button>
              </p>
            </>
          )}
          <h2>{t('bodies.resolutions')}</h2>
          {meeting.resolutionList.length === 0 ? (
            <p className="quiet">{t('bodies.no_resolutions_here')}</p>
          ) : (
            <ResolutionTable rows={meeting.resolutionList} title={t('bodies.resolutions')} />
          )}
        </>
      )}
      {meeting.followUps.length > 0 && meeting.state !== 'confirmed' && (
        <>
          <h2>{t('bodies.follow_ups')}</h2>
          <ResolutionTable rows={meeting.followUps} title={t('bodies.follow_ups')} />
        </>
      )}
      <Dialog title={t('bodies.change_meeting')} open={isChanging} onClose={() => setChanging(false)}>
        <MeetingForm
          bodyId={meeting.bodyId}
          seats={meeting.attendance.map((row) => ({
            id: row.seatId,
            post: row.post,
            unitName: row.unitName,
            holder: {
              id: row.seatId,
              personId: null,
              name: row.holderName,
              fromOn: '',
              toOn: null,
              note: '',
            },
          }))}
          meeting={meeting}
          onClose={() => setChanging(false)}
        />
      </Dialog>
    </>
  )
}

interface ActsProps {
  readonly meeting: MeetingDetail
  readonly onChange: () => void
  readonly onWrite: () => void
}

/** What may be done now; the rest says why not, by the rule that the server asks. */
function Acts({ meeting, onChange, onWrite }: ActsProps) {
  const t = useText<typeof bodiesUiZh>()
  const serverText = useServerText()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const call = useAct(callMeeting)
  const cancel = useAct(cancelMeeting)
  const confirm = useAct(confirmMinutes)
  const params = { meetingId: meeting.id }
  const failed = { onError: (error: unknown) => void message.error(problemText(error)) }
  const facts = { ...meeting, attended: meeting.attendance.filter((row) => row.state !== null).length }
  const acts: readonly (readonly [MeetingAct, string, () => void])[] = [
    [
      'call',
      t('bodies.call'),
      () =>
        call.mutate(
          { params },
          { ...failed, onSuccess: (told) => void message.success(t('bodies.called', told)) },
        ),
    ],
    ['change', t('bodies.change_meeting'), onChange],
    ['keepMinutes', t('bodies.write_minutes'), onWrite],
    [
      'confirm',
      t('bodies.confirm_minutes'),
      () =>
        confirm.mutate(
          { params },
          {
            ...failed,
            onSuccess: ({ adopted }) => void message.success(t('bodies.confirmed', { count: adopted })),
          },
        ),
    ],
    ['cancel', t('bodies.cancel_meeting'), () => cancel.mutate({ params }, failed)],
  ]
  const now = new Date(meeting.now)
  const grey = acts.flatMap(([act, title]) => {
    const code = whyNot(act, facts, now)
    return code === undefined ? [] : [{ title, why: serverText(code, {}, code) }]
  })
  if (grey.length === acts.length) return null
  return (
    <section aria-label={t('bodies.acts')}>
      <div className="button-row">
        {acts.map(([act, title, onAct]) => (
          <Button
            key={act}
            type={act === 'confirm' || act === 'keepMinutes' ? 'primary' : 'default'}
            disabled={whyNot(act, facts, now) !== undefined}
            onClick={onAct}
          >
            {title}
          </Button>
        ))}
      </div>
      {grey.length > 0 && (
        <ul className="quiet grey-reasons">
          {grey.map(({ title, why }) => (
            <li key={title}>
              {title}: {why}
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

function Attendance({ meeting }: { meeting: MeetingDetail }) {
  const t = useText<typeof bodiesUiZh>()
  const noted = meeting.attendance.filter((row) => row.state !== null)
  if (noted.length === 0) return null
  return (
    <>
      <h2>{t('bodies.attendance')}</h2>
      {(['present', 'deputy', 'leave', 'absent'] as const).map((state) => {
        const rows = noted.filter((row) => row.state === state)
        if (rows.length === 0) return null
        return (
          <p key={state}>
            <strong>
              {t('bodies.attendance_of', { state: t(`bodies.attendance_${state}`), count: rows.length })}
            </strong>{' '}
            {rows
              .map((row) => {
                const who = `${row.holderName}（${row.unitName}${row.post}）`
                return state === 'deputy' ? t('bodies.deputy_for', { deputy: row.deputyName, who }) : who
              })
              .join('、')}
          </p>
        )
      })}
    </>
  )
}
