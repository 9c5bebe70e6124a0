/** 材料征集: who was asked for what, by when, and what came. */
import { useState } from 'react'
import { Link } from 'react-router'
import { useCarriedRegion } from '../../../../web/components/carried-region.ts'
import { type Column, DataTable, type RowOf } from '../../../../web/components/DataTable.tsx'
import { DueTag } from '../../../../web/components/DueTag.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { listMaterialRequests } from '../../contract.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'
import { AskDrawer } from './AskDrawer.tsx'
import { MaterialViews } from './MaterialViews.tsx'
import { useChoices } from './use-choices.ts'

type Row = RowOf<typeof listMaterialRequests>

export default function RequestsPage() {
  const t = useText<typeof materialsUiZh>()
  const may = useMay()
  const columns = useColumns()
  const region = useCarriedRegion()
  const { units } = useChoices()
  const [isAsking, setAsking] = useState(false)
  const ask = may('assessment.manageTasks') && (
    <button type="button" className="button primary" onClick={() => setAsking(true)}>
      {t('request.ask')}
    </button>
  )
  return (
    <>
      <PageHeader title={t('request.title')} lead={t('request.none_why')} actions={ask} />
      <MaterialViews current="requests" />
      <DataTable
        endpoint={listMaterialRequests}
        title={t('request.title')}
        columns={columns}
        rowKey={(row) => row.id}
        filters={[
          ...region,
          {
            key: 'unitId',
            title: t('material.unit'),
            options: units.map(({ value, label }) => ({ key: value, title: label })),
          },
          {
            key: 'open',
            title: t('request.open'),
            options: (['yes', 'no'] as const).map((key) => ({ key, title: t(`request.open_${key}`) })),
          },
        ]}
        empty={
          <Empty title={t('request.none')} action={ask}>
            {t('request.none_why')}
          </Empty>
        }
      />
      <AskDrawer open={isAsking} onClose={() => setAsking(false)} />
    </>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useText<typeof materialsUiZh>()
  const text = useBilingual()
  const format = useFormats()
  return [
    {
      key: 'title',
      title: t('request.name'),
      isHead: true,
      width: '34%',
      render: (row) => <Link to={`/assessment/material-requests/${row.id}`}>{row.title}</Link>,
    },
    { key: 'unit', title: t('material.unit'), render: (row) => row.unitName },
    { key: 'items', title: t('material.items'), render: (row) => row.items.join(' ') || '—' },
    {
      key: 'state',
      title: t('material.state'),
      render: (row) => (
        <span className={row.state === 'accepted' ? 'state met' : 'state'}>{text(row.stateTitle)}</span>
      ),
    },
    {
      key: 'delivered',
      title: t('request.delivered'),
      render: (row) => t('request.delivered_count', { count: row.delivered }),
    },
    {
      key: 'due',
      title: t('request.due'),
      render: (row) => (row.dueOn === null ? '—' : <DueTag due={row.dueOn} daysLeft={row.workingDaysLeft} />),
    },
    { key: 'asked', title: t('material.entered'), render: (row) => format.instant(row.askedAt) },
  ]
}
