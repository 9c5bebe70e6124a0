/** The plan as it is being mended: undo and redo, saved as one works, kept in this tab until the server has it. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../../../web/api.ts'
import { clearDraft, readDraft, writeDraft } from '../../../../web/draft.ts'
import { queryKeyOf } from '../../../../web/use-endpoint.ts'
import { getPlan, type PlanDetail, savePlanDraft, type UnitMapping } from '../../contract.ts'
import { advance, amend, type History, redo, startHistory, undo } from './history.ts'
import { withSuggestions } from './units.ts'
import type { Work } from './work.ts'

export type SaveState = 'saved' | 'unsaved' | 'saving' | 'failed'

export interface PlanWork {
  readonly work: Work
  /** Does something to the plan; acts with the same tag in a row are one step to undo. */
  readonly act: (change: (work: Work) => Work, tag?: string) => void
  readonly undo: (() => void) | undefined
  readonly redo: (() => void) | undefined
  readonly saveState: SaveState
  readonly saveError: unknown
  readonly save: () => Promise<void>
}

const SAVE_DELAY_MS = 800

const draftName = (planId: string) => `assessment.plan.${planId}`

/** What was mended in this tab and did not reach the server. */
function keptWork(plan: PlanDetail): Work | undefined {
  const kept = readDraft(draftName(plan.id)) as Work | undefined
  return plan.state === 'draft' && kept?.draft && kept.mapping ? kept : undefined
}

/** The server's suggestions for unit names that had none. */
function withMapping(history: History<Work>, suggested: readonly UnitMapping[]): History<Work> {
  const { present } = history
  const mapping = withSuggestions(present.mapping, suggested)
  return mapping === present.mapping ? history : amend(history, { ...present, mapping })
}

export function usePlanWork(plan: PlanDetail): PlanWork {
  const { id } = plan
  const client = useQueryClient()
  const [history, setHistory] = useState<History<Work>>(() =>
    startHistory(keptWork(plan) ?? { draft: plan.draft, mapping: plan.mapping }),
  )
  const [saveState, setSaveState] = useState<SaveState>('saved')
  const [saveError, setSaveError] = useState<unknown>()
  const saved = useRef<Work | undefined>(undefined)
  const sending = useRef<Promise<void> | undefined>(undefined)
  const now = useRef(history.present)
  now.current = history.present

  const send = useCallback(
    async (work: Work) => {
      setSaveState('saving')
      try {
        const body = { draft: work.draft, mapping: [...work.mapping] }
        const answer = await call(savePlanDraft, { params: { planId: id }, body })
        saved.current = work
        client.setQueryData<PlanDetail>(
          queryKeyOf(getPlan, { params: { planId: id } }),
          (before) => before && { ...before, draft: work.draft, mapping: answer.mapping },
        )
        setHistory((before) => withMapping(before, answer.mapping))
        setSaveError(undefined)
        // Changed meanwhile: the next save is on its way, and the kept copy is the newer one.
        if (!isSame(work, now.current)) return setSaveState('unsaved')
        setSaveState('saved')
        clearDraft(draftName(id))
      } catch (error) {
        setSaveError(error)
        setSaveState('failed')
      }
    },
    [client, id],
  )

  /** One save at a time, so that an older one never lands on a newer one. */
  const save = useCallback(async () => {
    while (sending.current) await sending.current
    if (isSame(saved.current, now.current)) return
    sending.current = send(now.current).finally(() => {
      sending.current = undefined
    })
    await sending.current
  }, [send])

  const { present } = history
  const isFirst = useRef(keptWork(plan) === undefined)
  useEffect(() => {
    if (isFirst.current) {
      // What was just read from the server is saved already.
      isFirst.current = false
      saved.current = present
      return
    }
    if (isSame(saved.current, present)) return
    writeDraft(draftName(id), present)
    setSaveState('unsaved')
    const timer = setTimeout(() => void save(), SAVE_DELAY_MS)
    return () => clearTimeout(timer)
  }, [present, id, save])

  useEffect(() => {
    const onHide = () => {
      if (document.visibilityState === 'hidden') void save()
    }
    document.addEventListener('visibilitychange', onHide)
    return () => {
      document.removeEventListener('visibilitychange', onHide)
      void save()
    }
  }, [save])

  const act = useCallback(
    (change: (work: Work) => Work, tag = '') =>
      setHistory((before) => advance(before, change(before.present), tag)),
    [],
  )
  return {
    work: present,
    act,
    undo: history.past.length > 0 ? () => setHistory(undo) : undefined,
    redo: history.future.length > 0 ? () => setHistory(redo) : undefined,
    saveState,
    saveError,
    save,
  }
}

/** Parts are replaced, never changed: the same objects are the same work. */
function isSame(a: Work | undefined, b: Work): boolean {
  return a !== undefined && a.draft === b.draft && a.mapping === b.mapping
}
