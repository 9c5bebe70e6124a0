/** 差别: what one edition says otherwise than another, both wordings side by side. */
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { EditionChangeRow } from '../../contract.ts'
import type { editionsUiZh } from '../../messages/editions-ui-zh.ts'

export function ChangeTable({ changes }: { changes: readonly EditionChangeRow[] }) {
  const t = useText<typeof editionsUiZh>()
  const text = useBilingual()
  if (changes.length === 0) return <p>{t('edition.same')}</p>
  const count = t('edition.changes_count', { count: changes.length })
  return (
    <>
      <p>{count}</p>
      <ul className="edition-changes" aria-label={count}>
        {changes.map((change) => (
          <li key={`${change.subject} ${change.key} ${change.field} ${change.change}`}>
            <p>
              <span className="state">{t(`edition.change_${change.change}`)}</span>{' '}
              {t(`edition.subject_${change.subject}`)} {change.subject === 'edition' ? '' : change.key}
            </p>
            <dl>
              {change.before && (
                <div>
                  <dt>{t('edition.change_before')}</dt>
                  <dd>{text(change.before) || '–'}</dd>
                </div>
              )}
              {change.after && (
                <div>
                  <dt>{t('edition.change_after')}</dt>
                  <dd>{text(change.after) || '–'}</dd>
                </div>
              )}
            </dl>
          </li>
        ))}
      </ul>
    </>
  )
}
