/** Whether the page is as narrow as a phone: menus become a drawer, tables become cards. Paper keeps its tables. */
import { useSyncExternalStore } from 'react'

const query = typeof window === 'undefined' ? undefined : window.matchMedia('screen and (max-width: 720px)')

function subscribe(onChange: () => void): () => void {
  query?.addEventListener('change', onChange)
  return () => query?.removeEventListener('change', onChange)
}

export function usePhone(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => query?.matches ?? false,
    () => false,
  )
}
