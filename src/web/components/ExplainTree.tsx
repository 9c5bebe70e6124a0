/** 得分说明: from a total down to each record, in words; every branch opens, every leaf leads to its records. */
import { Link } from 'react-router'
import { useText } from '../i18n.ts'

export type ExplainState = 'met' | 'not_met' | 'unknown' | 'not_applicable'

export interface ExplainNode {
  readonly id: string
  /** The sentence, in the page's language. */
  readonly text: string
  /** The figure or points at the end of the line. */
  readonly value?: string
  readonly state?: ExplainState
  /** Where the records stand, with the filter set. */
  readonly to?: string | undefined
  readonly children?: readonly ExplainNode[]
}

export interface ExplainTreeProps {
  readonly nodes: readonly ExplainNode[]
  readonly label: string
  /** How many levels stand open at first. */
  readonly openLevels?: number
}

export function ExplainTree({ nodes, label, openLevels = 1 }: ExplainTreeProps) {
  return (
    <ul className="explain" aria-label={label}>
      {nodes.map((node) => (
        <Branch key={node.id} node={node} openLevels={openLevels} />
      ))}
    </ul>
  )
}

function Branch({ node, openLevels }: { node: ExplainNode; openLevels: number }) {
  const t = useText()
  const { children = [] } = node
  if (children.length === 0) {
    return (
      <li className="explain-leaf">
        <Line node={node} />
      </li>
    )
  }
  return (
    <li>
      <details open={openLevels > 0}>
        {/* A link inside a summary is out of reach for many; it stands as the first line below instead. */}
        <summary>
          <Line node={{ ...node, to: undefined }} />
        </summary>
        <ul>
          {node.to !== undefined && (
            <li className="explain-leaf">
              <Words node={{ ...node, text: t('web.to_records') }} />
              <span className="hidden"> {node.text}</span>
            </li>
          )}
          {children.map((child) => (
            <Branch key={child.id} node={child} openLevels={openLevels - 1} />
          ))}
        </ul>
      </details>
    </li>
  )
}

function Line({ node }: { node: ExplainNode }) {
  const t = useText()
  return (
    <span className="explain-line">
      {node.state && <span className={`state ${node.state}`}>{t(`web.state_${node.state}`)}</span>}
      <span className="explain-text">
        <Words node={node} />
      </span>
      {node.value !== undefined && <span className="explain-value">{node.value}</span>}
    </span>
  )
}

function Words({ node: { text, to } }: { node: ExplainNode }) {
  return to === undefined ? text : <Link to={to}>{text}</Link>
}
