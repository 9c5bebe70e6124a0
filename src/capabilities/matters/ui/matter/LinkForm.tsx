/** 关联事项: another matter that has to do with this one, found by its title, and why. */
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { linkMatter, listMatters } from '../../contract.ts'
import type { matterZh } from '../../messages/matter-zh.ts'

interface Values {
  readonly otherId: string
  readonly reason: string
}

export function LinkForm({ matterId, onDone }: { matterId: string; onDone: () => void }) {
  const t = useText<typeof matterZh>()
  const act = useAct(linkMatter)
  const required = { required: true, message: t('procedure.field_required') }
  return (
    <DraftForm<Values>
      name={`matters.link.${matterId}`}
      submit={t('matters.link')}
      onCancel={onDone}
      onSubmit={async (body) => {
        await act.mutateAsync({ params: { matterId }, body })
        onDone()
      }}
    >
      <Form.Item name="otherId" label={t('matters.link_other')} rules={[required]}>
        <MatterSelect except={matterId} />
      </Form.Item>
      <Form.Item name="reason" label={t('web.reason')} rules={[{ ...required, whitespace: true }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} maxLength={500} />
      </Form.Item>
    </DraftForm>
  )
}

const FOUND = 20

function MatterSelect({
  except,
  ...bound
}: {
  except: string
  id?: string
  value?: string
  onChange?: (value: string) => void
}) {
  const t = useText<typeof matterZh>()
  const text = useBilingual()
  const [search, setSearch] = useState('')
  const found = useEndpoint(listMatters, { query: { view: 'all', open: 'both', search, limit: FOUND } })
  return (
    <Select<string>
      {...bound}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('matters.link_search')}
      loading={found.isFetching}
      options={(found.data?.items ?? [])
        .filter((row) => row.id !== except)
        .map((row) => ({ value: row.id, label: `${row.title}（${text(row.stateTitle)}）` }))}
    />
  )
}
