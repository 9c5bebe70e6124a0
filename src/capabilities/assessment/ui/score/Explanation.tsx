/** 得分说明 of one indicator: from its points down to each figure and document. */
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { ExplainTree } from '../../../../web/components/ExplainTree.tsx'
import { useLanguage, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { explainScore } from '../../contract.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import { IndicatorOwnWordings } from '../editions/LocalPanels.tsx'
import { type ExplanationNode, toExplainNodes } from './explanation-nodes.ts'

const OPEN_LEVELS = 4

export function Explanation({ indicator, region }: { indicator: number; region: string | undefined }) {
  const t = useText<typeof zh>()
  const language = useLanguage()
  const { data, error, refetch } = useEndpoint(explainScore, {
    query: { indicator, language, ...(region === undefined ? {} : { region }) },
  })
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (!data) return <p role="status">{t('web.loading')}</p>
  // The endpoint's schema leaves the tree open; its shape is scoring/explain.ts.
  const node = toExplainNodes(data.tree as ExplanationNode, language)
  return (
    <>
      <IndicatorOwnWordings indicator={indicator} region={region} />
      <ExplainTree
        nodes={[node]}
        label={t('score.explanation', { number: indicator })}
        openLevels={OPEN_LEVELS}
      />
    </>
  )
}
