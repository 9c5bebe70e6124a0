/** 保管记录: the acts on the pack out of the ledger, each with its inclusion proof. */
import { useState } from 'react'
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { useBilingual, useFormats, useText } from '../../../web/i18n.ts'
import { useEndpoint } from '../../../web/use-endpoint.ts'
import { type CustodyEntry, listCustody, proveCustody } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'

const SEALED_WITHIN_MS = 2_000

export function Custody({ captureId }: { captureId: string }) {
  const t = useText<typeof uiZh>()
  const { data, error } = useEndpoint(
    listCustody,
    { params: { captureId } },
    // The sealer comes by every second.
    { refetchEveryMs: ({ items }) => (items.some(({ seq }) => seq === null) ? SEALED_WITHIN_MS : false) },
  )
  const [proved, setProved] = useState<CustodyEntry>()
  if (error) return <FieldErrors error={error} />
  if (!data) return null
  return (
    <div className="panel">
      <h2>{t('pack.custody')}</h2>
      <p className="quiet">{t('pack.custody_lead')}</p>
      <CustodyTable items={data.items} onProve={setProved} />
      {proved && <Proof key={proved.id} captureId={captureId} entry={proved} />}
    </div>
  )
}

function CustodyTable({
  items,
  onProve,
}: {
  items: readonly CustodyEntry[]
  onProve: (entry: CustodyEntry) => void
}) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const format = useFormats()
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard
    <section className="table-scroll" tabIndex={0} aria-label={t('pack.custody')}>
      <table className="table">
        <caption className="hidden">{t('pack.custody')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('pack.custody_at')}</th>
            <th scope="col">{t('pack.custody_who')}</th>
            <th scope="col">{t('pack.custody_act')}</th>
            <th scope="col">{t('pack.custody_seq')}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((entry) => (
            <tr key={entry.id}>
              <td>{format.exactInstant(entry.at)}</td>
              <td>{entry.actorName ?? t('pack.custody_system')}</td>
              <td>{text(entry.title)}</td>
              <td>
                {entry.seq ?? <span className="quiet">{t('pack.custody_unsealed')}</span>}{' '}
                {entry.seq !== null && (
                  <button
                    type="button"
                    className="text-button"
                    aria-label={`${t('pack.prove')}: ${text(entry.title)} ${format.exactInstant(entry.at)}`}
                    onClick={() => onProve(entry)}
                  >
                    {t('pack.prove')}
                  </button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Proof({ captureId, entry }: { captureId: string; entry: CustodyEntry }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const format = useFormats()
  const { data, error } = useEndpoint(proveCustody, { params: { captureId, entryId: entry.id } })
  const heading = t('pack.prove_of', { act: text(entry.title), at: format.exactInstant(entry.at) })
  return (
    <section className="notice" aria-label={heading}>
      <h3>{heading}</h3>
      {error && <FieldErrors error={error} />}
      {data && (
        <>
          <p role="status">
            {data.isProven
              ? t('pack.proven', {
                  seq: data.seq,
                  following: data.following,
                  checkpoint: data.checkpoint.seq,
                  at: format.instant(data.checkpoint.at),
                  key: data.checkpoint.keyId,
                })
              : t('pack.not_proven')}
          </p>
          <p className="digest">SHA-256 {data.leaf}</p>
          <a
            className="button"
            download={`proof-${entry.id}.json`}
            href={`data:application/json,${encodeURIComponent(JSON.stringify(data.proof))}`}
          >
            {t('pack.proof_file')}
          </a>
        </>
      )}
    </section>
  )
}
