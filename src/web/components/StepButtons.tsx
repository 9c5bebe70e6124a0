/** 办理: the steps of a matter as the server answers them; a grey one says why, in words. */
import { Button, Tooltip } from 'antd'
import { lazy, Suspense, useId, useState } from 'react'
import type { FormValues } from '../../kernel/procedure/form.ts'
import type { Procedure, Step } from '../../kernel/procedure.ts'
import { useBilingual, useServerText, useText } from '../i18n.ts'
import { Dialog } from './Dialog.tsx'
import { FieldErrors } from './FieldErrors.tsx'

const StepForm = lazy(() => import('./StepForm.tsx').then((module) => ({ default: module.StepForm })))

/** One step with the server's answer: why not, or nothing. */
export interface AnsweredStep {
  readonly step: string
  readonly refusal?: { readonly code: string; readonly details: object } | null | undefined
}

export interface StepButtonsProps {
  readonly procedure: Pick<Procedure, 'id' | 'steps'>
  readonly answers: readonly AnsweredStep[]
  /** The matter's id, so that drafts of two matters stay apart. */
  readonly matterId: string
  readonly onTake: (step: string, values: FormValues) => Promise<unknown>
  /** What is known already, by step. */
  readonly initial?: { readonly [step: string]: FormValues }
}

/** Steps of another state are no choice now: they stand folded away, with their reason. */
const ELSEWHERE = new Set(['procedure.not_in_this_state', 'procedure.closed'])

type Shown = { readonly step: Step; readonly refusal: AnsweredStep['refusal'] }

export function StepButtons({ procedure, answers, matterId, onTake, initial = {} }: StepButtonsProps) {
  const t = useText()
  const text = useBilingual()
  const [current, setCurrent] = useState<Step>()
  const [taking, setTaking] = useState<string>()
  const [error, setError] = useState<unknown>()
  const shown = answers.flatMap((answer): Shown[] => {
    const step = procedure.steps.find((each) => each.key === answer.step)
    const byPerson = step && (step.trigger === undefined || step.trigger.kind === 'person')
    return byPerson ? [{ step, refusal: answer.refusal }] : []
  })
  const now = shown.filter(({ refusal }) => !refusal || !ELSEWHERE.has(refusal.code))
  const elsewhere = shown.filter(({ refusal }) => refusal && ELSEWHERE.has(refusal.code))
  const onChoose = async (step: Step) => {
    setError(undefined)
    if (step.form && step.form.length > 0) {
      setCurrent(step)
      return
    }
    setTaking(step.key)
    try {
      await onTake(step.key, {})
    } catch (failure) {
      setError(failure)
    } finally {
      setTaking(undefined)
    }
  }
  return (
    <section className="steps" aria-label={t('web.steps')}>
      <FieldErrors error={error} />
      {now.length === 0 && <p>{t('web.no_steps')}</p>}
      <ul className="step-list">
        {now.map(({ step, refusal }, index) => (
          <li key={step.key}>
            <StepButton
              title={text(step.title)}
              isFirst={index === 0}
              isTaking={taking === step.key}
              refusal={refusal}
              onClick={() => void onChoose(step)}
            />
          </li>
        ))}
      </ul>
      {elsewhere.length > 0 && (
        <details>
          <summary>{t('web.other_steps')}</summary>
          <ul>
            {elsewhere.map(({ step, refusal }) => (
              <li key={step.key}>
                {text(step.title)}: <Reason refusal={refusal} />
              </li>
            ))}
          </ul>
        </details>
      )}
      <Dialog
        title={current ? text(current.title) : ''}
        open={current !== undefined}
        onClose={() => setCurrent(undefined)}
      >
        {current && (
          <Suspense fallback={<p role="status">{t('web.loading')}</p>}>
            <StepForm
              draftName={`${procedure.id}.${matterId}.${current.key}`}
              title={current.title}
              fields={current.form ?? []}
              {...(initial[current.key] ? { initial: initial[current.key] as FormValues } : {})}
              onSubmit={async (values) => {
                await onTake(current.key, values)
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

interface StepButtonProps {
  readonly title: string
  readonly isFirst: boolean
  readonly isTaking: boolean
  readonly refusal: AnsweredStep['refusal']
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
      <Tooltip title={reason(refusal)}>
        {/* aria-disabled, not disabled: the keyboard reaches it and hears why. */}
        <button type="button" className="button grey" aria-disabled="true" aria-describedby={id}>
          {title}
        </button>
      </Tooltip>
      <span id={id} className="quiet">
        {reason(refusal)}
      </span>
    </>
  )
}

function useReason(): (refusal: NonNullable<AnsweredStep['refusal']>) => string {
  const serverText = useServerText()
  return (refusal) => serverText(refusal.code, refusal.details, refusal.code)
}

function Reason({ refusal }: { refusal: AnsweredStep['refusal'] }) {
  const reason = useReason()
  return refusal ? reason(refusal) : null
}
