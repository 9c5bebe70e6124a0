/** 地区: a list that was opened from the page of one region stays with it, and says so; cleared, it shows everything again. */
import { useSearchParams } from 'react-router'
import { useText } from '../i18n.ts'
import { useSession } from '../session.tsx'
import type { ChoiceFilter } from './DataTable.tsx'

/** A filter where the address carries a region, and none otherwise. */
export function useCarriedRegion(): readonly ChoiceFilter[] {
  const t = useText()
  const session = useSession()
  const [address] = useSearchParams()
  const region = address.get('region')
  if (region === null) return []
  const name = region === session.region ? (session.regionName ?? region) : region
  return [{ key: 'region', title: t('web.region'), options: [{ key: region, title: name }] }]
}
