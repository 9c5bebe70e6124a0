/** 导入专家名单 into one pool. */
import { Link, useSearchParams } from 'react-router'
import { addressOf } from '../../../../web/api.ts'
import { Empty } from '../../../../web/components/Empty.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { downloadExpertTemplate, importExperts, listBodies } from '../../contract.ts'
import type { bodiesUiZh } from '../../messages/bodies-ui-zh.ts'
import type { expertsUiZh } from '../../messages/experts-ui-zh.ts'
import { ListImport } from '../bodies/ListImport.tsx'

export default function ExpertImportPage() {
  const t = useText<typeof bodiesUiZh & typeof expertsUiZh>()
  const [search, setSearch] = useSearchParams()
  const pools = useEndpoint(listBodies, { query: { kind: 'expertPool', limit: 100 } })
  const pool = pools.data?.items ?? []
  const bodyId = search.get('bodyId') ?? pool[0]?.id
  return (
    <>
      <PageHeader
        title={t('experts.import')}
        crumbs={[{ title: t('experts.title'), to: '/organisation/experts' }]}
        lead={t('bodies.import_lead')}
      />
      {pools.isSuccess && pool.length === 0 && (
        <Empty title={t('experts.no_pool')}>
          <Link to="/organisation/bodies">{t('experts.to_bodies')}</Link>
        </Empty>
      )}
      {pool.length > 1 && (
        <p>
          <label>
            {t('experts.pool')}{' '}
            <select
              className="select"
              value={bodyId}
              onChange={(event) => setSearch({ bodyId: event.target.value }, { replace: true })}
            >
              {pool.map((each) => (
                <option key={each.id} value={each.id}>
                  {each.name}
                </option>
              ))}
            </select>
          </label>
        </p>
      )}
      {bodyId !== undefined && (
        <ListImport
          key={bodyId}
          endpoint={importExperts}
          params={{ bodyId }}
          template={addressOf(downloadExpertTemplate)}
        />
      )}
    </>
  )
}
