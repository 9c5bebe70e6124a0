/** 承办: the unit and the person that hold the matter, those who support it, and passing it on. */
import { useState } from 'react'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { useText } from '../../../../web/i18n.ts'
import type { MatterDetail } from '../../contract.ts'
import type { matterZh } from '../../messages/matter-zh.ts'
import { AssignForm } from './AssignForm.tsx'
import { HandOverForm } from './HandOverForm.tsx'

const PARTS = ['responsible', 'guiding', 'supporting', 'supervising', 'holder', 'former'] as const

export function Handlers({ matter }: { matter: MatterDetail }) {
  const t = useText<typeof matterZh>()
  const [dialog, setDialog] = useState<'assign' | 'handOver'>()
  const close = () => setDialog(undefined)
  const partOf = (part: string) => {
    const known = PARTS.find((each) => each === part)
    return known ? t(`matters.part_${known}`) : part
  }
  const isOpen = matter.closedAt === null
  // A unit to which the matter came back held it before, and holds it now: that is said already.
  const shares = matter.shares.filter((share) => share.unitId !== matter.unitId)
  return (
    <section className="panel" aria-labelledby="matter-handlers">
      <h2 id="matter-handlers">{t('matters.handlers')}</h2>
      <dl className="handlers">
        <div>
          <dt>{t('matters.holder_unit')}</dt>
          <dd>{matter.unitName || t('matters.no_unit')}</dd>
        </div>
        <div>
          <dt>{t('matters.holder_person')}</dt>
          <dd>{matter.assigneeName || t('matters.no_assignee')}</dd>
        </div>
        {shares.map((share) => (
          <div key={`${share.unitId} ${share.part}`}>
            <dt>{partOf(share.part)}</dt>
            <dd>{share.unitName}</dd>
          </div>
        ))}
      </dl>
      {matter.mayAssign && isOpen && (
        <div className="button-row">
          <button type="button" className="button" onClick={() => setDialog('assign')}>
            {t('matters.assign')}
          </button>
          <button type="button" className="button" onClick={() => setDialog('handOver')}>
            {t('matters.hand_over')}
          </button>
        </div>
      )}
      {isOpen && !matter.mayAssign && <p className="quiet">{t('matters.may_not_assign')}</p>}
      <Dialog title={t('matters.assign')} open={dialog === 'assign'} onClose={close}>
        <AssignForm matter={matter} onDone={close} />
      </Dialog>
      <Dialog title={t('matters.hand_over')} open={dialog === 'handOver'} onClose={close}>
        <HandOverForm matter={matter} onDone={close} />
      </Dialog>
    </section>
  )
}
