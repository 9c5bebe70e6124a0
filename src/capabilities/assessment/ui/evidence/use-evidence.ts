/** What the evidence page reads, and entering with the change of the score shown. */
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { call } from '../../../../web/api.ts'
import { useLanguage } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { explainScore, getEvidence, getScore } from '../../contract.ts'
import type { ExplanationNode } from '../score/explanation-nodes.ts'
import { type ScoreChange, scoreChange } from './score-change.ts'
import { factsOf } from './tree-facts.ts'

export function useEvidence() {
  const language = useLanguage()
  const evidence = useEndpoint(getEvidence)
  const tree = useEndpoint(explainScore, { query: { language } })
  // The endpoint's schema leaves the tree open; its shape is scoring/explain.ts.
  const facts = tree.data && factsOf(tree.data.tree as ExplanationNode)
  return {
    evidence: evidence.data,
    facts,
    error: evidence.error ?? tree.error,
    retry: () => void Promise.all([evidence.refetch(), tree.refetch()]),
  }
}

/** Runs an entry; afterwards everything shown is read again, and the change of the score is known. */
export type Enter = (entry: () => Promise<unknown>) => Promise<void>

export interface Entering {
  readonly change: ScoreChange | undefined
  readonly enter: Enter
  readonly dismiss: () => void
}

export function useEntering(): Entering {
  const client = useQueryClient()
  const [change, setChange] = useState<ScoreChange>()
  const enter: Enter = async (entry) => {
    setChange(undefined)
    const before = await call(getScore)
    await entry()
    const after = await call(getScore)
    await client.invalidateQueries()
    setChange(scoreChange(before, after))
  }
  return { change, enter, dismiss: () => setChange(undefined) }
}
