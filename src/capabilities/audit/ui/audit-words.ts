/** Words for what the ledger holds: names of acts, subjects and actors, with the name itself where none are known. */
import { useServerText, useText } from '../../../web/i18n.ts'
import type { EntryRow } from '../contract.ts'
import type { AuditMessages } from '../messages/ui-zh.ts'

type Named = Pick<EntryRow, 'actorKind' | 'actorId' | 'actorName' | 'onBehalfOfName'>

export interface AuditWords {
  readonly action: (action: string) => string
  readonly subject: (type: string) => string
  readonly actor: (row: Named) => string
}

export function useAuditWords(): AuditWords {
  const t = useText<AuditMessages>()
  const serverText = useServerText()
  return {
    action: (action) => serverText(`audit.action.${action}`, {}, action),
    subject: (type) => serverText(`audit.subject.${type}`, {}, type),
    actor: (row) => {
      const who = row.actorName ?? `${t(`audit.kind_${row.actorKind}`)} ${row.actorId}`
      return row.onBehalfOfName === null ? who : t('web.by_for', { who, whom: row.onBehalfOfName })
    },
  }
}
