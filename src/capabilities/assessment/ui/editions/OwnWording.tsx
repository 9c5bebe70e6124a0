/** 本地表述 under an official one: whose it is, since when and why. */
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import type { EditionAddition } from '../../contract.ts'
import type { editionsUiZh } from '../../messages/editions-ui-zh.ts'

export interface OwnWordingProps {
  readonly additions: readonly EditionAddition[]
  readonly subject: string
  readonly field: 'title' | 'criteria' | 'condition'
}

/** Nothing where the region says what the edition says. */
export function OwnWording({ additions, subject, field }: OwnWordingProps) {
  const t = useText<typeof editionsUiZh>()
  const text = useBilingual()
  const format = useFormats()
  const own = additions.filter(
    (each) =>
      each.kind === 'reword' && each.subject === subject && each.field === field && each.revoked === null,
  )
  return own.map((each) => (
    <span key={each.id} className="own-wording">
      <span className="own-tag">{t('edition.local')}</span> {text(each.wording)}
      <span className="quiet">
        {' '}
        {t('edition.local_by', {
          region: each.regionName,
          name: each.addedName,
          at: format.day(each.addedAt.slice(0, 10)),
          reason: each.reason,
        })}
      </span>
    </span>
  ))
}
