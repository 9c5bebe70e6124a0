/** 方案核对: the file's text and what was read out of it, side by side; mended here, then imported. */
import { useParams } from 'react-router'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getPlan } from '../../contract.ts'
import { PlanEditor } from './PlanEditor.tsx'
import './plan.css'

export default function PlanPage() {
  const { planId = '' } = useParams()
  const t = useText()
  const plan = useEndpoint(getPlan, { params: { planId } })
  if (plan.isError) return <ErrorPage isWholePage error={plan.error} onRetry={() => void plan.refetch()} />
  if (!plan.data) {
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  }
  return <PlanEditor key={planId} plan={plan.data} />
}
