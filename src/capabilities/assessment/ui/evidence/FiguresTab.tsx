/** 统计数据: the grid, the figure that is open, and a pasted block. */
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { FigurePart } from '../../../../web/components/FigurePart.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { listFigures } from '../../../figures/contract.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { FigureTable } from './FigureTable.tsx'
import { buildGrid, type Evidence, type FigureCell, findCell, missingOf, wheres } from './figure-grid.ts'
import { PasteForm } from './PasteForm.tsx'
import type { PasteStart } from './paste.ts'
import { SeriesPanel } from './SeriesPanel.tsx'
import type { TreeFacts } from './tree-facts.ts'
import type { Enter } from './use-evidence.ts'

export interface EvidenceTabProps {
  readonly evidence: Evidence
  readonly facts: TreeFacts
  readonly enter: Enter
}

export function FiguresTab({ evidence, facts, enter }: EvidenceTabProps) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const isAllowed = useMay()('figures.enter')
  const [address, setAddress] = useSearchParams()
  const { data, error, refetch } = useEndpoint(listFigures, { query: { region: evidence.region } })
  const [pasted, setPasted] = useState<{ start: PasteStart | undefined; text: string }>()
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (!data) return <p role="status">{t('web.loading')}</p>
  const grid = buildGrid(evidence, data.items, facts)
  const missing = missingOf(grid)
  const series = grid.rows.find((row) => row.key === address.get('series'))
  const where = wheres.find((each) => each === address.get('where'))
  const open = series && where && findCell(series, where, Number(address.get('year')))
  const show = (part: { series?: string; where?: string; year?: string }) =>
    setAddress({ tab: 'figures', ...part }, { preventScrollReset: true })
  const onOpen = (cell: FigureCell) =>
    show({ series: cell.series, where: cell.where, year: String(cell.year) })
  const close = () => show(series ? { series: series.key } : {})
  return (
    <>
      <div className="evidence-head">
        <p>
          {missing.length === 0
            ? t('evidence.figures_complete')
            : t('evidence.figures_missing', { count: missing.length })}
        </p>
        <div className="button-row">
          <button
            type="button"
            className={isAllowed ? 'button' : 'button grey'}
            aria-disabled={!isAllowed}
            aria-describedby={isAllowed ? undefined : 'figures-why'}
            onClick={() => isAllowed && setPasted({ start: undefined, text: '' })}
          >
            {t('evidence.paste')}
          </button>
          {!isAllowed && (
            <span id="figures-why" className="quiet">
              {t('evidence.no_permission')}
            </span>
          )}
        </div>
      </div>
      <FigureTable
        grid={grid}
        openSeries={series?.key}
        onOpen={onOpen}
        onSeries={(key) => show(key === undefined ? {} : { series: key })}
        onPaste={isAllowed ? (cell, block) => setPasted({ start: cell, text: block }) : undefined}
      />
      {series && <SeriesPanel row={series} />}
      <Dialog
        open={open !== undefined}
        onClose={close}
        title={open && series ? t('evidence.figure_of', { ...names(open), title: text(series.title) }) : ''}
      >
        {open && (
          <FigurePart
            key={`${open.series} ${open.where} ${open.year}`}
            series={open.series}
            where={open.where}
            period={String(open.year)}
            around={enter}
            onDone={close}
          />
        )}
      </Dialog>
      <Dialog open={pasted !== undefined} onClose={() => setPasted(undefined)} title={t('evidence.paste')}>
        {pasted && (
          <PasteForm
            grid={grid}
            start={pasted.start}
            text={pasted.text}
            enter={enter}
            onDone={() => setPasted(undefined)}
          />
        )}
      </Dialog>
    </>
  )

  function names(cell: FigureCell) {
    return { year: cell.year, where: t(`evidence.where_${cell.where}`) }
  }
}
