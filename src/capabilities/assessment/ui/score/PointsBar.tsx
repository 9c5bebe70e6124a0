/** 得分条: sure points solid, what is still possible hatched, the floor as a line. The words stand beside it. */
import { barOf } from './indicator-rows.ts'
import './score.css'

export interface PointsBarProps {
  readonly group: {
    readonly points: string
    readonly sure: string
    readonly possible: string
    readonly floorPoints: string
  }
}

const percent = (share: number) => `${share * 100}%`

export function PointsBar({ group }: PointsBarProps) {
  const { sure, possible, floor } = barOf(group)
  return (
    <span className="points-bar" aria-hidden="true">
      <span className="possible" style={{ width: percent(possible) }} />
      <span className="sure" style={{ width: percent(sure) }} />
      <span className="floor" style={{ left: percent(floor) }} />
    </span>
  )
}
