/** 提醒: the bell of the header with the number of unread notices. */
import { Link } from 'react-router'
import { useText } from '../../../../web/i18n.ts'
import { useSession } from '../../../../web/session.tsx'
import { Icon } from '../../../../web/shell/icons.tsx'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { countNotices } from '../../contract/notices.ts'
import type { noticesZh } from '../../messages/notices-zh.ts'

const MINUTE_MS = 60_000
const MOST_SHOWN = 99

export default function Bell() {
  const t = useText<typeof noticesZh>()
  const { data } = useEndpoint(
    countNotices,
    {},
    // An initial password opens nothing, not even this.
    { enabled: !useSession().mustChangePassword, refetchEveryMs: () => MINUTE_MS },
  )
  const unread = data?.unread ?? 0
  return (
    <Link to="/notices" className="icon-button">
      <Icon name="bell" />
      <span className="hidden">
        {unread === 0 ? t('notices.mine') : t('notices.unread_count', { count: unread })}
      </span>
      {unread > 0 && (
        <span className="count" aria-hidden="true">
          {unread > MOST_SHOWN ? `${MOST_SHOWN}+` : unread}
        </span>
      )}
    </Link>
  )
}
