/** 导入成员名单 of one body. */
import { useParams } from 'react-router'
import { addressOf } from '../../../../web/api.ts'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useText } from '../../../../web/i18n.ts'
import { downloadSeatTemplate, importSeats } from '../../contract.ts'
import type { bodiesUiZh } from '../../messages/bodies-ui-zh.ts'
import { ListImport } from './ListImport.tsx'

export default function SeatImportPage() {
  const t = useText<typeof bodiesUiZh>()
  const { bodyId = '' } = useParams()
  return (
    <>
      <PageHeader
        title={t('bodies.import')}
        crumbs={[
          { title: t('bodies.title'), to: '/organisation/bodies' },
          { title: t('bodies.body'), to: `/organisation/bodies/${bodyId}` },
        ]}
        lead={t('bodies.import_lead')}
      />
      <ListImport endpoint={importSeats} params={{ bodyId }} template={addressOf(downloadSeatTemplate)} />
    </>
  )
}
