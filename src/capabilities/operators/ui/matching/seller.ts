/** Whom a shop's page names as its seller. */
import type { useText } from '../../../../web/i18n.ts'
import type { ShopRow } from '../../contract.ts'
import type { matchingUiZh } from '../../messages/matching-ui-zh.ts'

type Say = ReturnType<typeof useText<typeof matchingUiZh>>

export function sellerOf({ sellerName, sellerUscc }: ShopRow, t: Say): string {
  return sellerName === '' && sellerUscc === null
    ? t('matching.seller_none')
    : t('matching.seller', { name: sellerName, code: sellerUscc ?? '' })
}
