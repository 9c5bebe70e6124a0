/** 我的提醒方式: beside the page itself, by e-mail and to an address of one's own. */
import { App, Form } from 'antd'
import type { EndpointAnswer } from '../../../../kernel/endpoint.ts'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { type getNoticeChannel, setNoticeChannel } from '../../contract/notices.ts'
import type { noticesZh } from '../../messages/notices-zh.ts'
import { targetOf, WebhookFields, type WebhookValues } from './WebhookFields.tsx'

interface Values extends WebhookValues {
  readonly email: boolean
}

export function ChannelForm({ channel }: { channel: EndpointAnswer<typeof getNoticeChannel> }) {
  const t = useText<typeof noticesZh>()
  const { message } = App.useApp()
  const act = useAct(setNoticeChannel)
  return (
    <DraftForm<Values>
      name="notices.channel"
      initial={{ email: channel.email, ...(channel.webhookUrl ? { url: channel.webhookUrl } : {}) }}
      submit={t('notices.save')}
      onSubmit={async ({ email, ...target }) => {
        await act.mutateAsync({ body: { email, webhook: targetOf(target) } })
        void message.success(t('notices.saved'))
      }}
    >
      <Form.Item name="email" label={t('notices.email')} valuePropName="checked" required>
        <input type="checkbox" />
      </Form.Item>
      <WebhookFields isKept={channel.webhookUrl !== null} />
    </DraftForm>
  )
}
