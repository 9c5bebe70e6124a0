/** The views of figures: series, what is missing, requests, import. */
import { ViewTabs } from '../../../web/components/ViewTabs.tsx'
import { useText } from '../../../web/i18n.ts'
import { useMay } from '../../../web/session.tsx'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { getFigureChoices } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'

export function FigureTabs({ current }: { current: 'series' | 'missing' | 'requests' | 'import' }) {
  const t = useText<typeof uiZh>()
  const may = useMay()
  const { data } = useEndpoint(getFigureChoices)
  return (
    <ViewTabs
      label={t('figure.tabs')}
      current={current}
      tabs={[
        {
          key: 'series',
          title: t('figure.tab_series'),
          to: '/figures',
          ...(data && data.drafts > 0 ? { note: t('figure.drafts_waiting', { count: data.drafts }) } : {}),
        },
        {
          key: 'missing',
          title: t('figure.tab_missing'),
          to: '/figures/missing',
          ...(data ? { note: t('figure.gaps', { count: data.missing }) } : {}),
        },
        { key: 'requests', title: t('figure.tab_requests'), to: '/figures/requests' },
        ...(may('figures.enter')
          ? [{ key: 'import', title: t('figure.tab_import'), to: '/figures/import' }]
          : []),
      ]}
    />
  )
}
