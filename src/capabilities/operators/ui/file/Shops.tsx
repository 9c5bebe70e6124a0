/** 网店: of this operator, with what can be said of each. */
import { useId, useState } from 'react'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { addShop, giveShop, setShopStatus } from '../../contract.ts'
import { SHOP_KINDS } from '../../domain/operator.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { useOptions, useWord } from '../words.ts'
import type { OperatorFile } from './file.ts'
import { OperatorChoice } from './OperatorChoice.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'
import { ShopAddress } from './ShopAddress.tsx'

type Shop = OperatorFile['shops'][number]

export function Shops({ file }: { file: OperatorFile }) {
  const t = useText<typeof uiZh>()
  const word = useWord()
  const format = useFormats()
  return (
    <section className="panel" aria-labelledby="file-shops">
      <h2 id="file-shops">{t('file.shops', { count: file.shops.length })}</h2>
      {file.shops.length === 0 && <p className="quiet">{t('file.shops_none')}</p>}
      <ul className="file-shops">
        {file.shops.map((shop) => (
          <li key={shop.id}>
            <p>
              <strong>{shop.name}</strong>{' '}
              <span className={shop.status === 'open' ? 'state met' : 'state'}>
                {word('shop_status', shop.status)}
              </span>{' '}
              <span className="quiet">
                {shop.platform} {word('shop_kind', shop.kind)} · {t('register.last_seen')}{' '}
                {format.day(shop.lastSeen)}
              </span>
            </p>
            <p>
              <ShopAddress address={shop.address} />
            </p>
            {shop.statusReason && <p className="quiet">{shop.statusReason}</p>}
            {file.keeping === null && <ShopActs shop={shop} />}
          </li>
        ))}
      </ul>
      {file.keeping === null && <AddShop operatorId={file.id} />}
    </section>
  )
}

function ShopActs({ shop }: { shop: Shop }) {
  const t = useText<typeof uiZh>()
  const word = useWord()
  const setStatus = useAct(setShopStatus)
  const give = useAct(giveShop)
  const [owner, setOwner] = useState<string | null>(null)
  const others = (['open', 'dead', 'closed'] as const).filter((status) => status !== shop.status)
  return (
    <p className="file-shop-acts">
      {others.map((status) => (
        <ReasonDialog
          key={status}
          isLink
          title={word('shop_status', status)}
          label={`${shop.name}：${word('shop_status', status)}`}
          onAct={(reason) => setStatus.mutateAsync({ params: { shopId: shop.id }, body: { status, reason } })}
        />
      ))}
      <ReasonDialog
        isLink
        title={t('file.wrong_owner')}
        label={`${shop.name}：${t('file.wrong_owner')}`}
        onAct={(reason) =>
          give.mutateAsync({ params: { shopId: shop.id }, body: { operatorId: owner, reason } })
        }
      >
        <OperatorChoice label={t('file.true_owner')} value={owner} onChange={setOwner} />
      </ReasonDialog>
    </p>
  )
}

function AddShop({ operatorId }: { operatorId: string }) {
  const t = useText<typeof uiZh>()
  const options = useOptions()
  const id = useId()
  const add = useAct(addShop)
  const blank = { kind: 'shop' as (typeof SHOP_KINDS)[number], platform: '', name: '', address: '' }
  const [shop, setShop] = useState(blank)
  const field = (key: 'platform' | 'name' | 'address', required: boolean) => (
    <label htmlFor={`${id}-${key}`}>
      {t(`file.shop_${key}`)}
      <input
        className="input"
        id={`${id}-${key}`}
        required={required}
        maxLength={key === 'address' ? 1000 : 100}
        value={shop[key]}
        onChange={(event) => setShop({ ...shop, [key]: event.target.value })}
      />
    </label>
  )
  const onSubmit = async () => {
    await add.mutateAsync({ params: { operatorId }, body: shop })
    setShop(blank)
  }
  return (
    <details>
      <summary>{t('file.add_shop')}</summary>
      <form
        className="register-form"
        onSubmit={(event) => {
          event.preventDefault()
          void onSubmit().catch(() => {})
        }}
      >
        <FieldErrors error={add.error} />
        <label htmlFor={`${id}-kind`}>
          {t('file.shop_kind')}
          <select
            id={`${id}-kind`}
            className="select"
            value={shop.kind}
            onChange={(event) => setShop({ ...shop, kind: event.target.value as typeof shop.kind })}
          >
            {options('shop_kind', SHOP_KINDS).map((option) => (
              <option key={option.key} value={option.key}>
                {option.title}
              </option>
            ))}
          </select>
        </label>
        {field('platform', false)}
        {field('name', true)}
        {field('address', true)}
        <div className="button-row">
          <button type="submit" className="button" disabled={add.isPending}>
            {t('file.add_shop')}
          </button>
        </div>
      </form>
    </details>
  )
}
