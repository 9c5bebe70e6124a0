/** 由方案成员组建领导小组: bodies and seats as proposed, mended seat by seat, then made at once. */
import { useEffect, useState } from 'react'
import { Link, useParams, useSearchParams } from 'react-router'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { Empty } from '../../../../web/components/Empty.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { clearDraft, readDraft, writeDraft } from '../../../../web/draft.ts'
import { useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { makeLeadingGroup, proposeLeadingGroup } from '../../contract.ts'
import type { planBodiesZh } from '../../messages/plan-bodies-zh.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { type Founding, type FoundingBody, foundingOf, isMatched, toBody } from './founding.ts'
import { SeatCard } from './SeatCard.tsx'
import './plan.css'

type Words = typeof planBodiesZh & typeof uiZh

export default function LeadingGroupPage() {
  const { planId = '' } = useParams()
  const t = useText<Words>()
  const proposal = useEndpoint(proposeLeadingGroup, { params: { planId } })
  if (proposal.isError)
    return <ErrorPage isWholePage error={proposal.error} onRetry={() => void proposal.refetch()} />
  if (!proposal.data)
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  return <Desk key={planId} planId={planId} proposal={proposal.data} />
}

type Proposal = EndpointAnswer<typeof proposeLeadingGroup>

function Desk({ planId, proposal }: { planId: string; proposal: Proposal }) {
  const t = useText<Words>()
  return (
    <div className="founding">
      <PageHeader
        title={t('planbody.title')}
        crumbs={[
          { title: t('plan.plans'), to: '/assessment/plans' },
          { title: proposal.title, to: `/assessment/plans/${planId}` },
        ]}
        lead={t('planbody.lead')}
      />
      {proposal.leadingGroupId !== null ? (
        <section className="notice" role="status">
          <p>
            <strong>{t('planbody.made')}</strong>
          </p>
          <div className="button-row">
            <Link className="button primary" to={`/organisation/bodies/${proposal.leadingGroupId}`}>
              {t('planbody.to_group')}
            </Link>
          </div>
        </section>
      ) : proposal.mayMake ? (
        <FoundingForm planId={planId} proposal={proposal} />
      ) : (
        <Empty title={t('planbody.title')}>
          {t((proposal.whyNot ?? 'assessment.leading_group_not_yours') as keyof Words)}
        </Empty>
      )}
    </div>
  )
}

function FoundingForm({ planId, proposal }: { planId: string; proposal: Proposal }) {
  const t = useText<Words>()
  const [search, setSearch] = useSearchParams()
  const onlyUnmatched = search.get('show') === 'unmatched'
  const draftName = `assessment.leadingGroup.${planId}`
  const [work, setWork] = useState<Founding>(
    () => (readDraft(draftName) as Founding | undefined) ?? foundingOf(proposal),
  )
  useEffect(() => writeDraft(draftName, work), [draftName, work])
  const act = useAct(makeLeadingGroup)
  const bodies = work.bodies.filter((body) => body.isTaken)
  const seats = bodies.flatMap((body) => body.seats.filter((seat) => seat.isTaken))
  const unmatched = seats.filter((seat) => !isMatched(seat)).length
  const isReady =
    seats.length > 0 && work.foundedOn !== '' && bodies.every((body) => body.name.trim().length >= 2)
  const setBody = (place: number, part: Partial<FoundingBody>) =>
    setWork((before) => ({
      ...before,
      bodies: before.bodies.map((body, at) => (at === place ? { ...body, ...part } : body)),
    }))
  const onMake = () =>
    act.mutate(
      {
        params: { planId },
        body: {
          documentNumber: work.documentNumber,
          foundedOn: work.foundedOn,
          bodies: bodies.map(toBody),
        },
      },
      { onSuccess: () => clearDraft(draftName) },
    )
  return (
    <>
      <p className={unmatched > 0 ? 'notice' : 'quiet'} role="status">
        {unmatched > 0 ? t('planbody.unmatched', { count: unmatched }) : t('planbody.all_matched')}
      </p>
      <label className="founding-show">
        <input
          type="checkbox"
          checked={onlyUnmatched}
          onChange={(event) =>
            setSearch(event.target.checked ? { show: 'unmatched' } : {}, { replace: true })
          }
        />{' '}
        {t('planbody.only_unmatched')}
      </label>
      <div className="founding-fields">
        <label>
          <span>{t('planbody.document')}</span>
          <input
            className="input"
            maxLength={80}
            value={work.documentNumber}
            onChange={(event) => setWork({ ...work, documentNumber: event.target.value })}
          />
        </label>
        <label>
          <span>{t('planbody.founded')}</span>
          <input
            type="date"
            className="input"
            value={work.foundedOn}
            onChange={(event) => setWork({ ...work, foundedOn: event.target.value })}
          />
        </label>
      </div>
      {work.bodies.map((body, place) => (
        <BodyPart
          key={body.kind}
          body={body}
          isLeading={place === 0}
          units={proposal.units}
          onlyUnmatched={onlyUnmatched}
          set={(part) => setBody(place, part)}
        />
      ))}
      <FieldErrors error={act.error} />
      {!isReady && <p className="quiet">{t('planbody.none_chosen')}</p>}
      <div className="button-row">
        <button
          type="button"
          className="button primary"
          disabled={!isReady || act.isPending}
          onClick={onMake}
        >
          {act.isPending ? t('planbody.making') : t('planbody.make', { count: seats.length })}
        </button>
        <Link className="button" to={`/assessment/plans/${planId}`}>
          {t('web.cancel')}
        </Link>
      </div>
    </>
  )
}

interface BodyPartProps {
  readonly body: FoundingBody
  readonly isLeading: boolean
  readonly units: Proposal['units']
  readonly onlyUnmatched: boolean
  readonly set: (part: Partial<FoundingBody>) => void
}

function BodyPart({ body, isLeading, units, onlyUnmatched, set }: BodyPartProps) {
  const t = useText<Words>()
  const title = t(`planbody.kind_${body.kind}`)
  return (
    <section aria-label={title} className="founding-body">
      <h2>{title}</h2>
      {!isLeading && (
        <label>
          <input
            type="checkbox"
            checked={body.isTaken}
            onChange={(event) => set({ isTaken: event.target.checked })}
          />{' '}
          {t('planbody.skip_body')}
        </label>
      )}
      {body.isTaken && (
        <>
          <div className="founding-fields">
            <label className="wide">
              <span>{t('planbody.name')}</span>
              <input
                className="input"
                maxLength={120}
                value={body.name}
                onChange={(event) => set({ name: event.target.value })}
              />
            </label>
            <label>
              <span>{t('planbody.at_unit')}</span>
              <select
                className="select"
                value={body.unitId ?? ''}
                onChange={(event) => set({ unitId: event.target.value || null })}
              >
                <option value="">{t('planbody.at_no_unit')}</option>
                {units.map((unit) => (
                  <option key={unit.id} value={unit.id}>
                    {unit.name}
                  </option>
                ))}
              </select>
            </label>
          </div>
          <h3>{t('planbody.seats', { count: body.seats.filter((seat) => seat.isTaken).length })}</h3>
          <ol className="seat-cards">
            {body.seats.map(
              (seat, place) =>
                (!onlyUnmatched || !isMatched(seat)) && (
                  <SeatCard
                    // biome-ignore lint/suspicious/noArrayIndexKey: seats keep their place while one works
                    key={place}
                    seat={seat}
                    place={place + 1}
                    units={units}
                    set={(part) =>
                      set({
                        seats: body.seats.map((each, at) => (at === place ? { ...each, ...part } : each)),
                      })
                    }
                  />
                ),
            )}
          </ol>
        </>
      )}
    </section>
  )
}
