/** 一次监测运行: how far it is, what each page ended with, stopping it. */
import { Link, useParams } from 'react-router'
import { addressOf } from '../../../../web/api.ts'
import { type Column, DataTable, type RowOf } from '../../../../web/components/DataTable.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { readableAddress } from '../../../../web/readable-address.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { getRun, listVisits, openSnapshot, stopRun } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import '../monitoring.css'

const FOLLOW_EVERY_MS = 1500

export default function RunPage() {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const { runId = '' } = useParams()
  const { data, error, refetch } = useEndpoint(
    getRun,
    { params: { runId } },
    { refetchEveryMs: (run) => (run.endedAt === null ? FOLLOW_EVERY_MS : false), thenReadAll: true },
  )
  const stop = useAct(stopRun)
  const columns = useColumns()
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (!data) return <p role="status">{t('web.loading')}</p>
  const isOpen = data.endedAt === null
  const count = { visited: format.number(data.visited), pages: format.number(data.pages) }
  const actions = (
    <>
      <FieldErrors error={stop.error} />
      <Link className="button" to={`/monitoring/findings?planId=${data.planId}`}>
        {t('watch.see_findings')}
      </Link>
      {isOpen && (
        <button
          type="button"
          className="button"
          disabled={!data.mayStop || stop.isPending}
          onClick={() => stop.mutate({ params: { runId } })}
        >
          {t('watch.stop')}
        </button>
      )}
    </>
  )
  return (
    <>
      <PageHeader
        title={t('watch.run_title')}
        crumbs={[
          { title: t('watch.plans_title'), to: '/monitoring/plans' },
          { title: data.plan, to: `/monitoring/plans/${data.planId}` },
        ]}
        lead={`${format.instant(data.startedAt)} · ${data.orderedName}`}
        actions={actions}
      />
      <section className="panel" aria-label={t('watch.run_title')}>
        <p role="status">
          <strong>{t(`watch.run_${data.state}`)}</strong> {t('watch.run_progress', count)} ·{' '}
          {t('watch.all_findings')} {format.number(data.findings)} · {t('watch.new_findings')}{' '}
          {format.number(data.newFindings)}
        </p>
        {data.waitsUntil !== null && <p>{t('watch.run_waits', { at: format.instant(data.waitsUntil) })}</p>}
        {isOpen && (
          <progress aria-label={t('watch.run_title')} value={data.visited} max={Math.max(data.pages, 1)} />
        )}
      </section>
      <h2>{t('watch.visits')}</h2>
      <DataTable
        endpoint={listVisits}
        input={{ params: { runId } }}
        title={t('watch.visits')}
        columns={columns}
        rowKey={(row) => row.id}
        search={t('watch.search_visits')}
        filters={[
          {
            key: 'outcome',
            title: t('watch.outcome'),
            options: data.outcomes.map(({ outcome, count: number }) => ({
              key: outcome,
              title: `${t(`watch.outcome_${outcome}` as 'watch.outcome_page')} (${format.number(number)})`,
            })),
          },
        ]}
        empty={<Empty title={t('watch.no_visits')}>{t('watch.no_visits_why')}</Empty>}
      />
    </>
  )
}

function useColumns(): readonly Column<RowOf<typeof listVisits>>[] {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const robots = (row: RowOf<typeof listVisits>): string => {
    if (row.robots === null) return t('watch.never')
    const { because, rule, order } = row.robots
    if (because === 'order') return t('watch.robots_order', { order: order ?? '' })
    if (because === 'rule') return t('watch.robots_rule', { rule: rule ?? '' })
    if (because === 'no_file') return t('watch.robots_no_file')
    return t(because === 'unreachable' ? 'watch.robots_unreachable' : 'watch.robots_allowed')
  }
  return [
    {
      key: 'url',
      title: t('watch.url'),
      isHead: true,
      width: '40%',
      render: (row) => (
        <>
          <a className="long-address" href={row.url} target="_blank" rel="noreferrer">
            {readableAddress(row.url)}
          </a>
          {row.title && <div className="quiet">{row.title}</div>}
        </>
      ),
    },
    {
      key: 'outcome',
      title: t('watch.outcome'),
      render: (row) => (
        <>
          {t(`watch.outcome_${row.outcome ?? 'waiting'}` as 'watch.outcome_page')}{' '}
          {row.status !== null && <span className="quiet">{row.status}</span>}
          {row.byBrowser && <div className="quiet">{t('watch.by_browser')}</div>}
          {row.isRepeated && <div className="quiet">{t('watch.repeated')}</div>}
        </>
      ),
    },
    {
      key: 'robots',
      title: t('watch.robots'),
      render: (row) => <span className="quiet">{robots(row)}</span>,
    },
    {
      key: 'findings',
      title: t('watch.all_findings'),
      align: 'end',
      render: (row) => (row.findings === null ? t('watch.never') : format.number(row.findings)),
    },
    {
      key: 'elapsed',
      title: t('watch.elapsed'),
      align: 'end',
      render: (row) =>
        row.elapsedMs === null ? t('watch.never') : t('watch.ms', { ms: format.number(row.elapsedMs) }),
    },
    {
      key: 'snapshot',
      title: t('watch.snapshot'),
      render: (row) =>
        row.hasSnapshot ? (
          <a
            href={addressOf(openSnapshot, { params: { visitId: row.id } })}
            aria-label={`HTML ${row.url}`}
            download
          >
            HTML
          </a>
        ) : (
          t('watch.never')
        ),
    },
  ]
}
