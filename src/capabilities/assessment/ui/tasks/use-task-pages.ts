/** Tasks of the filters in the address, page by page; for views that are not the table. */
import { useInfiniteQuery } from '@tanstack/react-query'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { type CallArguments, call } from '../../../../web/api.ts'
import type { RowOf } from '../../../../web/components/DataTable.tsx'
import type { TableState } from '../../../../web/components/table-state.ts'
import type { ProblemError } from '../../../../web/problem.ts'
import { listTasks } from '../../contract.ts'

export type Task = RowOf<typeof listTasks>
type Page = EndpointAnswer<typeof listTasks>

export function useTaskPages(
  state: TableState,
  fixed: { readonly state?: string; readonly sort?: string; readonly limit: number },
) {
  const given = Object.entries(state.filters).filter(([, value]) => value !== '')
  const query = { ...Object.fromEntries(given), ...(state.search ? { search: state.search } : {}), ...fixed }
  return useInfiniteQuery<Page, ProblemError, { pages: Page[] }, unknown[], string | null>({
    queryKey: [listTasks.id, query],
    initialPageParam: null,
    queryFn: ({ pageParam }) => {
      const input = { query: pageParam === null ? query : { ...query, after: pageParam } }
      return call(listTasks, ...([input] as unknown as CallArguments<typeof listTasks>))
    },
    getNextPageParam: (last) => last.next,
    placeholderData: (before) => before,
  })
}
