/** Above the desk: undo, redo, the next doubtful place, whether all is saved, and giving the draft up. */
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { ConfirmDialog } from '../../../../web/components/ConfirmDialog.tsx'
import { useProblemText } from '../../../../web/components/ErrorPage.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { discardPlan, type PlanDetail } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import type { PlanWork } from './use-plan-work.ts'

export type DeskSide = 'text' | 'result'

export interface DeskToolsProps {
  readonly plan: PlanDetail
  readonly desk: PlanWork
  readonly canEdit: boolean
  readonly doubts: number
  readonly onDoubt: () => void
  /** On a phone one side is shown at a time. */
  readonly side: DeskSide
  readonly onSide: (side: DeskSide) => void
}

export function DeskTools({ plan, desk, canEdit, doubts, onDoubt, side, onSide }: DeskToolsProps) {
  const t = useText<typeof uiZh>()
  return (
    <div className="desk-tools">
      <fieldset className="side-switch">
        <legend className="hidden">{t('plan.sides')}</legend>
        {(['text', 'result'] as const).map((each) => (
          <button
            key={each}
            type="button"
            className="button"
            aria-pressed={side === each}
            onClick={() => onSide(each)}
          >
            {t(`plan.${each}`)}
          </button>
        ))}
      </fieldset>
      {canEdit && (
        <>
          <button
            type="button"
            className="button"
            aria-keyshortcuts="Alt+N"
            title="Alt+N"
            disabled={doubts === 0}
            onClick={onDoubt}
          >
            {doubts === 0 ? t('plan.no_doubts') : t('plan.next_doubt', { count: doubts })}
          </button>
          <button
            type="button"
            className="button"
            aria-keyshortcuts="Control+Z"
            title="Ctrl+Z"
            disabled={!desk.undo}
            onClick={desk.undo}
          >
            {t('plan.undo')}
          </button>
          <button
            type="button"
            className="button"
            aria-keyshortcuts="Control+Y"
            title="Ctrl+Y"
            disabled={!desk.redo}
            onClick={desk.redo}
          >
            {t('plan.redo')}
          </button>
          <Saved desk={desk} />
          <Discard plan={plan} />
        </>
      )}
    </div>
  )
}

function Saved({ desk }: { desk: PlanWork }) {
  const t = useText<typeof uiZh>()
  const problemText = useProblemText()
  if (desk.saveState !== 'failed') {
    return (
      <span role="status" className="quiet saved">
        {t(`plan.save_${desk.saveState}`)}
      </span>
    )
  }
  return (
    <span role="alert" className="save-failed">
      {t('plan.save_failed')} {problemText(desk.saveError)}{' '}
      <button type="button" className="text-button" onClick={() => void desk.save()}>
        {t('web.retry')}
      </button>
    </span>
  )
}

function Discard({ plan }: { plan: PlanDetail }) {
  const t = useText<typeof uiZh>()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const act = useAct(discardPlan)
  const onDiscard = () =>
    act.mutate({ params: { planId: plan.id } }, { onSuccess: () => navigate('/assessment/plans') })
  return (
    <>
      <button type="button" className="text-button discard" onClick={() => setOpen(true)}>
        {t('plan.discard')}
      </button>
      <ConfirmDialog
        title={t('plan.discard')}
        open={open}
        act={act}
        onConfirm={onDiscard}
        onClose={() => setOpen(false)}
      >
        {t('plan.discard_why')}
      </ConfirmDialog>
    </>
  )
}
