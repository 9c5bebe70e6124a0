/** 二次验证: set up one-time codes with an authenticator app, or remove them. The secret is told once and kept nowhere. */
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import type { EndpointAnswer } from '../../../kernel/endpoint.ts'
import { ErrorPage } from '../../../web/components/ErrorPage.tsx'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useText } from '../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../web/use-endpoint.ts'
import { confirmTotp, disableTotp, enrolTotp, getSession } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { QrCode } from './QrCode.tsx'

type Enrolment = EndpointAnswer<typeof enrolTotp>

export default function SecondFactorPage() {
  const t = useText<typeof zh>()
  const session = useEndpoint(getSession)
  return (
    <>
      <PageHeader title={t('web.second_factor')} lead={t('account.factor_lead')} />
      {session.isError && <ErrorPage error={session.error} onRetry={() => void session.refetch()} />}
      {session.data && <div className="panel">{session.data.hasTotp ? <Removal /> : <Setup />}</div>}
    </>
  )
}

function Setup() {
  const t = useText<typeof zh>()
  const [enrolment, setEnrolment] = useState<Enrolment>()
  const enrol = useAct(enrolTotp, { invalidates: [] })
  if (enrolment) return <Confirmation enrolment={enrolment} />
  return (
    <Form
      layout="vertical"
      name="totp"
      className="draft-form"
      requiredMark={false}
      onFinish={(body: { password: string }) => enrol.mutate({ body }, { onSuccess: setEnrolment })}
    >
      <p>{t('account.factor_off')}</p>
      <FieldErrors error={enrol.error} />
      <PasswordField />
      <Button type="primary" htmlType="submit" loading={enrol.isPending}>
        {t('account.factor_start')}
      </Button>
    </Form>
  )
}

function Confirmation({ enrolment }: { enrolment: Enrolment }) {
  const t = useText<typeof zh>()
  const { message } = App.useApp()
  const confirm = useAct(confirmTotp, { invalidates: [getSession] })
  const onFinish = ({ code }: { code: string }) =>
    confirm.mutate({ body: { code } }, { onSuccess: () => void message.success(t('account.factor_done')) })
  return (
    <Form layout="vertical" name="totp" className="draft-form" requiredMark={false} onFinish={onFinish}>
      <p>{t('account.factor_scan')}</p>
      <QrCode text={enrolment.uri} label={t('account.factor_qr')} />
      <p>
        {t('account.factor_secret')} <code>{enrolment.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
      </p>
      <FieldErrors error={confirm.error} />
      <CodeField />
      <Button type="primary" htmlType="submit" loading={confirm.isPending}>
        {t('account.factor_confirm')}
      </Button>
    </Form>
  )
}

function Removal() {
  const t = useText<typeof zh>()
  const { message } = App.useApp()
  const disable = useAct(disableTotp, { invalidates: [getSession] })
  const onFinish = (body: { password: string; code: string }) =>
    disable.mutate({ body }, { onSuccess: () => void message.success(t('account.factor_removed')) })
  return (
    <Form layout="vertical" name="totp" className="draft-form" requiredMark={false} onFinish={onFinish}>
      <p>{t('account.factor_on')}</p>
      <FieldErrors error={disable.error} />
      <PasswordField />
      <CodeField />
      <Button htmlType="submit" loading={disable.isPending}>
        {t('account.factor_remove')}
      </Button>
    </Form>
  )
}

function PasswordField() {
  const t = useText<typeof zh>()
  return (
    <Form.Item
      name="password"
      label={t('account.password')}
      rules={[{ required: true, message: t('procedure.field_required') }]}
    >
      <Input.Password autoComplete="current-password" />
    </Form.Item>
  )
}

function CodeField() {
  const t = useText<typeof zh>()
  return (
    <Form.Item
      name="code"
      label={t('account.code')}
      normalize={(typed: string) => typed.replaceAll(' ', '')}
      rules={[{ required: true, pattern: /^\d{6}$/, message: t('account.code_form') }]}
    >
      <Input inputMode="numeric" autoComplete="one-time-code" maxLength={7} />
    </Form.Item>
  )
}
