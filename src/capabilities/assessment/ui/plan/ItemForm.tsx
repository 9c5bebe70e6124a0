/** A found thing opened for mending: its fields, and what can be done with it as a whole. */
import { useId, useState } from 'react'
import { useText } from '../../../../web/i18n.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { certaintyOf } from './confidence.ts'
import { FieldInput } from './FieldInput.tsx'
import { fieldOf, ITEM_FIELDS, type Item, type ItemKind, SPLIT_FIELDS } from './items.ts'
import { addItem, confirmItem, merge, move, removeItems, setField, split, type Work } from './work.ts'

export type Act = (change: (work: Work) => Work, tag?: string) => void

export interface ItemFormProps {
  readonly kind: ItemKind
  readonly item: Item
  readonly index: number
  readonly count: number
  readonly canEdit: boolean
  readonly act: Act
  readonly onOpen: (index: number | undefined) => void
}

export function ItemForm({ kind, item, index, count, canEdit, act, onOpen }: ItemFormProps) {
  const t = useText<typeof uiZh>()
  const id = useId()
  const [caret, setCaret] = useState<{ readonly field: string; readonly offset: number }>()
  const cutText = caret && fieldOf(item, caret.field)
  const canSplit =
    typeof cutText === 'string' && caret !== undefined && caret.offset > 0 && caret.offset < cutText.length
  return (
    <div className="item-form">
      <div className="item-fields">
        {ITEM_FIELDS[kind].map(({ key, shape, isShort }) => (
          <div key={key} className={isShort ? 'short' : undefined}>
            <label htmlFor={`${id}-${key}`}>{t(`plan.f_${kind}_${key}` as keyof typeof uiZh)}</label>
            <FieldInput
              id={`${id}-${key}`}
              shape={shape}
              value={fieldOf(item, key)}
              disabled={!canEdit}
              onChange={(value) =>
                act((work) => setField(work, kind, index, key, value), `${kind} ${index} ${key}`)
              }
              {...(SPLIT_FIELDS[kind].includes(key)
                ? { onCaret: (offset: number) => setCaret({ field: key, offset }) }
                : {})}
            />
          </div>
        ))}
      </div>
      {canEdit && (
        <div className="button-row item-tools">
          {certaintyOf(item.confidence) !== 'sure' && (
            <button
              type="button"
              className="button primary"
              onClick={() => act((work) => confirmItem(work, kind, index))}
            >
              {t('plan.confirm')}
            </button>
          )}
          <button
            type="button"
            className={canSplit ? 'button' : 'button grey'}
            aria-disabled={!canSplit}
            aria-describedby={`${id}-split`}
            onClick={() => {
              if (!canSplit) return
              act((work) => split(work, kind, index, caret))
              setCaret(undefined)
            }}
          >
            {t('plan.split')}
          </button>
          {index > 0 && (
            <button
              type="button"
              className="button"
              onClick={() => {
                act((work) => merge(work, kind, [index - 1, index]))
                onOpen(index - 1)
              }}
            >
              {t('plan.merge_up')}
            </button>
          )}
          <button
            type="button"
            className="button"
            onClick={() => {
              act((work) => addItem(work, kind, index + 1))
              onOpen(index + 1)
            }}
          >
            {t('plan.add_after')}
          </button>
          <Mover
            index={index}
            count={count}
            onMove={(to) => {
              act((work) => move(work, kind, index, to))
              onOpen(to)
            }}
          />
          <button
            type="button"
            className="button"
            onClick={() => {
              act((work) => removeItems(work, kind, [index]))
              onOpen(undefined)
            }}
          >
            {t('plan.remove')}
          </button>
          <p id={`${id}-split`} className="quiet split-hint">
            {canSplit
              ? t('plan.split_here', {
                  before: tail(cutText, caret.offset),
                  after: cutText.slice(caret.offset, caret.offset + 8),
                })
              : t('plan.split_hint')}
          </p>
        </div>
      )}
    </div>
  )
}

const tail = (text: string, offset: number): string => text.slice(Math.max(0, offset - 8), offset)

function Mover({ index, count, onMove }: { index: number; count: number; onMove: (to: number) => void }) {
  const t = useText<typeof uiZh>()
  return (
    <>
      <button type="button" className="button" disabled={index === 0} onClick={() => onMove(index - 1)}>
        {t('plan.move_up')}
      </button>
      <button
        type="button"
        className="button"
        disabled={index >= count - 1}
        onClick={() => onMove(index + 1)}
      >
        {t('plan.move_down')}
      </button>
    </>
  )
}
