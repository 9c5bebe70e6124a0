/** 完整性校验: orders the check, follows it, says what it found; and the checkpoints to keep elsewhere. */
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { addressOf } from '../../../web/api.ts'
import { type Column, DataTable, type RowOf } from '../../../web/components/DataTable.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { ErrorPage, useProblemText } from '../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { JobProgress } from '../../../web/jobs/JobProgress.tsx'
import { isJobOpen, useJob } from '../../../web/jobs/use-job.ts'
import { useAct } from '../../../web/use-endpoint.ts'
import { downloadCheckpoint, listCheckpoints, type Verdict, verify } from '../contract.ts'
import type { AuditMessages } from '../messages/ui-zh.ts'
import './audit.css'
import { CheckpointFiles } from './CheckpointFiles.tsx'
import type { CheckpointFile } from './checkpoint-files.ts'
import { VerdictWords } from './VerdictWords.tsx'

type Row = RowOf<typeof listCheckpoints>

export default function VerifyPage() {
  const t = useText<AuditMessages>()
  return (
    <>
      <PageHeader
        title={t('audit.verify')}
        lead={t('audit.verify_lead')}
        crumbs={[{ title: t('audit.title'), to: '/audit' }]}
      />
      <Verification />
      <Checkpoints />
      <section className="panel" aria-labelledby="audit-by-hand">
        <h2 id="audit-by-hand">{t('audit.by_hand')}</h2>
        <p>{t('audit.by_hand_words')}</p>
        <pre className="audit-command">
          <code>{'sishi audit verify --checkpoint checkpoint-1234.json'}</code>
        </pre>
      </section>
    </>
  )
}

function Verification() {
  const t = useText<AuditMessages>()
  const problemText = useProblemText()
  const [address, setAddress] = useSearchParams()
  const [files, setFiles] = useState<readonly CheckpointFile[]>([])
  const order = useAct(verify, { invalidates: [] })
  const jobId = address.get('job')
  const job = useJob(jobId)
  const isBusy = order.isPending || (job.data !== undefined && isJobOpen(job.data.state))
  const start = async () => {
    const { jobId: ordered } = await order.mutateAsync({
      body: { checkpoints: files.map((file) => file.text) },
    })
    setAddress({ job: ordered })
  }
  return (
    <section className="panel audit-verify">
      <p>
        <button
          type="button"
          className="button primary"
          disabled={isBusy}
          onClick={() => void start().catch(() => undefined)}
        >
          {jobId === null ? t('audit.verify_button') : t('audit.verify_again')}
        </button>
      </p>
      {order.isError && (
        <p className="alert" role="alert">
          {problemText(order.error)}
        </p>
      )}
      <CheckpointFiles files={files} onFiles={setFiles} />
      {jobId !== null && job.isError && <ErrorPage error={job.error} onRetry={() => void job.refetch()} />}
      {job.data && job.data.state !== 'done' && <JobProgress job={job.data} />}
      {job.data?.state === 'done' && <VerdictWords verdict={job.data.result as Verdict} />}
    </section>
  )
}

function Checkpoints() {
  const t = useText<AuditMessages>()
  return (
    <div>
      <h2>{t('audit.checkpoints')}</h2>
      <p>{t('audit.checkpoints_lead')}</p>
      <DataTable
        endpoint={listCheckpoints}
        title={t('audit.checkpoints')}
        columns={useColumns()}
        rowKey={(row) => `${row.seq} ${row.keyId}`}
        pageSize={10}
        prefix="checkpoint."
        empty={<Empty title={t('audit.checkpoints_none')}>{t('audit.checkpoints_none_words')}</Empty>}
      />
    </div>
  )
}

function useColumns(): readonly Column<Row>[] {
  const t = useText<AuditMessages>()
  const format = useFormats()
  return [
    {
      key: 'seq',
      title: t('audit.checkpoint_seq'),
      align: 'end',
      isHead: true,
      render: (row) => format.number(row.seq),
    },
    { key: 'at', title: t('audit.checkpoint_at'), render: (row) => format.instant(row.at) },
    { key: 'algorithm', title: t('audit.checkpoint_algorithm'), render: (row) => row.algorithm },
    {
      key: 'key',
      title: t('audit.checkpoint_key'),
      render: (row) => <code className="audit-id">{row.keyId}</code>,
    },
    {
      key: 'hash',
      title: t('audit.checkpoint_hash'),
      render: (row) => <code className="audit-id">{row.sha256}</code>,
    },
    {
      key: 'file',
      title: t('audit.checkpoint_file'),
      render: (row) => (
        <a
          href={addressOf(downloadCheckpoint, { params: { seq: row.seq, keyId: row.keyId } })}
          download
          aria-label={t('audit.download_of', { seq: format.number(row.seq) })}
        >
          {t('audit.download')}
        </a>
      ),
    },
  ]
}
