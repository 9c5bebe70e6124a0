/** 网店匹配: shops without a known operator beside their candidates; search and choice stand in the address. */
import { useState } from 'react'
import { useSearchParams } from 'react-router'
import { Toolbar } from '../../../../web/components/DataTable.tsx'
import { Empty } from '../../../../web/components/Empty.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { useTableState } from '../../../../web/components/table-state.ts'
import { useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { listShops, type ShopRow } from '../../contract.ts'
import type { matchingUiZh } from '../../messages/matching-ui-zh.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { RegisterTabs } from '../Tabs.tsx'
import { Candidates } from './Candidates.tsx'
import { Quality } from './Quality.tsx'
import { sellerOf } from './seller.ts'
import '../operators.css'
import './matching.css'

const FIRST = 50
const MOST = 500
const NO_FILTERS: readonly string[] = []

export default function MatchingPage() {
  const t = useText<typeof matchingUiZh & typeof uiZh>()
  const table = useTableState(NO_FILTERS)
  const [address, setAddress] = useSearchParams()
  const [limit, setLimit] = useState(FIRST)
  const [said, setSaid] = useState('')
  const search = table.search === '' ? {} : { search: table.search }
  const { data, error, refetch } = useEndpoint(listShops, { query: { orphan: 'yes', ...search, limit } })
  const shops = data?.items ?? []
  const chosen = address.get('shop')
  const choose = (id: string | undefined) =>
    setAddress(
      (before) => {
        const next = new URLSearchParams(before)
        if (id === undefined) next.delete('shop')
        else next.set('shop', id)
        return next
      },
      { replace: true },
    )
  /** The next shop comes up when one is done. */
  const onDone = (words: string, isGone: boolean) => {
    setSaid(words)
    if (!isGone) return
    const place = shops.findIndex(({ id }) => id === chosen)
    choose((shops[place + 1] ?? shops[place - 1])?.id)
  }
  return (
    <>
      <PageHeader
        title={t('matching.title')}
        crumbs={[{ title: t('register.title'), to: '/operators' }]}
        lead={t('matching.lead')}
      />
      <RegisterTabs current="matching" />
      <Quality />
      <Toolbar search={t('matching.search')} filters={[]} state={table}>
        {null}
      </Toolbar>
      {error && <ErrorPage error={error} onRetry={() => void refetch()} />}
      {!data && !error && (
        <p className="loading" role="status">
          {t('web.loading')}
        </p>
      )}
      <p className={said === '' ? 'hidden' : 'notice'} role="status">
        {said}
      </p>
      {data && shops.length === 0 && table.search === '' && (
        <Empty title={t('matching.none')}>{t('matching.none_why')}</Empty>
      )}
      {data && shops.length === 0 && table.search !== '' && <p className="empty">{t('matching.no_such')}</p>}
      {(shops.length > 0 || chosen !== null) && (
        <div className="matching">
          <ShopList shops={shops} chosen={chosen} onChoose={choose}>
            <p className="matching-foot">
              <span className="quiet">{t('matching.shown', { count: shops.length })}</span>
              {data?.next && limit < MOST && (
                <button type="button" className="button" onClick={() => setLimit(MOST)}>
                  {t('matching.more')}
                </button>
              )}
            </p>
          </ShopList>
          {chosen === null ? (
            <p className="panel quiet">{t('matching.choose')}</p>
          ) : (
            <Candidates key={chosen} shopId={chosen} onDone={onDone} />
          )}
        </div>
      )}
    </>
  )
}

interface ShopListProps {
  readonly shops: readonly ShopRow[]
  readonly chosen: string | null
  readonly onChoose: (id: string) => void
  readonly children: React.ReactNode
}

function ShopList({ shops, chosen, onChoose, children }: ShopListProps) {
  const t = useText<typeof matchingUiZh>()
  return (
    <section className="matching-list" aria-labelledby="matching-shops">
      <h2 id="matching-shops">{t('matching.shops')}</h2>
      <ul>
        {shops.map((shop) => (
          <li key={shop.id}>
            <button
              type="button"
              aria-current={shop.id === chosen ? 'true' : undefined}
              onClick={() => onChoose(shop.id)}
            >
              <strong>{shop.name}</strong> <span className="quiet">{shop.platform}</span>
              <span className="quiet matching-seller">{sellerOf(shop, t)}</span>
            </button>
          </li>
        ))}
      </ul>
      {children}
    </section>
  )
}
