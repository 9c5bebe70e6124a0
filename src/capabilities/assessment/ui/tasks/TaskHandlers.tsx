/** 承办: the unit and the person that hold the task, those who support it, and passing it on. */
import { useState } from 'react'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { useText } from '../../../../web/i18n.ts'
import type { MatterDetail } from '../../../matters/contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { AssignForm } from './AssignForm.tsx'
import { HandOverForm } from './HandOverForm.tsx'

const PARTS = ['responsible', 'guiding', 'supporting'] as const

export function TaskHandlers({ matter }: { matter: MatterDetail }) {
  const t = useText<typeof uiZh>()
  const [dialog, setDialog] = useState<'assign' | 'handOver'>()
  const close = () => setDialog(undefined)
  const partOf = (part: string) => {
    const known = PARTS.find((each) => each === part)
    return known ? t(`task.part_${known}`) : part
  }
  const isOpen = matter.closedAt === null
  return (
    <section className="panel" aria-labelledby="task-handlers">
      <h2 id="task-handlers">{t('task.handlers')}</h2>
      <dl className="handlers">
        <div>
          <dt>{t('task.unit')}</dt>
          <dd>{matter.unitName || t('task.no_unit')}</dd>
        </div>
        <div>
          <dt>{t('task.assignee')}</dt>
          <dd>{matter.assigneeName || t('task.no_assignee')}</dd>
        </div>
        {matter.shares.map((share) => (
          <div key={`${share.unitId} ${share.part}`}>
            <dt>{partOf(share.part)}</dt>
            <dd>{share.unitName}</dd>
          </div>
        ))}
      </dl>
      {matter.mayAssign && isOpen && (
        <div className="button-row">
          <button type="button" className="button" onClick={() => setDialog('assign')}>
            {t('task.assign')}
          </button>
          <button type="button" className="button" onClick={() => setDialog('handOver')}>
            {t('task.hand_over')}
          </button>
        </div>
      )}
      {isOpen && !matter.mayAssign && <p className="quiet">{t('task.may_not_assign')}</p>}
      <Dialog title={t('task.assign')} open={dialog === 'assign'} onClose={close}>
        <AssignForm matter={matter} onDone={close} />
      </Dialog>
      <Dialog title={t('task.hand_over')} open={dialog === 'handOver'} onClose={close}>
        <HandOverForm matter={matter} onDone={close} />
      </Dialog>
    </section>
  )
}
