/** 登录日志: every attempt to sign in within the scope, the newest first. */
import { useId } from 'react'
import { useSearchParams } from 'react-router'
import { DataTable } from '../../../web/components/DataTable.tsx'
import { Empty } from '../../../web/components/Empty.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { listSignIns, signInOutcomes } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { deviceOf } from './device.ts'

export default function SignInsPage() {
  const t = useText<typeof zh>()
  const format = useFormats()
  const [search, setSearch] = useSearchParams()
  const days = { from: search.get('from') ?? '', to: search.get('to') ?? '' }
  const query = Object.fromEntries(Object.entries(days).filter(([, value]) => value !== ''))
  const onDay = (name: 'from' | 'to', value: string) =>
    setSearch((before) => {
      const next = new URLSearchParams(before)
      if (value === '') next.delete(name)
      else next.set(name, value)
      return next
    })
  const outcomeOf = (outcome: string) => {
    const known = signInOutcomes.find((one) => one === outcome)
    return known ? t(`administration.outcome_${known}`) : outcome
  }
  return (
    <>
      <PageHeader title={t('administration.sign_ins_title')} lead={t('administration.sign_ins_lead')} />
      <div className="table-tools">
        <DayInput label={t('administration.from')} value={days.from} onChange={(day) => onDay('from', day)} />
        <DayInput label={t('administration.to')} value={days.to} onChange={(day) => onDay('to', day)} />
      </div>
      <DataTable
        endpoint={listSignIns}
        input={{ query }}
        title={t('administration.sign_ins_title')}
        search={t('administration.whole_account')}
        filters={[
          {
            key: 'outcome',
            title: t('administration.outcome'),
            options: signInOutcomes.map((key) => ({ key, title: outcomeOf(key) })),
          },
        ]}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'person',
            title: t('account.person'),
            isHead: true,
            render: (row) =>
              row.personName === null ? (
                <span className="quiet">{t('administration.unknown_account')}</span>
              ) : (
                `${row.personName} (${row.account})`
              ),
          },
          { key: 'at', title: t('administration.at'), render: (row) => format.instant(row.at) },
          { key: 'outcome', title: t('administration.outcome'), render: (row) => outcomeOf(row.outcome) },
          { key: 'ip', title: t('account.ip'), render: (row) => row.ip },
          { key: 'device', title: t('account.device'), render: (row) => deviceOf(row.userAgent) },
        ]}
        empty={<Empty title={t('administration.sign_ins_empty')} />}
      />
    </>
  )
}

interface DayInputProps {
  readonly label: string
  readonly value: string
  readonly onChange: (day: string) => void
}

function DayInput({ label, value, onChange }: DayInputProps) {
  const id = useId()
  return (
    <label htmlFor={id}>
      <span>{label}</span>
      <input
        id={id}
        className="input"
        type="date"
        value={value}
        onChange={(event) => onChange(event.target.value)}
      />
    </label>
  )
}
