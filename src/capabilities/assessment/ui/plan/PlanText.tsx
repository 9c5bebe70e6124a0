/** 原文: the file's text line by line, with what was found on each line; a click shows it on the other side. */
import { type KeyboardEvent, memo, useEffect, useMemo, useRef } from 'react'
import { useText } from '../../../../web/i18n.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { type ItemKind, itemKinds } from './items.ts'
import { type Line, type Mark, markAt, marksByLine } from './marks.ts'
import { scrollWithin } from './scroll.ts'
import { headFields } from './work.ts'

export interface PlanTextProps {
  readonly lines: readonly Line[]
  readonly marks: readonly Mark[]
  /** The lines that are shown as belonging to what is selected. */
  readonly shown: { readonly from: number; readonly to: number } | undefined
  /** The line that the keyboard stands on. */
  readonly line: number | undefined
  readonly onLine: (line: number) => void
  readonly onMark: (mark: Mark) => void
  /** Left out where the plan can no longer be changed. */
  readonly onAdd: ((kind: ItemKind, line: Line) => void) | undefined
}

export function PlanText(props: PlanTextProps) {
  const { lines, marks, shown, line: current } = props
  const t = useText<typeof uiZh>()
  const box = useRef<HTMLDivElement>(null)
  // Empty lines only separate; the numbers tell that they are there.
  const filled = useMemo(() => lines.filter((line) => line.text.trim() !== ''), [lines])
  const starts = useMemo(() => marksByLine(marks), [marks])
  const from = shown?.from
  useEffect(() => {
    if (from !== undefined) scrollToLine(box.current, from)
  }, [from])
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
    const { target } = event
    if (step === 0 || !(target instanceof HTMLElement) || target.dataset.line === undefined) return
    event.preventDefault()
    const place = filled.findIndex((line) => line.line === Number(target.dataset.line))
    const next = filled[place + step]
    if (!next) return
    props.onLine(next.line)
    scrollToLine(box.current, next.line)
    box.current?.querySelector<HTMLElement>(`.line-no[data-line="${next.line}"]`)?.focus()
  }
  const first = filled[0]?.line
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: arrow keys move between the line buttons inside
    <div className="plan-text" ref={box} onKeyDown={onKeyDown}>
      {filled.map((line, place) => {
        const before = filled[place - 1]
        const isCurrent = line.line === current
        return (
          <div key={line.line}>
            {line.page !== null && line.page !== before?.page && (
              <p className="page-mark">{t('plan.page', { page: line.page })}</p>
            )}
            <TextLine
              line={line}
              starts={starts.get(line.line)}
              isShown={shown !== undefined && shown.from <= line.line && line.line <= shown.to}
              isCurrent={isCurrent}
              isStop={current === undefined ? line.line === first : isCurrent}
              onLine={props.onLine}
              onMark={props.onMark}
            />
            {isCurrent && <LineTools {...props} line={line} mark={markAt(marks, line.line)} />}
          </div>
        )
      })}
    </div>
  )
}

function markWords(t: ReturnType<typeof useText<typeof uiZh>>, { kind, index }: Mark): string {
  if (kind !== 'head') return t(`plan.one_${kind}`, { number: index + 1 })
  const field = headFields[index]
  return field ? t(`plan.f_${field}`) : ''
}

/** A third from the top, so that what comes before can be read, too. */
function scrollToLine(box: HTMLElement | null, line: number): void {
  scrollWithin(box, box?.querySelector(`[data-at="${line}"]`) ?? null, (box?.clientHeight ?? 0) / 3)
}

interface TextLineProps {
  readonly line: Line
  readonly starts: readonly Mark[] | undefined
  readonly isShown: boolean
  readonly isCurrent: boolean
  /** The one line that the tab key reaches; from there the arrows lead on. */
  readonly isStop: boolean
  readonly onLine: (line: number) => void
  readonly onMark: (mark: Mark) => void
}

const TextLine = memo(function TextLine(props: TextLineProps) {
  const { line, starts, isShown, isCurrent, isStop } = props
  const t = useText<typeof uiZh>()
  const names = [isShown ? 'shown' : '', isCurrent ? 'current' : ''].filter((name) => name !== '')
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: for the mouse; the line's number is its button
    // biome-ignore lint/a11y/useKeyWithClickEvents: for the mouse; the line's number is its button
    <div
      className={['text-line', ...names].join(' ')}
      data-at={line.line}
      onClick={() => {
        // Whoever marks words to copy them does not choose the line.
        if (window.getSelection()?.isCollapsed ?? true) props.onLine(line.line)
      }}
    >
      <button
        type="button"
        className="line-no"
        data-line={line.line}
        tabIndex={isStop ? 0 : -1}
        aria-label={t('plan.line', { line: line.line })}
        aria-pressed={isCurrent}
      >
        {line.line}
      </button>
      <span className="line-text">
        {starts?.map((mark) => (
          <button
            key={`${mark.kind} ${mark.index}`}
            type="button"
            className="mark-chip"
            tabIndex={-1}
            onClick={(event) => {
              event.stopPropagation()
              props.onMark(mark)
            }}
          >
            {markWords(t, mark)}
          </button>
        ))}
        {line.text.replaceAll('\t', '　')}
      </span>
    </div>
  )
})

type LineToolsProps = Omit<PlanTextProps, 'line'> & { readonly line: Line; readonly mark: Mark | undefined }

/** What stands on the chosen line, or what may be made of it. */
function LineTools({ line, mark, onMark, onAdd }: LineToolsProps) {
  const t = useText<typeof uiZh>()
  return (
    <div className="line-tools">
      {mark ? (
        <button type="button" className="text-button" onClick={() => onMark(mark)}>
          {t('plan.line_found', { what: markWords(t, mark) })}
        </button>
      ) : (
        <span>{t('plan.line_nothing')}</span>
      )}
      {onAdd && (
        <span className="line-add">
          {t('plan.line_add')}
          {itemKinds.map((kind) => (
            <button key={kind} type="button" className="text-button" onClick={() => onAdd(kind, line)}>
              {t(`plan.kind_${kind}`)}
            </button>
          ))}
        </span>
      )}
    </div>
  )
}
