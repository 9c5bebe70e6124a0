/** 评审与认定: the conditions one by one; the open one shows its materials, score and decision. */
import { useEffect, useRef } from 'react'
import { useSearchParams } from 'react-router'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import type { EvidenceTabProps } from './FiguresTab.tsx'
import { ItemPanel } from './ItemPanel.tsx'
import { type ItemRow, itemFilters, listItems, passes } from './item-rows.ts'
import { itemOf } from './tree-facts.ts'
import type { Enter } from './use-evidence.ts'

export function ItemsTab({ evidence, facts, enter }: EvidenceTabProps) {
  const t = useText<typeof zh>()
  const [address, setAddress] = useSearchParams()
  const asked = address.get('item')
  const openKey = asked === null ? undefined : itemOf(asked)
  // A link to an item shows it, whatever state it is in.
  const filter =
    itemFilters.find((each) => each === address.get('show')) ?? (openKey === undefined ? 'open' : 'all')
  const rows = listItems(evidence, facts)
  const shown = rows.filter((row) => passes(row, filter) || row.item.key === openKey)
  const show = (part: Readonly<Record<string, string>>) =>
    setAddress({ tab: 'items', show: filter, ...part }, { preventScrollReset: true })
  useScrollTo(openKey)
  const openCount = rows.filter((row) => passes(row, 'open')).length
  return (
    <>
      <div className="evidence-head">
        <p>
          {openCount === 0 ? t('evidence.items_complete') : t('evidence.items_open', { count: openCount })}
        </p>
        <label htmlFor="item-filter">
          {t('evidence.items_show')}{' '}
          <select
            id="item-filter"
            className="select"
            value={filter}
            onChange={(event) => show({ show: event.target.value })}
          >
            {itemFilters.map((each) => (
              <option key={each} value={each}>
                {t(`evidence.items_${each === 'open' ? 'unknown' : each}`, {
                  count: rows.filter((row) => passes(row, each)).length,
                })}
              </option>
            ))}
          </select>
        </label>
      </div>
      {shown.length === 0 && <p className="empty">{t('web.no_match')}</p>}
      <ul className="items">
        {shown.map((row) => (
          <Item
            key={row.item.key}
            row={row}
            isOpen={row.item.key === openKey}
            onToggle={(isOpen) => show(isOpen ? { item: row.item.key } : {})}
            enter={enter}
          />
        ))}
      </ul>
    </>
  )
}

/** A deep link lands on its item; a click does not move the page. */
function useScrollTo(key: string | undefined): void {
  const first = useRef(key)
  useEffect(() => {
    if (first.current === undefined) return
    document.getElementById(`item-${first.current}`)?.scrollIntoView({ block: 'start' })
  }, [])
}

const STATE_CLASSES = {
  met: 'met',
  not_met: 'not_met',
  not_yet_known: 'unknown',
  not_applicable: '',
} as const
const STATE_WORDS = {
  met: 'met',
  not_met: 'not_met',
  not_yet_known: 'unknown',
  not_applicable: 'not_applicable',
} as const

interface ItemProps {
  readonly row: ItemRow
  readonly isOpen: boolean
  readonly onToggle: (isOpen: boolean) => void
  readonly enter: Enter
}

function Item({ row, isOpen, onToggle, enter }: ItemProps) {
  const t = useText<typeof zh>()
  const text = useBilingual()
  const { item, state } = row
  return (
    <li id={`item-${item.key}`} className="panel item">
      <div className="item-head">
        <h2>
          <button type="button" className="opener" aria-expanded={isOpen} onClick={() => onToggle(!isOpen)}>
            <span aria-hidden="true">{isOpen ? '▾' : '▸'}</span>
            {item.key} {text(item.condition)}
          </button>
        </h2>
        <span className="item-state">
          <span className={`state ${STATE_CLASSES[state]}`}>{t(`web.state_${STATE_WORDS[state]}`)}</span>
          <span className="quiet">
            {item.judgement
              ? t('evidence.judged_points', { score: item.judgement.score, points: item.points })
              : t('evidence.points', { points: item.points })}
          </span>
          {item.materials.length > 0 && (
            <span className="quiet">{t('evidence.material_count', { count: item.materials.length })}</span>
          )}
        </span>
      </div>
      {isOpen && <ItemPanel row={row} enter={enter} />}
    </li>
  )
}
