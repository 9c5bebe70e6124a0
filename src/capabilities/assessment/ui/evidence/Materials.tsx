/** 佐证材料 of an item: each opens to its page; more are entered on the page of materials. */
import { Link } from 'react-router'
import { useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import type { zh } from '../../messages/score-ui-zh.ts'
import { materialAddress } from '../score/explanation-nodes.ts'
import type { ItemRow } from './item-rows.ts'

const STATE_CLASSES = {
  pending: 'unknown',
  accepted: 'met',
  returned: 'not_met',
  expired: 'not_met',
} as const

export function Materials({ item }: { item: ItemRow['item'] }) {
  const t = useText<typeof zh>()
  const isAllowed = useMay()('assessment.enterEvidence')
  return (
    <section aria-labelledby={`materials-${item.key}`}>
      <h3 id={`materials-${item.key}`}>{t('evidence.materials')}</h3>
      {item.materials.length === 0 && <p>{t('evidence.materials_none')}</p>}
      <ul className="material-list">
        {item.materials.map((material) => (
          <li key={material.id}>
            <Link to={materialAddress(material.id)}>{material.title}</Link>{' '}
            <span className={`state ${STATE_CLASSES[material.state]}`}>
              {t(`evidence.material_${material.state}`)}
            </span>{' '}
            <span className="quiet">
              {material.unitName} {material.fileName}
            </span>
          </li>
        ))}
      </ul>
      {isAllowed ? (
        <p>
          <Link className="button" to={`/assessment/materials?upload=yes&item=${item.key}`}>
            {t('evidence.material_add')}
          </Link>
        </p>
      ) : (
        <p className="quiet">{t('evidence.material_who')}</p>
      )}
    </section>
  )
}
