/** 一项材料征集: what is asked for, what was delivered, the next step, its course. */
import { App, Select } from 'antd'
import { useId, useState } from 'react'
import { Link, useParams } from 'react-router'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { RequestView } from '../../../../web/components/RequestView.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { attachMaterials, getMaterialRequest, listMaterials } from '../../contract.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'
import { materialAddress } from '../score/explanation-nodes.ts'
import { MaterialState } from './material-state.tsx'
import './materials.css'

export default function RequestPage() {
  const { requestId = '' } = useParams()
  const t = useText<typeof materialsUiZh>()
  const { data, error, refetch } = useEndpoint(getMaterialRequest, { params: { requestId } })
  if (error) return <ErrorPage isWholePage error={error} onRetry={() => void refetch()} />
  if (!data)
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  return (
    <div className="material-page">
      <RequestView request={data} list={{ title: t('request.title'), to: '/assessment/material-requests' }}>
        <section className="panel" aria-labelledby="request-about">
          <h2 id="request-about">{t('request.about')}</h2>
          <p className="material-text">{data.content || data.title}</p>
          <p>
            {data.items.map((item) => (
              <Link key={item} className="item-link" to={`/assessment/evidence?tab=items&item=${item}`}>
                {item}
              </Link>
            ))}
          </p>
        </section>
        <section className="panel" aria-labelledby="request-delivered">
          <h2 id="request-delivered">{t('request.delivered')}</h2>
          {data.materials.length === 0 && <p>{t('request.delivered_none')}</p>}
          <ul className="proves">
            {data.materials.map((each) => (
              <li key={each.id}>
                <Link to={materialAddress(each.id)}>{each.title}</Link>{' '}
                <MaterialState state={each.state} expired={each.expired} />{' '}
                <span className="quiet">{each.fileName}</span>
              </li>
            ))}
          </ul>
          {data.state === 'asked' && <Attach requestId={data.id} unitId={data.unitId} items={data.items} />}
        </section>
      </RequestView>
    </div>
  )
}

interface AttachProps {
  readonly requestId: string
  readonly unitId: string | null
  readonly items: readonly string[]
}

function Attach({ requestId, unitId, items }: AttachProps) {
  const t = useText<typeof materialsUiZh>()
  const { message } = App.useApp()
  const id = useId()
  const isAllowed = useMay()('assessment.enterEvidence')
  const [chosen, setChosen] = useState<string[]>([])
  const list = useEndpoint(
    listMaterials,
    { query: { ...(unitId === null ? {} : { unitId }), limit: 200 } },
    { enabled: isAllowed },
  )
  const act = useAct(attachMaterials)
  if (!isAllowed) return <p className="quiet">{t('material.upload_who')}</p>
  const attach = async () => {
    await act.mutateAsync({ params: { requestId }, body: { materials: chosen } })
    setChosen([])
    void message.success(t('request.attached'))
  }
  const upload = new URLSearchParams({
    upload: 'yes',
    request: requestId,
    ...(items[0] === undefined ? {} : { item: items[0] }),
  })
  return (
    <>
      <p>
        <Link className="button primary" to={`/assessment/materials?${upload}`}>
          {t('request.upload')}
        </Link>
      </p>
      <div className="labelled">
        <label htmlFor={id}>{t('request.attach_choose')}</label>
        <Select
          id={id}
          className="wide-select"
          mode="multiple"
          value={chosen}
          onChange={setChosen}
          showSearch={{ optionFilterProp: 'label' }}
          options={(list.data?.items ?? []).map((each) => ({ value: each.id, label: each.title }))}
        />
      </div>
      <FieldErrors error={act.error} />
      <button
        type="button"
        className="button"
        disabled={chosen.length === 0 || act.isPending}
        onClick={() => void attach().catch(() => {})}
      >
        {t('request.attach')}
      </button>
    </>
  )
}
