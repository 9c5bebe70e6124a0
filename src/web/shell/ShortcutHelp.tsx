/** Keyboard shortcuts and their list. Single keys can be switched off (WCAG 2.1.4). */
import { useEffect, useRef, useState } from 'react'
import { useNavigate } from 'react-router'
import { useText } from '../i18n.ts'

const STORED = 'sishi.shortcuts'
/** Where a letter is a letter. A tick takes none, so its keys are still shortcuts. */
const TYPING =
  'input:not([type="checkbox"], [type="radio"]), textarea, select, [contenteditable="true"], [role="combobox"], dialog[open]'

const SHORTCUTS = [
  { key: '?', words: 'web.key_help' },
  { key: '/', words: 'web.key_search' },
  { key: 'h', words: 'web.key_home' },
] as const

export function ShortcutHelp({ open, onOpen }: { open: boolean; onOpen: (open: boolean) => void }) {
  const t = useText()
  const navigate = useNavigate()
  const dialog = useRef<HTMLDialogElement>(null)
  const [enabled, setEnabled] = useState(() => localStorage.getItem(STORED) !== 'off')
  useEffect(() => {
    if (!enabled) return
    const onKey = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return
      if (event.target instanceof Element && event.target.closest(TYPING)) return
      if (event.key === '?') onOpen(true)
      else if (event.key === 'h') navigate('/')
      else if (event.key === '/') document.querySelector<HTMLInputElement>('input[type="search"]')?.focus()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [enabled, navigate, onOpen])
  useEffect(() => {
    if (open) dialog.current?.showModal()
    else dialog.current?.close()
  }, [open])
  const onToggle = (on: boolean) => {
    localStorage.setItem(STORED, on ? 'on' : 'off')
    setEnabled(on)
  }
  return (
    <dialog ref={dialog} className="dialog" onClose={() => onOpen(false)} aria-labelledby="shortcuts-title">
      <h2 id="shortcuts-title">{t('web.shortcuts')}</h2>
      <dl className="shortcuts">
        {SHORTCUTS.map(({ key, words }) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{t(words)}</dd>
          </div>
        ))}
      </dl>
      <label>
        <input type="checkbox" checked={enabled} onChange={(event) => onToggle(event.target.checked)} />{' '}
        {t('web.shortcuts_on')}
      </label>
      <div className="button-row">
        <button type="button" className="button primary" onClick={() => onOpen(false)}>
          {t('web.close')}
        </button>
      </div>
    </dialog>
  )
}
