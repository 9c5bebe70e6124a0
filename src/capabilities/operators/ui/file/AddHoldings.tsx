/** 登记许可与交易额: what an officer enters by hand of what an operator holds and sells. */
import { type ReactNode, useId, useState } from 'react'
import { dayOf } from '../../../../kernel/day.ts'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { saveLicence, saveSales } from '../../contract.ts'
import { LICENCE_KINDS } from '../../domain/operator.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { useOptions } from '../words.ts'
import type { OperatorFile } from './file.ts'

interface FoldedFormProps {
  readonly title: string
  readonly error: unknown
  readonly isSending: boolean
  readonly onSend: () => Promise<unknown>
  readonly children: ReactNode
}

export function FoldedForm({ title, error, isSending, onSend, children }: FoldedFormProps) {
  return (
    <details>
      <summary>{title}</summary>
      <form
        className="register-form"
        onSubmit={(event) => {
          event.preventDefault()
          void onSend().catch(() => {})
        }}
      >
        <FieldErrors error={error} />
        {children}
        <div className="button-row">
          <button type="submit" className="button" disabled={isSending}>
            {title}
          </button>
        </div>
      </form>
    </details>
  )
}

export function AddLicence({ operatorId }: { operatorId: string }) {
  const t = useText<typeof uiZh>()
  const options = useOptions()
  const id = useId()
  const save = useAct(saveLicence)
  const blank = { kind: 'food' as (typeof LICENCE_KINDS)[number], number: '', title: '', validTo: '' }
  const [licence, setLicence] = useState(blank)
  const onSend = async () => {
    const validTo = licence.validTo === '' ? null : licence.validTo
    await save.mutateAsync({ params: { operatorId }, body: { ...licence, validTo } })
    setLicence(blank)
  }
  return (
    <FoldedForm title={t('file.add_licence')} error={save.error} isSending={save.isPending} onSend={onSend}>
      <label htmlFor={`${id}-kind`}>
        {t('file.licence_kind')}
        <select
          id={`${id}-kind`}
          className="select"
          value={licence.kind}
          onChange={(event) => setLicence({ ...licence, kind: event.target.value as typeof licence.kind })}
        >
          {options('licence', LICENCE_KINDS).map((option) => (
            <option key={option.key} value={option.key}>
              {option.title}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor={`${id}-number`}>
        {t('file.licence_number')}
        <input
          className="input"
          id={`${id}-number`}
          required
          maxLength={60}
          value={licence.number}
          onChange={(event) => setLicence({ ...licence, number: event.target.value })}
        />
      </label>
      <label htmlFor={`${id}-title`}>
        {t('file.licence_title')}
        <input
          className="input"
          id={`${id}-title`}
          maxLength={100}
          value={licence.title}
          onChange={(event) => setLicence({ ...licence, title: event.target.value })}
        />
      </label>
      <label htmlFor={`${id}-to`}>
        {t('file.licence_valid_to')}
        <input
          className="input"
          id={`${id}-to`}
          type="date"
          value={licence.validTo}
          onChange={(event) => setLicence({ ...licence, validTo: event.target.value })}
        />
      </label>
    </FoldedForm>
  )
}

export function AddSales({ shops }: { shops: OperatorFile['shops'] }) {
  const t = useText<typeof uiZh>()
  const id = useId()
  const save = useAct(saveSales)
  const lastYear = Number(dayOf(new Date()).slice(0, 4)) - 1
  const [shopId, setShopId] = useState(shops[0]?.id ?? '')
  const [year, setYear] = useState(String(lastYear))
  const [amount, setAmount] = useState('')
  const onSend = async () => {
    await save.mutateAsync({ params: { shopId }, body: { year: Number(year), amount: amount.trim() } })
    setAmount('')
  }
  return (
    <FoldedForm title={t('file.add_sales')} error={save.error} isSending={save.isPending} onSend={onSend}>
      <label htmlFor={`${id}-shop`}>
        {t('file.sales_shop')}
        <select
          id={`${id}-shop`}
          className="select"
          value={shopId}
          onChange={(event) => setShopId(event.target.value)}
        >
          {shops.map((shop) => (
            <option key={shop.id} value={shop.id}>
              {shop.name}
            </option>
          ))}
        </select>
      </label>
      <label htmlFor={`${id}-year`}>
        {t('file.sales_year')}
        <input
          className="input"
          id={`${id}-year`}
          type="number"
          min={2000}
          max={lastYear + 1}
          required
          value={year}
          onChange={(event) => setYear(event.target.value)}
        />
      </label>
      <label htmlFor={`${id}-amount`}>
        {t('file.sales_amount')}
        <input
          className="input"
          id={`${id}-amount`}
          inputMode="decimal"
          pattern="\d{1,13}(\.\d{1,2})?"
          required
          value={amount}
          onChange={(event) => setAmount(event.target.value)}
        />
      </label>
    </FoldedForm>
  )
}
