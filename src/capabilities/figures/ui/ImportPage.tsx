/** 导入统计数据: template, check with a verdict on each bad row, report, then all rows or only the good ones. */
import { Button } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { addressOf } from '../../../web/api.ts'
import { BadRows } from '../../../web/components/BadRows.tsx'
import { ErrorPage } from '../../../web/components/ErrorPage.tsx'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { UploadBox } from '../../../web/components/UploadBox.tsx'
import { useText } from '../../../web/i18n.ts'
import { JobProgress } from '../../../web/jobs/JobProgress.tsx'
import { useJob } from '../../../web/jobs/use-job.ts'
import { useMay } from '../../../web/session.tsx'
import { useAct, useEndpoint } from '../../../web/use-endpoint.ts'
import {
  applyImport,
  checkImport,
  downloadReport,
  downloadTemplate,
  type FigureImport,
  getImport,
  IMPORT_BYTES_MAX,
} from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { FigureTabs } from './Tabs.tsx'
import './figures.css'

const FOLLOW_EVERY_MS = 1000

/** The import that the address names, itself or through the job that runs it. */
function useImportId(): [string | null, (id: string) => void] {
  const [address, setAddress] = useSearchParams()
  const job = useJob(address.get('job'))
  const ofJob = (job.data?.result as { importId?: string } | null | undefined)?.importId
  return [address.get('id') ?? ofJob ?? null, (id) => setAddress({ id })]
}

export default function ImportPage() {
  const t = useText<typeof uiZh>()
  const [id, setId] = useImportId()
  return (
    <>
      <PageHeader
        title={t('figure.import_title')}
        crumbs={[{ title: t('figure.title'), to: '/figures' }]}
        lead={t('figure.import_lead')}
      />
      <FigureTabs current="import" />
      <p className="button-row">
        <a className="button" href={addressOf(downloadTemplate, { query: { fill: 'all' } })} download>
          {t('figure.template_all')}
        </a>
        <a className="button" href={addressOf(downloadTemplate, { query: { fill: 'missing' } })} download>
          {t('figure.template_missing')}
        </a>
        <a className="text-button" href={addressOf(downloadTemplate, { query: { format: 'csv' } })} download>
          {t('figure.template_csv')}
        </a>
      </p>
      <UploadBox
        endpoint={checkImport}
        label={t('figure.choose')}
        hint={t('figure.choose_hint')}
        accept=".xlsx,.csv"
        maxBytes={IMPORT_BYTES_MAX}
        onUploaded={(answer) => setId(answer.id)}
      />
      {id !== null && <Import key={id} id={id} />}
    </>
  )
}

function Import({ id }: { id: string }) {
  const t = useText<typeof uiZh>()
  const isRunning = (state: FigureImport['state']) => state === 'checking' || state === 'applying'
  const { data, error, refetch } = useEndpoint(
    getImport,
    { params: { importId: id } },
    { refetchEveryMs: (each) => (isRunning(each.state) ? FOLLOW_EVERY_MS : false), thenReadAll: true },
  )
  const job = useJob(data?.jobId ?? null)
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (!data) return <p role="status">{t('web.loading')}</p>
  const { rows, fresh, revised, same, bad } = data
  return (
    <section className="panel" aria-label={data.fileName}>
      <h2>{data.fileName}</h2>
      {isRunning(data.state) ? (
        <>
          <p role="status">{t(data.state === 'checking' ? 'figure.checking' : 'figure.applying')}</p>
          {job.data && <JobProgress job={job.data} />}
        </>
      ) : (
        <p role="status">
          <strong>
            {t(data.state === 'checked' ? 'figure.checked' : 'figure.applied', {
              rows,
              fresh,
              revised,
              same,
              bad,
            })}
          </strong>
        </p>
      )}
      {data.state === 'checked' && <Apply figures={data} />}
      {data.state === 'applied' && (
        <p>
          <Link className="button" to="/figures">
            {t('figure.to_series')}
          </Link>
        </p>
      )}
      {bad > 0 && (
        <BadRows
          bad={bad}
          rows={data.badRows}
          nameTitle={t('figure.series')}
          report={{
            href: addressOf(downloadReport, { params: { importId: data.id } }),
            title: t('figure.report'),
          }}
        />
      )}
    </section>
  )
}

/** The good rows go in without the bad ones only by the button that says so. */
function Apply({ figures }: { figures: FigureImport }) {
  const t = useText<typeof uiZh>()
  const mayPublish = useMay()('figures.publish')
  const [publish, setPublish] = useState(mayPublish)
  const apply = useAct(applyImport)
  const { id, rows, bad } = figures
  const good = rows - bad
  if (good === 0) return null
  const option = (value: boolean, words: string): ReactNode => (
    <label>
      <input type="radio" name="publish" checked={publish === value} onChange={() => setPublish(value)} />{' '}
      {words}
    </label>
  )
  return (
    <>
      {mayPublish && (
        <fieldset className="import-as">
          <legend>{t('figure.import_as')}</legend>
          {option(true, t('figure.as_published'))} {option(false, t('figure.as_drafts'))}
        </fieldset>
      )}
      <FieldErrors error={apply.error} />
      <div className="button-row">
        <Button
          type={bad === 0 ? 'primary' : 'default'}
          loading={apply.isPending}
          onClick={() => apply.mutate({ params: { importId: id }, body: { goodOnly: bad > 0, publish } })}
        >
          {t(bad === 0 ? 'figure.import_all' : 'figure.import_good', { count: good })}
        </Button>
      </div>
    </>
  )
}
