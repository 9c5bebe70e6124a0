/** An empty place says what it is for and offers the first step. */
import type { ReactNode } from 'react'

export interface EmptyProps {
  readonly title: string
  /** What will stand here, in a sentence or two. */
  readonly children?: ReactNode
  readonly action?: ReactNode
}

export function Empty({ title, children, action }: EmptyProps) {
  return (
    <section className="empty">
      <p className="empty-title">{title}</p>
      {children && <p>{children}</p>}
      {action && <div className="button-row">{action}</div>}
    </section>
  )
}
