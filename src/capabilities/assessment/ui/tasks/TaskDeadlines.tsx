/** 期限: each limit of the task, when it began, why it ends on this day, and how it ended. */
import { DueTag } from '../../../../web/components/DueTag.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import type { MatterDetail } from '../../../matters/contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

type Deadline = MatterDetail['deadlines'][number]

export function TaskDeadlines({
  deadlines,
  isClosed,
}: {
  deadlines: readonly Deadline[]
  isClosed: boolean
}) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  return (
    <section className="panel" aria-labelledby="task-limits">
      <h2 id="task-limits">{t('task.limits')}</h2>
      {deadlines.length === 0 && <p>{t('web.due_none')}</p>}
      {deadlines.map((deadline) => (
        <div key={deadline.limit} className="task-limit">
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
                {t(`task.limit_${deadline.state}`)}
              </span>
            </p>
          )}
        </div>
      ))}
    </section>
  )
}

function Why({ deadline }: { deadline: Deadline }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const format = useFormats()
  return (
    <>
      <p>{t('task.limit_basis', { basis: text(deadline.basis) })}</p>
      <p>{t('task.limit_started', { day: format.day(deadline.startedOn) })}</p>
      {deadline.rolledFrom && <p>{t('task.limit_rolled', { day: format.day(deadline.rolledFrom) })}</p>}
      {deadline.endedOn && <p>{t('task.limit_ended', { day: format.day(deadline.endedOn) })}</p>}
      {deadline.provisional && <p>{t('task.limit_provisional')}</p>}
    </>
  )
}
