/** 专家库: experts with fields, terms and whom they avoid; draws by lot that anybody can repeat. */
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { call } from '../../../../web/api.ts'
import { DataTable } from '../../../../web/components/DataTable.tsx'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { Masked } from '../../../../web/components/Masked.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { ViewTabs } from '../../../../web/components/ViewTabs.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import {
  type ExpertRow,
  exportExperts,
  listBodies,
  listDraws,
  listExperts,
  unmaskExpert,
} from '../../contract.ts'
import type { expertsUiZh } from '../../messages/experts-ui-zh.ts'
import { AddExpert, AvoidanceForm, DrawForm, LiftForm, TermForm } from './ExpertForms.tsx'

type Avoidance = ExpertRow['avoidances'][number]
type Asked =
  | { readonly act: 'add' | 'draw' }
  | { readonly act: 'avoid' | 'term'; readonly expert: ExpertRow }
  | { readonly act: 'lift'; readonly expert: ExpertRow; readonly avoidance: Avoidance }

export default function ExpertsPage() {
  const t = useText<typeof expertsUiZh>()
  const may = useMay()
  const [search] = useSearchParams()
  const isDraws = search.get('view') === 'draws'
  const [asked, setAsked] = useState<Asked>()
  const onClose = () => setAsked(undefined)
  const pools = useEndpoint(listBodies, { query: { kind: 'expertPool', limit: 100 } })
  const pool = pools.data?.items ?? []
  const keeps = may('organisation.keepBodies') && pool.length > 0
  const actions = keeps && (
    <>
      <Link className="button" to="/organisation/experts/import">
        {t('experts.import')}
      </Link>
      <Button onClick={() => setAsked({ act: 'draw' })}>{t('experts.draw')}</Button>
      <Button type="primary" onClick={() => setAsked({ act: 'add' })}>
        {t('experts.add')}
      </Button>
    </>
  )
  return (
    <>
      <PageHeader title={t('experts.title')} lead={t('experts.lead')} actions={actions} />
      <ViewTabs
        label={t('experts.title')}
        current={isDraws ? 'draws' : 'experts'}
        tabs={[
          { key: 'experts', title: t('experts.title'), to: '/organisation/experts' },
          { key: 'draws', title: t('experts.draws'), to: '/organisation/experts?view=draws' },
        ]}
      />
      {pools.isSuccess && pool.length === 0 && (
        <p className="notice">
          {t('experts.no_pool')} <Link to="/organisation/bodies">{t('experts.to_bodies')}</Link>
        </p>
      )}
      {isDraws ? (
        <Draws />
      ) : (
        <Experts
          onLift={keeps ? (expert, avoidance) => setAsked({ act: 'lift', expert, avoidance }) : undefined}
          action={
            keeps
              ? (expert) => (
                  <>
                    <button
                      type="button"
                      className="text-button"
                      onClick={() => setAsked({ act: 'avoid', expert })}
                    >
                      {t('experts.avoid')}
                      <span className="hidden"> {expert.name}</span>
                    </button>{' '}
                    <button
                      type="button"
                      className="text-button"
                      onClick={() => setAsked({ act: 'term', expert })}
                    >
                      {t('experts.set_term')}
                      <span className="hidden"> {expert.name}</span>
                    </button>
                  </>
                )
              : undefined
          }
        />
      )}
      <Dialog title={t('experts.add')} open={asked?.act === 'add'} onClose={onClose}>
        <AddExpert pools={pool} onClose={onClose} />
      </Dialog>
      <Dialog title={t('experts.draw')} open={asked?.act === 'draw'} onClose={onClose}>
        <DrawForm pools={pool} onClose={onClose} />
      </Dialog>
      <Dialog title={t('experts.avoid')} open={asked?.act === 'avoid'} onClose={onClose}>
        {asked?.act === 'avoid' && <AvoidanceForm expert={asked.expert} onClose={onClose} />}
      </Dialog>
      <Dialog title={t('experts.lift_title')} open={asked?.act === 'lift'} onClose={onClose}>
        {asked?.act === 'lift' && (
          <LiftForm expert={asked.expert} avoidance={asked.avoidance} onClose={onClose} />
        )}
      </Dialog>
      <Dialog title={t('experts.set_term')} open={asked?.act === 'term'} onClose={onClose}>
        {asked?.act === 'term' && <TermForm expert={asked.expert} onClose={onClose} />}
      </Dialog>
    </>
  )
}

interface ExpertsProps {
  readonly action: ((expert: ExpertRow) => React.ReactNode) | undefined
  readonly onLift: ((expert: ExpertRow, avoidance: Avoidance) => void) | undefined
}

function Experts({ action, onLift }: ExpertsProps) {
  const t = useText<typeof expertsUiZh>()
  const format = useFormats()
  const may = useMay()
  const unmask = (expert: ExpertRow) =>
    may('organisation.unmask') && may('organisation.keepBodies')
      ? {
          onUnmask: async (reason: string) =>
            (await call(unmaskExpert, { params: { expertId: expert.id }, body: { reason } })).phone,
        }
      : {}
  return (
    <DataTable
      endpoint={listExperts}
      title={t('experts.title')}
      search={t('experts.search')}
      exportTo={exportExperts}
      filters={[
        { key: 'field', title: t('experts.field'), type: 'text' },
        {
          key: 'inTerm',
          title: t('experts.term'),
          options: [{ key: 'true', title: t('experts.in_term') }],
        },
        {
          key: 'avoiding',
          title: t('experts.avoidance'),
          options: [{ key: 'true', title: t('experts.with_avoidance') }],
        },
      ]}
      rowKey={(row) => row.id}
      columns={[
        { key: 'name', title: t('experts.name'), isHead: true, width: '6em', render: (row) => row.name },
        { key: 'fields', title: t('experts.fields'), render: (row) => row.fields.join('、') },
        { key: 'unit', title: t('experts.unit'), render: (row) => row.unitName || '—' },
        {
          key: 'qualification',
          title: t('experts.qualification'),
          render: (row) => row.qualification || '—',
        },
        {
          key: 'phone',
          title: t('experts.phone'),
          render: (row) => (
            <Masked value={row.phone} label={`${row.name} ${t('experts.phone')}`} {...unmask(row)} />
          ),
        },
        {
          key: 'term',
          title: t('experts.term'),
          render: (row) => (
            <>
              {format.day(row.fromOn)} – {format.day(row.toOn)}
              {!row.inTerm && <div className="quiet">{t('experts.out_of_term')}</div>}
            </>
          ),
        },
        {
          key: 'avoidance',
          title: t('experts.avoidance'),
          render: (row) =>
            row.avoidances.length === 0
              ? '—'
              : row.avoidances.map((one) => (
                  <div key={one.id}>
                    {one.name} <span className="quiet">{one.reason}</span>{' '}
                    {onLift && (
                      <button type="button" className="text-button" onClick={() => onLift(row, one)}>
                        {t('experts.lift')}
                        <span className="hidden">
                          {' '}
                          {row.name} {one.name}
                        </span>
                      </button>
                    )}
                  </div>
                )),
        },
        ...(action ? [{ key: 'acts', title: t('experts.acts'), render: action }] : []),
      ]}
      empty={<Empty title={t('experts.empty')}>{t('experts.empty_words')}</Empty>}
    />
  )
}

function Draws() {
  const t = useText<typeof expertsUiZh>()
  const format = useFormats()
  return (
    <DataTable
      endpoint={listDraws}
      title={t('experts.draws')}
      rowKey={(row) => row.id}
      columns={[
        { key: 'purpose', title: t('experts.purpose'), isHead: true, render: (row) => row.purpose },
        { key: 'drawn', title: t('experts.drawn'), render: (row) => row.drawnNames.join('、') },
        { key: 'subjects', title: t('experts.subjects'), render: (row) => row.subjects.join('、') || '—' },
        { key: 'avoided', title: t('experts.avoided'), render: (row) => row.avoidedNames.join('、') || '—' },
        { key: 'pool', title: t('experts.pool_size'), align: 'end', render: (row) => row.poolSize },
        { key: 'seed', title: t('experts.seed'), render: (row) => <code>{row.seed}</code> },
        { key: 'by', title: t('experts.drawn_by'), render: (row) => row.drawnBy },
        { key: 'at', title: t('experts.drawn_at'), render: (row) => format.instant(row.drawnAt) },
      ]}
      empty={<Empty title={t('experts.no_draws')}>{t('experts.no_draws_words')}</Empty>}
    />
  )
}
