/** 相关事项: the matter that this one came from, its supervisions and what else came of it, and links made by hand. */
import { useState } from 'react'
import { Link } from 'react-router'
import { Dialog } from '../../../../web/components/Dialog.tsx'
import { DueTag } from '../../../../web/components/DueTag.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useBilingual, useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { type MatterDetail, unlinkMatter } from '../../contract.ts'
import type { matterZh } from '../../messages/matter-zh.ts'
import { LinkForm } from './LinkForm.tsx'

type RelatedMatter = MatterDetail['related'][number]

export function Related({ matter }: { matter: MatterDetail }) {
  const t = useText<typeof matterZh>()
  const [isLinking, setLinking] = useState(false)
  const unlink = useAct(unlinkMatter)
  const close = () => setLinking(false)
  if (matter.related.length === 0 && !matter.mayAssign) return null
  return (
    <section className="panel" aria-labelledby="matter-related">
      <h2 id="matter-related">{t('matters.related')}</h2>
      <FieldErrors error={unlink.error} />
      {matter.related.length === 0 && <p className="quiet">{t('matters.related_none')}</p>}
      <ul className="related">
        {matter.related.map((related) => (
          <li key={`${related.relation} ${related.id}`} className="related-line">
            <Words related={related} />
            {related.relation === 'linked' && matter.mayAssign && (
              <button
                type="button"
                className="text-button"
                disabled={unlink.isPending}
                onClick={() => unlink.mutate({ params: { matterId: matter.id, otherId: related.id } })}
              >
                {t('matters.unlink')}
                <span className="hidden"> {related.title}</span>
              </button>
            )}
          </li>
        ))}
      </ul>
      {matter.mayAssign && (
        <div className="button-row">
          <button type="button" className="button" onClick={() => setLinking(true)}>
            {t('matters.link')}
          </button>
        </div>
      )}
      <Dialog title={t('matters.link')} open={isLinking} onClose={close}>
        <LinkForm matterId={matter.id} onDone={close} />
      </Dialog>
    </section>
  )
}

function Words({ related }: { related: RelatedMatter }) {
  const t = useText<typeof matterZh>()
  const text = useBilingual()
  return (
    <div>
      <Link to={related.page}>{related.title}</Link>
      <p className="quiet">
        {[
          t(`matters.relation_${related.relation}`),
          text(related.procedureTitle),
          text(related.stateTitle),
          related.unitName,
        ]
          .filter((part) => part !== '')
          .join(' · ')}
      </p>
      {related.reason !== '' && <p className="matter-text">{related.reason}</p>}
      {related.closedAt === null && related.dueOn !== null && (
        <DueTag
          due={related.dueOn}
          daysLeft={related.workingDaysLeft}
          isProvisional={related.dueProvisional}
        />
      )}
    </div>
  )
}
