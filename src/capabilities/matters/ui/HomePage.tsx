/** 首页: what must I do today, what others do, what changed, and the panels that other capabilities add. */
import { dayOf } from '../../../kernel/day.ts'
import { HomePanels } from '../../../web/components/HomePanels.tsx'
import { PageHeader } from '../../../web/components/PageHeader.tsx'
import { useFormats, useText } from '../../../web/i18n.ts'
import { useSession } from '../../../web/session.tsx'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { countMattersByUnit, summarizeMatters } from '../contract.ts'
import type { zh } from '../messages/ui-zh.ts'
import { Changes } from './Changes.tsx'
import { Counts } from './Counts.tsx'
import './home.css'
import { ShortList } from './ShortList.tsx'
import { ToDos } from './ToDos.tsx'
import { UnitBars } from './UnitBars.tsx'

export default function HomePage() {
  const t = useText<typeof zh>()
  const format = useFormats()
  const session = useSession()
  const { data: summary } = useEndpoint(summarizeMatters)
  const { data: units } = useEndpoint(countMattersByUnit)
  const today = dayOf(new Date())
  // Leaders and offices see beyond their own unit; for the others the bars would be one line.
  const seesOthers = units?.items.some((row) => row.unitId !== session.unit.id) ?? false
  return (
    <>
      <PageHeader
        title={t('matters.home')}
        lead={t('matters.home_lead', { day: format.day(today), unit: session.unit.name })}
      />
      <Counts summary={summary} />
      <div className="home">
        <div>
          <ToDos count={summary?.mine} />
          {summary && summary.unit > 0 && (
            <ShortList
              view="unit"
              title={t('matters.unit')}
              words={t('matters.unit_words')}
              shows="assignee"
            />
          )}
          {summary && summary.waiting > 0 && (
            <ShortList
              view="waiting"
              title={t('matters.waiting')}
              words={t('matters.waiting_words')}
              shows="unit"
            />
          )}
          {summary && summary.watched > 0 && (
            <ShortList view="watched" title={t('matters.watched')} shows="unit" />
          )}
        </div>
        <div>
          <HomePanels />
          {seesOthers && <UnitBars />}
          <Changes />
        </div>
      </div>
    </>
  )
}
