/** 维护: what can be done with the operator; a grey button says why. */
import { Button } from 'antd'
import { useId, useState } from 'react'
import { FieldErrors } from '../../../../web/components/FieldErrors.tsx'
import { useServerText, useText } from '../../../../web/i18n.ts'
import { useAct, useEndpoint } from '../../../../web/use-endpoint.ts'
import {
  listPlaceRules,
  mergeOperators,
  moveOperator,
  setOperatorStatus,
  verifyOperator,
} from '../../contract.ts'
import type { uiZh } from '../../messages/ui-zh.ts'
import { ChangeDialog } from './ChangeDialog.tsx'
import type { OperatorFile } from './file.ts'
import { OperatorChoice } from './OperatorChoice.tsx'
import { ReasonDialog } from './ReasonDialog.tsx'

export function Acts({ file }: { file: OperatorFile }) {
  const t = useText<typeof uiZh>()
  const serverText = useServerText()
  const verify = useAct(verifyOperator)
  const setStatus = useAct(setOperatorStatus)
  const merge = useAct(mergeOperators)
  const [duplicate, setDuplicate] = useState<string | null>(null)
  const params = { operatorId: file.id }
  if (file.keeping !== null)
    return <p className="quiet">{serverText(file.keeping.code, file.keeping.details, file.keeping.code)}</p>
  return (
    <section className="file-acts" aria-label={t('file.acts')}>
      <FieldErrors error={verify.error} />
      <div className="button-row">
        <Button type="primary" loading={verify.isPending} onClick={() => verify.mutate({ params, body: {} })}>
          {t('file.verify')}
        </Button>
        <ChangeDialog file={file} />
        {(['active', 'unreachable', 'closed'] as const)
          .filter((status) => status !== file.status)
          .map((status) => (
            <ReasonDialog
              key={status}
              title={t(`file.to_${status}`)}
              onAct={(reason) => setStatus.mutateAsync({ params, body: { status, reason } })}
            />
          ))}
        <Move file={file} />
        <ReasonDialog
          title={t('file.merge')}
          onAct={(reason) => merge.mutateAsync({ params, body: { duplicateId: duplicate ?? '', reason } })}
        >
          <p>{t('file.merge_why')}</p>
          <OperatorChoice
            label={t('file.duplicate')}
            value={duplicate}
            onChange={setDuplicate}
            except={file.id}
          />
        </ReasonDialog>
      </div>
    </section>
  )
}

/** 不属本辖区: to another region of the officer's, or sent back with the code of where it belongs. */
function Move({ file }: { file: OperatorFile }) {
  const t = useText<typeof uiZh>()
  const id = useId()
  const move = useAct(moveOperator)
  const [region, setRegion] = useState('')
  const [unitId, setUnitId] = useState('')
  const { data } = useEndpoint(listPlaceRules)
  const stations = (data?.stations ?? []).filter((station) => station.region === region)
  return (
    <ReasonDialog
      title={t('file.move')}
      onAct={(reason) =>
        move.mutateAsync({
          params: { operatorId: file.id },
          body: { region, unitId: unitId === '' ? null : unitId, reason },
        })
      }
    >
      <p>{t('file.move_why')}</p>
      <label htmlFor={`${id}-region`}>
        {t('file.move_to')}
        <input
          className="input"
          id={`${id}-region`}
          list={`${id}-regions`}
          required
          pattern="\d{6}(\d{3})?"
          title={t('file.move_pattern')}
          value={region}
          onChange={(event) => setRegion(event.target.value)}
        />
        <datalist id={`${id}-regions`}>
          {(data?.regions ?? []).map((each) => (
            <option key={each.code} value={each.code}>
              {each.name}
            </option>
          ))}
        </datalist>
      </label>
      <label htmlFor={`${id}-unit`}>
        {t('register.station')}
        <select
          id={`${id}-unit`}
          className="select"
          value={unitId}
          onChange={(event) => setUnitId(event.target.value)}
        >
          <option value="">{t('register.no_station')}</option>
          {stations.map((station) => (
            <option key={station.id} value={station.id}>
              {station.name}
            </option>
          ))}
        </select>
      </label>
    </ReasonDialog>
  )
}
