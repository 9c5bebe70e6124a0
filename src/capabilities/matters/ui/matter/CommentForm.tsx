/** 留言: a word to everyone who works on the matter; who is mentioned gets a notice. */
import { Form, Input, Select } from 'antd'
import { useState } from 'react'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { clearDraft } from '../../../../web/draft.ts'
import { useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { listColleagues } from '../../../organisation/contract.ts'
import { commentOnMatter } from '../../contract.ts'
import type { matterZh } from '../../messages/matter-zh.ts'

/** With its words: a person that was chosen keeps its name while others are looked for. */
interface Mentioned {
  readonly value: string
  readonly label: string
}

interface Values {
  readonly text: string
  readonly mentions?: readonly Mentioned[]
}

const MOST_MENTIONS = 20

export function CommentForm({ matterId }: { matterId: string }) {
  const t = useText<typeof matterZh>()
  const act = useAct(commentOnMatter)
  const draft = `matters.comment.${matterId}`
  // A form that was sent starts anew.
  const [sent, setSent] = useState(0)
  return (
    <section className="panel" aria-labelledby="matter-comment">
      <h2 id="matter-comment">{t('matters.comment')}</h2>
      <DraftForm<Values>
        key={sent}
        name={draft}
        submit={t('matters.comment_send')}
        onSubmit={async ({ text, mentions = [] }) => {
          const ids = mentions.map(({ value }) => value)
          await act.mutateAsync({ params: { matterId }, body: { text, mentions: ids } })
          clearDraft(draft)
          setSent((before) => before + 1)
        }}
      >
        <Form.Item
          name="text"
          label={t('matters.comment_text')}
          rules={[{ required: true, whitespace: true, message: t('procedure.field_required') }]}
        >
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 10 }} maxLength={2000} />
        </Form.Item>
        <Form.Item name="mentions" label={t('matters.mention')}>
          <MentionSelect />
        </Form.Item>
      </DraftForm>
    </section>
  )
}

function MentionSelect(bound: { id?: string; value?: Mentioned[]; onChange?: (value: Mentioned[]) => void }) {
  const t = useText<typeof matterZh>()
  const [search, setSearch] = useState('')
  const found = useEndpoint(listColleagues, { query: { search } })
  return (
    <Select<Mentioned[]>
      {...bound}
      mode="multiple"
      labelInValue
      maxCount={MOST_MENTIONS}
      showSearch={{ filterOption: false, onSearch: setSearch }}
      placeholder={t('matters.mention_search')}
      loading={found.isFetching}
      options={(found.data?.items ?? []).map((person) => ({
        value: person.id,
        label: `${person.name}（${person.unitName}）`,
      }))}
    />
  )
}
