/** The meetings of a body, newest first, and the first step to the next one. */
import { Button } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { listMeetings, type SeatRow } from '../../contract.ts'
import type { bodiesUiZh } from '../../messages/bodies-ui-zh.ts'
import { MeetingForm } from './MeetingForm.tsx'

export interface BodyMeetingsProps {
  readonly bodyId: string
  readonly keeps: boolean
  readonly seats: readonly SeatRow[]
}

export function BodyMeetings({ bodyId, keeps, seats }: BodyMeetingsProps) {
  const t = useText<typeof bodiesUiZh>()
  const format = useFormats()
  const [isPlanning, setPlanning] = useState(false)
  const found = useEndpoint(listMeetings, { query: { bodyId, limit: 10 } })
  const meetings = found.data?.items ?? []
  return (
    <>
      <h2>{t('bodies.meetings')}</h2>
      {found.isSuccess && meetings.length === 0 && <p className="quiet">{t('bodies.no_meetings')}</p>}
      <ul className="cards">
        {meetings.map((meeting) => (
          <li key={meeting.id} className="card">
            <div className="card-head">
              <Link to={`/organisation/meetings/${meeting.id}`}>{meeting.title}</Link>{' '}
              <span className="state">{t(`bodies.meeting_${meeting.state}`)}</span>
            </div>
            <p className="quiet">
              {format.instant(meeting.startsAt)} · {meeting.place}
              {meeting.openResolutions > 0 && ` · ${t('bodies.open_of', { count: meeting.openResolutions })}`}
            </p>
          </li>
        ))}
      </ul>
      <div className="button-row">
        {keeps && (
          <Button type="primary" onClick={() => setPlanning(true)}>
            {t('bodies.plan_meeting')}
          </Button>
        )}
        <Link to={`/organisation/meetings?view=resolutions&bodyId=${bodyId}`}>{t('bodies.follow_up')}</Link>
      </div>
      <Dialog title={t('bodies.plan_meeting')} open={isPlanning} onClose={() => setPlanning(false)}>
        <MeetingForm bodyId={bodyId} seats={seats} onClose={() => setPlanning(false)} />
      </Dialog>
    </>
  )
}
