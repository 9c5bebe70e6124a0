/** 留言、相关事项、办理过程 of any matter. */
import type { MatterPartProps } from '../../../../web/registry.ts'
import { CommentForm } from './CommentForm.tsx'
import { History } from './History.tsx'
import { Related } from './Related.tsx'
import { useMatter } from './use-matter.ts'
import './matter.css'

export default function MatterCourse({ matterId }: MatterPartProps) {
  const { data } = useMatter(matterId)
  if (!data) return null
  return (
    <>
      <Related matter={data} />
      {data.closedAt === null && <CommentForm matterId={matterId} />}
      <History matter={data} />
    </>
  )
}
