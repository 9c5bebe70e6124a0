/** 办理: the steps of a matter as the server answers them; a grey one says why, in words. */
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { lazy, Suspense, useId, useState } from 'react'
import type { FormField, FormValues } from '../../kernel/procedure/form.ts'
import type { Bilingual } from '../../kernel/text.ts'
import { useBilingual, useServerText, useText } from '../i18n.ts'
import { ProblemError } from '../problem.ts'
import { Dialog } from './Dialog.tsx'
import { FieldErrors } from './FieldErrors.tsx'
import { useRefusalWords } from './refusal-words.ts'

const StepForm = lazy(() => import('./StepForm.tsx').then((module) => ({ default: module.StepForm })))

/** A step as the server sends it with a matter: its form out of the procedure, and why it may not be taken. */
export interface OfferedStep {
  readonly key: string
  readonly title: Bilingual
  /** `FormField`s; schemas of the wire leave them open. */
  readonly form: readonly unknown[]
  readonly refusal: { readonly code: string; readonly details: object } | null
}

export interface StepButtonsProps {
  /** Names the matter, so that drafts of two matters stay apart. */
  readonly name: string
  readonly steps: readonly OfferedStep[]
  /** The matter as it was shown when the step was chosen: what moved since is not overlooked. */
  readonly asOf?: string
  readonly onTake: (step: string, values: FormValues, asOf: string | undefined) => Promise<unknown>
  /** What is known already, by step. */
  readonly initial?: { readonly [step: string]: FormValues }
}

/** Steps of another state are no choice now: they stand folded away, with their reason. */
const ELSEWHERE = new Set(['procedure.not_in_this_state', 'procedure.closed'])

/** Steps that an event or a lapsed limit takes are nobody's button. */
const BY_SYSTEM = 'procedure.not_by_this_trigger'

export function StepButtons({ name, steps, asOf, onTake, initial = {} }: StepButtonsProps) {
  const t = useText()
  const text = useBilingual()
  const [current, setCurrent] = useState<{ readonly step: OfferedStep; readonly asOf: string | undefined }>()
  const [taking, setTaking] = useState<string>()
  const [error, setError] = useState<unknown>()
  const [isStale, setStale] = useState(false)
  const client = useQueryClient()
  const shown = steps.filter(({ refusal }) => refusal?.code !== BY_SYSTEM)
  const now = shown.filter(({ refusal }) => !refusal || !ELSEWHERE.has(refusal.code))
  const elsewhere = shown.filter(({ refusal }) => refusal && ELSEWHERE.has(refusal.code))
  useRefusalWords(shown.flatMap(({ refusal }) => refusal?.code ?? []))
  const known = current && initial[current.step.key]
  const take = async (key: string, values: FormValues, shownAsOf: string | undefined) => {
    try {
      await onTake(key, values, shownAsOf)
      setStale(false)
    } catch (failure) {
      setStale(isConflict(failure))
      throw failure
    }
  }
  /** What was typed stays as the draft of the step, and comes back when the step is chosen again. */
  const onReload = () => {
    setCurrent(undefined)
    setError(undefined)
    setStale(false)
    void client.invalidateQueries()
  }
  const reload = isStale && (
    <p className="notice">
      {t('web.moved_on')}{' '}
      <button type="button" className="button" onClick={onReload}>
        {t('web.reload')}
      </button>
    </p>
  )
  const onChoose = async (step: OfferedStep) => {
    setError(undefined)
    setStale(false)
    if (step.form.length > 0) {
      setCurrent({ step, asOf })
      return
    }
    setTaking(step.key)
    try {
      await take(step.key, {}, asOf)
    } catch (failure) {
      setError(failure)
    } finally {
      setTaking(undefined)
    }
  }
  return (
    <section className="steps" aria-label={t('web.steps')}>
      <FieldErrors error={error} />
      {!current && reload}
      {now.length === 0 && <p>{t('web.no_steps')}</p>}
      <ul className="step-list">
        {now.map((step, index) => (
          <li key={step.key}>
            <StepButton
              title={text(step.title)}
              isFirst={index === 0}
              isTaking={taking === step.key}
              refusal={step.refusal}
              onClick={() => void onChoose(step)}
            />
          </li>
        ))}
      </ul>
      {elsewhere.length > 0 && (
        <details>
          <summary>{t('web.other_steps')}</summary>
          <ul>
            {elsewhere.map((step) => (
              <li key={step.key}>
                {text(step.title)}: <Reason refusal={step.refusal} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Dialog
        title={current ? text(current.step.title) : ''}
        open={current !== undefined}
        onClose={() => setCurrent(undefined)}
      >
        {reload}
        {current && (
          <Suspense fallback={<p role="status">{t('web.loading')}</p>}>
            <StepForm
              draftName={`${name}.${current.step.key}`}
              title={current.step.title}
              fields={current.step.form as readonly FormField[]}
              {...(known ? { initial: known } : {})}
              onSubmit={async (values) => {
                await take(current.step.key, values, current.asOf)
                setCurrent(undefined)
              }}
              onCancel={() => setCurrent(undefined)}
            />
          </Suspense>
        )}
      </Dialog>
    </section>
  )
}

const isConflict = (failure: unknown) => failure instanceof ProblemError && failure.status === 409

interface StepButtonProps {
  readonly title: string
  readonly isFirst: boolean
  readonly isTaking: boolean
  readonly refusal: OfferedStep['refusal']
  readonly onClick: () => void
}

function StepButton({ title, isFirst, isTaking, refusal, onClick }: StepButtonProps) {
  const id = useId()
  const reason = useReason()
  if (!refusal) {
    return (
      <Button type={isFirst ? 'primary' : 'default'} loading={isTaking} onClick={onClick}>
        {title}
      </Button>
    )
  }
  return (
    <>
      {/* aria-disabled, not disabled: the keyboard reaches it and hears why; the reason stands below for all. */}
      <button type="button" className="button grey" aria-disabled="true" aria-describedby={id}>
        {title}
      </button>
      <span id={id} className="quiet">
        {reason(refusal)}
      </span>
    </>
  )
}

function useReason(): (refusal: NonNullable<OfferedStep['refusal']>) => string {
  const serverText = useServerText()
  return (refusal) => serverText(refusal.code, refusal.details, refusal.code)
}

function Reason({ refusal }: { refusal: OfferedStep['refusal'] }) {
  const reason = useReason()
  return refusal ? reason(refusal) : null
}
