/** 时限与承办 of any matter. */
import type { MatterPartProps } from '../../../../web/registry.ts'
import { Handlers } from './Handlers.tsx'
import { Limits } from './Limits.tsx'
import { useMatter } from './use-matter.ts'
import './matter.css'

export default function MatterHolding({ matterId }: MatterPartProps) {
  const { data } = useMatter(matterId)
  if (!data) return null
  return (
    <>
      <Limits deadlines={data.deadlines} isClosed={data.closedAt !== null} />
      <Handlers matter={data} />
    </>
  )
}
