/** 我的委托: roles lent while away, and roles that colleagues lend; under which of them this session acts. */
import { App, Button, Form, Input, Select } from 'antd'
import { useState } from 'react'
import { Dialog } from '../../../web/components/Dialog.tsx'
import { DraftForm } from '../../../web/components/DraftForm.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { ErrorPage, useProblemText } from '../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../web/use-endpoint.ts'
import {
  actFor,
  createDelegation,
  type DelegationRow,
  endDelegation,
  getSession,
  listMyDelegations,
  type PersonRow,
} from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { ColleagueSelect } from './ColleagueSelect.tsx'
import { useRoleName } from './RoleList.tsx'

export default function DelegationsPage() {
  const t = useText<typeof zh>()
  const session = useEndpoint(getSession)
  const mine = useEndpoint(listMyDelegations)
  const format = useFormats()
  const [isLending, setLending] = useState(false)
  const acting = session.data?.actingFor ?? null
  if (mine.isError) return <ErrorPage isWholePage error={mine.error} onRetry={() => void mine.refetch()} />
  const { given = [], received = [], lendable = [] } = mine.data ?? {}
  const lend = acting === null && lendable.length > 0 && (
    <Button type="primary" onClick={() => setLending(true)}>
      {t('administration.lend')}
    </Button>
  )
  return (
    <>
      <PageHeader
        title={t('administration.delegations_title')}
        lead={t('administration.delegations_lead')}
        actions={lend}
      />
      {acting && (
        <p className="notice" role="status">
          {t('administration.acting_now', { name: acting.name, day: format.day(acting.endsOn) })}{' '}
          <ActButton id={null} />
        </p>
      )}
      {mine.isPending && <p role="status">{t('web.loading')}</p>}
      <h2>{t('administration.received')}</h2>
      <DelegationList
        rows={received}
        nameOf={(row) => row.giverName}
        empty={t('administration.received_empty')}
        actingId={acting?.delegationId}
      />
      <h2>{t('administration.given')}</h2>
      <DelegationList
        rows={given}
        nameOf={(row) => row.receiverName}
        empty={t('administration.given_empty')}
      />
      <Dialog title={t('administration.lend')} open={isLending} onClose={() => setLending(false)}>
        <LendForm lendable={lendable} onClose={() => setLending(false)} />
      </Dialog>
    </>
  )
}

interface DelegationListProps {
  readonly rows: readonly DelegationRow[]
  readonly nameOf: (row: DelegationRow) => string
  readonly empty: string
  /** For the list of what one was lent: what the session acts under now. */
  readonly actingId?: string | undefined
}

function DelegationList(props: DelegationListProps) {
  const { rows, nameOf, empty } = props
  const t = useText<typeof zh>()
  const roleName = useRoleName()
  const format = useFormats()
  if (rows.length === 0) return <Empty title={empty} />
  return (
    <ul className="cards">
      {rows.map((row) => (
        <li key={row.id} className="card">
          <div className="card-head">
            {nameOf(row)} <span className="state">{t(`administration.state_${row.state}`)}</span>
          </div>
          <dl>
            <div>
              <dt>{t('account.roles')}</dt>
              <dd>{row.roles.map(roleName).join('、')}</dd>
            </div>
            <div>
              <dt>{t('administration.days')}</dt>
              <dd>
                {format.day(row.startsOn)} – {format.day(row.endsOn)}
              </dd>
            </div>
            <div>
              <dt>{t('web.reason')}</dt>
              <dd>{row.reason}</dd>
            </div>
          </dl>
          {row.state !== 'ended' && (
            <div className="button-row">
              {'actingId' in props && row.state === 'running' && props.actingId !== row.id && (
                <ActButton id={row.id} name={nameOf(row)} />
              )}
              <EndButton row={row} name={nameOf(row)} />
            </div>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What one may do changes with whom one acts for: the whole page is loaded anew. */
function ActButton({ id, name = '' }: { id: string | null; name?: string }) {
  const t = useText<typeof zh>()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const act = useAct(actFor, { invalidates: [] })
  const onAct = () =>
    act.mutate(
      { body: { delegationId: id } },
      {
        onSuccess: () => window.location.assign(id === null ? '/account/delegations' : '/'),
        onError: (error) => void message.error(problemText(error)),
      },
    )
  return (
    <Button type={id === null ? 'default' : 'primary'} loading={act.isPending} onClick={onAct}>
      {id === null ? t('administration.act_for_oneself') : t('administration.act_for', { name })}
    </Button>
  )
}

function EndButton({ row, name }: { row: DelegationRow; name: string }) {
  const t = useText<typeof zh>()
  const { message } = App.useApp()
  const problemText = useProblemText()
  const end = useAct(endDelegation)
  const onEnd = () =>
    end.mutate(
      { params: { delegationId: row.id } },
      { onError: (error) => void message.error(problemText(error)) },
    )
  return (
    <Button loading={end.isPending} onClick={onEnd} aria-label={t('administration.end_of', { name })}>
      {t('administration.end')}
    </Button>
  )
}

interface LendValues {
  readonly receiverId: string
  readonly assignmentIds: string[]
  readonly startsOn: string
  readonly endsOn: string
  readonly reason: string
}

function LendForm({ lendable, onClose }: { lendable: PersonRow['roles']; onClose: () => void }) {
  const t = useText<typeof zh>()
  const { message } = App.useApp()
  const roleName = useRoleName()
  const create = useAct(createDelegation)
  const required = { required: true, message: t('procedure.field_required') }
  const onSubmit = async (values: LendValues) => {
    await create.mutateAsync({ body: values })
    void message.success(t('administration.lent'))
    onClose()
  }
  return (
    <DraftForm<LendValues>
      name="organisation.delegation"
      initial={{ assignmentIds: lendable.map((held) => held.id) }}
      submit={t('administration.lend')}
      onSubmit={onSubmit}
      onCancel={onClose}
    >
      <Form.Item name="receiverId" label={t('administration.colleague')} required rules={[required]}>
        <ColleagueSelect />
      </Form.Item>
      <Form.Item name="assignmentIds" label={t('account.roles')} required rules={[required]}>
        <Select
          mode="multiple"
          options={lendable.map((held) => ({
            value: held.id,
            label: `${roleName(held.role)}（${t(`account.reach_${held.reach}`)}）`,
          }))}
        />
      </Form.Item>
      <Form.Item name="startsOn" label={t('administration.first_day')} required rules={[required]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="endsOn" label={t('administration.last_day')} required rules={[required]}>
        <Input type="date" />
      </Form.Item>
      <Form.Item name="reason" label={t('web.reason')} required rules={[required]}>
        <Input maxLength={200} />
      </Form.Item>
    </DraftForm>
  )
}
