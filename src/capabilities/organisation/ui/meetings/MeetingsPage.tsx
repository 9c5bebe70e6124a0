/** 会议 of all bodies, and 督查: the resolutions of all meetings that are still open. */
import { Link, useSearchParams } from 'react-router'
import { useCarriedRegion } from '../../../../web/components/carried-region.ts'
import { DataTable } from '../../../../web/components/DataTable.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { ViewTabs } from '../../../../web/components/ViewTabs.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import {
  exportResolutions,
  listBodies,
  listMeetings,
  listResolutions,
  meetingStates,
} from '../../contract.ts'
import type { bodiesUiZh } from '../../messages/bodies-ui-zh.ts'
import { ResolutionDue, ResolutionLink, ResolutionState } from './ResolutionTable.tsx'

export default function MeetingsPage() {
  const t = useText<typeof bodiesUiZh>()
  const [search] = useSearchParams()
  const isFollowUp = search.get('view') === 'resolutions'
  const bodies = useEndpoint(listBodies, { query: { limit: 500 } })
  const body = {
    key: 'bodyId',
    title: t('bodies.body'),
    options: (bodies.data?.items ?? []).map((each) => ({ key: each.id, title: each.name })),
  }
  return (
    <>
      <PageHeader title={t('bodies.meetings')} lead={t('bodies.meetings_lead')} />
      <ViewTabs
        label={t('bodies.meetings')}
        current={isFollowUp ? 'resolutions' : 'meetings'}
        tabs={[
          { key: 'meetings', title: t('bodies.meetings'), to: '/organisation/meetings' },
          {
            key: 'resolutions',
            title: t('bodies.follow_up'),
            to: '/organisation/meetings?view=resolutions',
          },
        ]}
      />
      {isFollowUp ? <FollowUp body={body} /> : <Meetings body={body} />}
    </>
  )
}

interface ListProps {
  readonly body: {
    readonly key: string
    readonly title: string
    readonly options: { readonly key: string; readonly title: string }[]
  }
}

function Meetings({ body }: ListProps) {
  const t = useText<typeof bodiesUiZh>()
  const format = useFormats()
  return (
    <DataTable
      endpoint={listMeetings}
      title={t('bodies.meetings')}
      search={t('bodies.search_meeting')}
      filters={[
        body,
        {
          key: 'state',
          title: t('bodies.state'),
          options: meetingStates.map((state) => ({ key: state, title: t(`bodies.meeting_${state}`) })),
        },
      ]}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'title',
          title: t('bodies.meeting_title'),
          isHead: true,
          render: (row) => <Link to={`/organisation/meetings/${row.id}`}>{row.title}</Link>,
        },
        { key: 'state', title: t('bodies.state'), render: (row) => t(`bodies.meeting_${row.state}`) },
        { key: 'at', title: t('bodies.from'), render: (row) => format.instant(row.startsAt) },
        { key: 'place', title: t('bodies.place'), render: (row) => row.place },
        { key: 'body', title: t('bodies.body'), render: (row) => row.bodyName },
        {
          key: 'resolutions',
          title: t('bodies.resolutions'),
          render: (row) =>
            row.resolutions === 0
              ? '—'
              : t('bodies.resolutions_of', { count: row.resolutions, open: row.openResolutions }),
        },
      ]}
      empty={<Empty title={t('bodies.no_meetings')}>{t('bodies.no_meetings_words')}</Empty>}
    />
  )
}

function FollowUp({ body }: ListProps) {
  const t = useText<typeof bodiesUiZh>()
  const region = useCarriedRegion()
  return (
    <DataTable
      endpoint={listResolutions}
      title={t('bodies.follow_up')}
      search={t('bodies.search_resolution')}
      exportTo={exportResolutions}
      filters={[
        ...region,
        body,
        {
          key: 'progress',
          title: t('bodies.state'),
          blank: t('bodies.progress_open'),
          options: (['overdue', 'done', 'all'] as const).map((key) => ({
            key,
            title: t(`bodies.progress_${key}`),
          })),
        },
      ]}
      rowKey={(row) => row.id}
      columns={[
        {
          key: 'text',
          title: t('bodies.resolution'),
          isHead: true,
          render: (row) => <ResolutionLink row={row} />,
        },
        { key: 'lead', title: t('bodies.lead_unit'), render: (row) => row.leadUnitName },
        { key: 'due', title: t('bodies.due'), render: (row) => <ResolutionDue row={row} /> },
        { key: 'state', title: t('bodies.state'), render: (row) => <ResolutionState row={row} /> },
        {
          key: 'meeting',
          title: t('bodies.meeting'),
          render: (row) => <Link to={`/organisation/meetings/${row.meetingId}`}>{row.meetingTitle}</Link>,
        },
      ]}
      empty={<Empty title={t('bodies.no_resolutions')}>{t('bodies.no_resolutions_words')}</Empty>}
    />
  )
}
