/** 一项数据征集: each figure asked for with what stands; entering opens the form of the figure here. */
import { Link, useParams, useSearchParams } from 'react-router'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { RequestView } from '../../../../web/components/RequestView.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getFigureRequest } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { figureAddress } from '../addresses.ts'
import FigurePart from '../FigurePart.tsx'

type Requested = EndpointAnswer<typeof getFigureRequest>['figures'][number]

const nameOf = ({ series, where, period }: Requested) => `${series} ${where} ${period}`

export default function RequestPage() {
  const { figureRequestId = '' } = useParams()
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const [address, setAddress] = useSearchParams()
  const { data, error, refetch } = useEndpoint(getFigureRequest, { params: { figureRequestId } })
  if (error) return <ErrorPage isWholePage error={error} onRetry={() => void refetch()} />
  if (!data)
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  const open = data.figures.find((figure) => nameOf(figure) === address.get('figure'))
  const show = (figure?: Requested) =>
    setAddress(figure ? { figure: nameOf(figure) } : {}, { preventScrollReset: true })
  return (
    <>
      <RequestView request={data} list={{ title: t('figure.requests_title'), to: '/figures/requests' }}>
        {data.content !== '' && (
          <section className="panel" aria-labelledby="request-about">
            <h2 id="request-about">{t('figure.request_about')}</h2>
            <p className="request-text">{data.content}</p>
          </section>
        )}
        <section className="panel" aria-labelledby="request-figures">
          <h2 id="request-figures">{t('figure.request_figures')}</h2>
          <ul className="request-figures">
            {data.figures.map((figure) => (
              <li key={nameOf(figure)}>
                <Figure figure={figure} isOpen={data.state === 'asked'} onEnter={() => show(figure)} />
              </li>
            ))}
          </ul>
          {(data.state === 'accepted' || data.state === 'withdrawn') && (
            <p className="quiet">{t('figure.request_closed')}</p>
          )}
        </section>
      </RequestView>
      <Dialog
        open={open !== undefined}
        onClose={() => show()}
        title={
          open
            ? t('figure.figure_of', {
                period: open.period,
                where: t(`figure.where_${open.where}`),
                title: text(open.title),
              })
            : ''
        }
      >
        {open && (
          <FigurePart
            key={nameOf(open)}
            series={open.series}
            where={open.where}
            period={open.period}
            onDone={() => show()}
          />
        )}
      </Dialog>
    </>
  )
}

interface FigureProps {
  readonly figure: Requested
  readonly isOpen: boolean
  readonly onEnter: () => void
}

function Figure({ figure, isOpen, onEnter }: FigureProps) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const format = useFormats()
  const mayEnter = useMay()('figures.enter')
  const { draft, published } = figure
  const value = draft ?? published
  const title = t('figure.figure_of', {
    period: figure.period,
    where: t(`figure.where_${figure.where}`),
    title: text(figure.title),
  })
  return (
    <>
      <span>
        <Link to={figureAddress(figure.series, { ...figure, valueKind: 'level' })}>{title}</Link>{' '}
        {value === null ? (
          <span className="state">{t('figure.request_not_entered')}</span>
        ) : (
          <>
            <strong>
              {format.number(value.value)} {value.unit}
            </strong>{' '}
            <span className={value === published ? 'state met' : 'state'}>{t(`figure.${value.state}`)}</span>{' '}
            <span className="quiet">
              {value.source} · {value.document ?? t('figure.no_document')}
            </span>
          </>
        )}
      </span>
      {isOpen && mayEnter && (
        <button
          type="button"
          className="button"
          aria-label={`${t('figure.enter')} ${title}`}
          onClick={onEnter}
        >
          {t('figure.enter')}
        </button>
      )}
    </>
  )
}
