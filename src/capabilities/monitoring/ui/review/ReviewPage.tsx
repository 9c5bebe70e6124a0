/** 监测发现的核查: a list by operator that is gone through with the keyboard; filters and place in the address. */
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { addressOf } from '../../../../web/api.ts'
import { type Filter, Toolbar } from '../../../../web/components/DataTable.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { type TableState, useTableState } from '../../../../web/components/table-state.ts'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import {
  exportFindings,
  type FindingRow,
  judgeFindings,
  listFindings,
  listPlans,
  listRules,
} from '../../contract.ts'
import type { Dismissal, Verdict } from '../../domain/finding.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { WatchTabs } from '../Tabs.tsx'
import { DismissDialog } from './DismissDialog.tsx'
import { FindingDetail } from './FindingDetail.tsx'
import { FindingList } from './FindingList.tsx'
import { useReviewKeys } from './use-review-keys.ts'

const FILTER_KEYS = ['state', 'level', 'rule', 'planId', 'mine', 'foundFrom', 'foundUntil']
const FIRST = 100
const MOST = 500

export default function ReviewPage() {
  const t = useText<typeof uiZh>()
  const may = useMay()
  const table = useTableState(FILTER_KEYS)
  const filters = useFilters()
  const [limit, setLimit] = useState(FIRST)
  const filter = filterOf(table)
  const { data, error, refetch } = useEndpoint(listFindings, { query: { ...filter, limit } })
  const items = data?.items ?? []
  const review = useReview(items)
  const isFiltered = table.search !== '' || Object.values(table.filters).some((value) => value !== '')
  const actions = may('monitoring.plan') && (
    <Link className="button" to="/monitoring/plans/new">
      {t('watch.make_plan')}
    </Link>
  )
  return (
    <>
      <PageHeader title={t('watch.findings_title')} lead={t('watch.findings_lead')} actions={actions} />
      <WatchTabs current="findings" />
      <Toolbar search={t('watch.search_findings')} filters={filters} state={table}>
        <a className="text-button" href={addressOf(exportFindings, { query: filter })} download>
          {t('web.export')}
        </a>
      </Toolbar>
      {error && <ErrorPage error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <p className="loading" role="status">
          {t('web.loading')}
        </p>
      )}
      {data && items.length === 0 && !isFiltered && (
        <Empty title={t('watch.findings_none')}>{t('watch.findings_none_why')}</Empty>
      )}
      {data && items.length === 0 && isFiltered && <p className="empty">{t('watch.findings_no_match')}</p>}
      <p className="hidden" role="status">
        {review.said}
      </p>
      <FieldErrors error={review.error} />
      {items.length > 0 && (
        <>
          <p className="quiet review-keys">{t('watch.keys')}</p>
          <div className="review">
            <FindingList items={items} current={review.current?.id} onChoose={review.choose}>
              <p className="table-foot">
                <span className="quiet">{t('watch.count_shown', { count: items.length })}</span>
                {data?.next && limit < MOST && (
                  <button type="button" className="button" onClick={() => setLimit(MOST)}>
                    {t('watch.load_more')}
                  </button>
                )}
              </p>
            </FindingList>
            {review.current && (
              <FindingDetail
                key={review.current.id}
                finding={review.current}
                isBusy={review.isBusy}
                onVerdict={review.judge}
                onDismiss={() => review.setDismissing(true)}
              />
            )}
          </div>
        </>
      )}
      <DismissDialog
        open={review.isDismissing}
        onClose={() => review.setDismissing(false)}
        onDismiss={(reason, note) => review.judge('dismissed', reason, note)}
      />
    </>
  )
}

/** What the list and its export ask for: what waits, where no state was chosen. */
function filterOf({ filters, search }: TableState) {
  const chosen = Object.entries({ ...filters, search }).filter(([, value]) => value !== '')
  const { state = 'waiting', ...rest } = Object.fromEntries(chosen)
  return { ...rest, ...(state !== 'all' && { state: state as FindingRow['state'] | 'waiting' }) }
}

function useFilters(): readonly Filter[] {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const { data: rules } = useEndpoint(listRules, { query: { limit: 500 } })
  const { data: plans } = useEndpoint(listPlans, { query: { state: 'all', limit: 200 } })
  return [
    {
      key: 'state',
      title: t('watch.state'),
      blank: t('watch.state_waiting'),
      options: (['asked', 'accepted', 'dismissed', 'all'] as const).map((key) => ({
        key,
        title: t(`watch.state_${key}`),
      })),
    },
    {
      key: 'level',
      title: t('watch.level'),
      options: (['violation', 'look', 'note'] as const).map((key) => ({
        key,
        title: t(`watch.level_${key}`),
      })),
    },
    {
      key: 'rule',
      title: t('watch.rule'),
      options: (rules?.items ?? [])
        .filter(({ findings }) => findings > 0)
        .map(({ id, title }) => ({ key: id, title: text(title) })),
    },
    {
      key: 'planId',
      title: t('watch.plan'),
      options: (plans?.items ?? []).map(({ id, name }) => ({ key: id, title: name })),
    },
    { key: 'mine', title: t('watch.mine'), options: [{ key: 'yes', title: t('watch.mine_yes') }] },
    { key: 'foundFrom', title: t('watch.found_from'), type: 'date' },
    { key: 'foundUntil', title: t('watch.found_until'), type: 'date' },
  ]
}

type Item = Parameters<typeof FindingDetail>[0]['finding']

/** What is judged next: what waits below a group that has lost its gravest finding, and so sinks, comes first. */
function nextOf(items: readonly Item[], at: number): Item | undefined {
  const current = items[at]
  const isOfGroup = ({ subject }: Item) => subject === current?.subject
  const group = items.filter(isOfGroup)
  const sinks = !group.some(({ id, level }) => id !== current?.id && level === group[0]?.level)
  const other = sinks ? items.slice(at + 1).find((item) => !isOfGroup(item)) : undefined
  return other ?? items[at + 1] ?? items[at - 1]
}

/** Where the officer stands in the list, and what becomes of the finding there. */
function useReview(items: readonly Item[]) {
  const t = useText<typeof uiZh>()
  const [address, setAddress] = useSearchParams()
  const [isDismissing, setDismissing] = useState(false)
  const [said, setSaid] = useState('')
  // The place in the list stays when the finding at it has gone.
  const [place, setPlace] = useState(0)
  const [last, setLast] = useState<string>()
  const act = useAct(judgeFindings, { invalidates: [listFindings, listRules] })
  const named = items.findIndex(({ id }) => id === address.get('finding'))
  const at = named >= 0 ? named : Math.min(place, items.length - 1)
  const current = items[at]
  const choose = (id: string | undefined) => {
    if (id === undefined) return
    const found = items.findIndex((item) => item.id === id)
    // What was taken back is not in the list yet.
    if (found >= 0) setPlace(found)
    setAddress(
      (before) => {
        before.set('finding', id)
        return before
      },
      { replace: true },
    )
  }
  const judge = (verdict: Verdict, reason: Dismissal | null = null, note = '') => {
    if (current === undefined || !current.mayReview || act.isPending) return
    setDismissing(false)
    send(current.id, { verdict, reason, note }, nextOf(items, at)?.id)
  }
  const send = (
    id: string,
    judgement: { readonly verdict: Verdict; readonly reason: Dismissal | null; readonly note: string },
    next: string | undefined,
  ) => {
    const { verdict } = judgement
    act.mutate(
      { body: { ids: [id], ...judgement } },
      {
        onSuccess: () => {
          setSaid(
            t('watch.judged_status', { state: t(`watch.state_${verdict === 'reopened' ? 'new' : verdict}`) }),
          )
          setLast(verdict === 'reopened' ? undefined : id)
          choose(next)
        },
      },
    )
  }
  /** What was judged just now has mostly left the list: it is brought back and stood on. */
  const takeBack = () => {
    if (last !== undefined && !act.isPending)
      send(last, { verdict: 'reopened', reason: null, note: '' }, last)
  }
  const isJudged = current?.state === 'accepted' || current?.state === 'dismissed'
  useReviewKeys(
    {
      j: () => choose(items[at + 1]?.id),
      k: () => choose(items[at - 1]?.id),
      a: () => !isJudged && judge('accepted'),
      d: () => !isJudged && current?.mayReview && setDismissing(true),
      q: () => !isJudged && judge('asked'),
      u: () => (isJudged ? judge('reopened') : takeBack()),
    },
    !isDismissing,
  )
  return {
    current,
    choose,
    judge,
    isDismissing,
    setDismissing,
    said,
    error: act.error,
    isBusy: act.isPending,
  }
}
