/** 一版指标体系: its pass rule, its whole table, what a region words otherwise, and how it differs from another. */
import { useState } from 'react'
import { useParams, useSearchParams } from 'react-router'
import { addressOf } from '../../../../web/api.ts'
import { Empty } from '../../../../web/components/Empty.tsx'
import { ErrorPage } from '../../../../web/components/ErrorPage.tsx'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { PageHeader } from '../../../../web/components/PageHeader.tsx'
import { ViewTabs } from '../../../../web/components/ViewTabs.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import { exportEdition, freezeEdition, getEdition } from '../../contract.ts'
import type { editionsUiZh } from '../../messages/editions-ui-zh.ts'
import { ChangesView } from './ChangesView.tsx'
import { EditionState, WhyNot } from './EditionState.tsx'
import { EditionTable } from './EditionTable.tsx'
import type { EditionDetail } from './edition-detail.ts'
import { LocalView } from './LocalView.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import './editions.css'

const VIEWS = ['table', 'local', 'changes'] as const

export default function EditionPage() {
  const t = useText<typeof editionsUiZh>()
  const { ref = '' } = useParams()
  const { data, error, refetch } = useEndpoint(getEdition, { params: { ref } })
  if (error) return <ErrorPage error={error} onRetry={() => void refetch()} />
  if (!data) {
    return (
      <p className="loading" role="status">
        {t('web.loading')}
      </p>
    )
  }
  return <Edition edition={data} />
}

function Edition({ edition }: { edition: EditionDetail }) {
  const t = useText<typeof editionsUiZh>()
  const text = useBilingual()
  const format = useFormats()
  const [address] = useSearchParams()
  const view = VIEWS.find((each) => each === address.get('view')) ?? 'table'
  return (
    <>
      <PageHeader
        title={text(edition.title)}
        crumbs={[{ title: t('edition.title'), to: '/assessment/editions' }]}
        lead={`${text(edition.documentTitle)} ${edition.documentNumber} · ${t('edition.effective')} ${format.day(edition.effective)}`}
        actions={<Actions edition={edition} />}
      />
      <EditionState head={edition} isInForce={edition.inForce === edition.ref} />
      <WhyNot code={edition.mayNotManage} />
      <PassRule edition={edition} />
      {edition.table === 'to_import' ? (
        <Empty
          title={t('edition.no_table')}
          action={
            <a
              className="button primary"
              href={addressOf(exportEdition, { params: { ref: edition.ref }, query: {} })}
            >
              {t('edition.template')}
            </a>
          }
        >
          {t('edition.no_table_why')}
        </Empty>
      ) : (
        <>
          <ViewTabs
            label={t('edition.views')}
            current={view}
            tabs={VIEWS.map((key) => ({
              key,
              title: t(`edition.view_${key}`),
              to: `?view=${key}`,
              ...(key === 'local' && {
                note: String(edition.local.additions.filter((a) => !a.revoked).length),
              }),
            }))}
          />
          {view === 'table' && <EditionTable edition={edition} />}
          {view === 'local' && <LocalView edition={edition} />}
          {view === 'changes' && <ChangesView edition={edition} />}
        </>
      )}
    </>
  )
}

function Actions({ edition }: { edition: EditionDetail }) {
  const t = useText<typeof editionsUiZh>()
  const [isMoving, setMoving] = useState(false)
  const freeze = useAct(freezeEdition)
  if (edition.table === 'to_import') return null
  const params = { ref: edition.ref }
  const mayManage = edition.mayNotManage === null
  const isInForce = edition.inForce === edition.ref
  return (
    <>
      <a className="button" href={addressOf(exportEdition, { params, query: { format: 'xlsx' } })}>
        {t('edition.export_xlsx')}
      </a>
      <a className="button" href={addressOf(exportEdition, { params, query: { format: 'yaml' } })}>
        {t('edition.export_yaml')}
      </a>
      {edition.state === 'draft' && mayManage && (
        <button
          type="button"
          className="button"
          title={t('edition.freeze_why')}
          disabled={freeze.isPending}
          onClick={() => freeze.mutate({ params })}
        >
          {t('edition.freeze')}
        </button>
      )}
      {mayManage && !isInForce && (
        <button type="button" className="button" onClick={() => setMoving(true)}>
          {t('edition.move')}
        </button>
      )}
      <FieldErrors error={freeze.error} />
      {isMoving && <MoveDialog edition={edition} onClose={() => setMoving(false)} />}
    </>
  )
}

function PassRule({ edition }: { edition: EditionDetail }) {
  const t = useText<typeof editionsUiZh>()
  const text = useBilingual()
  const { passRule, notes } = edition
  const rate = `${Number(passRule.groupRateAtLeast) * 100}%`
  const parts: [string, string][] = [
    [t('edition.total_at_least'), t('edition.points', { points: passRule.totalAtLeast })],
    [t('edition.group_at_least'), rate],
  ]
  if (passRule.cycleYearsAtLeast !== null) {
    parts.push([t('edition.cycle'), t('edition.years_count', { count: passRule.cycleYearsAtLeast })])
  }
  return (
    <section className="panel" aria-labelledby="edition-pass-rule">
      <h2 id="edition-pass-rule">{t('edition.pass_rule')}</h2>
      <dl className="edition-rule">
        {parts.map(([what, value]) => (
          <div key={what}>
            <dt>{what}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      {notes.length > 0 && (
        <details open={edition.table === 'to_import'}>
          <summary>{t('edition.notes')}</summary>
          <ul className="notes">
            {notes.map((note) => (
              <li key={note.zh}>{text(note)}</li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
