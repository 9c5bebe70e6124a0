/** 评分依据: figures, measures and items to judge; what is missing comes first. */
import { Link, useSearchParams } from 'react-router'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { ViewTabs } from '../../../../web/components/ViewTabs.tsx'
import { useText } from '../../../../web/i18n.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import './evidence.css'
import { evidenceAddress } from '../score/explanation-nodes.ts'
import { FiguresTab } from './FiguresTab.tsx'
import { ItemsTab } from './ItemsTab.tsx'
import { MeasuresTab } from './MeasuresTab.tsx'
import { ScoreChangeNotice } from './ScoreChangeNotice.tsx'
import { stateOfItem, type TreeFacts } from './tree-facts.ts'
import { useEntering, useEvidence } from './use-evidence.ts'

const TABS = ['figures', 'measures', 'items'] as const
type Tab = (typeof TABS)[number]

/** Links to a measure or an item need not name the tab. */
function tabOf(address: URLSearchParams): Tab {
  const named = TABS.find((tab) => tab === address.get('tab'))
  return named ?? (address.has('measure') ? 'measures' : address.has('item') ? 'items' : 'figures')
}

export default function EvidencePage() {
  const t = useText<typeof zh>()
  const [address] = useSearchParams()
  const { evidence, facts, error, retry } = useEvidence()
  const { change, enter } = useEntering()
  const tab = tabOf(address)
  return (
    <>
      <PageHeader
        title={t('evidence.title')}
        lead={evidence && t('evidence.lead', { years: evidence.years.join(t('score.list_separator')) })}
        actions={
          <Link className="button" to="/assessment/score">
            {t('evidence.to_score')}
          </Link>
        }
      />
      <ViewTabs
        label={t('evidence.tabs')}
        current={tab}
        tabs={TABS.map((key) => ({
          key,
          title: t(`evidence.tab_${key}`),
          to: evidenceAddress({ tab: key }),
          ...(facts ? { note: t('evidence.tab_missing', { count: countMissing(facts)[key] }) } : {}),
        }))}
      />
      <ScoreChangeNotice change={change} />
      {error && <ErrorPage error={error} onRetry={retry} />}
      {!error && !(evidence && facts) && (
        <p className="loading" role="status">
          {t('web.loading')}
        </p>
      )}
      {evidence && facts && tab === 'figures' && (
        <FiguresTab evidence={evidence} facts={facts} enter={enter} />
      )}
      {evidence && facts && tab === 'measures' && (
        <MeasuresTab evidence={evidence} facts={facts} enter={enter} />
      )}
      {evidence && facts && tab === 'items' && <ItemsTab evidence={evidence} facts={facts} enter={enter} />}
    </>
  )
}

function countMissing(facts: TreeFacts): Readonly<Record<Tab, number>> {
  const items = [...facts.items.values()].filter((each) => stateOfItem(each) === 'not_yet_known')
  return {
    figures: [...facts.figures.values()].filter((figure) => figure.isMissing).length,
    measures: facts.missingMeasures.size,
    items: items.length,
  }
}
