/** 网店: whose offer it is, as far as anybody knows: the operator, and what its shop is called. */
import type { PriceProbeRow } from '../../contract.ts'

/** Empty where only the address is known. */
export function shopLine({ subject, shop, url }: Pick<PriceProbeRow, 'subject' | 'shop' | 'url'>): string {
  const operator = subject === new URL(url).host ? '' : subject
  return [operator, shop === operator ? '' : shop].filter((part) => part !== '').join(' · ')
}
