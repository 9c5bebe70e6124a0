/** 推送地址: where notices are sent to, and the secret that signs them. A kept secret is never shown again. */
import { Form, Input } from 'antd'
import { useText } from '../../../../web/i18n.ts'
import type { noticesZh } from '../../messages/notices-zh.ts'

export interface WebhookValues {
  readonly url?: string
  readonly secret?: string
}

/** As the endpoints take it: no address is no target, no secret the one that is kept. */
export function targetOf({ url = '', secret = '' }: WebhookValues) {
  if (url.trim() === '') return null
  return { url: url.trim(), ...(secret === '' ? {} : { secret }) }
}

export function WebhookFields({ isKept }: { isKept: boolean }) {
  const t = useText<typeof noticesZh>()
  return (
    <>
      <Form.Item name="url" label={t('notices.webhook_url')} extra={t('notices.webhook_url_hint')}>
        <Input type="url" maxLength={500} autoComplete="off" />
      </Form.Item>
      <Form.Item
        name="secret"
        label={t('notices.webhook_secret')}
        extra={t(isKept ? 'notices.webhook_secret_kept' : 'notices.webhook_secret_hint')}
      >
        <Input type="password" minLength={16} maxLength={200} autoComplete="new-password" />
      </Form.Item>
    </>
  )
}
