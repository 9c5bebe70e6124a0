/** 一个监测计划: what it says, its runs, running it now, changing or deleting it. */
import { useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { ConfirmDialog } from '../../../../web/components/ConfirmDialog.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { changePlan, deletePlan, getPlan, startRun } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { PlanForm } from './PlanForm.tsx'
import { type PlanValues, settingsOf, valuesOf } from './plan-values.ts'
import '../monitoring.css'

type Plan = EndpointAnswer<typeof getPlan>

export default function PlanPage() {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const { watchId = '' } = useParams()
  const [address, setAddress] = useSearchParams()
  const { data, error, refetch } = useEndpoint(getPlan, { params: { watchId } })
  const change = useAct(changePlan)
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (!data) return <p role="status">{t('web.loading')}</p>
  const isChanging = address.get('change') === 'yes' && data.mayChange
  const close = () => setAddress({})
  const onSubmit = async (values: PlanValues) => {
    const { name, state = 'on' } = values
    const body = { name, state, settings: settingsOf(values), version: data.version }
    await change.mutateAsync({ params: { watchId }, body })
    close()
  }
  return (
    <>
      <PageHeader
        title={data.name}
        crumbs={[{ title: t('watch.plans_title'), to: '/monitoring/plans' }]}
        lead={t('watch.created', { name: data.createdName, at: format.instant(data.createdAt) })}
        actions={!isChanging && <PlanActs plan={data} onChange={() => setAddress({ change: 'yes' })} />}
      />
      {isChanging ? (
        <PlanForm
          name={`monitoring.plan.${data.id}.${data.version}`}
          initial={valuesOf(data)}
          told={data.told}
          isNew={false}
          onSubmit={onSubmit}
          onCancel={close}
        />
      ) : (
        <>
          <Settings plan={data} />
          <Runs plan={data} />
        </>
      )}
    </>
  )
}

function PlanActs({ plan, onChange }: { plan: Plan; onChange: () => void }) {
  const t = useText<typeof uiZh>()
  const navigate = useNavigate()
  const start = useAct(startRun)
  const may = useMay()
  const isRunning = plan.lastRun !== null && plan.lastRun.endedAt === null
  const why = !plan.mayChange
    ? t('watch.may_not_plan')
    : plan.state !== 'on' || isRunning
      ? t('watch.why_not_run')
      : ''
  const onStart = async () => {
    const { runId } = await start.mutateAsync({ params: { watchId: plan.id } })
    navigate(`/monitoring/runs/${runId}`)
  }
  return (
    <>
      <FieldErrors error={start.error} />
      <Link className="button" to={`/monitoring/findings?planId=${plan.id}`}>
        {t('watch.see_findings')}
      </Link>
      {may('monitoring.plan') && (
        <Link className="button" to={`/monitoring/plans/new?from=${plan.id}`}>
          {t('watch.copy_plan')}
        </Link>
      )}
      <button
        type="button"
        className="button"
        disabled={!plan.mayChange}
        title={plan.mayChange ? '' : why}
        onClick={onChange}
      >
        {t('watch.change_plan')}
      </button>
      {plan.mayChange && plan.runs.length === 0 && <DeletePlan plan={plan} />}
      <button
        type="button"
        className="button primary"
        disabled={why !== '' || start.isPending}
        onClick={() => void onStart().catch(() => {})}
      >
        {t('watch.run_now')}
      </button>
      {why !== '' && <span className="quiet">{why}</span>}
    </>
  )
}

/** Only what never ran. */
function DeletePlan({ plan }: { plan: Plan }) {
  const t = useText<typeof uiZh>()
  const navigate = useNavigate()
  const [isOpen, setOpen] = useState(false)
  const act = useAct(deletePlan)
  // Away first: what was deleted cannot be read again.
  const onDelete = () =>
    act.mutate({ params: { watchId: plan.id } }, { onSuccess: () => void navigate('/monitoring/plans') })
  return (
    <>
      <button type="button" className="button" onClick={() => setOpen(true)}>
        {t('watch.delete_plan')}
      </button>
      <ConfirmDialog
        title={t('watch.delete_plan')}
        open={isOpen}
        act={act}
        onConfirm={onDelete}
        onClose={() => setOpen(false)}
      >
        {t('watch.delete_sure')}
      </ConfirmDialog>
    </>
  )
}

const ADDRESSES_SHOWN = 20

function Settings({ plan }: { plan: Plan }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const {
    whom,
    when,
    limits,
    rules,
    sample,
    depth,
    pagesMax,
    robotsOrder,
    browser,
    pictures,
    tell,
    capture,
  } = plan.settings
  const starts =
    whom.kind === 'addresses'
      ? whom.addresses
      : whom.kind === 'search'
        ? [whom.address, ...whom.keywords]
        : [whom.search, whom.platform].filter((part) => part !== '')
  return (
    <section className="panel" aria-label={plan.name}>
      <dl className="fact-list">
        <dt>{t('watch.state')}</dt>
        <dd>
          <span className="state">{t(`watch.plan_${plan.state}`)}</span>
        </dd>
        <dt>{t('watch.whom')}</dt>
        <dd>
          {t(`watch.whom_${whom.kind}`)}
          <ul className="plain-list">
            {starts.slice(0, ADDRESSES_SHOWN).map((each) => (
              <li key={each}>{each}</li>
            ))}
            {starts.length > ADDRESSES_SHOWN && <li>… {format.number(starts.length)}</li>}
          </ul>
        </dd>
        {sample !== null && (
          <>
            <dt>{t('watch.sample')}</dt>
            <dd>{format.number(sample)}</dd>
          </>
        )}
        <dt>{t('watch.depth')}</dt>
        <dd>{depth}</dd>
        <dt>{t('watch.browser')}</dt>
        <dd>
          {t(`watch.browser_${browser}`)}
          {pictures && ` · ${t('watch.pictures')}`}
        </dd>
        <dt>{t('watch.pages_max')}</dt>
        <dd>{format.number(pagesMax)}</dd>
        <dt>{t('watch.rules')}</dt>
        <dd>{rules === 'all' ? t('watch.rules_all') : rules.join('、')}</dd>
        <dt>{t('watch.when')}</dt>
        <dd>
          {t(`watch.when_${when.kind}`)}
          {when.kind === 'schedule' && ` · ${t('watch.every_n_days', { days: when.everyDays })} · ${when.at}`}
          {when.kind === 'campaign' && ` · ${when.title} · ${when.from} – ${when.until} · ${when.at}`}
        </dd>
        <dt>{t('watch.next_run')}</dt>
        <dd>{plan.nextRunAt === null ? t('watch.never') : format.instant(plan.nextRunAt)}</dd>
        <dt>{t('watch.interval')}</dt>
        <dd>{format.number(limits.intervalMs / 1000)}</dd>
        <dt>{t('watch.at_once')}</dt>
        <dd>{limits.atOnceMax}</dd>
        <dt>{t('watch.tell')}</dt>
        <dd>
          {tell.persons.length + tell.units.length === 0
            ? t('watch.tell_nobody')
            : [...plan.told.map(({ name }) => name), t(`watch.from_${tell.level}`)].join(' · ')}
        </dd>
        <dt>{t('watch.auto_capture')}</dt>
        <dd>
          {capture.level === 'none'
            ? t('watch.capture_none')
            : [
                t(`watch.from_${capture.level}`),
                t(`watch.capture_${capture.when}`),
                ...capture.officers.map(({ name, certificate }) => `${name} ${certificate}`),
              ].join(' · ')}
        </dd>
        {robotsOrder !== '' && (
          <>
            <dt>{t('watch.order')}</dt>
            <dd>{robotsOrder}</dd>
          </>
        )}
      </dl>
    </section>
  )
}

function Runs({ plan }: { plan: Plan }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  if (plan.runs.length === 0) return <p className="quiet">{t('watch.no_runs')}</p>
  return (
    <>
      <h2>{t('watch.runs')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled with the keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={t('watch.runs')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('watch.started')}</th>
              <th scope="col">{t('watch.state')}</th>
              <th scope="col" className="end">
                {t('watch.pages')}
              </th>
              <th scope="col" className="end">
                {t('watch.read_pages')}
              </th>
              <th scope="col" className="end">
                {t('watch.all_findings')}
              </th>
              <th scope="col" className="end">
                {t('watch.new_findings')}
              </th>
              <th scope="col">{t('watch.by')}</th>
            </tr>
          </thead>
          <tbody>
            {plan.runs.map((run) => (
              <tr key={run.id}>
                <td>
                  <Link to={`/monitoring/runs/${run.id}`}>{format.instant(run.startedAt)}</Link>
                </td>
                <td>
                  <span className="state">{t(`watch.run_${run.state}`)}</span>
                </td>
                <td className="end">{format.number(run.pages)}</td>
                <td className="end">{format.number(run.read)}</td>
                <td className="end">{format.number(run.findings)}</td>
                <td className="end">{format.number(run.newFindings)}</td>
                <td>{run.orderedName}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  )
}
