/** Why this person may not supervise a matter now, in words; undefined where nothing stands against it. */
import { useServerText, useText } from '../../../../web/i18n.ts'
import { useSession } from '../../../../web/session.tsx'
import type { MatterDetail } from '../../contract.ts'
import type { matterZh } from '../../messages/matter-zh.ts'

type Asked = Pick<MatterDetail, 'unitId' | 'maySupervise'>

export function useSuperviseRefusal(): (matter: Asked) => string | undefined {
  const t = useText<typeof matterZh>()
  const serverText = useServerText()
  const { unit } = useSession()
  return ({ unitId, maySupervise }) => {
    if (unitId === null) return serverText('matters.nobody_to_answer', {}, '')
    if (unitId === unit.id) return t('matters.supervise_own')
    return maySupervise ? undefined : t('matters.supervise_elsewhere')
  }
}
