/** 网店: every shop, site and live room, also those whose operator is not known yet. */
import { Link } from 'react-router'
import { type Column, DataTable, type RowOf } from '../../../web/components/DataTable.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { listShops } from '../contract.ts'
import { SHOP_STATUSES } from '../domain/operator.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { ShopAddress } from './file/ShopAddress.tsx'
import { RegisterTabs } from './Tabs.tsx'
import { useOptions, useWord } from './words.ts'
import './operators.css'

type Row = RowOf<typeof listShops>

export default function ShopsPage() {
  const t = useText<typeof uiZh>()
  const options = useOptions()
  return (
    <>
      <PageHeader
        title={t('register.tab_shops')}
        crumbs={[{ title: t('register.title'), to: '/operators' }]}
        lead={t('register.shops_lead')}
      />
      <RegisterTabs current="shops" />
      <DataTable
        endpoint={listShops}
        title={t('register.tab_shops')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        search={t('register.shops_search')}
        filters={[
          { key: 'status', title: t('register.status'), options: options('shop_status', SHOP_STATUSES) },
          {
            key: 'orphan',
            title: t('register.orphans'),
            options: [{ key: 'yes', title: t('register.only') }],
          },
          { key: 'platform', title: t('register.platform'), type: 'text' },
        ]}
        empty={<Empty title={t('register.shops_none')}>{t('register.shops_lead')}</Empty>}
      />
    </>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useText<typeof uiZh>()
  const word = useWord()
  const format = useFormats()
  return [
    {
      key: 'name',
      title: t('register.shop'),
      isHead: true,
      width: '34%',
      render: (row) => (
        <>
          {row.name}
          <div className="quiet">
            <ShopAddress address={row.address} />
          </div>
        </>
      ),
    },
    {
      key: 'platform',
      title: t('register.platform'),
      render: (row) => (
        <>
          {row.platform || '—'}
          <div className="quiet">{word('shop_kind', row.kind)}</div>
        </>
      ),
    },
    {
      key: 'operator',
      title: t('register.operator'),
      render: (row) =>
        row.operatorId === null ? (
          <span className="quiet">{t('register.shown_as', { name: row.sellerName || '—' })}</span>
        ) : (
          <Link to={`/operators/${row.operatorId}`}>{row.operatorName}</Link>
        ),
    },
    {
      key: 'status',
      title: t('register.status'),
      render: (row) => (
        <span className={row.status === 'open' ? 'state met' : 'state'}>
          {word('shop_status', row.status)}
        </span>
      ),
    },
    { key: 'seen', title: t('register.last_seen'), render: (row) => format.day(row.lastSeen) },
  ]
}
