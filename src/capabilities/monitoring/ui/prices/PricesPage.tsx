/** 价格比对: comparisons, one of them opened, and the personas; which of these stands in the address. */
import { useSearchParams } from 'react-router'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { ViewTabs } from '../../../../web/components/ViewTabs.tsx'
import { useText } from '../../../../web/i18n.ts'
import { WatchTabs } from '../Tabs.tsx'
import { Personas } from './Personas.tsx'
import { ProbeDetail } from './ProbeDetail.tsx'
import { Probes } from './Probes.tsx'
import type { Words } from './words.ts'

const VIEWS = ['probes', 'personas'] as const

export default function PricesPage() {
  const t = useText<Words>()
  const [address] = useSearchParams()
  const probe = address.get('probe')
  if (probe !== null) return <ProbeDetail probeId={probe} />
  const view = address.get('view') === 'personas' ? 'personas' : 'probes'
  const tabs = VIEWS.map((key) => ({
    key,
    title: t(`prices.view_${key}`),
    to: key === 'probes' ? '/monitoring/prices' : `/monitoring/prices?view=${key}`,
  }))
  return (
    <>
      <PageHeader title={t('prices.title')} lead={t('prices.lead')} />
      <WatchTabs current="prices" />
      <ViewTabs label={t('prices.views')} current={view} tabs={tabs} />
      {view === 'personas' ? <Personas /> : <Probes />}
    </>
  )
}
