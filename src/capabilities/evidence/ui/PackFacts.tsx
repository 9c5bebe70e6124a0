/** 封存、取证情况与截图 of a capture. */
import { addressOf } from '../../../web/api.ts'
import { useBilingual, useFormats, useServerText, useText } from '../../../web/i18n.ts'
import { type CaptureDetail, getScreenshot } from '../contract.ts'
import { partText, reasonText, type Say } from '../domain/lack.ts'
import { RETENTIONS } from '../domain/retention.ts'
import { stepText } from '../domain/script.ts'
import { visitorText } from '../domain/visitor-text.ts'
import type { uiZh } from '../messages/ui-zh.ts'

interface Shown {
  readonly capture: CaptureDetail
}

const percent = (share: number | null): string => (share === null ? '–' : `${(share * 100).toFixed(2)} %`)

export function PackSeal({ capture }: Shown) {
  const t = useText<typeof uiZh>()
  const serverText = useServerText()
  const words: Say = (key, values) => serverText(key, values, key)
  const format = useFormats()
  const { sha256, sm3, size, members, exchanges, timestamp, replay, missing } = capture
  return (
    <section className="panel" aria-labelledby="pack-seal">
      <h2 id="pack-seal">{t('pack.seal')}</h2>
      <dl className="pack-facts">
        <dt>SHA-256</dt>
        <dd className="digest">{sha256}</dd>
        <dt>SM3</dt>
        <dd className="digest">{sm3}</dd>
        <dt>{t('pack.size')}</dt>
        <dd>{format.bytes(size ?? 0)}</dd>
        <dt>{t('pack.contents')}</dt>
        <dd>{t('pack.counted', { members: members ?? 0, exchanges: exchanges ?? 0 })}</dd>
        {timestamp && (
          <>
            <dt>{t('pack.timestamp')}</dt>
            <dd>
              {format.exactInstant(timestamp.time)} {timestamp.authority}
              {timestamp.trial && <p className="notice">{t('pack.trial')}</p>}
            </dd>
          </>
        )}
        <dt>{t('pack.replay')}</dt>
        <dd>
          {replay === null
            ? t('pack.replay_waiting')
            : t('pack.replay_figures', {
                pixels: percent(replay.samePixels),
                lines: percent(replay.sameLines),
                requests: replay.requests,
                answered: replay.answered,
              })}
        </dd>
        {missing.length > 0 && (
          <>
            <dt>{t('pack.missing')}</dt>
            <dd>
              <ul>
                {missing.map((each) => (
                  <li key={each.part}>
                    {partText(each.part, words)}: {reasonText(each, words)}
                  </li>
                ))}
              </ul>
            </dd>
          </>
        )}
      </dl>
    </section>
  )
}

export function CaptureFacts({ capture }: Shown) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const format = useFormats()
  const { url, finalUrl, httpStatus, officers, startedAt, endedAt, visitor } = capture
  const retention = RETENTIONS.find(({ kind }) => kind === capture.retention)
  return (
    <section className="panel" aria-labelledby="pack-facts">
      <h2 id="pack-facts">{t('pack.facts')}</h2>
      <dl className="pack-facts">
        {visitor && (
          <>
            <dt>{t('pack.visitor')}</dt>
            <dd className="page-address">{visitorText(visitor, t('pack.came_before'))}</dd>
          </>
        )}
        <dt>{t('pack.url')}</dt>
        <dd className="page-address">{url}</dd>
        {finalUrl !== null && finalUrl !== url && (
          <>
            <dt>{t('pack.final_url')}</dt>
            <dd className="page-address">{finalUrl}</dd>
          </>
        )}
        {httpStatus !== null && (
          <>
            <dt>{t('pack.http_status')}</dt>
            <dd>{httpStatus}</dd>
          </>
        )}
        <dt>{t('pack.purpose')}</dt>
        <dd>{capture.purpose}</dd>
        <dt>{t('pack.officers')}</dt>
        <dd>
          {officers.length === 0
            ? t('pack.no_officers')
            : officers.map(({ name, certificate }) => `${name} ${certificate}`).join('、')}
        </dd>
        <dt>{t('pack.requested')}</dt>
        <dd>
          {capture.requestedName || t('pack.custody_system')} {format.instant(capture.requestedAt)}
          {capture.origin === 'monitoring.finding' && <div>{t('pack.origin_monitoring.finding')}</div>}
        </dd>
        {startedAt !== null && endedAt !== null && (
          <>
            <dt>{t('pack.time')}</dt>
            <dd>
              {format.exactInstant(startedAt)} – {format.exactInstant(endedAt)}
              {capture.attempt > 1 && ` (${t('pack.attempt', { attempt: capture.attempt })})`}
            </dd>
          </>
        )}
        {capture.script.length > 0 && (
          <>
            <dt>{t('pack.script')}</dt>
            <dd>
              <ol>
                {capture.script.map((step, place) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the same step may be taken twice
                  <li key={place}>
                    {t(`pack.step_${step.kind}`)} {stepText(step)}
                  </li>
                ))}
              </ol>
            </dd>
          </>
        )}
        <dt>{t('pack.retention')}</dt>
        <dd>
          {retention && text(retention.title)}
          <div className="quiet">{retention && text(retention.source)}</div>
        </dd>
      </dl>
    </section>
  )
}

export function Screenshot({ capture }: Shown) {
  const t = useText<typeof uiZh>()
  if (capture.missing.some(({ part }) => part === 'capture/screenshot.png')) return null
  const address = addressOf(getScreenshot, { params: { captureId: capture.id } })
  return (
    <div className="panel">
      <h2>{t('pack.screenshot')}</h2>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
      <section className="screenshot" tabIndex={0} aria-label={t('pack.screenshot')}>
        <img
          src={address}
          alt={t('pack.screenshot_of', { title: capture.title || capture.url })}
          loading="lazy"
        />
      </section>
    </div>
  )
}
