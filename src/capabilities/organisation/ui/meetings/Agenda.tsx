/** 议程与会议材料: what is dealt with, in what order, and the papers of each item and of the whole meeting. */
import { App } from 'antd'
import { useId, useState } from 'react'
import { addressOf } from '../../../../web/api.ts'
import { useProblemText } from '../../../../web/components/ErrorPage.tsx'
import { UploadBox } from '../../../../web/components/UploadBox.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { addPaper, getMeeting, type MeetingDetail, openPaper, removePaper } from '../../contract.ts'
import type { bodiesUiZh } from '../../messages/bodies-ui-zh.ts'

const PAPER_BYTES_MAX = 50 * 1024 * 1024

export function Agenda({ meeting }: { meeting: MeetingDetail }) {
  const t = useText<typeof bodiesUiZh>()
  const found = useEndpoint(getMeeting, { params: { meetingId: meeting.id } })
  const id = useId()
  const [itemId, setItemId] = useState('')
  const mayAdd = meeting.mayKeep && meeting.state !== 'cancelled'
  const known = new Set(meeting.agenda.map((item) => item.id))
  // Papers of an item that left the agenda stay with the meeting.
  const ofMeeting = meeting.papers.filter((paper) => paper.itemId === null || !known.has(paper.itemId))
  return (
    <>
      <h2>{t('bodies.agenda')}</h2>
      {meeting.agenda.length === 0 && <p className="quiet">{t('bodies.no_agenda')}</p>}
      <ol>
        {meeting.agenda.map((item) => (
          <li key={item.id}>
            {item.title} {item.reporter && <span className="quiet">{item.reporter}</span>}
            {item.content && <div>{item.content}</div>}
            <Papers meeting={meeting} papers={meeting.papers.filter((paper) => paper.itemId === item.id)} />
          </li>
        ))}
      </ol>
      <h3>{t('bodies.papers')}</h3>
      {ofMeeting.length === 0 ? (
        <p className="quiet">{t('bodies.no_papers')}</p>
      ) : (
        <Papers meeting={meeting} papers={ofMeeting} />
      )}
      {mayAdd && (
        <>
          {meeting.agenda.length > 0 && (
            <p>
              <label htmlFor={id} className="field-label">
                {t('bodies.paper_of')}
              </label>{' '}
              <select
                id={id}
                className="select"
                value={itemId}
                onChange={(event) => setItemId(event.target.value)}
              >
                <option value="">{t('bodies.whole_meeting')}</option>
                {meeting.agenda.map((item, place) => (
                  <option key={item.id} value={item.id}>
                    {place + 1}. {item.title}
                  </option>
                ))}
              </select>
            </p>
          )}
          <UploadBox
            endpoint={addPaper}
            input={{ params: { meetingId: meeting.id }, query: itemId === '' ? {} : { itemId } }}
            label={t('bodies.add_paper')}
            hint={t('bodies.paper_hint')}
            accept=""
            maxBytes={PAPER_BYTES_MAX}
            multiple
            onUploaded={() => void found.refetch()}
          />
        </>
      )}
    </>
  )
}

function Papers({ meeting, papers }: { meeting: MeetingDetail; papers: MeetingDetail['papers'] }) {
  const t = useText<typeof bodiesUiZh>()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const remove = useAct(removePaper)
  const mayRemove = meeting.mayKeep && meeting.state !== 'cancelled' && meeting.state !== 'confirmed'
  if (papers.length === 0) return null
  return (
    <ul>
      {papers.map((paper) => (
        <li key={paper.id}>
          <a href={addressOf(openPaper, { params: { paperId: paper.id } })} download>
            {paper.fileName}
          </a>{' '}
          {mayRemove && (
            <button
              type="button"
              className="text-button"
              onClick={() =>
                remove.mutate(
                  { params: { paperId: paper.id } },
                  { onError: (error) => void message.error(problemText(error)) },
                )
              }
            >
              {t('bodies.remove')}
              <span className="hidden"> {paper.fileName}</span>
            </button>
          )}
        </li>
      ))}
    </ul>
  )
}
