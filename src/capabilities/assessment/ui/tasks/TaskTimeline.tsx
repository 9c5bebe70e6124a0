/** 办理过程 and related matters: everything that happened to the task, newest first. */
import { Link } from 'react-router'
import { Timeline } from '../../../../web/components/Timeline.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { MatterDetail } from '../../../matters/contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { type Event, eventKind, fieldTitle, filledIn } from './timeline-words.ts'

export function TaskTimeline({ matter }: { matter: MatterDetail }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const titleOf = (event: Event): string => {
    if (event.stepTitle) return text(event.stepTitle)
    const kind = eventKind(event.kind)
    if (kind) return t(`task.event_${kind}`)
    return event.toStateTitle ? text(event.toStateTitle) : event.kind
  }
  return (
    <>
      <section className="panel" aria-labelledby="task-timeline">
        <h2 id="task-timeline">{t('task.timeline')}</h2>
        <Timeline
          label={t('task.timeline')}
          entries={matter.timeline.toReversed().map((event) => ({
            id: event.id,
            at: event.at,
            title: titleOf(event),
            by: event.actorName || t('task.by_system'),
            note: <EventNote event={event} />,
          }))}
        />
      </section>
      {matter.related.length > 0 && (
        <section className="panel" aria-labelledby="task-related">
          <h2 id="task-related">{t('task.related')}</h2>
          <ul>
            {matter.related.map((related) => (
              <li key={related.id}>
                <Link to={related.page}>{related.title}</Link>{' '}
                <span className="quiet">
                  {text(related.procedureTitle)} · {text(related.stateTitle)}
                </span>
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

function EventNote({ event }: { event: Event }) {
  const text = useBilingual()
  const values = filledIn(event)
  if (values.length === 0 && event.note === '') return null
  return (
    <>
      {event.note !== '' && <p className="task-text">{event.note}</p>}
      {values.map(({ key, value }) => (
        <p key={key} className="task-text">
          <span className="quiet">{text(fieldTitle(event, key))}</span> {value}
        </p>
      ))}
    </>
  )
}
