/** 制定监测计划. */
import { useNavigate, useSearchParams } from 'react-router'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { getPlan, makePlan } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { PlanForm, type PlanFormProps } from './PlanForm.tsx'
import { NEW_PLAN, type PlanValues, settingsOf, valuesOf } from './plan-values.ts'
import '../monitoring.css'

export default function NewPlanPage() {
  const t = useText<typeof uiZh>()
  const isAllowed = useMay()('monitoring.plan')
  const navigate = useNavigate()
  const make = useAct(makePlan)
  const from = useSearchParams()[0].get('from')
  const onSubmit = async (values: PlanValues) => {
    const body = { name: values.name, settings: settingsOf(values), start: values.start ?? false }
    const made = await make.mutateAsync({ body })
    navigate(made.runId === null ? `/monitoring/plans/${made.id}` : `/monitoring/runs/${made.runId}`)
  }
  const form = { isNew: true, onSubmit, onCancel: () => navigate('/monitoring/plans') }
  return (
    <>
      <PageHeader
        title={t('watch.new_plan')}
        lead={t('watch.plans_lead')}
        crumbs={[{ title: t('watch.plans_title'), to: '/monitoring/plans' }]}
      />
      {!isAllowed && <p className="notice">{t('watch.may_not_plan')}</p>}
      {isAllowed &&
        (from === null ? (
          <PlanForm name="monitoring.plan.new" initial={NEW_PLAN} told={[]} {...form} />
        ) : (
          <Copy watchId={from} {...form} />
        ))}
    </>
  )
}

/** 复制: begins with the settings of another plan, under a name that is still to be given. */
function Copy({
  watchId,
  ...form
}: { watchId: string } & Pick<PlanFormProps, 'isNew' | 'onSubmit' | 'onCancel'>) {
  const t = useText<typeof uiZh>()
  const { data, error, refetch } = useEndpoint(getPlan, { params: { watchId } })
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (data === undefined) return <p role="status">{t('web.loading')}</p>
  const { state: _, ...values } = valuesOf(data)
  return (
    <PlanForm
      name={`monitoring.plan.copy.${watchId}`}
      initial={{ ...values, name: '' }}
      told={data.told}
      {...form}
    />
  )
}
