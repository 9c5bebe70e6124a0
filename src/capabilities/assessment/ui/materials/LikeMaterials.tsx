/** 相似材料: other materials with much the same text, and how much they share. */
import { Link } from 'react-router'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useFormats, useText } from '../../../../web/i18n.ts'
import { useEndpoint } from '../../../../web/use-endpoint.ts'
import { listLikeMaterials } from '../../contract.ts'
import type { materialsUiZh } from '../../messages/materials-ui-zh.ts'
import { materialAddress } from '../score/explanation-nodes.ts'
import { MaterialState } from './material-state.tsx'

/** A file just entered is read within seconds: until then the page asks again. */
const ASK_AGAIN_MS = 3000

export function LikeMaterials({ materialId }: { materialId: string }) {
  const t = useText<typeof materialsUiZh>()
  const format = useFormats()
  const { data, error } = useEndpoint(
    listLikeMaterials,
    { params: { materialId } },
    { refetchEveryMs: ({ compared }) => (compared === 'waiting' ? ASK_AGAIN_MS : false) },
  )
  return (
    <section className="panel" aria-labelledby="material-like">
      <h2 id="material-like">{t('material.like')}</h2>
      <FieldErrors error={error} />
      {data && data.items.length === 0 && <p className="quiet">{t(`material.like_${data.compared}`)}</p>}
      {data && data.items.length > 0 && (
        <ul className="proves">
          {data.items.map((each) => (
            <li key={each.id}>
              <Link to={materialAddress(each.id)}>{each.title}</Link>{' '}
              <MaterialState state={each.state} expired={false} />{' '}
              <strong>{t('material.like_share', { percent: each.sharePercent })}</strong>
              <br />
              <span className="quiet">
                {each.unitName} · {each.fileName} · {format.instant(each.enteredAt)}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}
