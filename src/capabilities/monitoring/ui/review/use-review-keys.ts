/** Single keys of the review list; off where the person has switched shortcuts off (WCAG 2.1.4). */
import { useEffect, useEffectEvent } from 'react'

const TYPING = 'input, textarea, select, [contenteditable="true"], [role="combobox"], dialog[open]'

export function useReviewKeys(keys: { readonly [key: string]: () => unknown }, isOn: boolean): void {
  const press = useEffectEvent((event: KeyboardEvent) => {
    const act = keys[event.key]
    if (act === undefined || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
    if (event.target instanceof Element && event.target.closest(TYPING)) return
    if (localStorage.getItem('sishi.shortcuts') === 'off') return
    event.preventDefault()
    act()
  })
  useEffect(() => {
    if (!isOn) return
    const onKey = (event: KeyboardEvent) => press(event)
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [isOn])
}
