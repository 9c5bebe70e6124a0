/** A role given to a person, as far as it reaches. */
import { App, Form, Input } from 'antd'
import { DraftForm } from '../../../web/components/DraftForm.tsx'
import { useText } from '../../../web/i18n.ts'
import { useAct } from '../../../web/use-endpoint.ts'
import { assignRole, type PersonRow } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { ROLES, type Role } from '../roles.ts'
import { useRoleName } from './RoleList.tsx'
import { UnitSelect } from './UnitSelect.tsx'

interface RoleValues {
  readonly role: Role
  readonly reach: 'unit' | 'region' | 'below'
  readonly unitId?: string
  readonly endsOn?: string
}

export function RoleForm({ person, onClose }: { person: PersonRow; onClose: () => void }) {
  const t = useText<typeof zh>()
  const { message } = App.useApp()
  const roleName = useRoleName()
  const assign = useAct(assignRole)
  const onSubmit = async ({ endsOn, unitId, ...values }: RoleValues) => {
    await assign.mutateAsync({
      params: { personId: person.id },
      body: { ...values, endsOn: endsOn || null, ...(unitId ? { unitId } : {}) },
    })
    void message.success(t('administration.saved', { name: roleName(values.role) }))
    onClose()
  }
  return (
    <DraftForm<RoleValues>
      name={`organisation.role.${person.id}`}
      initial={{ role: 'liaison', reach: 'unit', unitId: person.unitId }}
      submit={t('administration.give_role')}
      onSubmit={onSubmit}
      onCancel={onClose}
    >
      <Form.Item name="role" label={t('administration.role')} required>
        <select className="select">
          {(Object.keys(ROLES) as Role[]).map((role) => (
            <option key={role} value={role}>
              {roleName(role)}
            </option>
          ))}
        </select>
      </Form.Item>
      <Form.Item name="unitId" label={t('administration.role_unit')} required>
        <UnitSelect />
      </Form.Item>
      <Form.Item name="reach" label={t('administration.reach')} required>
        <select className="select">
          {(['unit', 'region', 'below'] as const).map((reach) => (
            <option key={reach} value={reach}>
              {t(`account.reach_${reach}`)}
            </option>
          ))}
        </select>
      </Form.Item>
      <Form.Item name="endsOn" label={t('administration.last_day')}>
        <Input type="date" />
      </Form.Item>
    </DraftForm>
  )
}
