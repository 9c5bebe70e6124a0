/** 机构: a list to search, or the tree of who stands under whom; new units and changes in a dialog. */
import { Button } from 'antd'
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { DataTable } from '../../../web/components/DataTable.tsx'
import { Dialog } from '../../../web/components/Dialog.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { ErrorPage } from '../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { ViewTabs } from '../../../web/components/ViewTabs.tsx'
import { useText } from '../../../web/i18n.ts'
import { useMay } from '../../../web/session.tsx'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { listLocalRegions, listUnits, type UnitRow } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { UnitForm } from './UnitForm.tsx'

type Open = { readonly unit: UnitRow | undefined }

export default function UnitsPage() {
  const t = useText<typeof zh>()
  const may = useMay()
  const [search] = useSearchParams()
  const isTree = search.get('view') === 'tree'
  const [open, setOpen] = useState<Open>()
  const isManager = may('organisation.manageUnits')
  const create = isManager && (
    <Button type="primary" onClick={() => setOpen({ unit: undefined })}>
      {t('account.unit_create')}
    </Button>
  )
  const change = (unit: UnitRow) =>
    isManager &&
    unit.closedOn === null && (
      <button type="button" className="text-button" onClick={() => setOpen({ unit })}>
        {t('administration.change')}
        <span className="hidden"> {unit.name}</span>
      </button>
    )
  return (
    <>
      <PageHeader title={t('account.units_title')} lead={t('account.units_lead')} actions={create} />
      <ViewTabs
        label={t('account.units_title')}
        current={isTree ? 'tree' : 'list'}
        tabs={[
          { key: 'list', title: t('administration.as_list'), to: '/organisation/units' },
          { key: 'tree', title: t('administration.as_tree'), to: '/organisation/units?view=tree' },
        ]}
      />
      {isTree ? (
        <UnitTree action={change} />
      ) : (
        <DataTable
          endpoint={listUnits}
          title={t('account.units_title')}
          search={t('account.search_unit')}
          rowKey={(row) => row.id}
          columns={[
            { key: 'name', title: t('account.unit_name'), isHead: true, render: (row) => row.name },
            { key: 'short', title: t('account.unit_short'), render: (row) => row.shortName || '—' },
            { key: 'kind', title: t('account.unit_kind'), render: (row) => t(`account.kind_${row.kind}`) },
            { key: 'region', title: t('account.unit_region'), render: (row) => row.region },
            {
              key: 'aliases',
              title: t('account.unit_aliases'),
              render: (row) => (row.closedOn ? t('account.unit_closed') : row.aliases.join('、') || '—'),
            },
            ...(isManager ? [{ key: 'actions', title: t('account.actions'), render: change }] : []),
          ]}
          empty={
            <Empty title={t('account.units_empty')} action={create}>
              {t('account.units_empty_hint')}
            </Empty>
          }
        />
      )}
      <Dialog
        title={open?.unit?.name ?? t('account.unit_create')}
        open={open !== undefined}
        onClose={() => setOpen(undefined)}
      >
        <UnitForm unit={open?.unit} onClose={() => setOpen(undefined)} />
      </Dialog>
    </>
  )
}

/** Regions, and under each its units as they stand under one another. Closed units are history and stay in the list. */
function UnitTree({ action }: { action: (unit: UnitRow) => React.ReactNode }) {
  const t = useText<typeof zh>()
  const units = useEndpoint(listUnits, { query: { limit: 1000, open: 'true' } })
  const local = useEndpoint(listLocalRegions)
  if (units.isError) return <ErrorPage error={units.error} onRetry={() => void units.refetch()} />
  if (units.isPending) return <p role="status">{t('web.loading')}</p>
  const all = units.data.items
  const names = new Map(local.data?.items.map((region) => [region.code, region.name]))
  const ids = new Set(all.map((unit) => unit.id))
  const under = (parentId: string | null, region: string): UnitRow[] =>
    all.filter((unit) =>
      parentId === null
        ? unit.region === region && (unit.parentId === null || !ids.has(unit.parentId))
        : unit.parentId === parentId,
    )
  const branch = (found: readonly UnitRow[], region: string) => (
    <ul>
      {found.map((unit) => (
        <li key={unit.id}>
          {unit.name} <span className="quiet">{t(`account.kind_${unit.kind}`)}</span> {action(unit)}
          {under(unit.id, region).length > 0 && branch(under(unit.id, region), region)}
        </li>
      ))}
    </ul>
  )
  return (
    <div className="panel">
      {[...new Set(all.map((unit) => unit.region))].map((region) => (
        <details key={region} open>
          <summary>
            {names.get(region) ?? ''} {region}
          </summary>
          {branch(under(null, region), region)}
        </details>
      ))}
    </div>
  )
}
