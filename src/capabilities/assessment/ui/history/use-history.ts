/** What the history page shows, out of the address: the span of the trend, one day, two days compared. */
import { useSearchParams } from 'react-router'

const KEYS = ['from', 'to', 'day', 'a', 'b', 'indicator'] as const
type Key = (typeof KEYS)[number]

export interface HistoryView extends Readonly<Record<Key, string>> {
  readonly region: string | undefined
  readonly set: (part: Readonly<Partial<Record<Key, string>>>) => void
}

export function useHistoryView(): HistoryView {
  const [address, setAddress] = useSearchParams()
  const read = (key: Key) => address.get(key) ?? ''
  return {
    from: read('from'),
    to: read('to'),
    day: read('day'),
    a: read('a'),
    b: read('b'),
    indicator: read('indicator'),
    region: address.get('region') ?? undefined,
    set: (part) =>
      setAddress(
        (before) => {
          for (const [key, value] of Object.entries(part)) {
            if (value === '' || value === undefined) before.delete(key)
            else before.set(key, value)
          }
          return before
        },
        { replace: true, preventScrollReset: true },
      ),
  }
}
