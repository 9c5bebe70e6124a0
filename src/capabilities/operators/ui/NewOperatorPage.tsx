/** 录入主体: one operator by hand, with its first shop. */
import { useId, useState } from 'react'
import { useNavigate } from 'react-router'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useText } from '../../../web/i18n.ts'
import { useAct } from '../../../web/use-endpoint.ts'
import { createOperator } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'
import { OperatorFields, type OperatorValues } from './file/OperatorFields.tsx'
import './operators.css'

const BLANK: OperatorValues = {
  kind: 'inPlatform',
  name: '',
  entity: 'unknown',
  registration: 'registered',
  uscc: '',
  exemption: null,
  declaration: '',
  trade: '',
  address: '',
  establishedOn: null,
}
const BLANK_SHOP = { platform: '', name: '', address: '' }

export default function NewOperatorPage() {
  const t = useText<typeof uiZh>()
  const id = useId()
  const navigate = useNavigate()
  const create = useAct(createOperator)
  const [values, setValues] = useState(BLANK)
  const [shop, setShop] = useState(BLANK_SHOP)
  const [contact, setContact] = useState({
    representative: '',
    identityNumber: '',
    contactName: '',
    phone: '',
  })
  const onSubmit = async () => {
    const isSite = values.kind === 'ownSite' || values.kind === 'platform'
    const kind = isSite
      ? ('site' as const)
      : values.kind === 'liveRoom'
        ? ('liveRoom' as const)
        : ('shop' as const)
    const { id: made } = await create.mutateAsync({
      body: {
        ...values,
        ...contact,
        ...(shop.name === '' ? {} : { shop: { ...shop, kind } }),
      },
    })
    await navigate(`/operators/${made}`)
  }
  return (
    <>
      <PageHeader
        title={t('register.enter')}
        crumbs={[{ title: t('register.title'), to: '/operators' }]}
        lead={t('file.enter_lead')}
      />
      <form
        className="panel register-form"
        onSubmit={(event) => {
          event.preventDefault()
          void onSubmit().catch(() => {})
        }}
      >
        <FieldErrors error={create.error} />
        <OperatorFields values={values} onChange={setValues} />
        {(['representative', 'identityNumber', 'contactName', 'phone'] as const).map((key) => (
          <label key={key} htmlFor={`${id}-${key}`}>
            {t(`file.${key}`)}
            <input
              className="input"
              id={`${id}-${key}`}
              maxLength={key === 'identityNumber' ? 20 : 40}
              value={contact[key]}
              onChange={(event) => setContact({ ...contact, [key]: event.target.value })}
            />
          </label>
        ))}
        <fieldset>
          <legend>{t('file.first_shop')}</legend>
          {(['platform', 'name', 'address'] as const).map((key) => (
            <label key={key} htmlFor={`${id}-shop-${key}`}>
              {t(`file.shop_${key}`)}
              <input
                className="input"
                id={`${id}-shop-${key}`}
                maxLength={key === 'address' ? 1000 : 100}
                required={key !== 'platform' && (shop.name !== '' || shop.address !== '')}
                value={shop[key]}
                onChange={(event) => setShop({ ...shop, [key]: event.target.value })}
              />
            </label>
          ))}
        </fieldset>
        <div className="button-row">
          <button type="submit" className="button primary" disabled={create.isPending}>
            {t('register.enter')}
          </button>
        </div>
      </form>
    </>
  )
}
