/** 关注: whoever watches a task finds it on the home page. */
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { type MatterDetail, watchMatter } from '../../../matters/contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export function WatchButton({ matter }: { matter: MatterDetail }) {
  const t = useText<typeof uiZh>()
  const act = useAct(watchMatter)
  return (
    <button
      type="button"
      className="button"
      aria-pressed={matter.watching}
      disabled={act.isPending}
      onClick={() => act.mutate({ params: { matterId: matter.id }, body: { watching: !matter.watching } })}
    >
      {matter.watching ? t('task.unwatch') : t('task.watch')}
    </button>
  )
}
