/** The plan as it is being mended: undo and redo, saved as one works, kept in this tab until the server has it. */
import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { call } from '../../../../web/api.ts'
import { clearDraft, readDraft, writeDraft } from '../../../../web/draft.ts'
import { ProblemError } from '../../../../web/problem.ts'
import { queryKeyOf } from '../../../../web/use-endpoint.ts'
import { getPlan, type PlanDetail, savePlanDraft, type UnitMapping } from '../../contract.ts'
import { type Clash, combineWork } from './combine.ts'
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
  /** Where another officer saved meanwhile and wrote otherwise; undefined until that happens, and once it was seen. */
  readonly clashes: readonly Clash[] | undefined
  readonly onClashesSeen: () => void
  /** What the server has once it has all; undefined when it could not be saved. */
  readonly save: () => Promise<Saved | undefined>
}

export interface Saved {
  readonly work: Work
  readonly version: number
}

const SAVE_DELAY_MS = 800
/** Saves in a row that may meet another officer's, before it is told that saving failed. */
const ROUNDS_MAX = 3

const draftName = (planId: string) => `assessment.plan.${planId}`

/** What was mended in this tab and did not reach the server, with what the server had then. */
interface Kept extends Work {
  readonly base?: Saved
}

function keptWork(plan: PlanDetail): Kept | undefined {
  const kept = readDraft(draftName(plan.id)) as Kept | undefined
  return plan.state === 'draft' && kept?.draft && kept.mapping ? kept : undefined
}

const savedOf = (plan: PlanDetail): Saved => ({
  work: { draft: plan.draft, mapping: plan.mapping },
  version: plan.version,
})

/** The server's suggestions for unit names that had none. */
function withMapping(history: History<Work>, suggested: readonly UnitMapping[]): History<Work> {
  const { present } = history
  const mapping = withSuggestions(present.mapping, suggested)
  return mapping === present.mapping ? history : amend(history, { ...present, mapping })
}

export function usePlanWork(plan: PlanDetail): PlanWork {
  const { id } = plan
  const client = useQueryClient()
  const [history, setHistory] = useState<History<Work>>(() => {
    const { draft, mapping } = keptWork(plan) ?? plan
    return startHistory({ draft, mapping })
  })
  const [clashes, setClashes] = useState<readonly Clash[]>()
  /** What the server has, as far as this page knows: what is mended here began with it. */
  const base = useRef<Saved>(keptWork(plan)?.base ?? savedOf(plan))
  const [saveState, setSaveState] = useState<SaveState>('saved')
  const [saveError, setSaveError] = useState<unknown>()
  const saved = useRef<Work | undefined>(undefined)
  const sending = useRef<Promise<void> | undefined>(undefined)
  const now = useRef(history.present)
  now.current = history.present

  /** Another officer saved meanwhile: what both did is put together, as one step that can be undone. */
  const combine = useCallback(async () => {
    const theirs = await call(getPlan, { params: { planId: id } })
    if (theirs.state !== 'draft') {
      client.setQueryData<PlanDetail>(queryKeyOf(getPlan, { params: { planId: id } }), theirs)
      throw new ProblemError({ title: '', status: 409, code: 'assessment.plan_not_draft' })
    }
    const combined = combineWork(base.current.work, now.current, savedOf(theirs).work)
    base.current = savedOf(theirs)
    now.current = combined.work
    setClashes(combined.clashes)
    setHistory((before) => advance(before, combined.work))
    setSaveState('unsaved')
  }, [client, id])

  const send = useCallback(
    async (work: Work) => {
      setSaveState('saving')
      try {
        const body = { draft: work.draft, mapping: [...work.mapping], version: base.current.version }
        const answer = await call(savePlanDraft, { params: { planId: id }, body })
        saved.current = work
        base.current = { work: { draft: work.draft, mapping: answer.mapping }, version: answer.version }
        client.setQueryData<PlanDetail>(
          queryKeyOf(getPlan, { params: { planId: id } }),
          (before) =>
            before && { ...before, ...base.current.work, mapping: answer.mapping, version: answer.version },
        )
        setHistory((before) => withMapping(before, answer.mapping))
        setSaveError(undefined)
        // Changed meanwhile: the next save is on its way, and the kept copy is the newer one.
        if (!isSame(work, now.current)) return setSaveState('unsaved')
        setSaveState('saved')
        clearDraft(draftName(id))
      } catch (error) {
        try {
          if (!isSavedMeanwhile(error)) throw error
          await combine()
        } catch (failure) {
          setSaveError(failure)
          setSaveState('failed')
        }
      }
    },
    [client, id, combine],
  )

  /** One save at a time, so that an older one never lands on a newer one. */
  const save = useCallback(async () => {
    while (sending.current) await sending.current
    // After a save that met another's, what was put together is saved in its turn.
    for (let round = 0; round < ROUNDS_MAX && !isSame(saved.current, now.current); round += 1) {
      sending.current = send(now.current).finally(() => {
        sending.current = undefined
      })
      await sending.current
    }
    return isSame(saved.current, now.current) ? base.current : undefined
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
    writeDraft(draftName(id), { ...present, base: base.current } satisfies Kept)
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
    clashes,
    onClashesSeen: () => setClashes(undefined),
    save,
  }
}

const isSavedMeanwhile = (error: unknown): boolean =>
  error instanceof ProblemError && error.code === 'assessment.plan_saved_meanwhile'

/** Parts are replaced, never changed: the same objects are the same work. */
function isSame(a: Work | undefined, b: Work): boolean {
  return a !== undefined && a.draft === b.draft && a.mapping === b.mapping
}
