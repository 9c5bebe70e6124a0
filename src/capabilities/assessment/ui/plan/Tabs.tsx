/** Tabs of the result: arrows move between them, the panel follows. */
import type { KeyboardEvent, ReactNode, Ref } from 'react'

export interface Tab {
  readonly key: string
  readonly title: string
  readonly count?: number
  /** Words for what waits in it, such as "2 存疑". */
  readonly note?: string
}

export interface TabsProps {
  readonly label: string
  readonly tabs: readonly Tab[]
  readonly current: string
  readonly onChange: (key: string) => void
  readonly children: ReactNode
  readonly ref?: Ref<HTMLDivElement>
}

export function Tabs({ label, tabs, current, onChange, children, ref }: TabsProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (step === 0) return
    event.preventDefault()
    const place = tabs.findIndex((tab) => tab.key === current)
    const next = tabs[(place + step + tabs.length) % tabs.length]
    if (!next) return
    onChange(next.key)
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next.key}`)?.focus()
  }
  return (
    <>
      <div ref={ref} role="tablist" aria-label={label} className="tabs" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button
            key={tab.key}
            id={`tab-${tab.key}`}
            type="button"
            role="tab"
            aria-selected={tab.key === current}
            aria-controls="tab-panel"
            tabIndex={tab.key === current ? 0 : -1}
            onClick={() => onChange(tab.key)}
          >
            {tab.title}
            {tab.count !== undefined && <span className="tab-count"> {tab.count}</span>}
            {tab.note && <span className="tab-note"> {tab.note}</span>}
          </button>
        ))}
      </div>
      <div id="tab-panel" role="tabpanel" aria-labelledby={`tab-${current}`} className="tab-panel">
        {children}
      </div>
    </>
  )
}
