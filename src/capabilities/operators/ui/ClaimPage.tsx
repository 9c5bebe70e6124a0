/** 一条待认领主体: what was told of it, the next step, its course. */
import { Link, useParams } from 'react-router'
import { DueTag } from '../../../web/components/DueTag.tsx'
import { ErrorPage } from '../../../web/components/ErrorPage.tsx'
import { MatterPart } from '../../../web/components/MatterPart.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { StepButtons } from '../../../web/components/StepButtons.tsx'
import { useBilingual, useFormats, useText } from '../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../web/use-endpoint.ts'
import { getMatter, takeStep } from '../../matters/contract.ts'
import { getClaim } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { ShopAddress } from './file/ShopAddress.tsx'
import { useWord } from './words.ts'
import './operators.css'

export default function ClaimPage() {
  const { claimId = '' } = useParams()
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const format = useFormats()
  const word = useWord()
  const claim = useEndpoint(getClaim, { params: { claimId } })
  const matter = useEndpoint(getMatter, { params: { matterId: claimId } })
  const step = useAct(takeStep)
  const error = claim.error ?? matter.error
  if (error) return <ErrorPage isWholePage error={error} onRetry={() => void claim.refetch()} />
  if (!claim.data || !matter.data)
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  const { data } = claim
  return (
    <>
      <PageHeader
        title={data.name}
        crumbs={[
          { title: t('register.title'), to: '/operators' },
          { title: t('claim.title'), to: '/operators/claims' },
        ]}
        lead={
          <>
            <span className={data.state === 'disposed' ? 'state met' : 'state'}>{text(data.stateTitle)}</span>{' '}
            {data.outcome && word('outcome', data.outcome)}{' '}
            {data.outcome === null && data.dueOn !== null && (
              <DueTag due={data.dueOn} daysLeft={data.workingDaysLeft} />
            )}
          </>
        }
        actions={<MatterPart part="acts" matterId={data.id} />}
      />
      <div className="file-columns">
        <div>
          <section className="panel" aria-labelledby="claim-told">
            <h2 id="claim-told">{t('claim.told')}</h2>
            <dl className="file-facts">
              <div>
                <dt>{t('file.uscc')}</dt>
                <dd>{data.uscc ?? t('register.no_code')}</dd>
              </div>
              <div>
                <dt>{t('file.address')}</dt>
                <dd>{data.address || '—'}</dd>
              </div>
              {data.shop && (
                <div>
                  <dt>{t('register.shop')}</dt>
                  <dd>
                    {data.shop.platform} {data.shop.name} <ShopAddress address={data.shop.address} />
                  </dd>
                </div>
              )}
              <div>
                <dt>{t('claim.distributed')}</dt>
                <dd>
                  {format.day(data.distributedOn)} {data.sender}
                </dd>
              </div>
              {data.operatorId !== null && (
                <div>
                  <dt>{t('register.operator')}</dt>
                  <dd>
                    <Link to={`/operators/${data.operatorId}`}>{t('claim.open_file')}</Link>
                  </dd>
                </div>
              )}
            </dl>
          </section>
          <div className="panel">
            <h2>{t('claim.next')}</h2>
            <StepButtons
              name={`operators.claim.${data.id}`}
              steps={matter.data.steps}
              asOf={matter.data.movedAt}
              onTake={(key, values, movedAt) =>
                step.mutateAsync({ params: { matterId: data.id, step: key }, body: { values, movedAt } })
              }
            />
          </div>
          <MatterPart part="course" matterId={data.id} />
        </div>
        <aside aria-label={t('claim.title')}>
          <MatterPart part="holding" matterId={data.id} />
        </aside>
      </div>
    </>
  )
}
