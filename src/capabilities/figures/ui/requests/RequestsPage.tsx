/** 数据征集: who was asked for which figures, by when, and what came. */
import { Link } from 'react-router'
import { type Column, DataTable, type RowOf } from '../../../../web/components/DataTable.tsx'
import { DueTag } from '../../../../web/components/DueTag.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getFigureChoices, listFigureRequests } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { requestAddress } from '../addresses.ts'
import { FigureTabs } from '../Tabs.tsx'

type Row = RowOf<typeof listFigureRequests>

export default function RequestsPage() {
  const t = useText<typeof uiZh>()
  const mayAsk = useMay()('figures.publish')
  const choices = useEndpoint(getFigureChoices)
  const toMissing = mayAsk && (
    <Link className="button primary" to="/figures/missing">
      {t('figure.requests_to_missing')}
    </Link>
  )
  return (
    <>
      <PageHeader title={t('figure.requests_title')} lead={t('figure.requests_lead')} actions={toMissing} />
      <FigureTabs current="requests" />
      <DataTable
        endpoint={listFigureRequests}
        title={t('figure.requests_title')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        filters={[
          {
            key: 'unitId',
            title: t('figure.request_unit'),
            options: (choices.data?.units ?? []).map(({ id, name }) => ({ key: id, title: name })),
          },
          {
            key: 'open',
            title: t('figure.request_open'),
            options: (['yes', 'no'] as const).map((key) => ({ key, title: t(`figure.request_open_${key}`) })),
          },
        ]}
        empty={
          <Empty title={t('figure.requests_none')} action={toMissing}>
            {t('figure.requests_none_why')}
          </Empty>
        }
      />
    </>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const format = useFormats()
  return [
    {
      key: 'title',
      title: t('figure.request_name'),
      isHead: true,
      width: '34%',
      render: (row) => <Link to={requestAddress(row.id)}>{row.title}</Link>,
    },
    { key: 'unit', title: t('figure.request_unit'), render: (row) => row.unitName },
    {
      key: 'state',
      title: t('figure.request_state'),
      render: (row) => (
        <span className={row.state === 'accepted' ? 'state met' : 'state'}>{text(row.stateTitle)}</span>
      ),
    },
    {
      key: 'entered',
      title: t('figure.request_entered'),
      render: (row) => t('figure.known_of', { known: row.entered, asked: row.asked }),
    },
    {
      key: 'due',
      title: t('figure.ask_due'),
      render: (row) =>
        row.dueOn === null ? t('figure.nothing') : <DueTag due={row.dueOn} daysLeft={row.workingDaysLeft} />,
    },
    { key: 'asked', title: t('figure.request_asked_at'), render: (row) => format.instant(row.askedAt) },
  ]
}
