/** 关注: whoever watches a matter finds it on the home page. */
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { type MatterDetail, watchMatter } from '../../contract.ts'
import type { matterZh } from '../../messages/matter-zh.ts'

export function WatchButton({ matter }: { matter: MatterDetail }) {
  const t = useText<typeof matterZh>()
  const act = useAct(watchMatter)
  return (
    <button
      type="button"
      className="button"
      aria-pressed={matter.watching}
      disabled={act.isPending}
      onClick={() => act.mutate({ params: { matterId: matter.id }, body: { watching: !matter.watching } })}
    >
      {matter.watching ? t('matters.unwatch') : t('matters.watch')}
    </button>
  )
}
