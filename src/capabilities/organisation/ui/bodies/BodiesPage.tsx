/** 领导小组: bodies as a list or a tree, and all members and liaison officers; each as of any day. */
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { DataTable } from '../../../../web/components/DataTable.tsx'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { ViewTabs } from '../../../../web/components/ViewTabs.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { type BodyRow, bodyKinds, exportSeats, listBodies, listSeats, seatRoles } from '../../contract.ts'
import type { bodiesUiZh } from '../../messages/bodies-ui-zh.ts'
import { BodyForm } from './BodyForm.tsx'

export default function BodiesPage() {
  const t = useText<typeof bodiesUiZh>()
  const may = useMay()
  const [search] = useSearchParams()
  const view = search.get('view') ?? 'list'
  const [isFounding, setFounding] = useState(false)
  const found = may('organisation.keepBodies') && (
    <Button type="primary" onClick={() => setFounding(true)}>
      {t('bodies.found')}
    </Button>
  )
  return (
    <>
      <PageHeader title={t('bodies.title')} lead={t('bodies.lead')} actions={found} />
      <ViewTabs
        label={t('bodies.title')}
        current={view}
        tabs={[
          { key: 'list', title: t('bodies.as_list'), to: '/organisation/bodies' },
          { key: 'tree', title: t('bodies.as_tree'), to: '/organisation/bodies?view=tree' },
          { key: 'seats', title: t('bodies.all_members'), to: '/organisation/bodies?view=seats' },
        ]}
      />
      {view === 'tree' && <BodyTree />}
      {view === 'seats' && <AllSeats />}
      {view === 'list' && <BodyList empty={found} />}
      <Dialog title={t('bodies.found')} open={isFounding} onClose={() => setFounding(false)}>
        <BodyForm body={undefined} onClose={() => setFounding(false)} />
      </Dialog>
    </>
  )
}

function BodyList({ empty }: { empty: React.ReactNode }) {
  const t = useText<typeof bodiesUiZh>()
  const format = useFormats()
  return (
    <DataTable
      endpoint={listBodies}
      title={t('bodies.title')}
      search={t('bodies.search')}
      filters={[
        {
          key: 'kind',
          title: t('bodies.kind'),
          options: bodyKinds.map((kind) => ({ key: kind, title: t(`bodies.kind_${kind}`) })),
        },
        { key: 'on', title: t('bodies.on'), type: 'date' },
        {
          key: 'dissolved',
          title: t('bodies.standing'),
          blank: t('bodies.standing_now'),
          options: [{ key: 'true', title: t('bodies.with_dissolved') }],
        },
      ]}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'name',
          title: t('bodies.name'),
          isHead: true,
          render: (row) => (
            <>
              <Link to={`/organisation/bodies/${row.id}`}>{row.name}</Link>
              {row.dissolvedOn && <span className="quiet"> {t('bodies.dissolved')}</span>}
            </>
          ),
        },
        { key: 'kind', title: t('bodies.kind'), render: (row) => t(`bodies.kind_${row.kind}`) },
        { key: 'head', title: t('bodies.head'), render: (row) => row.headName || '—' },
        { key: 'seats', title: t('bodies.seat_count'), align: 'end', render: (row) => row.seats },
        { key: 'parent', title: t('bodies.parent'), render: (row) => row.parentName || '—' },
        { key: 'unit', title: t('bodies.seated_at'), render: (row) => row.unitName || '—' },
        { key: 'document', title: t('bodies.document'), render: (row) => row.documentNumber || '—' },
        { key: 'founded', title: t('bodies.founded_on'), render: (row) => format.day(row.foundedOn) },
      ]}
      empty={
        <Empty title={t('bodies.empty')} action={empty}>
          {t('bodies.empty_words')}
        </Empty>
      }
    />
  )
}

function BodyTree() {
  const t = useText<typeof bodiesUiZh>()
  const found = useEndpoint(listBodies, { query: { limit: 500 } })
  if (found.isError) return <ErrorPage error={found.error} onRetry={() => void found.refetch()} />
  if (found.isPending) return <p role="status">{t('web.loading')}</p>
  const all = found.data.items
  if (all.length === 0) return <Empty title={t('bodies.empty')}>{t('bodies.empty_words')}</Empty>
  const ids = new Set(all.map((body) => body.id))
  const branch = (rows: readonly BodyRow[]) => (
    <ul>
      {rows.map((body) => {
        const below = all.filter((each) => each.parentId === body.id)
        return (
          <li key={body.id}>
            <Link to={`/organisation/bodies/${body.id}`}>{body.name}</Link>{' '}
            <span className="quiet">
              {t(`bodies.kind_${body.kind}`)} · {t('bodies.seats_of', { count: body.seats })}
              {body.headName && ` · ${body.headName}`}
            </span>
            {below.length > 0 && branch(below)}
          </li>
        )
      })}
    </ul>
  )
  return (
    <div className="panel">
      {branch(all.filter((body) => body.parentId === null || !ids.has(body.parentId)))}
    </div>
  )
}

function AllSeats() {
  const t = useText<typeof bodiesUiZh>()
  const format = useFormats()
  return (
    <DataTable
      endpoint={listSeats}
      title={t('bodies.all_members')}
      search={t('bodies.search_seat')}
      exportTo={exportSeats}
      filters={[
        {
          key: 'role',
          title: t('bodies.role'),
          options: seatRoles.map((role) => ({ key: role, title: t(`bodies.role_${role}`) })),
        },
        { key: 'on', title: t('bodies.on'), type: 'date' },
        {
          key: 'waiting',
          title: t('bodies.succession'),
          options: [{ key: 'true', title: t('bodies.waiting') }],
        },
      ]}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'holder',
          title: t('bodies.holder'),
          isHead: true,
          render: (row) => (
            <>
              {row.holder?.name ?? '—'}
              {row.isWaiting && <span className="state"> {t('bodies.waiting')}</span>}
            </>
          ),
        },
        { key: 'role', title: t('bodies.role'), render: (row) => t(`bodies.role_${row.role}`) },
        {
          key: 'unit',
          title: t('bodies.unit'),
          sort: 'unit',
          isAscendingOnly: true,
          render: (row) => row.unitName || '—',
        },
        { key: 'post', title: t('bodies.post'), render: (row) => row.post || '—' },
        {
          key: 'body',
          title: t('bodies.body'),
          sort: 'body',
          isAscendingOnly: true,
          render: (row) => <Link to={`/organisation/bodies/${row.bodyId}`}>{row.bodyName}</Link>,
        },
        {
          key: 'since',
          title: t('bodies.since'),
          render: (row) => (row.holder ? format.day(row.holder.fromOn) : '—'),
        },
      ]}
      empty={<Empty title={t('bodies.no_seats')}>{t('bodies.no_seats_words')}</Empty>}
    />
  )
}
