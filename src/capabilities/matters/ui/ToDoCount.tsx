/** 待办数: the number beside the bell. */
import { useText } from '../../../web/i18n.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { summarizeMatters } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'

export default function ToDoCount() {
  const t = useText<typeof zh>()
  const { data } = useEndpoint(summarizeMatters)
  if (!data || data.mine === 0) return null
  return (
    <span className="count">
      <span aria-hidden="true">{data.mine}</span>
      <span className="hidden">{t('matters.todo_count', { count: data.mine })}</span>
    </span>
  )
}
