/** 通报: the list, and composing the next one over a period. */
import { useId, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { type Column, DataTable, type RowOf } from '../../../../web/components/DataTable.tsx'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct } from '../../../../web/use-endpoint.ts'
import { composeCircular, listCirculars } from '../../contract.ts'
import type { circularsZh } from '../../messages/circulars-zh.ts'

type Row = RowOf<typeof listCirculars>

export default function CircularsPage() {
  const t = useText<typeof circularsZh>()
  const may = useMay()
  const [isComposing, setComposing] = useState(false)
  const compose = may('assessment.manageTasks') && (
    <button type="button" className="button" onClick={() => setComposing(true)}>
      {t('circular.compose')}
    </button>
  )
  return (
    <>
      <PageHeader title={t('circular.title')} lead={t('circular.lead')} actions={compose} />
      <DataTable
        endpoint={listCirculars}
        title={t('circular.title')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        empty={<Empty title={t('circular.none')}>{t('circular.none_words')}</Empty>}
      />
      <Dialog title={t('circular.compose')} open={isComposing} onClose={() => setComposing(false)}>
        <ComposeForm onClose={() => setComposing(false)} />
      </Dialog>
    </>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useText<typeof circularsZh>()
  const format = useFormats()
  return [
    { key: 'number', title: t('circular.number'), render: (row) => row.number ?? t('circular.rank_none') },
    {
      key: 'title',
      title: t('circular.name'),
      isHead: true,
      render: (row) => <Link to={`/assessment/notices/${row.id}`}>{row.title}</Link>,
    },
    {
      key: 'period',
      title: t('circular.period'),
      render: (row) => `${format.day(row.from)} – ${format.day(row.to)}`,
    },
    {
      key: 'state',
      title: t('circular.state'),
      render: (row) => (
        <span className={row.state === 'issued' ? 'state met' : 'state'}>
          {t(`circular.state_${row.state}`)}
        </span>
      ),
    },
    {
      key: 'issued',
      title: t('circular.issued'),
      render: (row) => (row.issuedAt ? format.instant(row.issuedAt) : t('circular.rank_none')),
    },
    {
      key: 'signed',
      title: t('circular.signed'),
      render: (row) =>
        row.state === 'issued'
          ? t('circular.signed_of', { signed: row.signed, units: row.units })
          : t('circular.rank_none'),
    },
  ]
}

function ComposeForm({ onClose }: { onClose: () => void }) {
  const t = useText<typeof circularsZh>()
  const id = useId()
  const navigate = useNavigate()
  const act = useAct(composeCircular)
  const [from, setFrom] = useState('')
  const [to, setTo] = useState('')
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        act.mutate(
          { body: { from, to } },
          { onSuccess: (made) => void navigate(`/assessment/notices/${made.id}`) },
        )
      }}
    >
      <p>{t('circular.compose_words')}</p>
      <FieldErrors error={act.error} />
      <label className="field-label" htmlFor={`${id}-from`}>
        {t('circular.from')}
      </label>
      <input
        id={`${id}-from`}
        type="date"
        className="input"
        required
        value={from}
        onChange={(event) => setFrom(event.target.value)}
      />
      <label className="field-label" htmlFor={`${id}-to`}>
        {t('circular.to')}
      </label>
      <input
        id={`${id}-to`}
        type="date"
        className="input"
        required
        value={to}
        onChange={(event) => setTo(event.target.value)}
      />
      <div className="button-row">
        <button type="submit" className="button primary" disabled={act.isPending}>
          {t('circular.compose')}
        </button>
        <button type="button" className="button" onClick={onClose}>
          {t('web.cancel')}
        </button>
      </div>
    </form>
  )
}
