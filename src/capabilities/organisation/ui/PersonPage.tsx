/** 人员: one person with contacts, roles, and what an administrator may do. */
import { App, Button } from 'antd'
import { useState } from 'react'
import { useParams } from 'react-router'
import { call } from '../../../web/api.ts'
import { ConfirmDialog } from '../../../web/components/ConfirmDialog.tsx'
import { Dialog } from '../../../web/components/Dialog.tsx'
import { ErrorPage, useProblemText } from '../../../web/components/ErrorPage.tsx'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { Masked } from '../../../web/components/Masked.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useText } from '../../../web/i18n.ts'
import { useMay, useSession } from '../../../web/session.tsx'
import { useAct, useEndpoint } from '../../../web/use-endpoint.ts'
import {
  confirmRole,
  getPerson,
  leavePerson,
  type maskedFields,
  type PersonRow,
  resetPassword,
  revokeRole,
  unmaskPerson,
} from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { InitialPassword, PersonForm } from './PersonForm.tsx'
import { RoleForm } from './RoleForm.tsx'
import { RoleList } from './RoleList.tsx'

type Asked = 'change' | 'leave' | 'reset' | 'role'

export default function PersonPage() {
  const t = useText<typeof zh>()
  const { personId = '' } = useParams()
  const person = useEndpoint(getPerson, { params: { personId } })
  const crumbs = [{ title: t('account.people_title'), to: '/organisation/people' }]
  if (person.isError)
    return <ErrorPage isWholePage error={person.error} onRetry={() => void person.refetch()} />
  if (person.isPending) return <p role="status">{t('web.loading')}</p>
  return (
    <>
      <PageHeader title={person.data.name} crumbs={crumbs} lead={person.data.unitName} />
      <Person person={person.data} />
    </>
  )
}

function Person({ person }: { person: PersonRow }) {
  const t = useText<typeof zh>()
  const may = useMay()
  const self = useSession().person.id === person.id
  const [asked, setAsked] = useState<Asked>()
  const leave = useAct(leavePerson)
  const onClose = () => setAsked(undefined)
  const isHere = person.leftOn === null
  const mayGive = may('organisation.assignRoles') && isHere && !self
  const unmask = (field: (typeof maskedFields)[number]) =>
    may('organisation.unmask') && isHere
      ? {
          onUnmask: async (reason: string) => {
            const told = await call(unmaskPerson, {
              params: { personId: person.id },
              body: { fields: [field], reason },
            })
            return told[field] ?? ''
          },
        }
      : {}
  return (
    <>
      <div className="card">
        <dl>
          <div>
            <dt>{t('account.account')}</dt>
            <dd>{person.account}</dd>
          </div>
          <div>
            <dt>{t('account.position')}</dt>
            <dd>{person.title || '—'}</dd>
          </div>
          <div>
            <dt>{t('account.phone')}</dt>
            <dd>
              <Masked
                value={person.phone}
                label={`${person.name} ${t('account.phone')}`}
                {...unmask('phone')}
              />
            </dd>
          </div>
          <div>
            <dt>{t('administration.email')}</dt>
            <dd>
              <Masked
                value={person.email}
                label={`${person.name} ${t('administration.email')}`}
                {...unmask('email')}
              />
            </dd>
          </div>
          {!isHere && (
            <div>
              <dt>{t('administration.left')}</dt>
              <dd>{person.leftOn}</dd>
            </div>
          )}
        </dl>
      </div>
      <h2>{t('account.roles')}</h2>
      <div className="panel">
        <RoleList
          roles={person.roles}
          {...(mayGive ? { action: (held, name) => <RoleActs held={held} name={name} /> } : {})}
        />
      </div>
      <div className="button-row">
        {mayGive && (
          <Button type="primary" onClick={() => setAsked('role')}>
            {t('administration.give_role')}
          </Button>
        )}
        {may('organisation.managePeople') && isHere && (
          <Button type="primary" onClick={() => setAsked('change')}>
            {t('administration.change')}
          </Button>
        )}
        {may('organisation.resetPassword') && isHere && !self && (
          <Button onClick={() => setAsked('reset')}>{t('administration.reset_password')}</Button>
        )}
        {may('organisation.managePeople') && isHere && !self && (
          <Button onClick={() => setAsked('leave')}>{t('administration.leave')}</Button>
        )}
      </div>
      <Dialog title={t('administration.change')} open={asked === 'change'} onClose={onClose}>
        <PersonForm person={person} onClose={onClose} />
      </Dialog>
      <Dialog title={t('administration.give_role')} open={asked === 'role'} onClose={onClose}>
        <RoleForm person={person} onClose={onClose} />
      </Dialog>
      <ConfirmDialog
        title={t('administration.leave')}
        open={asked === 'leave'}
        act={leave}
        onConfirm={() => leave.mutate({ params: { personId: person.id }, body: {} }, { onSuccess: onClose })}
        onClose={onClose}
      >
        {t('administration.leave_effect', { name: person.name })}
      </ConfirmDialog>
      <Dialog title={t('administration.reset_password')} open={asked === 'reset'} onClose={onClose}>
        <Reset person={person} onClose={onClose} />
      </Dialog>
    </>
  )
}

function RoleActs({ held, name }: { held: PersonRow['roles'][number]; name: string }) {
  const t = useText<typeof zh>()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const confirm = useAct(confirmRole)
  const revoke = useAct(revokeRole)
  const params = { assignmentId: held.id }
  const done = {
    onSuccess: () => void message.success(t('administration.saved', { name })),
    onError: (error: unknown) => void message.error(problemText(error)),
  }
  return (
    <>
      {held.isProposed && (
        <button
          type="button"
          className="text-button"
          onClick={() => confirm.mutate({ params, body: {} }, done)}
        >
          {t('administration.confirm_role')}
          <span className="hidden"> {name}</span>
        </button>
      )}{' '}
      <button type="button" className="text-button" onClick={() => revoke.mutate({ params }, done)}>
        {t('administration.revoke_role')}
        <span className="hidden"> {name}</span>
      </button>
    </>
  )
}

function Reset({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const t = useText<typeof zh>()
  const reset = useAct(resetPassword)
  const [removeTotp, setRemoveTotp] = useState(false)
  if (reset.data)
    return (
      <InitialPassword account={person.account} password={reset.data.initialPassword} onClose={onClose} />
    )
  return (
    <>
      <FieldErrors error={reset.error} />
      <p>{t('administration.reset_effect', { name: person.name })}</p>
      <label>
        <input
          type="checkbox"
          checked={removeTotp}
          onChange={(event) => setRemoveTotp(event.target.checked)}
        />{' '}
        {t('administration.remove_totp')}
      </label>
      <div className="button-row">
        <Button
          type="primary"
          loading={reset.isPending}
          onClick={() => reset.mutate({ params: { personId: person.id }, body: { removeTotp } })}
        >
          {t('administration.reset_password')}
        </Button>
        <Button onClick={onClose}>{t('web.cancel')}</Button>
      </div>
    </>
  )
}
