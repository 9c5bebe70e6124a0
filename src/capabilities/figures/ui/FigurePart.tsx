/** 一个数据, as pages of other capabilities show it: its series by name, what stands, the form. */
import { Link } from 'react-router'
import { ErrorPage } from '../../../web/components/ErrorPage.tsx'
import { useBilingual, useText } from '../../../web/i18n.ts'
import type { FigurePartProps } from '../../../web/registry.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { getSeries } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { figureAddress } from './addresses.ts'
import { FigurePanel } from './FigurePanel.tsx'
import { cellOf, viewOf } from './grid.ts'
import './figures.css'

export default function FigurePart({ series, where, period, onDone, around }: FigurePartProps) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const { data, error, refetch } = useEndpoint(getSeries, { params: { series } })
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (!data) return <p role="status">{t('web.loading')}</p>
  const cell = cellOf(data, viewOf(period), where, period)
  return (
    <>
      <p className="quiet">{text(data.series.definition)}</p>
      <p>
        <Link to={figureAddress(series, cell)}>{t('figure.to_series')}</Link>
      </p>
      <FigurePanel answer={data} cell={cell} onDone={onDone} around={around} />
    </>
  )
}
