/** One entry: what was recorded, its seal in both hashes, its checkpoint, and the proof to take away. */
import { Drawer } from 'antd'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import type { EndpointAnswer } from '../../../kernel/endpoint.ts'
import { addressOf } from '../../../web/api.ts'
import { ErrorPage } from '../../../web/components/ErrorPage.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { downloadProof, getEntry } from '../contract.ts'
import type { AuditMessages } from '../messages/ui-zh.ts'
import { useAuditWords } from './audit-words.ts'

type Entry = EndpointAnswer<typeof getEntry>

const ASK_FOR_SEAL_EVERY_MS = 2000

export function EntryDrawer({ entryId, onClose }: { entryId: string | null; onClose: () => void }) {
  const t = useText<AuditMessages>()
  const entry = useEndpoint(
    getEntry,
    { params: { entryId: entryId ?? '' } },
    {
      enabled: entryId !== null,
      refetchEveryMs: ({ seal }) => (seal === null ? ASK_FOR_SEAL_EVERY_MS : false),
    },
  )
  return (
    <Drawer title={t('audit.entry')} open={entryId !== null} onClose={onClose} size={620} destroyOnHidden>
      {entry.isError && <ErrorPage error={entry.error} onRetry={() => void entry.refetch()} />}
      {entryId !== null && entry.isPending && (
        <p className="loading" role="status">
          {t('web.loading')}
        </p>
      )}
      {entry.data && (
        <>
          <Recorded entry={entry.data} />
          <Place entry={entry.data} />
        </>
      )}
    </Drawer>
  )
}

function Recorded({ entry }: { entry: Entry }) {
  const t = useText<AuditMessages>()
  const format = useFormats()
  const words = useAuditWords()
  const details = Object.entries(entry.details)
  return (
    <>
      <dl className="audit-facts">
        <Fact title={t('audit.column_at')}>{format.exactInstant(entry.at)}</Fact>
        <Fact title={t('audit.column_actor')}>
          {words.actor(entry)}
          <br />
          <Link to={`/audit?${new URLSearchParams({ actor: entry.actorId })}`}>{t('audit.same_actor')}</Link>
        </Fact>
        <Fact title={t('audit.column_action')}>
          {words.action(entry.action)} <code>{entry.action}</code>
        </Fact>
        <Fact title={t('audit.column_subject')}>
          {words.subject(entry.subjectType)} {entry.subjectName} <code>{entry.subjectId}</code>
          <br />
          <Link to={`/audit?${new URLSearchParams({ subjectId: entry.subjectId })}`}>
            {t('audit.same_subject')}
          </Link>
        </Fact>
        <Fact title={t('audit.column_region')}>
          {entry.regionName} <code>{entry.region}</code>
        </Fact>
        <Fact title={t('audit.column_unit')}>{entry.unitName ?? entry.unitId ?? '—'}</Fact>
        <Fact title={t('audit.session')}>{entry.sessionId ? <code>{entry.sessionId}</code> : '—'}</Fact>
        <Fact title={t('audit.entry_id')}>
          <code>{entry.id}</code>
        </Fact>
      </dl>
      <h2>{t('audit.details')}</h2>
      {details.length === 0 ? (
        <p className="quiet">{t('audit.no_details')}</p>
      ) : (
        <dl className="audit-facts">
          {details.map(([name, value]) => (
            <Fact key={name} title={name}>
              {typeof value === 'string' ? value : <code>{JSON.stringify(value, null, 1)}</code>}
            </Fact>
          ))}
        </dl>
      )}
    </>
  )
}

function Place({ entry: { id, seal, checkpoint } }: { entry: Entry }) {
  const t = useText<AuditMessages>()
  const format = useFormats()
  return (
    <section aria-labelledby="audit-place">
      <h2 id="audit-place">{t('audit.place')}</h2>
      {seal === null ? (
        <p className="notice">{t('audit.not_sealed')}</p>
      ) : (
        <>
          <p>{t('audit.seal', { seq: format.number(seal.seq) })}</p>
          <dl className="audit-facts">
            <Fact title="SHA-256">
              <code>{seal.sha256}</code>
            </Fact>
            <Fact title="SM3">
              <code>{seal.sm3}</code>
            </Fact>
          </dl>
        </>
      )}
      {seal !== null && checkpoint === null && <p className="notice">{t('audit.not_covered')}</p>}
      {checkpoint !== null && (
        <>
          <p>
            {t('audit.covered', { seq: format.number(checkpoint.seq), at: format.instant(checkpoint.at) })}
          </p>
          <p>{t('audit.proof_words')}</p>
          <a className="button" href={addressOf(downloadProof, { params: { entryId: id } })} download>
            {t('audit.download_proof')}
          </a>
        </>
      )}
    </section>
  )
}

function Fact({ title, children }: { title: string; children: ReactNode }) {
  return (
    <div>
      <dt>{title}</dt>
      <dd>{children}</dd>
    </div>
  )
}
