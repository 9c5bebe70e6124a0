/** One matter in a short list: what it is, whose it is, when it is due. */
import { Link } from 'react-router'
import { DueTag } from '../../../web/components/DueTag.tsx'
import { useBilingual, useText } from '../../../web/i18n.ts'
import type { MatterRow } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'

export interface MatterLineProps {
  readonly row: MatterRow
  /** Whose hands it is in: left out where it is one's own. */
  readonly shows?: 'unit' | 'assignee'
}

export function MatterLine({ row, shows }: MatterLineProps) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const holder = shows === 'unit' ? row.unitName : row.assigneeName || t('matters.unassigned')
  return (
    <li className="matter-line">
      <div>
        <Link to={row.page}>{row.title}</Link>
        {row.supervised && <span className="state not_met">{t('matters.supervised')}</span>}
        <p className="quiet">
          {[text(row.procedureTitle), text(row.stateTitle), ...(shows ? [holder] : [])].join(' · ')}
        </p>
      </div>
      <DueTag due={row.dueOn} daysLeft={row.workingDaysLeft} isProvisional={row.dueProvisional} />
    </li>
  )
}
