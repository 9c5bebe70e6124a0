/** What is open on the desk, kept in the address: it survives a reload and can be sent to a colleague. */
import { useCallback, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { itemKinds } from './items.ts'

export const tabKeys = [
  'head',
  'tasks',
  'units',
  'stages',
  'members',
  'indicators',
  'targets',
  'warnings',
] as const
export type TabKey = (typeof tabKeys)[number]

export const isItemTab = (tab: TabKey): tab is (typeof itemKinds)[number] =>
  (itemKinds as readonly string[]).includes(tab)

export interface Selection {
  readonly tab: TabKey
  /** Index in the tab's list. */
  readonly item: number | undefined
  readonly select: (tab: TabKey, item: number | undefined) => void
}

export function useSelection(): Selection {
  const [address, setAddress] = useSearchParams()
  const tab = tabKeys.find((key) => key === address.get('tab')) ?? 'tasks'
  const given = address.get('item')
  const item = given !== null && /^\d{1,4}$/.test(given) ? Number(given) : undefined
  // The router makes a new setter for each address; rows that hold ours must not be drawn again for that.
  const latest = useRef(setAddress)
  latest.current = setAddress
  const select = useCallback(
    (nextTab: TabKey, nextItem: number | undefined) =>
      latest.current(
        (before) => {
          before.set('tab', nextTab)
          if (nextItem === undefined) before.delete('item')
          else before.set('item', String(nextItem))
          return before
        },
        { replace: true, preventScrollReset: true },
      ),
    [],
  )
  return { tab, item, select }
}
