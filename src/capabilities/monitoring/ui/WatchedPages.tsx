/** 监测到的页面: behind the figures of the overview, by address. */
import { Link } from 'react-router'
import { type Column, DataTable, type RowOf } from '../../../web/components/DataTable.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { readableAddress } from '../../../web/readable-address.ts'
import { useMay } from '../../../web/session.tsx'
import { listPages, PAGE_STATES } from '../contract/overview.ts'
import type { uiZh } from '../messages/ui-zh.ts'

export function WatchedPages() {
  const t = useText<typeof uiZh>()
  return (
    <DataTable
      endpoint={listPages}
      title={t('watch.view_pages')}
      columns={useColumns()}
      rowKey={(row) => row.id}
      search={t('watch.search_pages')}
      filters={[
        {
          key: 'state',
          title: t('watch.page_state'),
          options: PAGE_STATES.map((key) => ({ key, title: t(`watch.page_${key}`) })),
        },
        {
          key: 'owner',
          title: t('watch.operator'),
          options: (['known', 'unknown'] as const).map((key) => ({ key, title: t(`watch.owner_${key}`) })),
        },
      ]}
      empty={<Empty title={t('watch.pages_none')}>{t('watch.findings_none_why')}</Empty>}
    />
  )
}

function useColumns(): readonly Column<RowOf<typeof listPages>>[] {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const may = useMay()
  return [
    {
      key: 'page',
      title: t('watch.page'),
      isHead: true,
      width: '44%',
      render: (row) => (
        <>
          {row.title || t('watch.never')}
          <div>
            <a className="long-address" href={row.url} target="_blank" rel="noreferrer">
              {readableAddress(row.url)}
            </a>
          </div>
        </>
      ),
    },
    {
      key: 'operator',
      title: t('watch.operator'),
      render: (row) =>
        row.operatorId !== null && may('operators.read') ? (
          <Link to={`/operators/${row.operatorId}`}>{row.subject}</Link>
        ) : (
          row.subject
        ),
    },
    {
      key: 'price',
      title: t('watch.price_yuan'),
      align: 'end',
      render: (row) => (row.price === null ? t('watch.never') : format.money(row.price)),
    },
    {
      key: 'outcome',
      title: t('watch.last_outcome'),
      render: (row) => (
        <>
          {t(`watch.outcome_${row.outcome}` as 'watch.outcome_page')}
          {row.failures > 0 && <div className="quiet">{t('watch.failures', { count: row.failures })}</div>}
        </>
      ),
    },
    {
      key: 'read',
      title: t('watch.page_read_at'),
      render: (row) => (row.lastReadAt === null ? t('watch.never') : format.instant(row.lastReadAt)),
    },
  ]
}
