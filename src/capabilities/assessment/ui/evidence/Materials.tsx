/** 佐证材料 of an item: each opens as its file; more are added with a title. */
import { useId, useState } from 'react'
import { addressOf } from '../../../../web/api.ts'
import { UploadBox } from '../../../../web/components/UploadBox.tsx'
import { useText } from '../../../../web/i18n.ts'
import { useMay } from '../../../../web/session.tsx'
import { addMaterial, openMaterial } from '../../contract.ts'
import type { zh } from '../../messages/score-ui-zh.ts'
import type { ItemRow } from './item-rows.ts'
import type { Enter } from './use-evidence.ts'

/** As the server takes them. */
const MATERIAL_BYTES_MAX = 50 * 1024 * 1024
const ACCEPT = '.pdf,.doc,.docx,.wps,.xls,.xlsx,.et,.ppt,.pptx,.jpg,.jpeg,.png,.txt,.zip'

export function Materials({ item, enter }: { item: ItemRow['item']; enter: Enter }) {
  const t = useText<typeof zh>()
  const id = useId()
  const isAllowed = useMay()('assessment.enterEvidence')
  const [title, setTitle] = useState('')
  const named = title.trim()
  const onUploaded = () => {
    setTitle('')
    // The file is there already: what remains is to read the score again.
    void enter(async () => {})
  }
  return (
    <section aria-labelledby={`materials-${item.key}`}>
      <h3 id={`materials-${item.key}`}>{t('evidence.materials')}</h3>
      {item.materials.length === 0 && <p>{t('evidence.materials_none')}</p>}
      <ul className="material-list">
        {item.materials.map((material) => (
          <li key={material.id}>
            <a href={addressOf(openMaterial, { params: { materialId: material.id } })} download>
              {material.title}
            </a>{' '}
            <span className="quiet">{material.fileName}</span>
          </li>
        ))}
      </ul>
      {isAllowed ? (
        <details>
          <summary>{t('evidence.material_add')}</summary>
          <p>
            <label htmlFor={`${id}-title`}>{t('evidence.material_title')}</label>
            <input
              id={`${id}-title`}
              className="input"
              maxLength={200}
              value={title}
              placeholder={t('evidence.material_title_hint')}
              onChange={(event) => setTitle(event.target.value)}
            />
          </p>
          <UploadBox
            endpoint={addMaterial}
            input={{
              query: { item: item.key, title: named || t('evidence.material_of', { item: item.key }) },
            }}
            label={t('evidence.material_file')}
            hint={t('evidence.material_hint')}
            accept={ACCEPT}
            maxBytes={MATERIAL_BYTES_MAX}
            onUploaded={onUploaded}
          />
        </details>
      ) : (
        <p className="quiet">{t('evidence.material_who')}</p>
      )}
    </section>
  )
}
