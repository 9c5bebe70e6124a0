/** 佐证材料清单: every material with its unit, items, state and validity; filters in the address; acts on many at once. */
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { useCarriedRegion } from '../../../../web/components/carried-region.ts'
import { type Column, DataTable, type Filter, type RowOf } from '../../../../web/components/DataTable.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { exportMaterials, listMaterials, MATERIAL_STATES, VALIDITIES } from '../../contract.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'
import type { zh } from '../../messages/zh.ts'
import { materialAddress } from '../score/explanation-nodes.ts'
import { BulkBar } from './BulkBar.tsx'
import { MaterialViews } from './MaterialViews.tsx'
import { MaterialState } from './material-state.tsx'
import { UploadDrawer } from './UploadDrawer.tsx'
import { useChoices } from './use-choices.ts'
import './materials.css'

type Row = RowOf<typeof listMaterials>

export default function MaterialsPage() {
  const t = useText<typeof materialsUiZh>()
  const may = useMay()
  const [address, setAddress] = useSearchParams()
  const [chosen, setChosen] = useState<ReadonlyMap<string, Row>>(new Map())
  const columns = useColumns(chosen, setChosen)
  const filters = useFilters()
  const mayEnter = may('assessment.enterEvidence')
  const item = address.get('item')
  const setUpload = (isOpen: boolean) =>
    setAddress(
      (before) => {
        if (isOpen) before.set('upload', 'yes')
        else for (const key of ['upload', 'request']) before.delete(key)
        return before
      },
      { replace: true },
    )
  const upload = mayEnter && (
    <button type="button" className="button primary" onClick={() => setUpload(true)}>
      {t('material.upload')}
    </button>
  )
  return (
    <div className="materials-page">
      <PageHeader title={t('material.title')} lead={t('material.lead')} actions={upload} />
      <MaterialViews current="list" />
      <BulkBar chosen={[...chosen.values()]} onDone={() => setChosen(new Map())} />
      <DataTable
        endpoint={listMaterials}
        title={t('material.title')}
        columns={columns}
        rowKey={(row) => row.id}
        search={t('material.search')}
        filters={filters}
        exportTo={exportMaterials}
        empty={
          <Empty title={t('material.none')} action={upload}>
            {t('material.none_why')}
          </Empty>
        }
      />
      {mayEnter && address.get('upload') === 'yes' && (
        <UploadDrawer
          items={item === null ? [] : [item]}
          requestId={address.get('request') ?? undefined}
          onClose={() => setUpload(false)}
        />
      )}
    </div>
  )
}

function useColumns(
  chosen: ReadonlyMap<string, Row>,
  setChosen: (next: ReadonlyMap<string, Row>) => void,
): readonly Column<Row>[] {
  const t = useText<typeof materialsUiZh>()
  const format = useFormats()
  const toggle = (row: Row) => {
    const next = new Map(chosen)
    if (!next.delete(row.id)) next.set(row.id, row)
    setChosen(next)
  }
  return [
    {
      key: 'name',
      title: t('material.name'),
      sort: 'title',
      isAscendingOnly: true,
      isHead: true,
      width: '32%',
      render: (row) => (
        <span className="row-choice">
          <input
            type="checkbox"
            aria-label={t('material.select', { title: row.title })}
            checked={chosen.has(row.id)}
            disabled={row.state === 'withdrawn'}
            onChange={() => toggle(row)}
          />
          <span>
            <Link to={materialAddress(row.id)}>{row.title}</Link>
            <span className="quiet file-name">
              {row.fileName} · {format.bytes(row.size)}
            </span>
          </span>
        </span>
      ),
    },
    {
      key: 'state',
      title: t('material.state'),
      render: (row) => <MaterialState state={row.state} expired={row.expired} />,
    },
    { key: 'unit', title: t('material.unit'), render: (row) => row.unitName },
    {
      key: 'items',
      title: t('material.items'),
      render: (row) =>
        row.items.length === 0
          ? '—'
          : row.items.map((item) => (
              <Link key={item} className="item-link" to={`/assessment/evidence?tab=items&item=${item}`}>
                {item}
              </Link>
            )),
    },
    {
      key: 'tags',
      title: t('material.tags'),
      render: (row) => (row.tags.length === 0 ? '—' : row.tags.join(' · ')),
    },
    {
      key: 'validTo',
      title: t('material.valid_to'),
      sort: 'validTo',
      isAscendingOnly: true,
      render: (row) => (row.validTo === null ? '—' : format.day(row.validTo)),
    },
    {
      key: 'entered',
      title: t('material.entered'),
      sort: 'entered',
      render: (row) => t('material.entered_by', { who: row.enteredName, at: format.instant(row.enteredAt) }),
    },
  ]
}

function useFilters(): readonly Filter[] {
  const t = useText<typeof materialsUiZh & typeof zh>()
  const { indicators, items, units } = useChoices()
  const options = (list: readonly { value: string; label: string }[]) =>
    list.map(({ value, label }) => ({ key: value, title: label }))
  return [
    ...useCarriedRegion(),
    {
      key: 'state',
      title: t('material.state'),
      options: MATERIAL_STATES.map((key) => ({ key, title: t(`assessment.material.state_${key}`) })),
    },
    { key: 'unitId', title: t('material.unit'), options: options(units) },
    { key: 'indicator', title: t('material.indicator'), options: options(indicators) },
    { key: 'item', title: t('material.item'), options: options(items) },
    {
      key: 'validity',
      title: t('material.validity'),
      options: VALIDITIES.map((key) => ({ key, title: t(`material.validity_${key}`) })),
    },
    { key: 'tag', title: t('material.tag'), type: 'text' },
    { key: 'mine', title: t('material.mine'), options: [{ key: 'yes', title: t('material.mine_yes') }] },
  ]
}
