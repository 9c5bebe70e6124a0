/** The plan on the desk: text on the left, result on the right, saved as one works. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { Link } from 'react-router'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import type { PlanDetail } from '../../contract.ts'
import type { planBodiesZh } from '../../messages/plan-bodies-zh.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { CombinedNotice } from './CombinedNotice.tsx'
import { DeskTools } from './DeskTools.tsx'
import { CountList, type Counts, ImportDialog } from './ImportDialog.tsx'
import type { ItemKind } from './items.ts'
import { doubtsOf, type Line, type Mark, markAt, marksOf, nextDoubt } from './marks.ts'
import { PlanResult } from './PlanResult.tsx'
import { PlanText } from './PlanText.tsx'
import { useSelection } from './selection.ts'
import { usePlanWork } from './use-plan-work.ts'
import { addItem, placeForLine } from './work.ts'

export function PlanEditor({ plan }: { plan: PlanDetail }) {
  const t = useText<typeof uiZh & typeof planBodiesZh>()
  const format = useFormats()
  const may = useMay()
  const canEdit = plan.state === 'draft' && may('assessment.importPlan')
  const desk = usePlanWork(plan)
  const { work, act } = desk
  const { tab, item, select } = useSelection()
  const [line, setLine] = useState<number>()
  const [side, setSide] = useState<'text' | 'result'>('result')
  const [isImporting, setImporting] = useState(false)
  const [imported, setImported] = useState<Counts>()
  const marks = useMemo(() => marksOf(work.draft, plan.lines), [work.draft, plan.lines])
  const doubts = useMemo(() => doubtsOf(work), [work])
  const shown = marks.find((mark) => mark.kind === tab && mark.index === item)

  const onMark = useCallback(
    (mark: Mark) => {
      select(mark.kind, mark.index)
      setSide('result')
    },
    [select],
  )
  // Every letter typed makes new marks; the lines of the text must not be drawn again for that.
  const latestMarks = useRef(marks)
  latestMarks.current = marks
  const onLine = useCallback(
    (at: number) => {
      setLine(at)
      const mark = markAt(latestMarks.current, at)
      if (mark) select(mark.kind, mark.index)
    },
    [select],
  )
  const onAdd = (kind: ItemKind, from: Line) => {
    const place = placeForLine(work, kind, from.line)
    act((before) => addItem(before, kind, place, { line: from.line, text: from.text.trim() }))
    select(kind, place)
    setSide('result')
  }
  const onDoubt = useCallback(() => {
    const next = nextDoubt(doubts, { tab, index: item })
    if (next) select(next.tab, next.index)
  }, [doubts, tab, item, select])
  useDeskKeys(canEdit, desk.undo, desk.redo, onDoubt)

  const title = work.draft.planTitle || work.draft.title || plan.fileName
  return (
    <div className="plan-desk">
      <PageHeader
        title={title}
        crumbs={[{ title: t('plan.plans'), to: '/assessment/plans' }]}
        lead={[work.draft.documentNumber, plan.fileName].filter((part) => part !== '').join(' · ')}
        actions={
          canEdit && (
            <button type="button" className="button primary" onClick={() => setImporting(true)}>
              {t('plan.import')}
            </button>
          )
        }
      />
      {plan.state === 'imported' && (
        <section className="notice" role="status">
          <p>
            <strong>
              {plan.importedAt
                ? t('plan.imported_on', { at: format.instant(plan.importedAt) })
                : t('plan.state_imported')}
            </strong>
          </p>
          {imported && <CountList counts={imported} />}
          <div className="button-row">
            <Link className="button primary" to="/assessment/tasks">
              {t('plan.to_tasks')}
            </Link>
            <Link className="button" to="/assessment/score">
              {t('plan.to_score')}
            </Link>
            {may('assessment.importPlan') && work.draft.members.length > 0 && (
              <Link className="button" to={`/assessment/plans/${plan.id}/leading-group`}>
                {t('planbody.open')}
              </Link>
            )}
          </div>
        </section>
      )}
      {desk.clashes && <CombinedNotice clashes={desk.clashes} onSeen={desk.onClashesSeen} />}
      <DeskTools
        plan={plan}
        desk={desk}
        canEdit={canEdit}
        doubts={doubts.length}
        onDoubt={onDoubt}
        side={side}
        onSide={setSide}
      />
      <div className={`desk ${side}-side`}>
        <section className="desk-text" aria-label={t('plan.text')}>
          <PlanText
            lines={plan.lines}
            marks={marks}
            shown={shown ?? (line === undefined ? undefined : { from: line, to: line })}
            line={line}
            onLine={onLine}
            onMark={onMark}
            onAdd={canEdit ? onAdd : undefined}
          />
        </section>
        <section className="desk-result" aria-label={t('plan.result')}>
          <PlanResult
            plan={plan}
            work={work}
            act={act}
            canEdit={canEdit}
            tab={tab}
            item={item}
            select={select}
            onLine={(at) => {
              setLine(at)
              setSide('text')
            }}
          />
        </section>
      </div>
      <ImportDialog
        plan={plan}
        work={work}
        doubts={doubts}
        open={isImporting}
        onClose={() => setImporting(false)}
        beforeImport={desk.save}
        onImported={(counts) => {
          setImported(counts)
          setImporting(false)
        }}
      />
    </div>
  )
}

/** Undo, redo and the next doubtful place by keys, wherever one types. */
function useDeskKeys(
  canEdit: boolean,
  onUndo: (() => void) | undefined,
  onRedo: (() => void) | undefined,
  onDoubt: () => void,
): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.altKey && !event.ctrlKey && event.code === 'KeyN') {
        event.preventDefault()
        onDoubt()
      }
      if (!canEdit || !(event.ctrlKey || event.metaKey) || event.altKey) return
      const key = event.key.toLowerCase()
      const act = key === 'y' || (key === 'z' && event.shiftKey) ? onRedo : key === 'z' ? onUndo : undefined
      if (key !== 'z' && key !== 'y') return
      event.preventDefault()
      act?.()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [canEdit, onUndo, onRedo, onDoubt])
}
