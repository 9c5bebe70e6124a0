/** Why a form was refused: what belongs to no field on the page stands above it, in words. */
import { useServerText, useText } from '../i18n.ts'
import { type FieldFault, ProblemError } from '../problem.ts'
import { useProblemText } from './ErrorPage.tsx'

/** Words for a field's fault: codes are looked up, words of the server stand as they are. */
export function useFaultText(): (fault: FieldFault) => string {
  const serverText = useServerText()
  return (fault) => serverText(fault.message, {}, fault.message)
}

export interface FieldErrorsProps {
  readonly error: unknown
  /** Faults that the form shows at its fields already. */
  readonly shown?: readonly FieldFault[]
}

export function FieldErrors({ error, shown = [] }: FieldErrorsProps) {
  const t = useText()
  const problemText = useProblemText()
  const faultText = useFaultText()
  if (!error) return null
  const isShown = (fault: FieldFault) => shown.some((each) => each.path === fault.path)
  const faults = error instanceof ProblemError ? error.fields.filter((fault) => !isShown(fault)) : []
  const requestId = error instanceof ProblemError ? error.requestId : ''
  return (
    <div className="alert" role="alert">
      <p>
        {problemText(error)} {t('web.form_kept')}
      </p>
      {faults.length > 0 && (
        <ul>
          {faults.map((fault) => (
            <li key={`${fault.path} ${fault.message}`}>
              {fault.path} {faultText(fault)}
            </li>
          ))}
        </ul>
      )}
      {requestId && <p className="quiet">{t('web.request_id', { id: requestId })}</p>}
    </div>
  )
}
