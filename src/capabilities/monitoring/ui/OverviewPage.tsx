/** 监测总览: what is watched, what was found, what the monitor itself misses. */
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import type { EndpointAnswer } from '../../../kernel/endpoint.ts'
import { Chart } from '../../../web/components/Chart.tsx'
import { type Column, DataTable, type RowOf } from '../../../web/components/DataTable.tsx'
import { Dialog } from '../../../web/components/Dialog.tsx'
import { DraftForm } from '../../../web/components/DraftForm.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { ErrorPage } from '../../../web/components/ErrorPage.tsx'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { ViewTabs } from '../../../web/components/ViewTabs.tsx'
import { useBilingual, useFormats, useText } from '../../../web/i18n.ts'
import { readableAddress } from '../../../web/readable-address.ts'
import { useMay } from '../../../web/session.tsx'
import { useAct, useEndpoint } from '../../../web/use-endpoint.ts'
import { getOverview, listProbes, listRules, makeProbe, switchProbe } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { Reports } from './reports/Reports.tsx'
import { WatchTabs } from './Tabs.tsx'
import { WatchedPages } from './WatchedPages.tsx'

type Overview = EndpointAnswer<typeof getOverview>

const VIEWS = ['figures', 'pages'] as const
const PAGES = '/monitoring/overview?view=pages'

export default function OverviewPage() {
  const t = useText<typeof uiZh>()
  const [address] = useSearchParams()
  const view = address.get('view') === 'pages' ? 'pages' : 'figures'
  const tabs = VIEWS.map((key) => ({
    key,
    title: t(`watch.view_${key}`),
    to: key === 'pages' ? PAGES : '/monitoring/overview',
  }))
  return (
    <>
      <PageHeader title={t('watch.overview_title')} lead={t('watch.overview_lead')} />
      <WatchTabs current="overview" />
      <ViewTabs label={t('watch.views')} current={view} tabs={tabs} />
      {view === 'pages' ? <WatchedPages /> : <Figures />}
    </>
  )
}

function Figures() {
  const t = useText<typeof uiZh>()
  const { data, error, refetch } = useEndpoint(getOverview)
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  return (
    <>
      {data ? (
        <>
          <Numbers overview={data} />
          <Charts overview={data} />
          <DeadPages overview={data} />
        </>
      ) : (
        <p role="status">{t('web.loading')}</p>
      )}
      <Reports />
      <Probes />
    </>
  )
}

function Numbers({ overview }: { overview: Overview }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const { probes } = overview
  const recall =
    probes.recall === null
      ? t('watch.never')
      : `${Math.round(probes.recall * 100)}% (${probes.found}/${probes.expected})`
  // Each figure leads to the list that it counts.
  const numbers: readonly [title: string, figure: string, to: string][] = [
    [t('watch.pages_known'), format.number(overview.pages), PAGES],
    [t('watch.pages_read'), format.number(overview.readPages), `${PAGES}&state=read`],
    [t('watch.hosts_known'), format.number(overview.hosts), PAGES],
    [t('watch.operators_known'), format.number(overview.operators), `${PAGES}&owner=known`],
    [t('watch.dead_pages'), format.number(overview.deadPages), `${PAGES}&state=dead`],
    [t('watch.waiting_count'), format.number(overview.waiting), '/monitoring/findings'],
    [t('watch.accepted_count'), format.number(overview.accepted), '/monitoring/findings?state=accepted'],
    [t('watch.dismissed_count'), format.number(overview.dismissed), '/monitoring/findings?state=dismissed'],
    [t('watch.recall'), recall, '#probes'],
  ]
  return (
    <dl className="watch-numbers">
      {numbers.map(([title, figure, to]) => (
        <div key={title} className="panel">
          <dt>{title}</dt>
          <dd>{to.startsWith('#') ? <a href={to}>{figure}</a> : <Link to={to}>{figure}</Link>}</dd>
        </div>
      ))}
    </dl>
  )
}

function Charts({ overview }: { overview: Overview }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const format = useFormats()
  const { days, rules } = overview
  if (rules.length === 0) return null
  return (
    <div className="review">
      <section className="panel" aria-label={t('watch.by_rule')}>
        <Chart
          kind="rank"
          title={t('watch.by_rule')}
          categoryTitle={t('watch.rule')}
          categories={rules.map(({ title }) => text(title))}
          series={[{ name: t('watch.new_findings'), values: rules.map(({ found }) => found) }]}
          height={Math.max(160, rules.length * 32 + 40)}
        />
      </section>
      <section className="panel" aria-label={t('watch.by_day')}>
        <Chart
          kind="bar"
          title={t('watch.by_day')}
          categoryTitle={t('watch.day')}
          categories={days.map(({ day }) => format.day(day))}
          series={[
            { name: t('watch.new_findings'), values: days.map(({ found }) => found) },
            { name: t('watch.accepted_count'), values: days.map(({ accepted }) => accepted) },
          ]}
        />
      </section>
    </div>
  )
}

function DeadPages({ overview }: { overview: Overview }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  if (overview.dead.length === 0) return null
  return (
    <>
      <h2 className="after-form">{t('watch.failing_pages')}</h2>
      <ul className="plain-list panel">
        {overview.dead.map(({ url, outcome, failures, lastReadAt }) => (
          <li key={url}>
            <a className="long-address" href={url} target="_blank" rel="noreferrer">
              {readableAddress(url)}
            </a>{' '}
            · {t(`watch.outcome_${outcome}` as 'watch.outcome_page')} ·{' '}
            {t('watch.failures', { count: failures })}{' '}
            {lastReadAt && (
              <span className="quiet">{t('watch.last_read', { at: format.instant(lastReadAt) })}</span>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

interface Values {
  readonly title: string
  readonly content: string
  readonly expected: readonly string[]
}

function Probes() {
  const t = useText<typeof uiZh>()
  const may = useMay()
  const [isOpen, setOpen] = useState(false)
  const make = useAct(makeProbe)
  const change = useAct(switchProbe)
  const columns = useProbeColumns((probeId, isOn) => change.mutate({ params: { probeId }, body: { isOn } }))
  const onSubmit = async (values: Values) => {
    await make.mutateAsync({ body: { ...values, expected: [...values.expected] } })
    setOpen(false)
  }
  return (
    <>
      <h2 className="after-form" id="probes">
        {t('watch.probes')}
      </h2>
      <p className="quiet">{t('watch.probes_lead')}</p>
      {may('monitoring.compose') && (
        <p>
          <button type="button" className="button" onClick={() => setOpen(true)}>
            {t('watch.make_probe')}
          </button>
        </p>
      )}
      <FieldErrors error={change.error} />
      <DataTable
        endpoint={listProbes}
        title={t('watch.probes')}
        columns={columns}
        rowKey={(row) => row.id}
        empty={<Empty title={t('watch.probes_none')}>{t('watch.probes_none_why')}</Empty>}
      />
      <Dialog title={t('watch.make_probe')} open={isOpen} onClose={() => setOpen(false)}>
        <ProbeForm onSubmit={onSubmit} onCancel={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function ProbeForm({
  onSubmit,
  onCancel,
}: {
  onSubmit: (values: Values) => Promise<unknown>
  onCancel: () => void
}) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const { data } = useEndpoint(listRules, { query: { limit: 500 } })
  const needed = [{ required: true, message: t('watch.field_needed') }]
  return (
    <DraftForm<Values>
      name="monitoring.probe"
      submit={t('watch.make_probe')}
      onSubmit={onSubmit}
      onCancel={onCancel}
    >
      <Form.Item name="title" label={t('watch.name')} rules={needed}>
        <Input maxLength={100} autoComplete="off" />
      </Form.Item>
      <Form.Item name="content" label={t('watch.probe_content')} rules={needed}>
        <Input.TextArea rows={5} />
      </Form.Item>
      <Form.Item name="expected" label={t('watch.probe_expected')} rules={needed}>
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={(data?.items ?? []).map(({ id, title }) => ({ value: id, label: text(title) }))}
          getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
        />
      </Form.Item>
    </DraftForm>
  )
}

function useProbeColumns(
  onSwitch: (id: string, isOn: boolean) => void,
): readonly Column<RowOf<typeof listProbes>>[] {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const format = useFormats()
  const { data } = useEndpoint(listRules, { query: { limit: 500 } })
  const names = (ids: readonly string[]) =>
    ids
      .map((id) => data?.items.find((rule) => rule.id === id)?.title)
      .flatMap((title) => (title === undefined ? [] : [text(title)]))
      .join('、')
  return [
    { key: 'title', title: t('watch.name'), isHead: true, render: (row) => row.title },
    { key: 'expected', title: t('watch.probe_expected'), render: (row) => names(row.expected) },
    {
      key: 'missed',
      title: t('watch.probe_read'),
      render: (row) => {
        if (row.missed === null || row.readAt === null) return t('watch.never')
        const at = format.instant(row.readAt)
        return row.missed.length === 0 ? (
          <>
            <span className="state met">{t('watch.probe_found')}</span> <span className="quiet">{at}</span>
          </>
        ) : (
          <>
            <span className="state not_met">{t('watch.probe_missed')}</span> {names(row.missed)}{' '}
            <span className="quiet">{at}</span>
          </>
        )
      },
    },
    {
      key: 'switch',
      title: t('watch.acts'),
      render: (row) =>
        row.mayChange ? (
          <button
            type="button"
            className="text-button"
            aria-label={`${t(row.isOn ? 'watch.switch_off' : 'watch.switch_on')} ${row.title}`}
            onClick={() => onSwitch(row.id, !row.isOn)}
          >
            {t(row.isOn ? 'watch.switch_off' : 'watch.switch_on')}
          </button>
        ) : (
          t(row.isOn ? 'watch.model_on' : 'watch.model_off')
        ),
    },
  ]
}
