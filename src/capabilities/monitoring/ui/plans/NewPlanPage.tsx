/** 制定监测计划. */
import { useNavigate } from 'react-router'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct } from '../../../../web/use-endpoint.ts'
import { makePlan } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { PlanForm } from './PlanForm.tsx'
import { NEW_PLAN, type PlanValues, settingsOf } from './plan-values.ts'
import '../monitoring.css'

export default function NewPlanPage() {
  const t = useText<typeof uiZh>()
  const isAllowed = useMay()('monitoring.plan')
  const navigate = useNavigate()
  const make = useAct(makePlan)
  const onSubmit = async (values: PlanValues) => {
    const body = { name: values.name, settings: settingsOf(values), start: values.start ?? false }
    const made = await make.mutateAsync({ body })
    navigate(made.runId === null ? `/monitoring/plans/${made.id}` : `/monitoring/runs/${made.runId}`)
  }
  return (
    <>
      <PageHeader
        title={t('watch.new_plan')}
        lead={t('watch.plans_lead')}
        crumbs={[{ title: t('watch.plans_title'), to: '/monitoring/plans' }]}
      />
      {isAllowed ? (
        <PlanForm
          name="monitoring.plan.new"
          initial={NEW_PLAN}
          told={[]}
          isNew
          onSubmit={onSubmit}
          onCancel={() => navigate('/monitoring/plans')}
        />
      ) : (
        <p className="notice">{t('watch.may_not_plan')}</p>
      )}
    </>
  )
}
