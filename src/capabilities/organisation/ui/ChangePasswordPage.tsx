/** 修改密码, by one's own wish or because the initial password must go. Passwords are never kept as a draft. */
import { App, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useText } from '../../../web/i18n.ts'
import { useSession } from '../../../web/session.tsx'
import { useAct } from '../../../web/use-endpoint.ts'
import { changePassword } from '../contract.ts'
import { SIGN_IN_RULES } from '../domain/sign-in-rules.ts'
import type { zh } from '../messages/ui-zh.ts'

interface Passwords {
  readonly current: string
  readonly next: string
  readonly again: string
}

export default function ChangePasswordPage() {
  const t = useText<typeof zh>()
  const { message } = App.useApp()
  const { mustChangePassword } = useSession()
  const navigate = useNavigate()
  const [form] = Form.useForm<Passwords>()
  const change = useAct(changePassword)
  const [error, setError] = useState<unknown>()
  const onFinish = async ({ current, next }: Passwords) => {
    setError(undefined)
    try {
      await change.mutateAsync({ body: { current, next } })
      form.resetFields()
      void message.success(t('account.password_changed'))
      if (mustChangePassword) navigate('/', { replace: true })
    } catch (failure) {
      setError(failure)
    }
  }
  const required = { required: true, message: t('procedure.field_required') }
  return (
    <>
      <PageHeader title={t('web.change_password')} />
      {mustChangePassword && <p className="notice">{t('account.password_forced')}</p>}
      <div className="panel">
        <Form<Passwords>
          form={form}
          name="password"
          layout="vertical"
          className="draft-form"
          requiredMark={false}
          onFinish={(values) => void onFinish(values)}
        >
          <FieldErrors error={error} />
          <Form.Item name="current" label={t('account.password_current')} rules={[required]}>
            <Input.Password autoComplete="current-password" />
          </Form.Item>
          <Form.Item
            name="next"
            label={t('account.password_next')}
            extra={t('account.password_rules', { lengthMin: SIGN_IN_RULES.passwordLengthMin })}
            rules={[required]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Form.Item
            name="again"
            label={t('account.password_again')}
            dependencies={['next']}
            rules={[
              required,
              {
                validator: (_, value: string) =>
                  value === form.getFieldValue('next')
                    ? Promise.resolve()
                    : Promise.reject(new Error(t('account.password_differs'))),
              },
            ]}
          >
            <Input.Password autoComplete="new-password" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={change.isPending}>
            {t('web.change_password')}
          </Button>
        </Form>
      </div>
    </>
  )
}
