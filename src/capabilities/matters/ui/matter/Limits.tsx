/** 期限: each limit of the matter, when it began, why it ends on this day, and how it ended. */
import { DueTag } from '../../../../web/components/DueTag.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import type { MatterDetail } from '../../contract.ts'
import type { matterZh } from '../../messages/matter-zh.ts'

type Deadline = MatterDetail['deadlines'][number]

export function Limits({ deadlines, isClosed }: { deadlines: readonly Deadline[]; isClosed: boolean }) {
  const t = useText<typeof matterZh>()
  const text = useBilingual()
  return (
    <section className="panel" aria-labelledby="matter-limits">
      <h2 id="matter-limits">{t('matters.limits')}</h2>
      {deadlines.length === 0 && <p>{t('web.due_none')}</p>}
      {deadlines.map((deadline) => (
        <div key={deadline.limit} className="matter-limit">
          <h3>{text(deadline.title)}</h3>
          <DueTag
            due={deadline.dueOn}
            daysLeft={isClosed || deadline.endedOn !== null ? null : deadline.workingDaysLeft}
            isProvisional={deadline.provisional}
            why={<Why deadline={deadline} />}
          />
          {(deadline.state === 'endedInTime' || deadline.state === 'endedLate') && (
            <p>
              <span className={deadline.state === 'endedInTime' ? 'state met' : 'state not_met'}>
                {t(`matters.limit_${deadline.state}`)}
              </span>
            </p>
          )}
        </div>
      ))}
    </section>
  )
}

function Why({ deadline }: { deadline: Deadline }) {
  const t = useText<typeof matterZh>()
  const text = useBilingual()
  const format = useFormats()
  return (
    <>
      <p>{t('matters.limit_basis', { basis: text(deadline.basis) })}</p>
      <p>{t('matters.limit_started', { day: format.day(deadline.startedOn) })}</p>
      {deadline.rolledFrom && <p>{t('matters.limit_rolled', { day: format.day(deadline.rolledFrom) })}</p>}
      {deadline.endedOn && <p>{t('matters.limit_ended', { day: format.day(deadline.endedOn) })}</p>}
      {deadline.provisional && <p>{t('matters.limit_provisional')}</p>}
    </>
  )
}
