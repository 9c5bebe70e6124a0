/** 我的待办: by due day, the overdue first. */
import { Link } from 'react-router'
import { Empty } from '../../../web/components/Empty.tsx'
import { ErrorPage } from '../../../web/components/ErrorPage.tsx'
import { useText } from '../../../web/i18n.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { listMatters } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { MatterLine } from './MatterLine.tsx'
import { groupToDos, matterListAddress } from './to-do-groups.ts'

const SHOWN = 20

export function ToDos({ count }: { count: number | undefined }) {
  const t = useText<typeof zh>()
  const { data, error, refetch } = useEndpoint(listMatters, { query: { view: 'mine', limit: SHOWN } })
  return (
    <section className="panel home-todos" aria-labelledby="home-todos">
      <h2 id="home-todos">{t('matters.todo')}</h2>
      {error && <ErrorPage error={error} onRetry={() => void refetch()} />}
      {!data && !error && <p role="status">{t('web.loading')}</p>}
      {data && data.items.length === 0 && (
        <Empty
          title={t('matters.todo_none')}
          action={
            <Link className="button" to="/matters?view=all">
              {t('matters.todo_none_action')}
            </Link>
          }
        >
          {t('matters.todo_none_words')}
        </Empty>
      )}
      {groupToDos(data?.items ?? []).map(({ group, rows }) => (
        <section key={group} className={`todo-group ${group}`} aria-labelledby={`home-${group}`}>
          <h3 id={`home-${group}`}>{t(`matters.group_${group}`)}</h3>
          <ul className="matter-lines">
            {rows.map((row) => (
              <MatterLine key={row.id} row={row} />
            ))}
          </ul>
        </section>
      ))}
      {data?.next && (
        <Link to={matterListAddress({ view: 'mine' })}>
          {t('matters.todo_all', { count: count ?? data.items.length })}
        </Link>
      )}
    </section>
  )
}
