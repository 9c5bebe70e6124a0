/** 事项: the page of every matter whose capability has none of its own, as a supervision. */
import { useParams } from 'react-router'
import { DueTag } from '../../../../web/components/DueTag.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { NotFound } from '../../../../web/components/NotFound.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { StateStrip } from '../../../../web/components/StateStrip.tsx'
import { StepButtons } from '../../../../web/components/StepButtons.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { type MatterDetail, takeStep } from '../../contract.ts'
import type { matterZh } from '../../messages/matter-zh.ts'
import type { zh } from '../../messages/ui-zh.ts'
import MatterActs from './MatterActs.tsx'
import MatterCourse from './MatterCourse.tsx'
import MatterHolding from './MatterHolding.tsx'
import { useMatter } from './use-matter.ts'

/** The service has addresses beside a matter's own (`standing`, `summary`): only an id is asked for. */
const MATTER_ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

export default function MatterPage() {
  const { matterId = '' } = useParams()
  return MATTER_ID.test(matterId) ? <Matter matterId={matterId} /> : <NotFound />
}

function Matter({ matterId }: { matterId: string }) {
  const t = useText<typeof zh & typeof matterZh>()
  const matter = useMatter(matterId)
  const step = useAct(takeStep)
  if (matter.error)
    return <ErrorPage isWholePage error={matter.error} onRetry={() => void matter.refetch()} />
  if (!matter.data) {
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  }
  const { data } = matter
  return (
    <>
      <PageHeader
        title={data.title}
        crumbs={[{ title: t('matters.list'), to: '/matters' }]}
        lead={<Lead matter={data} />}
        actions={<MatterActs matterId={matterId} />}
      />
      <StateStrip
        label={t('matters.stations')}
        passed={t('matters.station_passed')}
        stations={data.stations}
      />
      <div className="matter-columns">
        <div>
          <section className="panel" aria-labelledby="matter-steps">
            <h2 id="matter-steps">{t('matters.next')}</h2>
            <StepButtons
              name={`matters.${data.id}`}
              steps={data.steps}
              asOf={data.movedAt}
              onTake={(key, values, movedAt) =>
                step.mutateAsync({ params: { matterId, step: key }, body: { values, movedAt } })
              }
            />
          </section>
          <MatterCourse matterId={matterId} />
        </div>
        <aside aria-label={t('matters.about')}>
          <MatterHolding matterId={matterId} />
        </aside>
      </div>
    </>
  )
}

function Lead({ matter }: { matter: MatterDetail }) {
  const t = useText<typeof zh & typeof matterZh>()
  const text = useBilingual()
  const format = useFormats()
  return (
    <>
      {[text(matter.procedureTitle), matter.reference, matter.unitName || t('matters.no_unit')]
        .filter((part) => part !== '')
        .join(' · ')}
      {matter.dueOn !== null && matter.closedAt === null && (
        <>
          {' · '}
          <DueTag
            due={matter.dueOn}
            daysLeft={matter.workingDaysLeft}
            isProvisional={matter.dueProvisional}
          />
        </>
      )}
      {matter.closedAt !== null && ` · ${t('matters.closed_on', { day: format.instant(matter.closedAt) })}`}{' '}
      {matter.supervised && <span className="state not_met">{t('matters.supervised')}</span>}
    </>
  )
}
