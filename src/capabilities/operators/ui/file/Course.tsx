/** 时间轴: everything that any part of the program wrote on the file, newest first, page by page. */
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from 'react-router'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { call } from '../../../../web/api.ts'
import { Timeline } from '../../../../web/components/Timeline.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { listNotes } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

const PAGE = 30

export function Course({ operatorId }: { operatorId: string }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const pages = useInfiniteQuery({
    queryKey: [listNotes.id, operatorId],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam }) =>
      call(listNotes, {
        params: { operatorId },
        query: { limit: PAGE, ...(pageParam === undefined ? {} : { after: pageParam }) },
      }),
    getNextPageParam: (last: EndpointAnswer<typeof listNotes>) => last.next ?? undefined,
  })
  const notes = pages.data?.pages.flatMap((page) => page.items) ?? []
  return (
    <aside className="panel" aria-labelledby="file-course">
      <h2 id="file-course">{t('file.course')}</h2>
      {pages.isSuccess && notes.length === 0 && <p className="quiet">{t('file.course_none')}</p>}
      <Timeline
        label={t('file.course')}
        entries={notes.map((note) => ({
          id: note.id,
          at: note.at,
          title: text(note.title),
          ...(note.by ? { by: note.by } : {}),
          ...(note.page ? { note: <Link to={note.page}>{t('file.open_record')}</Link> } : {}),
        }))}
      />
      {pages.hasNextPage && (
        <button
          type="button"
          className="button"
          disabled={pages.isFetchingNextPage}
          onClick={() => void pages.fetchNextPage()}
        >
          {t('web.load_more')}
        </button>
      )}
    </aside>
  )
}
