/** 校验: the verifier that strangers use, run on the stored pack. */
import { FieldErrors } from '../../../web/components/FieldErrors.tsx'
import { useBilingual, useFormats, useText } from '../../../web/i18n.ts'
import { useAct } from '../../../web/use-endpoint.ts'
import { type CaptureDetail, listCustody, type PackRemark, verifyPack } from '../contract.ts'
import type { uiZh } from '../messages/ui-zh.ts'

export function Verification({ capture }: { capture: CaptureDetail }) {
  const t = useText<typeof uiZh>()
  const verify = useAct(verifyPack, { invalidates: [listCustody] })
  const report = verify.data
  return (
    <section className="panel" aria-labelledby="pack-verify">
      <h2 id="pack-verify">{t('pack.verify')}</h2>
      <p className="quiet">{t('pack.verify_lead')}</p>
      <button
        type="button"
        className="button"
        disabled={verify.isPending}
        onClick={() => verify.mutate({ params: { captureId: capture.id } })}
      >
        {t('pack.verify_run')}
      </button>
      {verify.error && <FieldErrors error={verify.error} />}
      <div role="status">
        {report && (
          <>
            <p>
              <strong className={report.verdict === 'valid' ? 'state met' : 'state not_met'}>
                {t(`pack.verdict_${report.verdict}`, { count: report.faults.length })}
              </strong>
            </p>
            <Remarks list={[...report.faults, ...report.doubts, ...report.notes]} />
          </>
        )}
      </div>
      {report && <Members members={report.members} />}
    </section>
  )
}

function Remarks({ list }: { list: readonly PackRemark[] }) {
  const text = useBilingual()
  if (list.length === 0) return null
  return (
    <ul>
      {list.map((remark) => (
        <li key={text(remark.text)}>{text(remark.text)}</li>
      ))}
    </ul>
  )
}

function Members({
  members,
}: {
  members: readonly {
    readonly path: string
    readonly bytes: number
    readonly sha256: string
    readonly sm3: string
  }[]
}) {
  const t = useText<typeof uiZh>()
  const format = useFormats()
  return (
    <details>
      <summary>{t('pack.members')}</summary>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that scrolls must be reached by keyboard */}
      <section className="table-scroll" tabIndex={0} aria-label={t('pack.members')}>
        <table className="table">
          <caption className="hidden">{t('pack.members')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('pack.member')}</th>
              <th scope="col" className="end">
                {t('pack.bytes')}
              </th>
              <th scope="col">SHA-256 / SM3</th>
            </tr>
          </thead>
          <tbody>
            {members.map(({ path, bytes, sha256, sm3 }) => (
              <tr key={path}>
                <td>{path}</td>
                <td className="end">{format.number(bytes)}</td>
                <td className="digest">
                  {sha256}
                  <br />
                  {sm3}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  )
}
