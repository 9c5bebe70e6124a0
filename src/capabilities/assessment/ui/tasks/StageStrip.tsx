/** 各阶段进度: what is done and late in each stage, and its next milestone; a stage filters the tasks. */
import { Link, useSearchParams } from 'react-router'
import { DueTag } from '../../../../web/components/DueTag.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getTaskChoices, getTaskStages } from '../../contract.ts'
import type { TaskWords } from './words.ts'

export function StageStrip() {
  const t = useText<TaskWords>()
  const [address] = useSearchParams()
  const standing = useEndpoint(getTaskStages)
  const choices = useEndpoint(getTaskChoices)
  const known = new Map((standing.data?.items ?? []).map((item) => [item.stageId, item]))
  const stages = (choices.data?.stages ?? []).filter((stage) => known.has(stage.id))
  if (stages.length === 0) return null
  const chosen = address.get('stageId')
  const addressOf = (stageId: string) => {
    const next = new URLSearchParams(address)
    if (stageId === chosen) next.delete('stageId')
    else next.set('stageId', stageId)
    return `?${next}`
  }
  return (
    <nav aria-label={t('task.stages')}>
      <ol className="stage-strip">
        {stages.map((stage) => {
          const item = known.get(stage.id)
          if (!item) return null
          const next = item.milestones[0]
          return (
            <li key={stage.id}>
              <Link
                className="stage-name"
                to={addressOf(stage.id)}
                aria-current={stage.id === chosen ? 'true' : undefined}
              >
                {stage.name}
              </Link>
              <div className="quiet">{t('task.stage_months', { from: stage.from, to: stage.to })}</div>
              <progress
                className="stage-done"
                value={item.done}
                max={Math.max(1, item.tasks)}
                aria-label={stage.name}
              />
              <div>
                {t('task.stage_count', { done: item.done, tasks: item.tasks })}
                {item.overdue > 0 && (
                  <strong className="late"> {t('task.stage_overdue', { count: item.overdue })}</strong>
                )}
              </div>
              {item.milestonesOpen > 0 && (
                <div>
                  {t('task.stage_milestones', { open: item.milestonesOpen })}
                  {item.milestonesOverdue > 0 && (
                    <strong className="late">
                      {' '}
                      {t('task.stage_milestones_overdue', { count: item.milestonesOverdue })}
                    </strong>
                  )}
                </div>
              )}
              {next && (
                <div className="quiet">
                  {t('task.stage_next')} {next.title} <DueTag due={next.dueOn} />
                </div>
              )}
            </li>
          )
        })}
      </ol>
    </nav>
  )
}
