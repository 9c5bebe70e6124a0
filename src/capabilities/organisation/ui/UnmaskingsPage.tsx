/** 明文查看记录: who saw whose personal data in clear, and why; for the audit administrator. */
import { DataTable } from '../../../web/components/DataTable.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { listUnmaskings } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'

export default function UnmaskingsPage() {
  const t = useText<typeof zh>()
  const format = useFormats()
  const fieldName = (field: string) => t(field === 'phone' ? 'account.phone' : 'administration.email')
  return (
    <>
      <PageHeader title={t('administration.unmaskings_title')} lead={t('administration.unmaskings_lead')} />
      <DataTable
        endpoint={listUnmaskings}
        title={t('administration.unmaskings_title')}
        rowKey={(row) => row.id}
        columns={[
          { key: 'by', title: t('administration.who'), isHead: true, render: (row) => row.byName },
          { key: 'whose', title: t('administration.whose'), render: (row) => row.personName },
          {
            key: 'fields',
            title: t('administration.what'),
            render: (row) => row.fields.map(fieldName).join('、'),
          },
          { key: 'reason', title: t('web.reason'), render: (row) => row.reason },
          { key: 'at', title: t('administration.at'), render: (row) => format.instant(row.at) },
        ]}
        empty={<Empty title={t('administration.unmaskings_empty')} />}
      />
    </>
  )
}
