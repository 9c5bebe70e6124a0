/** Where an edition stands, in tags; and why this officer may not manage editions. */
import { useText } from '../../../../web/i18n.ts'
import type { EditionHead } from '../../contract.ts'
import type { editionsUiZh } from '../../messages/editions-ui-zh.ts'

export function EditionState({ head, isInForce }: { head: EditionHead; isInForce: boolean }) {
  const t = useText<typeof editionsUiZh>()
  return (
    <p className="edition-tags">
      {isInForce && <span className="state met">{t('edition.in_force')}</span>}
      {head.table === 'to_import' ? (
        <span className="state unknown">{t('edition.to_import')}</span>
      ) : (
        <span className="state">{t(`edition.state_${head.state}`)}</span>
      )}
      {head.version !== null && (
        <span className="quiet">{t('edition.version', { version: head.version })}</span>
      )}
    </p>
  )
}

export function WhyNot({ code }: { code: string | null }) {
  const t = useText<typeof editionsUiZh>()
  if (code === null) return null
  return (
    <p className="notice">
      {t(code === 'assessment.not_the_applicant' ? 'edition.not_applicant' : 'edition.may_not')}
    </p>
  )
}
