/** 规则与准确率: what each rule rests on, what it found, and how much of it held. */
import { Link } from 'react-router'
import { type Column, DataTable, type RowOf } from '../../../web/components/DataTable.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useBilingual, useFormats, useText } from '../../../web/i18n.ts'
import { listRules } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { ProtectedNames } from './names/ProtectedNames.tsx'
import { Cited } from './review/Cited.tsx'
import { WatchTabs } from './Tabs.tsx'

export default function RulesPage() {
  const t = useText<typeof uiZh>()
  return (
    <>
      <PageHeader title={t('watch.rules_title')} lead={t('watch.rules_lead')} />
      <WatchTabs current="rules" />
      <DataTable
        endpoint={listRules}
        title={t('watch.rules_title')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        search={t('watch.search_rules')}
        filters={[
          {
            key: 'quality',
            title: t('watch.quality'),
            options: (['below', 'judged'] as const).map((key) => ({ key, title: t(`watch.quality_${key}`) })),
          },
        ]}
        pageSize={100}
        empty={null}
      />
      <ProtectedNames />
    </>
  )
}

function useColumns(): readonly Column<RowOf<typeof listRules>>[] {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const format = useFormats()
  return [
    {
      key: 'title',
      title: t('watch.rule'),
      isHead: true,
      width: '34%',
      render: (row) => (
        <>
          {text(row.title)} <span className="quiet">{t('watch.version', { version: row.version })}</span>
          <div className="quiet">{text(row.looksFor)}</div>
        </>
      ),
    },
    {
      key: 'article',
      title: t('watch.basis'),
      render: (row) => <Cited article={row.article} isRead={row.isArticleRead} />,
    },
    {
      key: 'penalty',
      title: t('watch.penalty'),
      render: (row) =>
        row.penaltyArticle ? (
          <Cited article={row.penaltyArticle} isRead={row.isPenaltyRead} />
        ) : (
          t('watch.never')
        ),
    },
    {
      key: 'findings',
      title: t('watch.all_findings'),
      sort: 'findings',
      align: 'end',
      render: (row) => (
        <Link
          to={`/monitoring/findings?rule=${row.id}&state=all`}
          aria-label={`${t('watch.all_findings')} ${text(row.title)} ${row.findings}`}
        >
          {format.number(row.findings)}
        </Link>
      ),
    },
    {
      key: 'accepted',
      title: t('watch.accepted_count'),
      align: 'end',
      render: (row) => format.number(row.accepted),
    },
    {
      key: 'dismissed',
      title: t('watch.dismissed_count'),
      align: 'end',
      render: (row) => format.number(row.dismissed),
    },
    {
      key: 'precision',
      title: t('watch.quality'),
      sort: 'precision',
      align: 'end',
      render: (row) => (
        <>
          {row.precision === null ? t('watch.never') : `${Math.round(row.precision * 100)}%`}{' '}
          {row.isBelowFloor && <span className="state not_met">{t('watch.below_floor')}</span>}
        </>
      ),
    },
  ]
}
