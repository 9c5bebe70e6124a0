/** Search, filters and sort of a list, kept in the address: they survive a reload and can be sent to a colleague. */
import { useMemo } from 'react'
import { useSearchParams } from 'react-router'

export interface TableState {
  readonly search: string
  readonly sort: string
  readonly filters: { readonly [key: string]: string }
  /** Sets some of them; an empty text removes the entry. */
  readonly set: (part: { readonly [key: string]: string }) => void
  readonly clear: () => void
}

/** `prefix` keeps two lists on one page apart. */
export function useTableState(filterKeys: readonly string[], prefix = ''): TableState {
  const [address, setAddress] = useSearchParams()
  return useMemo(() => {
    const read = (key: string) => address.get(prefix + key) ?? ''
    const set = (part: { readonly [key: string]: string }) =>
      setAddress(
        (before) => {
          for (const [key, value] of Object.entries(part)) {
            if (value === '') before.delete(prefix + key)
            else before.set(prefix + key, value)
          }
          return before
        },
        { replace: true },
      )
    const empty = Object.fromEntries(['search', ...filterKeys].map((key) => [key, '']))
    return {
      search: read('search'),
      sort: read('sort'),
      filters: Object.fromEntries(filterKeys.map((key) => [key, read(key)])),
      set,
      clear: () => set(empty),
    }
  }, [address, setAddress, filterKeys, prefix])
}

/** `key` ascending, `-key` descending, then back to the list's own order. */
export function nextSort(current: string, key: string): string {
  if (current === key) return `-${key}`
  return current === `-${key}` ? '' : key
}

export function sortDirection(current: string, key: string): 'ascending' | 'descending' | 'none' {
  if (current === key) return 'ascending'
  return current === `-${key}` ? 'descending' : 'none'
}
