/** What the score page shows, out of the address: it survives a reload and can be sent to a colleague. */
import { useSearchParams } from 'react-router'
import { type IndicatorFilter, type IndicatorSort, indicatorSorts } from './indicator-rows.ts'

export interface IndicatorView extends IndicatorFilter {
  readonly sort: IndicatorSort
  /** The indicator whose explanation stands open. */
  readonly indicator: number | undefined
  readonly region: string | undefined
  /** Sets some of it; an empty text takes the entry out. */
  readonly set: (part: Readonly<Record<string, string>>) => void
}

export function useIndicatorView(): IndicatorView {
  const [address, setAddress] = useSearchParams()
  const read = (key: string) => address.get(key) ?? ''
  const indicator = Number(read('indicator'))
  return {
    group: read('group'),
    state: read('state'),
    unit: read('unit'),
    kind: read('kind'),
    sort: indicatorSorts.find((each) => each === read('sort')) ?? 'number',
    indicator: Number.isInteger(indicator) && indicator > 0 ? indicator : undefined,
    region: read('region') || undefined,
    set: (part) =>
      setAddress(
        (before) => {
          for (const [key, value] of Object.entries(part)) {
            if (value === '') before.delete(key)
            else before.set(key, value)
          }
          return before
        },
        { replace: true, preventScrollReset: true },
      ),
  }
}
