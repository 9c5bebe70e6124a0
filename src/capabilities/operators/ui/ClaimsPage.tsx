/** 认领处置: identities distributed from above, the rate, and the same step on many of them. */
import { App } from 'antd'
import { useState } from 'react'
import { Link } from 'react-router'
import { type Column, DataTable, type RowOf } from '../../../web/components/DataTable.tsx'
import { DueTag } from '../../../web/components/DueTag.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useBilingual, useFormats, useText } from '../../../web/i18n.ts'
import { useMay } from '../../../web/session.tsx'
import { useAct, useEndpoint } from '../../../web/use-endpoint.ts'
import { actOnClaims, CLAIM_STATES, getClaimRates, listClaims } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { claimProcedure } from '../procedure.ts'
import { RegisterTabs } from './Tabs.tsx'
import { useWord } from './words.ts'
import './operators.css'

type Row = RowOf<typeof listClaims>

export default function ClaimsPage() {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const may = useMay()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const columns = useColumns(may('operators.claim') ? { chosen, setChosen } : undefined)
  return (
    <>
      <PageHeader
        title={t('claim.title')}
        crumbs={[{ title: t('register.title'), to: '/operators' }]}
        lead={t('claim.lead')}
      />
      <RegisterTabs current="claims" />
      <Rates />
      <DataTable
        endpoint={listClaims}
        title={t('claim.title')}
        columns={columns}
        rowKey={(row) => row.id}
        filters={[
          {
            key: 'state',
            title: t('register.status'),
            options: CLAIM_STATES.map((key) => {
              const state = claimProcedure.states.find((each) => each.key === key)
              return { key, title: state ? text(state.title) : key }
            }),
          },
          { key: 'from', title: t('claim.from'), type: 'date' },
          { key: 'to', title: t('claim.to'), type: 'date' },
        ]}
        above={
          may('operators.claim')
            ? (rows) => <Bulk rows={rows} chosen={chosen} setChosen={setChosen} />
            : undefined
        }
        empty={
          <Empty
            title={t('claim.none')}
            action={
              may('operators.import') && (
                <Link className="button primary" to="/operators/import?kind=distributed">
                  {t('claim.import')}
                </Link>
              )
            }
          >
            {t('claim.none_why')}
          </Empty>
        }
      />
    </>
  )
}

/** 认领处置率 of this year; every number opens its list. */
function Rates() {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const { data } = useEndpoint(getClaimRates, { query: {} })
  if (!data || data.distributed === 0) return null
  const days = `from=${data.year}-01-01&to=${data.year}-12-31`
  return (
    <ul className="register-facts">
      <li>
        <Link to={`/operators/claims?${days}`}>
          <span className="quiet">{t('claim.rate', { year: data.year })}</span> <strong>{data.rate}</strong>{' '}
          {format.number(data.settled)}/{format.number(data.distributed)}
        </Link>
      </li>
      <li>
        <Link to={`/operators/claims?${days}&state=distributed`}>
          <span className="quiet">{t('claim.waiting')}</span>{' '}
          <strong>{format.number(data.distributed - data.claimed)}</strong>
        </Link>
      </li>
      <li>
        <Link to={`/operators/claims?${days}&state=claimed`}>
          <span className="quiet">{t('claim.claimed')}</span>{' '}
          <strong>
            {format.number(data.distributed - data.settled - (data.distributed - data.claimed))}
          </strong>
        </Link>
      </li>
    </ul>
  )
}

interface Choosing {
  readonly chosen: ReadonlySet<string>
  readonly setChosen: (chosen: ReadonlySet<string>) => void
}

const isOpen = (row: Row) => row.state === 'distributed' || row.state === 'claimed'

function Bulk({ rows, chosen, setChosen }: Choosing & { rows: readonly Row[] }) {
  const t = useText<typeof uiZh>()
  const { message } = App.useApp()
  const act = useAct(actOnClaims)
  const open = rows.filter(isOpen)
  const picked = open.filter((row) => chosen.has(row.id))
  const inState = (state: Row['state']) => picked.filter((row) => row.state === state).map((row) => row.id)
  const run = async (ids: string[], step: 'claim' | 'dispose', values: Record<string, string>) => {
    const { done, refused } = await act.mutateAsync({ body: { ids: ids.slice(0, 200), step, values } })
    setChosen(new Set())
    void message.success(t('claim.done', { done, refused: refused.length }))
  }
  const [toClaim, toDispose] = [inState('distributed'), inState('claimed')]
  return (
    <div className="bulk-bar panel">
      <button
        type="button"
        className="text-button"
        onClick={() => setChosen(new Set(open.map((row) => row.id)))}
      >
        {t('claim.choose_all', { count: open.length })}
      </button>
      <span role="status">{t('claim.chosen', { count: picked.length })}</span>
      <button
        type="button"
        className="button"
        disabled={toClaim.length === 0 || act.isPending}
        onClick={() => void run(toClaim, 'claim', {}).catch(() => {})}
      >
        {t('claim.claim_chosen', { count: toClaim.length })}
      </button>
      <button
        type="button"
        className="button"
        disabled={toDispose.length === 0 || act.isPending}
        onClick={() => void run(toDispose, 'dispose', { outcome: 'inBusiness' }).catch(() => {})}
      >
        {t('claim.dispose_chosen', { count: toDispose.length })}
      </button>
      <span className="quiet">{t('claim.others')}</span>
      <FieldErrors error={act.error} />
    </div>
  )
}

function useColumns(choosing: Choosing | undefined): readonly Column<Row>[] {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const format = useFormats()
  const word = useWord()
  const choice: Column<Row> = {
    key: 'choice',
    title: t('claim.choice'),
    render: (row) =>
      choosing &&
      isOpen(row) && (
        <input
          type="checkbox"
          aria-label={row.name}
          checked={choosing.chosen.has(row.id)}
          onChange={(event) => {
            const next = new Set(choosing.chosen)
            if (event.target.checked) next.add(row.id)
            else next.delete(row.id)
            choosing.setChosen(next)
          }}
        />
      ),
  }
  return [
    ...(choosing ? [choice] : []),
    {
      key: 'name',
      title: t('register.name'),
      isHead: true,
      width: '28%',
      render: (row) => (
        <>
          <Link to={`/operators/claims/${row.id}`}>{row.name}</Link>
          <div className="quiet">{row.uscc ?? t('register.no_code')}</div>
        </>
      ),
    },
    {
      key: 'shop',
      title: t('register.shop'),
      render: (row) => (row.shop === null ? '—' : `${row.shop.platform} ${row.shop.name}`),
    },
    {
      key: 'state',
      title: t('register.status'),
      render: (row) => (
        <>
          <span className={row.state === 'disposed' ? 'state met' : 'state'}>{text(row.stateTitle)}</span>
          {row.outcome && <div className="quiet">{word('outcome', row.outcome)}</div>}
        </>
      ),
    },
    {
      key: 'due',
      title: t('claim.due'),
      render: (row) => (row.dueOn === null ? '—' : <DueTag due={row.dueOn} daysLeft={row.workingDaysLeft} />),
    },
    {
      key: 'distributed',
      title: t('claim.distributed'),
      render: (row) => (
        <>
          {format.day(row.distributedOn)}
          <div className="quiet">{row.sender}</div>
        </>
      ),
    },
  ]
}
