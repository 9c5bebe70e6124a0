/** 网页证据列表: every capture with its state; filters and the form stand in the address. */
import { Link, useLocation, useSearchParams } from 'react-router'
import type { Visitor } from '../../../kernel/visitor.ts'
import { type Column, DataTable, type Filter, type RowOf } from '../../../web/components/DataTable.tsx'
import { Dialog } from '../../../web/components/Dialog.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { readableAddress } from '../../../web/readable-address.ts'
import { useMay } from '../../../web/session.tsx'
import { exportCaptures, listCaptures } from '../contract.ts'
import { CAPTURE_STATES } from '../domain/capture-state.ts'
import type { recordsZh } from '../messages/records-zh.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { CaptureForm } from './CaptureForm.tsx'
import { CaptureStateTag } from './CaptureStateTag.tsx'
import './evidence.css'

type Words = typeof uiZh & typeof recordsZh
type Row = RowOf<typeof listCaptures>

export default function CaptureListPage() {
  const t = useText<Words>()
  const mayCapture = useMay()('evidence.capture')
  const [address, setAddress] = useSearchParams()
  // A visitor's cookies stand beside the address, not in it: addresses are written down.
  const { visitor }: { visitor?: Visitor } = useLocation().state ?? {}
  const setOpen = (open: boolean) =>
    setAddress((before) => {
      const next = new URLSearchParams(before)
      if (open) next.set('new', '1')
      else next.delete('new')
      return next
    })
  const button = (
    <>
      <button type="button" className="button primary" disabled={!mayCapture} onClick={() => setOpen(true)}>
        {t('pack.new')}
      </button>
      {!mayCapture && <span className="quiet">{t('pack.may_not')}</span>}
    </>
  )
  const filters: readonly Filter[] = [
    {
      key: 'state',
      title: t('evidence.column_state'),
      options: CAPTURE_STATES.map((state) => ({ key: state, title: t(`evidence.state_${state}`) })),
    },
  ]
  return (
    <>
      <PageHeader title={t('evidence.title')} lead={t('pack.lead')} actions={button} />
      <DataTable
        endpoint={listCaptures}
        title={t('evidence.title')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        search={t('pack.search')}
        filters={filters}
        exportTo={exportCaptures}
        empty={
          <Empty title={t('pack.none')} action={mayCapture ? button : undefined}>
            {t('pack.none_why')}
          </Empty>
        }
      />
      <Dialog title={t('pack.new')} open={mayCapture && address.has('new')} onClose={() => setOpen(false)}>
        <CaptureForm url={address.get('url') ?? ''} visitor={visitor} onCancel={() => setOpen(false)} />
      </Dialog>
    </>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useText<Words>()
  const format = useFormats()
  return [
    {
      key: 'page',
      title: t('pack.page'),
      isHead: true,
      width: '40%',
      render: (row) => (
        <>
          <Link to={`/evidence/${row.id}`}>{row.title || readableAddress(row.url)}</Link>
          {row.title !== '' && <div className="quiet page-address">{readableAddress(row.url)}</div>}
        </>
      ),
    },
    {
      key: 'state',
      title: t('evidence.column_state'),
      render: (row) => <CaptureStateTag state={row.state} />,
    },
    { key: 'purpose', title: t('evidence.column_purpose'), render: (row) => row.purpose },
    {
      key: 'requested',
      title: t('evidence.column_requested'),
      render: (row) => row.requestedName || t('pack.custody_system'),
    },
    {
      key: 'at',
      title: t('evidence.column_asked_at'),
      render: (row) => format.instant(row.requestedAt),
    },
  ]
}
