/** 价格区间 in words. */
import { useFormats, useText } from '../../../../web/i18n.ts'
import type { PriceProbeRow } from '../../contract.ts'
import type { Words } from './words.ts'

export function usePriceRange(): (probe: Pick<PriceProbeRow, 'lowest' | 'highest'>) => string {
  const t = useText<Words>()
  const format = useFormats()
  return ({ lowest, highest }) => {
    if (lowest === null || highest === null) return t('watch.never')
    return lowest === highest
      ? t('prices.one', { price: format.money(lowest) })
      : t('prices.from_to', { lowest: format.money(lowest), highest: format.money(highest) })
  }
}
