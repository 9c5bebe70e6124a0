/** 导入主体: who sent what, how its columns are read, a verdict on each bad row, then all rows or only the good ones. */
import { useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { addressOf } from '../../../web/api.ts'
import { ErrorPage } from '../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { UploadBox } from '../../../web/components/UploadBox.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { JobProgress } from '../../../web/jobs/JobProgress.tsx'
import { useJob } from '../../../web/jobs/use-job.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import {
  downloadImportTemplate,
  getImport,
  IMPORT_BYTES_MAX,
  listImports,
  type OperatorImport,
  openImport,
} from '../contract.ts'
import { IMPORT_KINDS, type ImportKind } from '../import/columns.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { HowEncrypted } from './import/HowEncrypted.tsx'
import { MappingForm } from './import/MappingForm.tsx'
import { Outcome } from './import/Outcome.tsx'
import { Standing } from './import/Standing.tsx'
import { Unlock } from './import/Unlock.tsx'
import { RegisterTabs } from './Tabs.tsx'
import { useOptions, useWord } from './words.ts'
import './operators.css'

const FOLLOW_EVERY_MS = 1000

export default function ImportPage() {
  const t = useText<typeof uiZh>()
  const [address, setAddress] = useSearchParams()
  const job = useJob(address.get('job'))
  const ofJob = (job.data?.result as { importId?: string } | null | undefined)?.importId
  const id = address.get('id') ?? ofJob ?? null
  return (
    <>
      <PageHeader
        title={t('import.title')}
        crumbs={[{ title: t('register.title'), to: '/operators' }]}
        lead={t('import.lead')}
      />
      <RegisterTabs current="import" />
      <Sending
        key={address.get('sender')}
        onOpened={(opened) =>
          setAddress((before) => {
            before.delete('job')
            before.set('id', opened)
            return before
          })
        }
      />
      {id !== null && <Import key={id} id={id} />}
      <Standing />
      <Earlier />
    </>
  )
}

function Sending({ onOpened }: { onOpened: (id: string) => void }) {
  const t = useText<typeof uiZh>()
  const options = useOptions()
  const id = useId()
  const [address] = useSearchParams()
  const asked = IMPORT_KINDS.find((kind) => kind === address.get('kind'))
  const [kind, setKind] = useState<ImportKind>(asked ?? 'platformReport')
  const [sender, setSender] = useState(address.get('sender') ?? '')
  const [seenOn, setSeenOn] = useState('')
  const [dueOn, setDueOn] = useState('')
  return (
    <section className="panel" aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{t('import.file')}</h2>
      <div className="import-about">
        <label htmlFor={`${id}-kind`}>
          {t('import.kind')}
          <select
            id={`${id}-kind`}
            className="select"
            value={kind}
            onChange={(event) => setKind(event.target.value as ImportKind)}
          >
            {options('import_kind', IMPORT_KINDS).map((option) => (
              <option key={option.key} value={option.key}>
                {option.title}
              </option>
            ))}
          </select>
        </label>
        <label htmlFor={`${id}-sender`}>
          {t('import.sender')}
          <input
            className="input"
            id={`${id}-sender`}
            maxLength={100}
            value={sender}
            onChange={(event) => setSender(event.target.value)}
          />
        </label>
        <label htmlFor={`${id}-seen`}>
          {t('import.seen_on')}
          <input
            className="input"
            id={`${id}-seen`}
            type="date"
            value={seenOn}
            onChange={(event) => setSeenOn(event.target.value)}
          />
        </label>
        {kind === 'distributed' && (
          <label htmlFor={`${id}-due`}>
            {t('import.due_on')}
            <input
              className="input"
              id={`${id}-due`}
              type="date"
              value={dueOn}
              onChange={(event) => setDueOn(event.target.value)}
            />
          </label>
        )}
        <a href={addressOf(downloadImportTemplate, { query: { kind } })} download>
          {t('import.template')}
        </a>
      </div>
      {sender.trim() === '' ? (
        <p className="quiet">{t('import.sender_first')}</p>
      ) : (
        <UploadBox
          endpoint={openImport}
          input={{
            query: {
              kind,
              sender: sender.trim(),
              ...(seenOn ? { seenOn } : {}),
              ...(dueOn && kind === 'distributed' ? { dueOn } : {}),
            },
          }}
          label={t('import.choose')}
          hint={t('import.choose_hint')}
          accept=".xlsx,.xls,.csv,.txt,.zip,.cms,.p7m"
          maxBytes={IMPORT_BYTES_MAX}
          onUploaded={(answer) => onOpened(answer.id)}
        />
      )}
      <HowEncrypted />
    </section>
  )
}

const isRunning = (state: OperatorImport['state']) => state === 'checking' || state === 'applying'

function Import({ id }: { id: string }) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const { data, error, refetch } = useEndpoint(
    getImport,
    { params: { importId: id } },
    { refetchEveryMs: (each) => (isRunning(each.state) ? FOLLOW_EVERY_MS : false), thenReadAll: true },
  )
  const job = useJob(data?.jobId ?? null)
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (!data) return <p role="status">{t('web.loading')}</p>
  return (
    <section className="panel" aria-label={data.fileName}>
      <h2>{data.fileName}</h2>
      <p className="quiet">
        {data.sender} · {format.day(data.seenOn)}
      </p>
      {data.state === 'locked' && <Unlock id={id} />}
      {isRunning(data.state) && (
        <>
          <p role="status">{t(data.state === 'checking' ? 'import.checking' : 'import.applying')}</p>
          {job.data && <JobProgress job={job.data} />}
        </>
      )}
      {(data.state === 'checked' || data.state === 'applied') && <Outcome figures={data} />}
      {(data.state === 'mapping' || data.state === 'checked') && (
        <details open={data.state === 'mapping'}>
          <summary>{t('import.mapping')}</summary>
          <MappingForm figures={data} />
        </details>
      )}
    </section>
  )
}

function Earlier() {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  const word = useWord()
  const { data } = useEndpoint(listImports)
  if (!data || data.items.length === 0) return null
  return (
    <section className="panel" aria-labelledby="import-earlier">
      <h2 id="import-earlier">{t('import.earlier')}</h2>
      <ul>
        {data.items.map((each) => (
          <li key={each.id}>
            <Link to={`/operators/import?id=${each.id}`}>{each.fileName}</Link>{' '}
            <span className="quiet">
              {word('import_kind', each.kind)} · {each.sender} · {format.instant(each.startedAt)} ·{' '}
              {t(`import.state_${each.state}`)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
