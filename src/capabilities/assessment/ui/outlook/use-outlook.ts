/** What the what-if page computes with, read once; and the changes on trial, which live in the address. */
import { useEffect, useMemo, useState } from 'react'
import { useSearchParams } from 'react-router'
import { dayFrom } from '../../../../kernel/day.ts'
import { decimal } from '../../../../kernel/exact.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getOutlook } from '../../contract.ts'
import type { Edition } from '../../edition/index.ts'
import {
  type Change,
  changeKey,
  changeSchema,
  findGains,
  type Gains,
  type OpenTask,
  type RiskMargins,
  type WhatIf,
  whatIf,
  workLeftOf,
} from '../../outlook/index.ts'
import type { Inputs, ScoringOptions } from '../../scoring/index.ts'

export type OutlookAnswer = NonNullable<ReturnType<typeof useEndpoint<typeof getOutlook>>['data']>

/** The answer with the types that the wire leaves open. */
export interface Outlook extends Omit<OutlookAnswer, 'edition' | 'inputs' | 'options' | 'tasks' | 'margins'> {
  readonly edition: Edition
  readonly inputs: Inputs
  readonly options: ScoringOptions
  readonly tasks: readonly OpenTask[]
  readonly margins: RiskMargins
  readonly gains: Gains
}

export function useOutlook(region: string | undefined) {
  const { data, error, refetch } = useEndpoint(getOutlook, { query: region === undefined ? {} : { region } })
  const outlook = useMemo(() => data && withTypes(data), [data])
  return { outlook, error, retry: () => void refetch() }
}

function withTypes(data: OutlookAnswer): Outlook {
  const tasks = data.tasks.map((task) => ({
    ...task,
    effortDays: task.effortDays === null ? null : decimal(task.effortDays),
  }))
  const efforts = data.efforts.map((entry) => ({
    ...entry,
    days: entry.days === null ? null : decimal(entry.days),
  }))
  const edition = data.edition as Edition
  const inputs = data.inputs as Inputs
  const options = data.options as ScoringOptions
  const { before } = whatIf(edition, inputs, [], options)
  return {
    ...data,
    edition,
    inputs,
    options,
    tasks,
    margins: data.margins as RiskMargins,
    gains: findGains(before, efforts, workLeftOf(tasks)),
  }
}

export interface Trial {
  readonly changes: readonly Change[]
  readonly result: WhatIf
  readonly changeOf: (key: string) => Change | undefined
  /** Puts a change in the place of the one with its key. */
  readonly set: (change: Change) => void
  readonly remove: (key: string) => void
  readonly replaceAll: (changes: readonly Change[]) => void
}

/** Writing the address at every key stroke would be refused by browsers; a short rest is enough. */
const ADDRESS_REST_MS = 300

export function useTrial(outlook: Outlook): Trial {
  const [address, setAddress] = useSearchParams()
  const [changes, setChanges] = useState<readonly Change[]>(() => readChanges(address.get('changes')))
  useEffect(() => {
    const text = changes.length === 0 ? null : JSON.stringify(changes)
    if (text === address.get('changes')) return
    const rest = setTimeout(() => {
      setAddress(
        (before) => {
          if (text === null) before.delete('changes')
          else before.set('changes', text)
          return before
        },
        { replace: true, preventScrollReset: true },
      )
    }, ADDRESS_REST_MS)
    return () => clearTimeout(rest)
  }, [changes, address, setAddress])
  const result = useMemo(
    () => whatIf(outlook.edition, outlook.inputs, changes, outlook.options),
    [outlook, changes],
  )
  const without = (list: readonly Change[], key: string) => list.filter((each) => changeKey(each) !== key)
  return {
    changes,
    result,
    changeOf: (key) => changes.find((change) => changeKey(change) === key),
    set: (change) => setChanges((before) => [...without(before, changeKey(change)), change]),
    remove: (key) => setChanges((before) => without(before, key)),
    replaceAll: setChanges,
  }
}

/** Changes out of the address; what somebody broke by hand is left out. */
function readChanges(text: string | null): readonly Change[] {
  if (text === null) return []
  try {
    const parsed: unknown = JSON.parse(text)
    return Array.isArray(parsed)
      ? parsed.flatMap((each) => {
          const change = changeSchema.safeParse(each)
          return change.success ? [change.data] : []
        })
      : []
  } catch {
    return []
  }
}

export const todayOf = (outlook: Outlook) => dayFrom(outlook.options.assessedOn)
