/** 导入: what will be created, what is still doubtful, the day that the tasks are due; then the import itself. */
import { useId, useState } from 'react'
import { dayOf } from '../../../../kernel/day.ts'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { importPlan, type PlanDetail } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import type { Doubt } from './marks.ts'
import { defaultDueDay, importSummary } from './summary.ts'
import type { Saved } from './use-plan-work.ts'
import type { Work } from './work.ts'

export interface ImportDialogProps {
  readonly plan: PlanDetail
  readonly work: Work
  readonly doubts: readonly Doubt[]
  readonly open: boolean
  readonly onClose: () => void
  /** Waits until what was mended is saved, and answers what the server has then. */
  readonly beforeImport: () => Promise<Saved | undefined>
  readonly onImported: (counts: Counts) => void
}

export const COUNTS = ['units', 'tasks', 'stages', 'members', 'responsibilities'] as const
export type Counts = { readonly [K in (typeof COUNTS)[number]]: number }

export function ImportDialog(props: ImportDialogProps) {
  const t = useText<typeof uiZh>()
  return (
    <Dialog title={t('plan.import_title')} open={props.open} onClose={props.onClose}>
      <ImportForm {...props} />
    </Dialog>
  )
}

function ImportForm({ plan, work, doubts, onClose, beforeImport, onImported }: ImportDialogProps) {
  const t = useText<typeof uiZh>()
  const id = useId()
  const summary = importSummary(work)
  const [due, setDue] = useState(() => defaultDueDay(work.draft) ?? '')
  const act = useAct(importPlan)
  const isReady = summary.undecided.length === 0 && due !== '' && !act.isPending
  const onImport = async () => {
    const saved = await beforeImport()
    // What could not be saved is not imported, and what another officer mended meanwhile is looked at first.
    if (saved === undefined || saved.work.draft !== work.draft) return onClose()
    const body = { ...saved.work, mapping: [...saved.work.mapping], version: saved.version, taskDueOn: due }
    act.mutate({ params: { planId: plan.id }, body }, { onSuccess: onImported })
  }
  return (
    <>
      <p>{t('plan.import_creates')}</p>
      <CountList counts={summary} />
      {summary.undecided.length > 0 && (
        <p className="alert">
          {t('plan.import_undecided', {
            units: summary.undecided
              .slice(0, 8)
              .map((entry) => entry.printed)
              .join('、'),
            count: summary.undecided.length,
          })}
        </p>
      )}
      {doubts.length > 0 && <p className="notice">{t('plan.import_doubts', { count: doubts.length })}</p>}
      {summary.tasksWithoutUnit.length > 0 && (
        <p className="notice">
          {t('plan.import_no_unit', {
            count: summary.tasksWithoutUnit.length,
            tasks: summary.tasksWithoutUnit
              .slice(0, 5)
              .map((index) => work.draft.tasks[index]?.title || String(index + 1))
              .join('、'),
          })}
        </p>
      )}
      <label htmlFor={`${id}-due`} className="field-label">
        {t('plan.due')}
      </label>
      <input
        id={`${id}-due`}
        type="date"
        className="input"
        aria-describedby={`${id}-why`}
        value={due}
        onChange={(event) => setDue(event.target.value)}
      />
      <p id={`${id}-why`} className="quiet">
        {t('plan.due_why')}
      </p>
      {due !== '' && due < dayOf(new Date()) && <p className="notice">{t('plan.due_past')}</p>}
      <FieldErrors error={act.error} />
      {act.isPending && (
        <p role="status">
          {t('plan.importing')} <progress aria-label={t('plan.importing')} />
        </p>
      )}
      <div className="button-row">
        <button type="button" className="button primary" disabled={!isReady} onClick={() => void onImport()}>
          {t('plan.import_now')}
        </button>
        <button type="button" className="button" disabled={act.isPending} onClick={onClose}>
          {t('web.cancel')}
        </button>
      </div>
    </>
  )
}

export function CountList({ counts }: { counts: Counts }) {
  const t = useText<typeof uiZh>()
  return (
    <ul className="count-list">
      {COUNTS.map((key) => (
        <li key={key}>{t(`plan.count_${key}`, { count: counts[key] })}</li>
      ))}
    </ul>
  )
}
