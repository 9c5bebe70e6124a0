/** 修订记录: every value that the figure ever had, behind one click. */
import { useState } from 'react'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { listRevisions } from '../../../figures/contract.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import type { FigureCell } from './figure-grid.ts'

export function Revisions({ region, cell }: { region: string; cell: FigureCell }) {
  const t = useText<typeof zh>()
  const [isOpen, setOpen] = useState(false)
  return (
    <details className="revisions" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('evidence.revisions')}</summary>
      {isOpen && <List region={region} cell={cell} />}
    </details>
  )
}

function List({ region, cell }: { region: string; cell: FigureCell }) {
  const t = useText<typeof zh>()
  const format = useFormats()
  const { series, where, year } = cell
  const { data } = useEndpoint(listRevisions, { query: { region, series, where, period: String(year) } })
  if (!data) return <p role="status">{t('web.loading')}</p>
  return (
    <ol>
      {data.items.map((figure) => (
        <li key={figure.id}>
          <strong>
            {format.number(figure.value)} {figure.unit}
          </strong>{' '}
          {figure.current && <span className="state met">{t('evidence.in_force')}</span>}
          <br />
          <span className="quiet">
            {figure.source} · {figure.enteredName} · {format.instant(figure.enteredAt)}
            {figure.reason && ` · ${figure.reason}`}
          </span>
        </li>
      ))}
    </ol>
  )
}
