/** 批量办理: acts on the selected tasks, each with its form; what was refused is named task by task with its reason. */
import { lazy, Suspense, useState } from 'react'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import type { FormField, FormValues } from '../../../../kernel/procedure/form.ts'
import type { Bilingual } from '../../../../kernel/text.ts'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { useBilingual, useServerText, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct } from '../../../../web/use-endpoint.ts'
import { actOnTasks, type TaskAct } from '../../contract.ts'
import type { Task } from './use-task-pages.ts'
import type { TaskWords } from './words.ts'

const StepForm = lazy(() =>
  import('../../../../web/components/StepForm.tsx').then((module) => ({ default: module.StepForm })),
)

/** As many as one call takes. */
const SELECTED_MAX = 200

const longText = (key: string, title: Bilingual, required: boolean): FormField => ({
  key,
  kind: 'longText',
  title,
  maxLength: 500,
  ...(required ? { required: true as const } : {}),
})

interface BulkAct {
  readonly key: TaskAct['kind']
  readonly title: Bilingual
  readonly permission: `${string}.${string}`
  readonly fields: readonly FormField[]
  readonly toAct: (values: FormValues) => TaskAct
}

const ACTS: readonly BulkAct[] = [
  {
    key: 'close',
    title: { zh: '办结', en: 'Close' },
    permission: 'assessment.manageTasks',
    fields: [],
    toAct: () => ({ kind: 'close' }),
  },
  {
    key: 'due',
    title: { zh: '调整时限', en: 'Set due day' },
    permission: 'assessment.manageTasks',
    fields: [
      { key: 'dueOn', kind: 'day', required: true, title: { zh: '完成时限', en: 'Due' } },
      longText('reason', { zh: '理由', en: 'Reason' }, true),
    ],
    toAct: ({ dueOn, reason }) => ({ kind: 'due', dueOn: String(dueOn), reason: String(reason) }),
  },
  {
    key: 'assign',
    title: { zh: '指派', en: 'Assign' },
    permission: 'matters.assign',
    fields: [
      { key: 'personId', kind: 'person', required: true, title: { zh: '经办人', en: 'Officer' } },
      longText('note', { zh: '说明', en: 'Note' }, false),
    ],
    toAct: ({ personId, note = '' }) => ({
      kind: 'assign',
      personId: String(personId),
      note: String(note),
    }),
  },
  {
    key: 'remind',
    title: { zh: '催办', en: 'Remind' },
    permission: 'assessment.manageTasks',
    fields: [longText('note', { zh: '说明', en: 'Note' }, false)],
    toAct: ({ note = '' }) => ({ kind: 'remind', note: String(note) }),
  },
  {
    key: 'supervise',
    title: { zh: '督办', en: 'Supervise' },
    permission: 'matters.supervise',
    fields: [
      longText('demand', { zh: '督办要求', en: 'What is asked' }, true),
      {
        key: 'workingDays',
        kind: 'number',
        min: '1',
        max: '60',
        places: 0,
        required: true,
        title: { zh: '答复期限（工作日）', en: 'Time to answer (working days)' },
      },
    ],
    toAct: ({ demand, workingDays }) => ({
      kind: 'supervise',
      demand: String(demand),
      workingDays: Number(workingDays),
    }),
  },
]

export interface BulkBarProps {
  readonly rows: readonly Task[]
  readonly selected: ReadonlySet<string>
  readonly onSelect: (ids: ReadonlySet<string>) => void
}

export function BulkBar({ rows, selected, onSelect }: BulkBarProps) {
  const t = useText<TaskWords>()
  const text = useBilingual()
  const may = useMay()
  const [current, setCurrent] = useState<BulkAct>()
  const [outcome, setOutcome] = useState<EndpointAnswer<typeof actOnTasks>>()
  const send = useAct(actOnTasks)
  // A task that the filters hide is not acted on unseen.
  const ids = rows.filter((row) => selected.has(row.id)).map((row) => row.id)
  const isTooMany = ids.length > SELECTED_MAX
  const onClose = () => {
    setCurrent(undefined)
    setOutcome(undefined)
  }
  return (
    <section className="bulk-bar" aria-label={t('task.bulk')}>
      <span role="status">{t('task.selected', { count: ids.length })}</span>
      {rows.length > 0 && (
        <button
          type="button"
          className="text-button"
          onClick={() => onSelect(ids.length > 0 ? new Set() : new Set(rows.map((row) => row.id)))}
        >
          {ids.length > 0 ? t('task.select_none') : t('task.select_shown', { count: rows.length })}
        </button>
      )}
      {ids.length > 0 &&
        ACTS.filter((act) => may(act.permission)).map((act) => (
          <button
            key={act.key}
            type="button"
            className="button"
            disabled={isTooMany}
            onClick={() => setCurrent(act)}
          >
            {text(act.title)}
          </button>
        ))}
      {isTooMany && <span className="late">{t('task.selected_limit', { count: SELECTED_MAX })}</span>}
      <Dialog title={current ? text(current.title) : ''} open={current !== undefined} onClose={onClose}>
        {current && outcome && <Outcome outcome={outcome} onClose={onClose} />}
        {current && !outcome && (
          <Suspense fallback={<p role="status">{t('web.loading')}</p>}>
            <p>{t('task.selected', { count: ids.length })}</p>
            {current.key === 'close' && <p>{t('task.bulk_close_sure')}</p>}
            <StepForm
              draftName={`assessment.tasks.${current.key}`}
              title={current.title}
              fields={current.fields}
              onSubmit={async (values) => {
                setOutcome(await send.mutateAsync({ body: { ids, act: current.toAct(values) } }))
                onSelect(new Set())
              }}
              onCancel={onClose}
            />
          </Suspense>
        )}
      </Dialog>
    </section>
  )
}

function Outcome({ outcome, onClose }: { outcome: EndpointAnswer<typeof actOnTasks>; onClose: () => void }) {
  const t = useText<TaskWords>()
  const serverText = useServerText()
  const refused = outcome.items.filter((item) => item.refusal)
  return (
    <>
      <p role="status">{t('task.bulk_done', { count: outcome.items.length - refused.length })}</p>
      {refused.length > 0 && (
        <>
          <p>{t('task.bulk_refused', { count: refused.length })}</p>
          <ul>
            {refused.map(({ id, title, refusal }) => (
              <li key={id}>
                {title || id}: {refusal && serverText(refusal.code, refusal.details, refusal.code)}
              </li>
            ))}
          </ul>
        </>
      )}
      <div className="button-row">
        <button type="button" className="button primary" onClick={onClose}>
          {t('web.close')}
        </button>
      </div>
    </>
  )
}
