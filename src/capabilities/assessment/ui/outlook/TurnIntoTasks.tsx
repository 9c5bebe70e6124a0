/** 转为任务: one task for each step, with its lead unit, due day and effort filled in. */
import { useState } from 'react'
import { Link } from 'react-router'
import { call } from '../../../../web/api.ts'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { useProblemText } from '../../../../web/components/ErrorPage.tsx'
import { useBilingual, useLanguage, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { createTask, getTaskChoices } from '../../contract.ts'
import type { zh } from '../../messages/outlook-zh.ts'
import type { GainStep } from '../../outlook/index.ts'
import { type Outlook, todayOf } from './use-outlook.ts'
import { draftsOf, type TaskDraft } from './way-steps.ts'

export interface TurnIntoTasksProps {
  readonly outlook: Outlook
  readonly steps: readonly GainStep[]
  readonly onClose: () => void
}

/** What became of a draft: a task, or the reason why not; tasks made before a refusal stay. */
type Made = { readonly taskId: string } | { readonly error: unknown }

export function TurnIntoTasks({ outlook, steps, onClose }: TurnIntoTasksProps) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const language = useLanguage()
  const choices = useEndpoint(getTaskChoices)
  const [drafts, setDrafts] = useState(() => draftsOf(outlook, steps, todayOf(outlook), language))
  const [made, setMade] = useState<Readonly<Record<string, Made>>>({})
  const [isBusy, setBusy] = useState(false)
  const units = new Map([
    ...outlook.responsibilities.map((each) => [each.unitId, each.name] as const),
    ...(choices.data?.units ?? []).map((each) => [each.id, each.name] as const),
  ])
  const set = (key: string, part: Partial<TaskDraft>) =>
    setDrafts((before) => before.map((draft) => (draft.key === key ? { ...draft, ...part } : draft)))
  const isDone = (key: string) => 'taskId' in (made[key] ?? {})
  const open = drafts.filter((draft) => draft.isChosen && !isDone(draft.key))
  const done = drafts.filter((draft) => isDone(draft.key)).length
  const withoutUnit = open.filter((draft) => draft.unitId === '' || draft.title.trim().length < 2)
  const why =
    open.length === 0 ? t('way.tasks_none') : withoutUnit.length > 0 ? t('way.tasks_incomplete') : undefined

  const onCreate = async () => {
    setBusy(true)
    for (const draft of open) {
      const step = steps.find((each) => each.key === draft.key)
      if (!step) continue
      const content = t('way.task_content', {
        item: step.item,
        condition: text(step.condition),
        points: step.points,
        days: step.effort.days,
      })
      const result = await call(createTask, {
        body: {
          title: draft.title.trim(),
          content,
          section: `${step.indicator}. ${text(step.title)}`.slice(0, 300),
          unitId: draft.unitId,
          indicators: [step.indicator],
          dueOn: draft.dueOn,
          effortDays: step.effort.days,
        },
      }).then(
        ({ id }): Made => ({ taskId: id }),
        (error: unknown): Made => ({ error }),
      )
      setMade((before) => ({ ...before, [draft.key]: result }))
    }
    setBusy(false)
  }
  return (
    <Dialog open title={t('way.tasks_title', { count: drafts.length })} onClose={onClose}>
      <p className="quiet">{t('way.tasks_lead')}</p>
      <ul className="plain-list way-tasks">
        {drafts.map((draft) => (
          <DraftLine
            key={draft.key}
            draft={draft}
            made={made[draft.key]}
            units={units}
            isBusy={isBusy}
            set={(part) => set(draft.key, part)}
          />
        ))}
      </ul>
      <p role="status">{done > 0 && t('way.tasks_made', { done, all: drafts.length })}</p>
      {why && done === 0 && <p className="quiet">{why}</p>}
      <div className="button-row">
        <button
          type="button"
          className="button primary"
          disabled={isBusy || why !== undefined}
          onClick={() => void onCreate()}
        >
          {t('way.tasks_create', { count: open.length })}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('web.close')}
        </button>
      </div>
    </Dialog>
  )
}

interface DraftLineProps {
  readonly draft: TaskDraft
  readonly made: Made | undefined
  readonly units: ReadonlyMap<string, string>
  readonly isBusy: boolean
  readonly set: (part: Partial<TaskDraft>) => void
}

function DraftLine({ draft, made, units, isBusy, set }: DraftLineProps) {
  const t = useText<typeof zh>()
  const problemText = useProblemText()
  if (made && 'taskId' in made) {
    return (
      <li>
        <Link to={`/assessment/tasks/${made.taskId}`}>{draft.title}</Link>
      </li>
    )
  }
  return (
    <li>
      <label>
        <input
          type="checkbox"
          checked={draft.isChosen}
          disabled={isBusy}
          onChange={(event) => set({ isChosen: event.target.checked })}
        />{' '}
        {t('way.task_make', { item: draft.key })}
      </label>
      {draft.isChosen && (
        <>
          <label className="way-task-title">
            <span>{t('way.task_title')}</span>
            <input
              className="input"
              maxLength={300}
              value={draft.title}
              disabled={isBusy}
              onChange={(event) => set({ title: event.target.value })}
            />
          </label>
          <div className="way-task-fields">
            <label>
              <span>{t('way.task_unit')}</span>
              <select
                className="select"
                value={draft.unitId}
                disabled={isBusy}
                onChange={(event) => set({ unitId: event.target.value })}
              >
                <option value="">{t('way.task_unit_choose')}</option>
                {[...units].map(([id, name]) => (
                  <option key={id} value={id}>
                    {name}
                  </option>
                ))}
              </select>
            </label>
            <label>
              <span>{t('way.task_due')}</span>
              <input
                type="date"
                className="input"
                value={draft.dueOn}
                disabled={isBusy}
                onChange={(event) => set({ dueOn: event.target.value })}
              />
            </label>
          </div>
        </>
      )}
      {made && 'error' in made && (
        <p className="field-fault" role="alert">
          {problemText(made.error)}
        </p>
      )}
    </li>
  )
}
