/** A body: its members as of a day with everybody who sat there, its parts, its meetings and what they left open. */
import { Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { addressOf } from '../../../../web/api.ts'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { exportSeats, getBody } from '../../contract.ts'
import type { bodiesUiZh } from '../../messages/bodies-ui-zh.ts'
import { BodyMeetings } from '../meetings/BodyMeetings.tsx'
import { BodyForm } from './BodyForm.tsx'
import { AddSeat, EndSeat, Succeed } from './SeatForms.tsx'

type Answer = EndpointAnswer<typeof getBody>
type Seat = Answer['seats'][number]
type Asked = { readonly act: 'change' | 'add' } | { readonly act: 'succeed' | 'end'; readonly seat: Seat }

export default function BodyPage() {
  const t = useText<typeof bodiesUiZh>()
  const { bodyId = '' } = useParams()
  const [search] = useSearchParams()
  const on = search.get('on') ?? ''
  const found = useEndpoint(getBody, { params: { bodyId }, query: on === '' ? {} : { on } })
  if (found.isError) return <ErrorPage isWholePage error={found.error} onRetry={() => void found.refetch()} />
  if (found.isPending) return <p role="status">{t('web.loading')}</p>
  return <Body answer={found.data} />
}

function Body({ answer }: { answer: Answer }) {
  const t = useText<typeof bodiesUiZh>()
  const format = useFormats()
  const navigate = useNavigate()
  const { body, mayKeep } = answer
  const [asked, setAsked] = useState<Asked>()
  const onClose = () => setAsked(undefined)
  const keeps = mayKeep && body.dissolvedOn === null
  const facts = [
    t(`bodies.kind_${body.kind}`),
    body.unitName && t('bodies.seated_at_of', { unit: body.unitName }),
    body.documentNumber,
    t('bodies.founded_on_of', { day: format.day(body.foundedOn) }),
    body.dissolvedOn && t('bodies.dissolved_on_of', { day: format.day(body.dissolvedOn) }),
  ].filter(Boolean)
  return (
    <>
      <PageHeader
        title={body.name}
        crumbs={[{ title: t('bodies.title'), to: '/organisation/bodies' }]}
        lead={facts.join(' · ')}
        actions={
          keeps && (
            <>
              <Button onClick={() => setAsked({ act: 'change' })}>{t('bodies.change')}</Button>
              <Button onClick={() => void navigate(`/organisation/bodies/${body.id}/import`)}>
                {t('bodies.import')}
              </Button>
              <Button type="primary" onClick={() => setAsked({ act: 'add' })}>
                {t('bodies.add_seat')}
              </Button>
            </>
          )
        }
      />
      {(answer.children.length > 0 || body.parentId) && (
        <p>
          {body.parentId && (
            <>
              {t('bodies.parent')} <Link to={`/organisation/bodies/${body.parentId}`}>
                {body.parentName}
              </Link>{' '}
            </>
          )}
          {answer.children.map((child) => (
            <span key={child.id}>
              <Link to={`/organisation/bodies/${child.id}`}>{child.name}</Link>{' '}
            </span>
          ))}
        </p>
      )}
      {body.kind === 'expertPool' && (
        <p>
          <Link to={`/organisation/experts?bodyId=${body.id}`}>{t('bodies.to_experts')}</Link>
        </p>
      )}
      <h2>{t('bodies.members')}</h2>
      <AsOf day={answer.on} bodyId={body.id} />
      {answer.seats.length === 0 ? (
        <Empty title={t('bodies.no_seats')}>{t('bodies.no_seats_words')}</Empty>
      ) : (
        <Seats
          seats={answer.seats}
          action={
            keeps
              ? (seat) => (
                  <>
                    <button
                      type="button"
                      className="text-button"
                      onClick={() => setAsked({ act: 'succeed', seat })}
                    >
                      {t('bodies.succeed')}
                      <span className="hidden"> {seat.holder?.name ?? seat.post}</span>
                    </button>{' '}
                    <button
                      type="button"
                      className="text-button"
                      onClick={() => setAsked({ act: 'end', seat })}
                    >
                      {t('bodies.end_seat')}
                      <span className="hidden"> {seat.holder?.name ?? seat.post}</span>
                    </button>
                  </>
                )
              : undefined
          }
        />
      )}
      {body.kind !== 'expertPool' && <BodyMeetings bodyId={body.id} keeps={keeps} seats={answer.seats} />}
      <Dialog title={t('bodies.change')} open={asked?.act === 'change'} onClose={onClose}>
        <BodyForm body={body} onClose={onClose} />
      </Dialog>
      <Dialog title={t('bodies.add_seat')} open={asked?.act === 'add'} onClose={onClose}>
        <AddSeat bodyId={body.id} foundedOn={body.foundedOn} onClose={onClose} />
      </Dialog>
      <Dialog title={t('bodies.succeed')} open={asked?.act === 'succeed'} onClose={onClose}>
        {asked?.act === 'succeed' && <Succeed seat={asked.seat} onClose={onClose} />}
      </Dialog>
      <Dialog title={t('bodies.end_seat')} open={asked?.act === 'end'} onClose={onClose}>
        {asked?.act === 'end' && <EndSeat seat={asked.seat} onClose={onClose} />}
      </Dialog>
    </>
  )
}

/** 某日的成员: the day stands in the address. */
function AsOf({ day, bodyId }: { day: string; bodyId: string }) {
  const t = useText<typeof bodiesUiZh>()
  const [search, setSearch] = useSearchParams()
  const on = search.get('on') ?? ''
  return (
    <p className="table-tools">
      <label>
        {t('bodies.on')}{' '}
        <input
          type="date"
          className="input"
          value={on === '' ? day : on}
          onChange={(event) => {
            const next = new URLSearchParams(search)
            if (event.target.value === '') next.delete('on')
            else next.set('on', event.target.value)
            setSearch(next, { replace: true })
          }}
        />
      </label>
      <span className="table-tools-end">
        <a
          className="text-button"
          href={addressOf(exportSeats, { query: { bodyId, on: on === '' ? day : on } })}
          download
        >
          {t('web.export')}
        </a>
      </span>
    </p>
  )
}

function Seats({
  seats,
  action,
}: {
  seats: readonly Seat[]
  action: ((seat: Seat) => React.ReactNode) | undefined
}) {
  const t = useText<typeof bodiesUiZh>()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table wider than the page is scrolled with the keyboard
    <section className="table-scroll" tabIndex={0} aria-label={t('bodies.members')}>
      <table className="table">
        <caption className="hidden">{t('bodies.members')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('bodies.role')}</th>
            <th scope="col">{t('bodies.holder')}</th>
            <th scope="col">{t('bodies.unit')}</th>
            <th scope="col">{t('bodies.post')}</th>
            <th scope="col">{t('bodies.since')}</th>
            {action && <th scope="col">{t('bodies.acts')}</th>}
          </tr>
        </thead>
        <tbody>
          {seats.map((seat) => (
            <tr key={seat.id}>
              <td>{t(`bodies.role_${seat.role}`)}</td>
              <td>
                {seat.holder?.name ?? <span className="quiet">{t('bodies.vacant')}</span>}
                {seat.isWaiting && (
                  <>
                    {' '}
                    <span className="state">{t('bodies.waiting')}</span>
                  </>
                )}
              </td>
              <td>{seat.unitName || '—'}</td>
              <td>{seat.post || '—'}</td>
              <td>
                <Since seat={seat} />
              </td>
              {action && <td>{action(seat)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

/** Since when, and behind a click everybody who held the seat. */
function Since({ seat }: { seat: Seat }) {
  const t = useText<typeof bodiesUiZh>()
  const format = useFormats()
  const since = seat.holder ? format.day(seat.holder.fromOn) : '—'
  if (seat.history.length < 2) return since
  return (
    <details>
      <summary>
        {since} · {t('bodies.history_of', { count: seat.history.length })}
      </summary>
      <ol>
        {seat.history.map((held) => (
          <li key={held.id}>
            {held.name} {format.day(held.fromOn)} –{' '}
            {held.toOn ? format.day(held.toOn) : t('bodies.until_now')}
            {held.note && <div className="quiet">{held.note}</div>}
          </li>
        ))}
      </ol>
    </details>
  )
}
