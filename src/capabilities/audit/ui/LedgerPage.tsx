/** 操作留痕: the entries by act, actor, subject and day; one opens beside the list. */
import { Link, useSearchParams } from 'react-router'
import { type Column, DataTable, type Filter, type RowOf } from '../../../web/components/DataTable.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { useMay } from '../../../web/session.tsx'
import { RECORDED_ACTIONS } from '../actions.ts'
import { exportEntries, listEntries } from '../contract.ts'
import type { AuditMessages } from '../messages/ui-zh.ts'
import './audit.css'
import { useAuditWords } from './audit-words.ts'
import { EntryDrawer } from './EntryDrawer.tsx'

type Row = RowOf<typeof listEntries>

export default function LedgerPage() {
  const t = useText<AuditMessages>()
  const may = useMay()
  const [address, setAddress] = useSearchParams()
  const open = (entryId: string | null) =>
    setAddress((before) => {
      if (entryId === null) before.delete('entry')
      else before.set('entry', entryId)
      return before
    })
  return (
    <>
      <PageHeader
        title={t('audit.title')}
        lead={t('audit.lead')}
        actions={
          may('audit.verify') && (
            <Link className="button primary" to="/audit/verify">
              {t('audit.to_verify')}
            </Link>
          )
        }
      />
      <DataTable
        endpoint={listEntries}
        title={t('audit.title')}
        columns={useColumns(open)}
        rowKey={(row) => row.id}
        filters={useFilters()}
        exportTo={exportEntries}
        empty={<Empty title={t('audit.none')}>{t('audit.none_words')}</Empty>}
      />
      <EntryDrawer entryId={address.get('entry')} onClose={() => open(null)} />
    </>
  )
}

function useFilters(): readonly Filter[] {
  const t = useText<AuditMessages>()
  const words = useAuditWords()
  return [
    {
      key: 'action',
      title: t('audit.filter_action'),
      options: RECORDED_ACTIONS.map((action) => ({ key: action, title: words.action(action) })),
    },
    { key: 'actor', title: t('audit.filter_actor'), type: 'text' },
    { key: 'subjectId', title: t('audit.filter_subject'), type: 'text' },
    { key: 'from', title: t('audit.filter_from'), type: 'date' },
    { key: 'to', title: t('audit.filter_to'), type: 'date' },
  ]
}

function useColumns(open: (entryId: string) => void): readonly Column<Row>[] {
  const t = useText<AuditMessages>()
  const format = useFormats()
  const words = useAuditWords()
  return [
    {
      key: 'at',
      title: t('audit.column_at'),
      isHead: true,
      render: (row) => {
        const at = format.exactInstant(row.at)
        return (
          <button
            type="button"
            className="text-button audit-time"
            aria-label={t('audit.open_entry', { at })}
            onClick={() => open(row.id)}
          >
            {at}
          </button>
        )
      },
    },
    {
      key: 'actor',
      title: t('audit.column_actor'),
      render: (row) => <span className="audit-id">{words.actor(row)}</span>,
    },
    { key: 'action', title: t('audit.column_action'), render: (row) => words.action(row.action) },
    {
      key: 'subject',
      title: t('audit.column_subject'),
      render: (row) => (
        <>
          {words.subject(row.subjectType)}{' '}
          {row.subjectName ?? <span className="quiet audit-id">{row.subjectId}</span>}
        </>
      ),
    },
    { key: 'region', title: t('audit.column_region'), render: (row) => row.regionName },
    { key: 'unit', title: t('audit.column_unit'), render: (row) => row.unitName ?? '—' },
    {
      key: 'seq',
      title: t('audit.column_seq'),
      align: 'end',
      render: (row) =>
        row.seq === null ? (
          <span className="quiet">{t('audit.waiting_for_seal')}</span>
        ) : (
          format.number(row.seq)
        ),
    },
  ]
}
