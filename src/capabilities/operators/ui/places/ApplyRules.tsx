/** 重判已入库主体: ordered once the rules are saved, followed to its end; who could not go is named. */
import { useId, useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { ConfirmDialog } from '../../../../web/components/ConfirmDialog.tsx'
import { useText } from '../../../../web/i18n.ts'
import { JobProgress } from '../../../../web/jobs/JobProgress.tsx'
import { isJobOpen, useJob } from '../../../../web/jobs/use-job.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { applyPlaceRules, type PlacedAnew } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export function ApplyRules({ isSaved }: { isSaved: boolean }) {
  const t = useText<typeof uiZh>()
  const id = useId()
  const apply = useAct(applyPlaceRules)
  const [isAsking, setAsking] = useState(false)
  // In the address, so that who comes back from elsewhere finds it; the list of one's jobs leads here too.
  const [address, setAddress] = useSearchParams()
  const job = useJob(address.get('job')).data
  const onApply = async () => {
    const { jobId } = await apply.mutateAsync({})
    setAddress({ job: jobId }, { replace: true })
    setAsking(false)
  }
  const { inTheWay, ...counts } = (job?.result ?? {}) as Partial<PlacedAnew>
  return (
    <section className="panel" aria-labelledby={id}>
      <h2 id={id}>{t('places.apply')}</h2>
      <p className="quiet">{t(isSaved ? 'places.apply_lead' : 'places.apply_save_first')}</p>
      <div className="button-row">
        <button
          type="button"
          className="button"
          disabled={!isSaved || (job !== undefined && isJobOpen(job.state))}
          onClick={() => setAsking(true)}
        >
          {t('places.apply')}
        </button>
      </div>
      <ConfirmDialog
        title={t('places.apply')}
        isHarmless
        open={isAsking}
        act={apply}
        onConfirm={() => void onApply().catch(() => {})}
        onClose={() => setAsking(false)}
      >
        {t('places.apply_sure')}
      </ConfirmDialog>
      {job && inTheWay === undefined && <JobProgress job={job} />}
      {inTheWay && (
        <div role="status">
          <p>{t('places.apply_done', counts)}</p>
          <ul>
            {inTheWay.map((each) => (
              <li key={each.id}>
                <Link to={`/operators/${each.id}`}>{each.name}</Link>{' '}
                <span className="quiet">{t('places.apply_in_the_way', { other: each.other })}</span>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  )
}
