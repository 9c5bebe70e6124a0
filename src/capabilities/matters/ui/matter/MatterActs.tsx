/** 关注、督办、退回: what stands beside the title of every matter. */
import { useState } from 'react'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { useText } from '../../../../web/i18n.ts'
import type { MatterPartProps } from '../../../../web/registry.ts'
import { useMay } from '../../../../web/session.tsx'
import type { matterZh } from '../../messages/matter-zh.ts'
import { supervisionProcedure } from '../../procedure.ts'
import { ReturnForm } from './ReturnForm.tsx'
import { SuperviseForm } from './SuperviseForm.tsx'
import { useSuperviseRefusal } from './supervise-refusal.ts'
import { useMatter } from './use-matter.ts'
import { WatchButton } from './WatchButton.tsx'
import './matter.css'

export default function MatterActs({ matterId }: MatterPartProps) {
  const t = useText<typeof matterZh>()
  const may = useMay()
  const refusalOf = useSuperviseRefusal()
  const { data } = useMatter(matterId)
  const [dialog, setDialog] = useState<'supervise' | 'return'>()
  const close = () => setDialog(undefined)
  if (!data) return null
  const isSupervisable = data.closedAt === null && data.procedure !== supervisionProcedure.id
  const refusal = refusalOf(data)
  return (
    <>
      <WatchButton matter={data} />
      {data.mayReturn && (
        <button type="button" className="button" onClick={() => setDialog('return')}>
          {t('matters.return')}
        </button>
      )}
      {isSupervisable && may('matters.supervise') && (
        <>
          <button
            type="button"
            className={refusal ? 'button grey' : 'button'}
            aria-disabled={refusal !== undefined}
            aria-describedby={refusal ? `${matterId}-no-supervision` : undefined}
            onClick={() => refusal ?? setDialog('supervise')}
          >
            {t('matters.supervise')}
          </button>
          {refusal && (
            <span id={`${matterId}-no-supervision`} className="quiet">
              {refusal}
            </span>
          )}
        </>
      )}
      <Dialog title={t('matters.supervise')} open={dialog === 'supervise'} onClose={close}>
        <p>{data.title}</p>
        <SuperviseForm matterId={matterId} onDone={close} />
      </Dialog>
      <Dialog title={t('matters.return')} open={dialog === 'return'} onClose={close}>
        <ReturnForm matterId={matterId} onDone={close} />
      </Dialog>
    </>
  )
}
