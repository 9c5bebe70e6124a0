/** 温馨提示: the list, and one of them opened by its address. */
import { Link, useSearchParams } from 'react-router'
import { type Column, DataTable } from '../../../../web/components/DataTable.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { listNotices, type NoticeRow } from '../../contract.ts'
import { NOTICE_STATES } from '../../domain/notice.ts'
import { WatchTabs } from '../Tabs.tsx'
import { NoticeDetail } from './NoticeDetail.tsx'
import type { Words } from './words.ts'

export default function NoticesPage() {
  const t = useText<Words>()
  const [address] = useSearchParams()
  const columns = useColumns()
  const notice = address.get('notice')
  if (notice !== null) return <NoticeDetail noticeId={notice} />
  return (
    <>
      <PageHeader title={t('notices.title')} lead={t('notices.lead')} />
      <WatchTabs current="notices" />
      <DataTable
        endpoint={listNotices}
        title={t('notices.title')}
        columns={columns}
        rowKey={(row) => row.id}
        search={t('notices.search')}
        filters={[
          {
            key: 'state',
            title: t('notices.state'),
            options: NOTICE_STATES.map((key) => ({ key, title: t(`notices.state_${key}`) })),
          },
        ]}
        empty={<Empty title={t('notices.none')}>{t('notices.none_why')}</Empty>}
      />
    </>
  )
}

function useColumns(): readonly Column<NoticeRow>[] {
  const t = useText<Words>()
  const format = useFormats()
  return [
    {
      key: 'subject',
      title: t('notices.subject'),
      isHead: true,
      render: (row) => <Link to={`/monitoring/notices?notice=${row.id}`}>{row.subject}</Link>,
    },
    {
      key: 'state',
      title: t('notices.state'),
      render: (row) => (
        <span className={row.state === 'mended' ? 'state met' : 'state'}>
          {t(`notices.state_${row.state}`)}
        </span>
      ),
    },
    {
      key: 'findings',
      title: t('notices.findings'),
      align: 'end',
      render: (row) => t('notices.mended_of', { mended: row.mended, all: row.findings }),
    },
    {
      key: 'made',
      title: t('notices.made'),
      render: (row) => t('watch.change_line_by', { name: row.madeName, at: format.instant(row.madeAt) }),
    },
    {
      key: 'sent',
      title: t('notices.sent'),
      render: (row) => (row.sentAt === null ? t('watch.never') : format.instant(row.sentAt)),
    },
  ]
}
