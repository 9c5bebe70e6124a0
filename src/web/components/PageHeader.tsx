/** Title of a page with its way back, its words in the tab and its first actions. */
import { type ReactNode, useEffect, useRef } from 'react'
import { Link, useNavigationType } from 'react-router'
import { useText } from '../i18n.ts'

export interface Crumb {
  readonly title: string
  readonly to: string
}

export interface PageHeaderProps {
  readonly title: string
  readonly crumbs?: readonly Crumb[]
  /** One line under the title: what the page is for, or the state of the thing. */
  readonly lead?: ReactNode
  readonly actions?: ReactNode
}

export function PageHeader({ title, crumbs = [], lead, actions }: PageHeaderProps) {
  const t = useText()
  const heading = useRef<HTMLHeadingElement>(null)
  const navigation = useNavigationType()
  useEffect(() => {
    // After a click on a link the reader's place is the new page's title, for keyboard and screen reader.
    if (navigation === 'PUSH') heading.current?.focus({ preventScroll: true })
  }, [navigation])
  return (
    <header className="page-header">
      <title>{`${title} · ${t('web.product')}`}</title>
      {crumbs.length > 0 && (
        <nav aria-label={t('web.crumbs')}>
          <ol className="crumbs">
            {crumbs.map((crumb) => (
              <li key={crumb.to}>
                <Link to={crumb.to}>{crumb.title}</Link>
              </li>
            ))}
            <li aria-current="page">{title}</li>
          </ol>
        </nav>
      )}
      <div className="page-title">
        <h1 ref={heading} tabIndex={-1}>
          {title}
        </h1>
        {actions && <div className="button-row">{actions}</div>}
      </div>
      {lead && <div className="lead">{lead}</div>}
    </header>
  )
}
