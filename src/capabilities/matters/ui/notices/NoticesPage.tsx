/** 我的提醒: what happened to matters that concern one, and what is soon due. */
import { Link } from 'react-router'
import { type Column, DataTable, type RowOf } from '../../../../web/components/DataTable.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { countNotices, listNotices, readNotices } from '../../contract/notices.ts'
import type { noticesZh } from '../../messages/notices-zh.ts'

type Row = RowOf<typeof listNotices>
type Read = (ids: 'all' | string[]) => void

export default function NoticesPage() {
  const t = useText<typeof noticesZh>()
  const act = useAct(readNotices)
  const count = useEndpoint(countNotices)
  const read: Read = (ids) => act.mutate({ body: { ids } })
  const columns = useColumns(read, act.isPending)
  return (
    <>
      <PageHeader
        title={t('notices.mine')}
        lead={t('notices.lead')}
        actions={
          <>
            {(count.data?.unread ?? 0) > 0 && (
              <button type="button" className="button" disabled={act.isPending} onClick={() => read('all')}>
                {t('notices.read_all')}
              </button>
            )}
            <Link className="button" to="/notices/settings">
              {t('notices.settings')}
            </Link>
          </>
        }
      />
      <FieldErrors error={act.error} />
      <DataTable
        endpoint={listNotices}
        title={t('notices.mine')}
        columns={columns}
        rowKey={(row) => row.id}
        filters={[
          {
            key: 'unread',
            title: t('notices.filter'),
            options: [{ key: 'yes', title: t('notices.unread') }],
          },
        ]}
        empty={<Empty title={t('notices.none')}>{t('notices.none_words')}</Empty>}
      />
    </>
  )
}

const KINDS = [
  'step',
  'assigned',
  'handedOver',
  'returned',
  'comment',
  'mentioned',
  'supervised',
  'opened',
  'reminded',
  'amended',
  'dueSoon',
  'dueToday',
  'overdue',
  'milestoneSoon',
  'milestoneOverdue',
  'escalated',
  'called',
  'watched',
] as const

function useColumns(read: Read, isReading: boolean): readonly Column<Row>[] {
  const t = useText<typeof noticesZh>()
  const text = useBilingual()
  const format = useFormats()
  return [
    {
      key: 'text',
      title: t('notices.column_text'),
      isHead: true,
      render: (row) => {
        const words = row.readAt === null ? <strong>{text(row.text)}</strong> : text(row.text)
        if (row.page === '') return words
        return (
          <Link to={row.page} onClick={() => row.readAt === null && read([row.id])}>
            {words}
          </Link>
        )
      },
    },
    {
      key: 'kind',
      title: t('notices.column_kind'),
      render: (row) => {
        const kind = KINDS.find((each) => each === row.kind)
        return kind ? t(`notices.kind_${kind}`) : t('notices.kind_other')
      },
    },
    {
      key: 'at',
      title: t('notices.column_at'),
      render: (row) => <time dateTime={row.at}>{format.instant(row.at)}</time>,
    },
    {
      key: 'read',
      title: t('notices.column_read'),
      render: (row) =>
        row.readAt === null ? (
          <button type="button" className="text-button" disabled={isReading} onClick={() => read([row.id])}>
            {t('notices.read')}
            <span className="hidden"> {text(row.text)}</span>
          </button>
        ) : (
          <span className="quiet">{t('notices.was_read')}</span>
        ),
    },
  ]
}
