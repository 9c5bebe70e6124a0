/** 允许访问的内部主机: the administrator's list. */
import { Form, Input } from 'antd'
import { Link } from 'react-router'
import { type Column, DataTable, type RowOf } from '../../../web/components/DataTable.tsx'
import { DraftForm } from '../../../web/components/DraftForm.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../web/use-endpoint.ts'
import { allowHost, listHosts, withdrawHost } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import './monitoring.css'

interface Values {
  readonly host: string
  readonly reason: string
}

export default function HostsPage() {
  const t = useText<typeof uiZh>()
  const { data } = useEndpoint(listHosts)
  const allow = useAct(allowHost)
  const withdraw = useAct(withdrawHost)
  const needed = [{ required: true, message: t('watch.field_needed') }]
  return (
    <>
      <PageHeader
        title={t('watch.hosts_title')}
        lead={t('watch.hosts_lead')}
        actions={
          <Link className="button" to="/monitoring/outside-models">
            {t('watch.outside_models')}
          </Link>
        }
      />
      {data && data.configured.length > 0 && (
        <p className="notice">{t('watch.configured', { hosts: data.configured.join('、') })}</p>
      )}
      <DraftForm<Values>
        name="monitoring.host"
        submit={t('watch.list_host')}
        onSubmit={async (values) => await allow.mutateAsync({ body: values })}
      >
        <Form.Item name="host" label={t('watch.host')} rules={needed}>
          <Input maxLength={260} autoComplete="off" placeholder="127.0.0.1:8090" />
        </Form.Item>
        <Form.Item name="reason" label={t('watch.reason')} rules={needed}>
          <Input maxLength={300} autoComplete="off" />
        </Form.Item>
      </DraftForm>
      <h2 className="after-form">{t('watch.hosts_listed')}</h2>
      <FieldErrors error={withdraw.error} />
      <DataTable
        endpoint={listHosts}
        title={t('watch.hosts_title')}
        columns={useColumns((hostId) => withdraw.mutate({ params: { hostId } }))}
        rowKey={(row) => row.id}
        empty={<Empty title={t('watch.hosts_none')}>{t('watch.hosts_none_why')}</Empty>}
      />
    </>
  )
}

function useColumns(onWithdraw: (id: string) => void): readonly Column<RowOf<typeof listHosts>>[] {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  return [
    { key: 'host', title: t('watch.host'), isHead: true, render: (row) => <code>{row.host}</code> },
    { key: 'reason', title: t('watch.reason'), render: (row) => row.reason },
    {
      key: 'listed',
      title: t('watch.by'),
      render: (row) => t('watch.listed', { name: row.listedName, at: format.instant(row.listedAt) }),
    },
    {
      key: 'withdraw',
      title: t('watch.withdraw'),
      render: (row) =>
        row.withdrawnAt === null ? (
          <button
            type="button"
            className="text-button"
            aria-label={`${t('watch.withdraw')} ${row.host}`}
            onClick={() => onWithdraw(row.id)}
          >
            {t('watch.withdraw')}
          </button>
        ) : (
          t('watch.withdrawn', { name: row.withdrawnName ?? '', at: format.instant(row.withdrawnAt) })
        ),
    },
  ]
}
