/** 方案导入: published plans that were read in, and the box that reads another one. */
import { useId, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { Empty } from '../../../../web/components/Empty.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { UploadBox } from '../../../../web/components/UploadBox.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { listPlans, readPlanFile } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { ReadRefusal } from './ReadRefusal.tsx'
import './plan.css'

const FILE_BYTES_MAX = 50 * 1024 * 1024
const ACCEPTED = '.txt,.md,.html,.htm,.docx,.pdf'

export default function PlansPage() {
  const t = useText<typeof uiZh>()
  const may = useMay()
  const navigate = useNavigate()
  const plans = useEndpoint(listPlans)
  const [refusal, setRefusal] = useState<{ readonly error: unknown; readonly fileName: string }>()
  return (
    <>
      <PageHeader title={t('plan.plans')} lead={t('plan.plans_lead')} />
      {may('assessment.importPlan') && (
        <UploadBox
          endpoint={readPlanFile}
          label={t('plan.upload')}
          hint={t('plan.upload_hint')}
          accept={ACCEPTED}
          maxBytes={FILE_BYTES_MAX}
          onUploaded={({ id }) => {
            setRefusal(undefined)
            navigate(`/assessment/plans/${id}`)
          }}
          onFailed={(error, file) => setRefusal({ error, fileName: file.name })}
        />
      )}
      {refusal && <ReadRefusal {...refusal} />}
      {plans.isError && <ErrorPage error={plans.error} onRetry={() => void plans.refetch()} />}
      {plans.isPending && (
        <p className="loading" role="status">
          {t('web.loading')}
        </p>
      )}
      {plans.data?.items.length === 0 && <Empty title={t('plan.none')}>{t('plan.none_why')}</Empty>}
      {plans.data && plans.data.items.length > 0 && <PlanList plans={plans.data.items} />}
    </>
  )
}

type PlanRows = NonNullable<ReturnType<typeof useEndpoint<typeof listPlans>>['data']>['items']

function PlanList({ plans }: { plans: PlanRows }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const id = useId()
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{t('plan.read_in')}</h2>
      <ul className="cards plan-list">
        {plans.map((plan) => (
          <li key={plan.id} className="card">
            <div className="card-head">
              <Link to={`/assessment/plans/${plan.id}`}>{plan.title || plan.fileName}</Link>{' '}
              <span className={plan.state === 'imported' ? 'state met' : 'state'}>
                {t(`plan.state_${plan.state}`)}
              </span>
            </div>
            <dl>
              <div>
                <dt>{t('plan.f_documentNumber')}</dt>
                <dd>{plan.documentNumber || t('plan.not_given')}</dd>
              </div>
              <div>
                <dt>{t('plan.f_issuedOn')}</dt>
                <dd>{plan.issuedOn ? format.day(plan.issuedOn) : t('plan.not_given')}</dd>
              </div>
              <div>
                <dt>{t('plan.file')}</dt>
                <dd>
                  {plan.fileName} <span className="quiet">{format.instant(plan.createdAt)}</span>
                </dd>
              </div>
              {plan.importedAt && (
                <div>
                  <dt>{t('plan.imported_at')}</dt>
                  <dd>{format.instant(plan.importedAt)}</dd>
                </div>
              )}
            </dl>
          </li>
        ))}
      </ul>
    </section>
  )
}
