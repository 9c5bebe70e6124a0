/** 基本信息: as the register holds it; contacts are masked until a reason is given. */
import type { ReactNode } from 'react'
import { Masked } from '../../../../web/components/Masked.tsx'
import { useBilingual, useFormats, useText } from '../../../../web/i18n.ts'
import { useAct } from '../../../../web/use-endpoint.ts'
import { type MaskedField, maskedFields, unmaskOperator } from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { useWord } from '../words.ts'
import type { OperatorFile } from './file.ts'

export function Particulars({ file }: { file: OperatorFile }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const word = useWord()
  const format = useFormats()
  const unmask = useAct(unmaskOperator, { invalidates: [] })
  const clear = async (field: MaskedField, reason: string) => {
    const params = { operatorId: file.id }
    const answer = await unmask.mutateAsync({ params, body: { fields: [field], reason } })
    return answer[field] ?? ''
  }
  const day = (value: string | null) => (value === null ? '—' : format.day(value))
  const facts: readonly (readonly [title: string, value: ReactNode])[] = [
    [t('file.uscc'), file.uscc ?? t('register.no_code')],
    [t('file.entity'), word('entity', file.entity)],
    ...(file.exemption === null ? [] : [[t('file.exemption'), word('exemption', file.exemption)] as const]),
    ...(file.declaration === ''
      ? []
      : [[t('file.declaration'), <Declaration key="d" file={file} />] as const]),
    [t('file.trade'), file.trade === null ? '—' : <Trade key="t" file={file} />],
    [t('file.address'), file.address || '—'],
    [
      t('file.place'),
      `${file.regionName} · ${file.unitName ?? t('register.no_station')}（${text(file.placedBy)}）`,
    ],
    ...maskedFields
      .filter((field) => file[field] !== '')
      .map(
        (field) =>
          [
            t(`file.${field}`),
            <Masked
              key={field}
              value={file[field]}
              label={`${file.name} ${t(`file.${field}`)}`}
              {...(file.mayUnmask ? { onUnmask: (reason: string) => clear(field, reason) } : {})}
            />,
          ] as const,
      ),
    [t('file.established'), day(file.establishedOn)],
    [t('file.first_seen'), day(file.firstSeen)],
    [t('file.last_seen'), day(file.lastSeen)],
    [t('file.verified'), day(file.verifiedOn)],
    [t('file.source'), `${word('source', file.source)} ${file.sender}`],
  ]
  return (
    <section className="panel" aria-labelledby="file-particulars">
      <h2 id="file-particulars">{t('file.particulars')}</h2>
      <dl className="file-facts">
        {facts.map(([title, value]) => (
          <div key={title}>
            <dt>{title}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}

/** 自我声明: the rule fixes its wording. */
function Declaration({ file }: { file: OperatorFile }) {
  const t = useText<typeof uiZh>()
  return (
    <>
      {file.declaration}{' '}
      <span className={file.declarationFits ? 'state met' : 'state not_met'}>
        {t(file.declarationFits ? 'file.declaration_fits' : 'file.declaration_other')}
      </span>
    </>
  )
}

/** 行业: by which edition of the classification, and where its wording was read. */
function Trade({ file }: { file: OperatorFile }) {
  const t = useText<typeof uiZh>()
  const text = useBilingual()
  const { title, source } = file.tradeEdition
  return (
    <>
      {file.trade} {file.tradeName}
      <p className="quiet">{text(title)}</p>
      {source !== null && (
        <details className="quiet">
          <summary>{t('file.trade_edition')}</summary>
          {text(source)}
        </details>
      )}
    </>
  )
}
