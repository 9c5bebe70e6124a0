/** One job of one's own: its progress, why it was refused or failed, and a way to stop it. */
import { cancelJob, getJob, type JobView, listJobs } from '../../platform/jobs/contract.ts'
import { useProblemText } from '../components/ErrorPage.tsx'
import { ProgressJob } from '../components/ProgressJob.tsx'
import { useRefusalWords } from '../components/refusal-words.ts'
import { useServerText, useText } from '../i18n.ts'
import { useAct } from '../use-endpoint.ts'

export function JobProgress({ job }: { job: JobView }) {
  const t = useText()
  const problemText = useProblemText()
  const refusal = useRefusalText(job.refusal)
  const cancel = useAct(cancelJob, { invalidates: [listJobs, getJob] })
  const failure = job.state === 'failed' ? t('web.job_failed_do', { id: job.id }) : undefined
  return (
    <ProgressJob
      title={job.title}
      state={job.state}
      done={job.done}
      total={job.total}
      isStopping={job.cancelRequested}
      message={cancel.error ? problemText(cancel.error) : (refusal ?? failure)}
      onCancel={() => cancel.mutate({ params: { jobId: job.id } })}
    />
  )
}

function useRefusalText(code: string | null): string | undefined {
  const t = useText()
  const serverText = useServerText()
  useRefusalWords(code === null ? [] : [code])
  return code === null ? undefined : serverText(code, {}, t('web.job_refused'))
}
