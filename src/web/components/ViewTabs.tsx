/** Views of one page as links: each has its own address. */
import { Link } from 'react-router'

export interface ViewTab {
  readonly key: string
  readonly title: string
  readonly to: string
  /** What waits in it, in a word or a number. */
  readonly note?: string
}

export interface ViewTabsProps {
  readonly label: string
  readonly tabs: readonly ViewTab[]
  readonly current: string
}

export function ViewTabs({ label, tabs, current }: ViewTabsProps) {
  return (
    <nav aria-label={label}>
      <ul className="view-tabs">
        {tabs.map((tab) => (
          <li key={tab.key}>
            <Link to={tab.to} aria-current={tab.key === current ? 'page' : undefined}>
              {tab.title}
              {tab.note && <span className="quiet"> {tab.note}</span>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}
