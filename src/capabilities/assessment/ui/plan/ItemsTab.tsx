/** Found things of one kind as a list: one is open for mending, several can be merged or deleted together. */
import { memo, useCallback, useEffect, useRef, useState } from 'react'
import { useText } from '../../../../web/i18n.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { Certainty } from './Certainty.tsx'
import { certaintyOf } from './confidence.ts'
import { type Act, ItemForm } from './ItemForm.tsx'
import { fieldOf, type Item, type ItemKind, titleOf } from './items.ts'
import { scrollResult } from './scroll.ts'
import { addItem, merge, removeItems } from './work.ts'

export interface ItemsTabProps {
  readonly kind: ItemKind
  readonly items: readonly Item[]
  readonly open: number | undefined
  readonly onOpen: (index: number | undefined) => void
  readonly canEdit: boolean
  readonly act: Act
}

export function ItemsTab({ kind, items, open, onOpen, canEdit, act }: ItemsTabProps) {
  const t = useText<typeof uiZh>()
  const [chosen, setChosen] = useState<readonly number[]>([])
  const onChoose = useCallback(
    (index: number) =>
      setChosen((before) =>
        before.includes(index) ? before.filter((each) => each !== index) : [...before, index],
      ),
    [],
  )
  const onAll = (change: (places: readonly number[]) => void) => {
    change(chosen)
    setChosen([])
  }
  return (
    <>
      {canEdit && (
        <div className="button-row items-tools">
          <button
            type="button"
            className="button"
            onClick={() => {
              act((work) => addItem(work, kind, items.length))
              onOpen(items.length)
            }}
          >
            {t('plan.add', { what: t(`plan.kind_${kind}`) })}
          </button>
          {chosen.length > 1 && (
            <button
              type="button"
              className="button"
              onClick={() =>
                onAll((places) => {
                  act((work) => merge(work, kind, places))
                  onOpen(Math.min(...places))
                })
              }
            >
              {t('plan.merge_chosen', { count: chosen.length })}
            </button>
          )}
          {chosen.length > 0 && (
            <button
              type="button"
              className="button"
              onClick={() =>
                onAll((places) => {
                  act((work) => removeItems(work, kind, places))
                  onOpen(undefined)
                })
              }
            >
              {t('plan.remove_chosen', { count: chosen.length })}
            </button>
          )}
        </div>
      )}
      {items.length === 0 && <p className="empty">{t(`plan.none_${kind}`)}</p>}
      <ol className="item-list">
        {items.map((item, index) => (
          <ItemRow
            // biome-ignore lint/suspicious/noArrayIndexKey: items have no id of their own, and their inputs no state that must move with them
            key={index}
            kind={kind}
            item={item}
            index={index}
            count={items.length}
            isOpen={index === open}
            isChosen={chosen.includes(index)}
            canEdit={canEdit}
            act={act}
            onOpen={onOpen}
            onChoose={onChoose}
          />
        ))}
      </ol>
    </>
  )
}

interface ItemRowProps {
  readonly kind: ItemKind
  readonly item: Item
  readonly index: number
  readonly count: number
  readonly isOpen: boolean
  readonly isChosen: boolean
  readonly canEdit: boolean
  readonly act: Act
  readonly onOpen: (index: number | undefined) => void
  readonly onChoose: (index: number) => void
}

const ItemRow = memo(function ItemRow(props: ItemRowProps) {
  const { kind, item, index, count, isOpen, isChosen, canEdit, act, onOpen, onChoose } = props
  const t = useText<typeof uiZh>()
  const row = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (isOpen) scrollResult(row.current)
  }, [isOpen])
  const title = titleOf(kind, item) || t('plan.unnamed')
  const number = fieldOf(item, 'number')
  const isDoubtful = certaintyOf(item.confidence) !== 'sure'
  return (
    <li ref={row} className={isOpen ? 'item open' : 'item'}>
      <div className="item-head">
        {canEdit && (
          <input
            type="checkbox"
            checked={isChosen}
            aria-label={t('plan.choose', { what: title })}
            onChange={() => onChoose(index)}
          />
        )}
        <button
          type="button"
          className="item-title"
          aria-expanded={isOpen}
          onClick={() => onOpen(isOpen ? undefined : index)}
        >
          {number !== null && <span className="item-number">{String(number)}</span>}
          <span>{title}</span>
          <Aside kind={kind} item={item} />
        </button>
        {isDoubtful && <Certainty confidence={item.confidence} />}
      </div>
      {isOpen && <ItemForm {...{ kind, item, index, count, canEdit, act, onOpen }} />}
    </li>
  )
})

/** What tells the items apart beside their name. */
function Aside({ kind, item }: { kind: ItemKind; item: Item }) {
  const t = useText<typeof uiZh>()
  const words = asideOf(kind, item, (points) => t('plan.points', { points }))
  return words === '' ? null : <span className="quiet">{words}</span>
}

function asideOf(kind: ItemKind, item: Item, points: (count: number) => string): string {
  const text = (key: string) => String(fieldOf(item, key) ?? '')
  switch (kind) {
    case 'tasks': {
      const names = ['leadUnits', 'responsibleUnits'].flatMap((key) => fieldOf(item, key) as string[])
      return names.slice(0, 3).join('、') + (names.length > 3 ? '……' : '')
    }
    case 'stages':
      return [text('from'), text('to')].filter((part) => part !== '').join(' — ')
    case 'members':
      return text('role')
    case 'indicators': {
      const value = fieldOf(item, 'points')
      return [text('group'), typeof value === 'number' ? points(value) : ''].filter(Boolean).join(' · ')
    }
    case 'targets':
      return [text('value'), text('by')].filter((part) => part !== '').join(' · ')
  }
}
