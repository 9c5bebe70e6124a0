/** 办理过程: everything that happened to the matter, newest first. */
import { Timeline } from '../../../../web/components/Timeline.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import type { MatterDetail } from '../../contract.ts'
import type { matterZh } from '../../messages/matter-zh.ts'
import { eventKind, filledIn, type MatterEvent, mentionedIn } from './history-words.ts'

export function History({ matter }: { matter: MatterDetail }) {
  const t = useText<typeof matterZh>()
  const text = useBilingual()
  const titleOf = (event: MatterEvent): string => {
    if (event.stepTitle) return text(event.stepTitle)
    const kind = eventKind(event.kind)
    return kind ? t(`matters.event_${kind}`) : t('matters.event_other')
  }
  return (
    <section className="panel" aria-labelledby="matter-timeline">
      <h2 id="matter-timeline">{t('matters.timeline')}</h2>
      <Timeline
        label={t('matters.timeline')}
        entries={matter.timeline.toReversed().map((event) => ({
          id: event.id,
          at: event.at,
          title: titleOf(event),
          by: event.onBehalfOf
            ? t('web.by_for', { who: event.actorName, whom: event.onBehalfOf })
            : event.actorName || t('matters.by_system'),
          note: <Note event={event} matter={matter} />,
        }))}
      />
    </section>
  )
}

function Note({ event, matter }: { event: MatterEvent; matter: MatterDetail }) {
  const t = useText<typeof matterZh>()
  const text = useBilingual()
  const format = useFormats()
  const { dueOn, fromDueOn, other, unit } = event.values
  const mentions = mentionedIn(event)
  return (
    <>
      {typeof unit === 'string' && <p>{unit}</p>}
      {typeof other === 'string' && <p className="matter-text">{other}</p>}
      {event.note !== '' && <p className="matter-text">{event.note}</p>}
      {mentions.length > 0 && (
        <p className="quiet">{t('matters.mentioned', { names: mentions.join('、') })}</p>
      )}
      {event.kind === 'supervised' && typeof dueOn === 'string' && (
        <p className="quiet">{t('matters.answer_by', { day: format.day(dueOn) })}</p>
      )}
      {event.kind === 'due_moved' && typeof dueOn === 'string' && typeof fromDueOn === 'string' && (
        <p className="quiet">
          {t('matters.due_moved_from', {
            from: fromDueOn === '' ? '' : format.day(fromDueOn),
            to: format.day(dueOn),
          })}
        </p>
      )}
      {filledIn(event, matter.steps).map(({ key, title, value, isDay }) => (
        <p key={key} className="matter-text">
          <span className="quiet">{text(title)}</span>{' '}
          {typeof value !== 'string' ? text(value) : isDay ? format.day(value) : value}
        </p>
      ))}
    </>
  )
}
