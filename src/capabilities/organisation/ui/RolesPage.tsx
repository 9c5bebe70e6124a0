/** 角色与权限: what each role may do, from the table that the server asks. Read only: roles are part of the product. */
import { ErrorPage } from '../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useBilingual, useText } from '../../../web/i18n.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { listRoles } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'

export default function RolesPage() {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const found = useEndpoint(listRoles)
  if (found.isError) return <ErrorPage isWholePage error={found.error} onRetry={() => void found.refetch()} />
  const { roles = [], capabilities = [] } = found.data ?? {}
  return (
    <>
      <PageHeader title={t('administration.roles_title')} lead={t('administration.roles_lead')} />
      {found.isPending && <p role="status">{t('web.loading')}</p>}
      {capabilities
        .filter((each) => each.permissions.length > 0)
        .map((each) => (
          <section key={each.capability}>
            <h2>{text(each.title)}</h2>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard */}
            <section className="table-scroll" tabIndex={0} aria-label={text(each.title)}>
              <table className="table">
                <thead>
                  <tr>
                    <th scope="col" style={{ minWidth: '14em' }}>
                      {t('administration.permission')}
                    </th>
                    {roles.map((role) => (
                      <th key={role.role} scope="col">
                        {text(role.title)}
                      </th>
                    ))}
                  </tr>
                </thead>
                <tbody>
                  {each.permissions.map((one) => (
                    <tr key={one.permission}>
                      <th scope="row">{text(one.title)}</th>
                      {roles.map((role) => (
                        <td key={role.role}>
                          {role.permissions.includes(one.permission) ? (
                            t(`administration.may_${one.kind}`)
                          ) : (
                            <span className="quiet">—</span>
                          )}
                        </td>
                      ))}
                    </tr>
                  ))}
                </tbody>
              </table>
            </section>
          </section>
        ))}
    </>
  )
}
