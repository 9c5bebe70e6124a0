/** 一项征集: whatever a unit is asked for, the page of the request: limit, next step, course; what came is handed in. */
import type { ReactNode } from 'react'
import { getMatter, takeStep } from '../../capabilities/matters/contract.ts'
import type { Bilingual } from '../../kernel/text.ts'
import { useBilingual, useText } from '../i18n.ts'
import { useAct, useEndpoint } from '../use-endpoint.ts'
import { DueTag } from './DueTag.tsx'
import { ErrorPage } from './ErrorPage.tsx'
import { MatterPart } from './MatterPart.tsx'
import { PageHeader } from './PageHeader.tsx'
import { StepButtons } from './StepButtons.tsx'

/** What every request says of itself, as its own capability answers it. */
export interface RequestHead {
  readonly id: string
  readonly title: string
  readonly stateTitle: Bilingual
  readonly unitName: string
  readonly dueOn: string | null
  readonly workingDaysLeft: number | null
}

export interface RequestViewProps {
  readonly request: RequestHead
  /** The list that it stands in. */
  readonly list: { readonly title: string; readonly to: string }
  /** Panels: what is asked for, and what was delivered. */
  readonly children: ReactNode
}

export function RequestView({ request, list, children }: RequestViewProps) {
  const t = useText()
  const text = useBilingual()
  const matter = useEndpoint(getMatter, { params: { matterId: request.id } })
  const step = useAct(takeStep)
  if (matter.error)
    return <ErrorPage isWholePage error={matter.error} onRetry={() => void matter.refetch()} />
  return (
    <>
      <PageHeader
        title={request.title}
        crumbs={[list]}
        lead={
          <>
            <span className="state">{text(request.stateTitle)}</span> {request.unitName}
            {request.dueOn && (
              <>
                {' · '}
                <DueTag due={request.dueOn} daysLeft={request.workingDaysLeft} />
              </>
            )}
          </>
        }
        actions={<MatterPart part="acts" matterId={request.id} />}
      />
      <div className="matter-columns">
        <div>
          {children}
          <div className="panel">
            <h2>{t('web.next_step')}</h2>
            {matter.data && (
              <StepButtons
                name={`${matter.data.procedure}.${request.id}`}
                steps={matter.data.steps}
                asOf={matter.data.movedAt}
                onTake={(key, values, movedAt) =>
                  step.mutateAsync({
                    params: { matterId: request.id, step: key },
                    body: { values, movedAt },
                  })
                }
              />
            )}
          </div>
          <MatterPart part="course" matterId={request.id} />
        </div>
        <aside aria-label={list.title}>
          <MatterPart part="holding" matterId={request.id} />
        </aside>
      </div>
    </>
  )
}
