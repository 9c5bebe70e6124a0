/** 加密报送: how a sender may encrypt a file so that it is opened here. */
import { addressOf } from '../../../../web/api.ts'
import { useText } from '../../../../web/i18n.ts'
import { downloadRecipientCertificate } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

const COMMAND =
  'openssl cms -encrypt -binary -aes-256-cbc -outform DER -in report.csv -out report.cms sishi.pem'

export function HowEncrypted() {
  const t = useText<typeof uiZh>()
  return (
    <details>
      <summary>{t('import.how_encrypted')}</summary>
      <p>{t('import.how_password')}</p>
      <p>
        {t('import.how_key')}{' '}
        <a href={addressOf(downloadRecipientCertificate)} download>
          {t('import.certificate')}
        </a>
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
      <pre className="import-command" tabIndex={0}>
        {COMMAND}
      </pre>
    </details>
  )
}
