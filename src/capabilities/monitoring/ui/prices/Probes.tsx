/** Comparisons, and the form that orders one. */
import { Form, Input, Select } from 'antd'
import { Link, useNavigate, useSearchParams } from 'react-router'
import { type Column, DataTable } from '../../../../web/components/DataTable.tsx'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { DraftForm } from '../../../../web/components/DraftForm.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { readableAddress } from '../../../../web/readable-address.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import {
  listPersonas,
  listPriceProbes,
  orderPriceProbe,
  type PriceProbeRow,
  ROUNDS_MAX,
  ROUNDS_MIN,
} from '../../contract.ts'
import { PRICE_VERDICTS } from '../../domain/price-probe.ts'
import { LevelTag } from '../review/LevelTag.tsx'
import { usePersonaTitle } from './persona-title.ts'
import { usePriceRange } from './price-range.ts'
import { shopLine } from './shop-line.ts'
import type { Words } from './words.ts'

export function Probes() {
  const t = useText<Words>()
  const may = useMay()
  const navigate = useNavigate()
  const [address, setAddress] = useSearchParams()
  const order = useAct(orderPriceProbe)
  const onSubmit = async (values: Values) => {
    const { id } = await order.mutateAsync({
      body: { url: values.url, personas: [...values.personas], rounds: Number(values.rounds) },
    })
    await navigate(`/monitoring/prices?probe=${id}`)
  }
  const open = may('monitoring.plan') && (
    <button type="button" className="button primary" onClick={() => setAddress({ new: '1' })}>
      {t('prices.order')}
    </button>
  )
  return (
    <>
      <p className="button-row">{open || <span className="quiet">{t('prices.may_not')}</span>}</p>
      <DataTable
        endpoint={listPriceProbes}
        title={t('prices.view_probes')}
        columns={useColumns()}
        rowKey={(row) => row.id}
        search={t('prices.search')}
        filters={[
          {
            key: 'verdict',
            title: t('prices.verdict'),
            options: PRICE_VERDICTS.map((key) => ({ key, title: t(`prices.verdict_${key}`) })),
          },
        ]}
        empty={<Empty title={t('prices.none')}>{t('prices.none_why')}</Empty>}
      />
      <Dialog title={t('prices.order')} open={address.has('new')} onClose={() => setAddress({})}>
        <OrderForm onSubmit={onSubmit} onCancel={() => setAddress({})} />
      </Dialog>
    </>
  )
}

interface Values {
  readonly url: string
  readonly personas: readonly string[]
  readonly rounds: number | string
}

function OrderForm({
  onSubmit,
  onCancel,
}: {
  onSubmit: (values: Values) => Promise<unknown>
  onCancel: () => void
}) {
  const t = useText<Words>()
  const titleOf = usePersonaTitle()
  const { data } = useEndpoint(listPersonas)
  if (data === undefined) return <p role="status">{t('web.loading')}</p>
  const used = data.items.filter(({ isOn }) => isOn)
  return (
    <DraftForm<Values>
      name="monitoring.priceProbe"
      initial={{ personas: used.map(({ key }) => key), rounds: 3 }}
      submit={t('prices.order')}
      onSubmit={onSubmit}
      onCancel={onCancel}
    >
      <Form.Item
        name="url"
        label={t('prices.url')}
        rules={[{ required: true, message: t('watch.field_needed') }]}
      >
        <Input maxLength={2000} autoComplete="off" inputMode="url" />
      </Form.Item>
      <Form.Item
        name="personas"
        label={t('prices.personas')}
        rules={[{ type: 'array', required: true, min: 2, message: t('prices.personas_needed') }]}
      >
        <Select
          mode="multiple"
          optionFilterProp="label"
          options={data.items.map((persona) => ({ value: persona.key, label: titleOf(persona) }))}
          getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
        />
      </Form.Item>
      <Form.Item name="rounds" label={t('prices.rounds')} extra={t('prices.rounds_hint')}>
        <Input type="number" min={ROUNDS_MIN} max={ROUNDS_MAX} />
      </Form.Item>
    </DraftForm>
  )
}

function useColumns(): readonly Column<PriceProbeRow>[] {
  const t = useText<Words>()
  const format = useFormats()
  const range = usePriceRange()
  return [
    {
      key: 'goods',
      title: t('prices.goods'),
      isHead: true,
      width: '34%',
      render: (row) => (
        <>
          <Link to={`/monitoring/prices?probe=${row.id}`}>{row.title || readableAddress(row.url)}</Link>
          {shopLine(row) !== '' && <div className="quiet">{shopLine(row)}</div>}
          <div className="quiet long-address">{readableAddress(row.url)}</div>
        </>
      ),
    },
    {
      key: 'verdict',
      title: t('prices.verdict'),
      render: (row) => (
        <>
          {row.verdict === null ? t('prices.waiting') : t(`prices.verdict_${row.verdict}`)}{' '}
          {row.level !== null && <LevelTag level={row.level} />}
        </>
      ),
    },
    { key: 'range', title: t('prices.range'), align: 'end', render: range },
    {
      key: 'ordered',
      title: t('prices.ordered'),
      render: (row) =>
        t('watch.change_line_by', { name: row.orderedName, at: format.instant(row.orderedAt) }),
    },
  ]
}
