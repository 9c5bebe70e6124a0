/** 提醒设置: how the person is told, and for who may set it the rule of warnings of the whole instance. */
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { getNoticeChannel, getNoticeRule } from '../../contract/notices.ts'
import type { noticesZh } from '../../messages/notices-zh.ts'
import { ChannelForm } from './ChannelForm.tsx'
import { RuleForm } from './RuleForm.tsx'
import './notices.css'

export default function NoticeSettingsPage() {
  const t = useText<typeof noticesZh>()
  const may = useMay()
  const isConfigurer = may('matters.configure')
  const channel = useEndpoint(getNoticeChannel)
  const rule = useEndpoint(getNoticeRule, {}, { enabled: isConfigurer })
  const error = channel.error ?? rule.error
  return (
    <>
      <PageHeader
        title={t('notices.settings')}
        crumbs={[{ title: t('notices.mine'), to: '/notices' }]}
        lead={t('notices.settings_lead')}
      />
      {error && <ErrorPage error={error} onRetry={() => void channel.refetch()} />}
      {channel.data && (
        <section className="panel" aria-labelledby="notice-channel">
          <h2 id="notice-channel">{t('notices.channel')}</h2>
          <ChannelForm channel={channel.data} />
        </section>
      )}
      {rule.data && (
        <section className="panel" aria-labelledby="notice-rule">
          <h2 id="notice-rule">{t('notices.rule')}</h2>
          <p className="quiet">{t('notices.rule_words')}</p>
          <RuleForm rule={rule.data} />
        </section>
      )}
    </>
  )
}
