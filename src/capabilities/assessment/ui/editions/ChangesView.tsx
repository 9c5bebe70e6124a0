/** 版本比较: choose another edition and see what this one says otherwise. */
import { useId } from 'react'
import { useSearchParams } from 'react-router'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { diffEdition, listEditions } from '../../contract.ts'
import type { editionsUiZh } from '../../messages/editions-ui-zh.ts'
import { ChangeTable } from './ChangeTable.tsx'
import type { EditionDetail } from './edition-detail.ts'

export function ChangesView({ edition }: { edition: EditionDetail }) {
  const t = useText<typeof editionsUiZh>()
  const text = useBilingual()
  const id = useId()
  const [address, setAddress] = useSearchParams()
  const { data: list } = useEndpoint(listEditions)
  const others = (list?.items ?? []).filter((each) => each.ref !== edition.ref)
  const from = address.get('from') ?? others.find((each) => each.edition === edition.edition)?.ref ?? ''
  const { data, error } = useEndpoint(
    diffEdition,
    { params: { ref: edition.ref }, query: { from } },
    { enabled: from !== '' },
  )
  return (
    <>
      <label htmlFor={id} className="field-label">
        {t('edition.compare_with')}
      </label>
      <select
        id={id}
        className="select"
        value={from}
        onChange={(event) => setAddress({ view: 'changes', from: event.target.value }, { replace: true })}
      >
        <option value="">{t('edition.compare_choose')}</option>
        {others.map((each) => (
          <option key={each.ref} value={each.ref}>
            {text(each.title)}
            {each.version === null ? '' : ` · ${t('edition.version', { version: each.version })}`}
          </option>
        ))}
      </select>
      {error && <ErrorPage error={error} />}
      {data && <ChangeTable changes={data.items} />}
    </>
  )
}
