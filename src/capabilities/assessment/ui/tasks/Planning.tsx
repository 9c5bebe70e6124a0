/** 进度安排: when the task is planned, what it costs, and who takes part in it. */
import { useFormats, useText } from '../../../../web/i18n.ts'
import type { TaskDetail } from './TaskContent.tsx'
import type { TaskWords } from './words.ts'

const PARTS = ['responsible', 'guiding', 'supporting'] as const

export function Planning({ task }: { task: TaskDetail }) {
  const t = useText<TaskWords>()
  const format = useFormats()
  const dates = t('task.planned_from_to', {
    from: format.day(task.startOn),
    to: task.plannedDueOn ? format.day(task.plannedDueOn) : t('task.blank'),
  })
  return (
    <section className="panel" aria-labelledby="task-planning">
      <h2 id="task-planning">{t('task.planning')}</h2>
      <dl className="facts">
        <dt>{t('task.planned')}</dt>
        <dd>{dates}</dd>
        <dt>{t('task.stage')}</dt>
        <dd>{task.stageName || t('task.blank')}</dd>
        <dt>{t('task.effort')}</dt>
        <dd>{task.effortDays ? t('task.effort_of', { days: task.effortDays }) : t('task.no_effort')}</dd>
        <dt>{t('task.priority')}</dt>
        <dd>{t(`task.priority_${task.priority}`)}</dd>
        {PARTS.map((part) => {
          const units = task.partners.filter((each) => each.part === part)
          if (units.length === 0) return null
          return [
            <dt key={part}>{t(`task.part_${part}`)}</dt>,
            <dd key={`${part} units`}>{units.map((each) => each.name).join('、')}</dd>,
          ]
        })}
      </dl>
    </section>
  )
}
