/** A cited article; where its wording was not read for the catalogue, that stands beside it. */
import type { Bilingual } from '../../../../kernel/text.ts'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export function Cited({ article, isRead }: { readonly article: Bilingual; readonly isRead: boolean }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  return (
    <>
      {text(article)} {!isRead && <span className="state unread">{t('watch.basis_unread')}</span>}
    </>
  )
}
