/** One proposed seat: who, of which unit, in which post, with the plan's own words under it. */
import { memo } from 'react'
import { useText } from '../../../../web/i18n.ts'
import { seatRoles } from '../../contract.ts'
import type { planBodiesZh } from '../../messages/plan-bodies-zh.ts'
import type { FoundingSeat } from './founding.ts'

export interface SeatCardProps {
  readonly seat: FoundingSeat
  readonly place: number
  readonly units: readonly { readonly id: string; readonly name: string }[]
  readonly set: (part: Partial<FoundingSeat>) => void
}

export const SeatCard = memo(
  function SeatCard({ seat, place, units, set }: SeatCardProps) {
    const t = useText<typeof planBodiesZh>()
    return (
      <li className={seat.isTaken ? 'seat-card' : 'seat-card skipped'}>
        <label className="seat-take">
          <input
            type="checkbox"
            checked={seat.isTaken}
            onChange={(event) => set({ isTaken: event.target.checked })}
          />{' '}
          {t('planbody.take', { place, who: seat.name || seat.post })}
        </label>
        <label>
          <span>{t('planbody.role')}</span>
          <select
            className="select"
            value={seat.role}
            disabled={!seat.isTaken}
            onChange={(event) => {
              const role = seatRoles.find((each) => each === event.target.value)
              if (role) set({ role })
            }}
          >
            {seatRoles.map((role) => (
              <option key={role} value={role}>
                {t(`planbody.role_${role}`)}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('planbody.person')}</span>
          <input
            className="input"
            maxLength={40}
            value={seat.name}
            disabled={!seat.isTaken}
            onChange={(event) => set({ name: event.target.value })}
          />
        </label>
        <label>
          <span>{t('planbody.unit')}</span>
          <select
            className="select"
            value={seat.unitId ?? ''}
            disabled={!seat.isTaken}
            onChange={(event) => set({ unitId: event.target.value || null })}
          >
            <option value="">
              {seat.unitWords === ''
                ? t('planbody.unit_none')
                : t('planbody.unit_words', { words: seat.unitWords })}
            </option>
            {units.map((unit) => (
              <option key={unit.id} value={unit.id}>
                {unit.name}
              </option>
            ))}
          </select>
        </label>
        <label>
          <span>{t('planbody.post')}</span>
          <input
            className="input"
            maxLength={120}
            value={seat.post}
            disabled={!seat.isTaken}
            onChange={(event) => set({ post: event.target.value })}
          />
        </label>
        <p className="quiet">{t('planbody.printed', { text: seat.printed })}</p>
      </li>
    )
  },
  (before, after) => before.seat === after.seat && before.units === after.units,
)
