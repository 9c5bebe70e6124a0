/** 办理: the steps of a matter as the server answers them; a grey one says why, in words. */
import { Button } from 'antd'
import { lazy, Suspense, useId, useState } from 'react'
import type { FormField, FormValues } from '../../kernel/procedure/form.ts'
import type { Bilingual } from '../../kernel/text.ts'
import { useBilingual, useServerText, useText } from '../i18n.ts'
import { Dialog } from './Dialog.tsx'
import { FieldErrors } from './FieldErrors.tsx'

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
  readonly onTake: (step: string, values: FormValues) => Promise<unknown>
  /** What is known already, by step. */
  readonly initial?: { readonly [step: string]: FormValues }
}

/** Steps of another state are no choice now: they stand folded away, with their reason. */
const ELSEWHERE = new Set(['procedure.not_in_this_state', 'procedure.closed'])

/** Steps that an event or a lapsed limit takes are nobody's button. */
const BY_SYSTEM = 'procedure.not_by_this_trigger'

export function StepButtons({ name, steps, onTake, initial = {} }: StepButtonsProps) {
  const t = useText()
  const text = useBilingual()
  const [current, setCurrent] = useState<OfferedStep>()
  const [taking, setTaking] = useState<string>()
  const [error, setError] = useState<unknown>()
  const shown = steps.filter(({ refusal }) => refusal?.code !== BY_SYSTEM)
  const now = shown.filter(({ refusal }) => !refusal || !ELSEWHERE.has(refusal.code))
  const elsewhere = shown.filter(({ refusal }) => refusal && ELSEWHERE.has(refusal.code))
  const known = current && initial[current.key]
  const onChoose = async (step: OfferedStep) => {
    setError(undefined)
    if (step.form.length > 0) {
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
        title={current ? text(current.title) : ''}
        open={current !== undefined}
        onClose={() => setCurrent(undefined)}
      >
        {current && (
          <Suspense fallback={<p role="status">{t('web.loading')}</p>}>
            <StepForm
              draftName={`${name}.${current.key}`}
              title={current.title}
              fields={current.form as readonly FormField[]}
              {...(known ? { initial: known } : {})}
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
