/** 我的后台任务: what one started, newest first, with progress while it runs. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import { type JobView, listJobs } from '../../platform/jobs/contract.ts'
import { call } from '../api.ts'
import { Empty } from '../components/Empty.tsx'
import { ErrorPage } from '../components/ErrorPage.tsx'
import { PageHeader } from '../components/PageHeader.tsx'
import { useFormats, useText } from '../i18n.ts'
import { useRegistry } from '../registry-context.ts'
import { queryKeyOf } from '../use-endpoint.ts'
import { JobProgress } from './JobProgress.tsx'
import { FOLLOW_EVERY_MS, isJobOpen } from './use-job.ts'

export default function JobsPage() {
  const t = useText()
  const jobs = useInfiniteQuery({
    queryKey: queryKeyOf(listJobs),
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call(listJobs, { query: pageParam === undefined ? {} : { after: pageParam } }),
    getNextPageParam: (last) => last.next ?? undefined,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some((job) => isJobOpen(job.state)))
        ? FOLLOW_EVERY_MS
        : false,
  })
  const list = jobs.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <>
      <PageHeader title={t('web.jobs')} lead={t('web.jobs_lead')} />
      {jobs.isError && <ErrorPage error={jobs.error} onRetry={() => void jobs.refetch()} />}
      {jobs.isPending && (
        <p className="loading" role="status">
          {t('web.loading')}
        </p>
      )}
      {jobs.isSuccess && list.length === 0 && (
        <Empty title={t('web.jobs_none')}>{t('web.jobs_none_words')}</Empty>
      )}
      <ul className="plain-list">
        {list.map((job) => (
          <li key={job.id} className="panel">
            <Job job={job} />
          </li>
        ))}
      </ul>
      {jobs.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={jobs.isFetchingNextPage}
          onClick={() => void jobs.fetchNextPage()}
        >
          {t('web.load_more')}
        </button>
      )}
    </>
  )
}

function Job({ job }: { job: JobView }) {
  const t = useText()
  const format = useFormats()
  const { capabilities } = useRegistry()
  const page = capabilities.map((each) => each.jobPages?.[job.kind]).find((each) => each !== undefined)
  return (
    <>
      <JobProgress job={job} />
      <p className="quiet">
        {t('web.job_started', { at: format.instant(job.createdAt) })}
        {job.finishedAt !== null && ` · ${t('web.job_ended', { at: format.instant(job.finishedAt) })}`}
      </p>
      {page !== undefined && <Link to={page.replace(':jobId', job.id)}>{t('web.job_open')}</Link>}
    </>
  )
}
