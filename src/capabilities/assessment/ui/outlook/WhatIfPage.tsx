/** 试算与提分: what the score would be, the cheapest way over the line, and what is at risk. */
import { Link, useSearchParams } from 'react-router'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { ViewTabs } from '../../../../web/components/ViewTabs.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import type { zh } from '../../messages/outlook-zh.ts'
import '../score/score.css'
import './outlook.css'
import { RisksTab } from './RisksTab.tsx'
import { ShortestWayTab } from './ShortestWayTab.tsx'
import { TrialTab } from './TrialTab.tsx'
import { type Outlook, useOutlook, useTrial } from './use-outlook.ts'

const TABS = ['trial', 'way', 'risks'] as const

export default function WhatIfPage() {
  const t = useText<typeof zh>()
  const format = useFormats()
  const [address] = useSearchParams()
  const { outlook, error, retry } = useOutlook(address.get('region') ?? undefined)
  return (
    <>
      <PageHeader
        title={t('outlook.title')}
        lead={
          outlook &&
          t('outlook.lead', { region: outlook.regionName, day: format.day(outlook.options.assessedOn) })
        }
        actions={
          <>
            <Link className="button" to="/assessment/history">
              {t('outlook.to_history')}
            </Link>
            <Link className="button" to="/assessment/score">
              {t('outlook.to_score')}
            </Link>
          </>
        }
      />
      {error && <ErrorPage error={error} onRetry={retry} />}
      {!outlook && !error && (
        <p className="loading" role="status">
          {t('web.loading')}
        </p>
      )}
      {outlook && <Views outlook={outlook} />}
    </>
  )
}

function Views({ outlook }: { outlook: Outlook }) {
  const t = useText<typeof zh>()
  const [address] = useSearchParams()
  const trial = useTrial(outlook)
  const tab = TABS.find((each) => each === address.get('tab')) ?? 'trial'
  const to = (key: string) => {
    const next = new URLSearchParams(address)
    next.set('tab', key)
    return `?${next}`
  }
  return (
    <>
      <ViewTabs
        label={t('outlook.tabs')}
        current={tab}
        tabs={TABS.map((key) => ({ key, title: t(`outlook.tab_${key}`), to: to(key) }))}
      />
      {tab === 'trial' && <TrialTab outlook={outlook} trial={trial} />}
      {tab === 'way' && <ShortestWayTab outlook={outlook} trial={trial} />}
      {tab === 'risks' && <RisksTab outlook={outlook} />}
    </>
  )
}
