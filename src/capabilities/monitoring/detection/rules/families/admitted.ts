/** 自述: a page that says by itself what it ought to show and does not. What rules of display have in common. */
import type { Bilingual } from '../../../../../kernel/text.ts'
import { isInformative } from '../../contexts.ts'
import type { Hit, Inspection, Level } from '../../rule.ts'
import { fillReason } from '../../word-rule.ts'

/** Denied or asked in the same clause: 没有…的请勿入驻. */
const OTHERS =
  /(?:请勿|不得|禁止|严禁|不允许|拒绝|谢绝|不玩|不搞|不做|从不|绝不|绝无|反对|抵制|杜绝|谨防|警惕|如果|若|凡|是否|有没有)[一-龥a-z0-9]{0,8}$/

/** Said of goods for which the rule is not made. */
const ORDINARY =
  /普通(?:商品|日用品)|日用百货|不属于(?:食品|药品|医疗器械)|(?:不是|非)(?:食品|药品|医疗器械)类?/

/** The first place where a pattern of the rule stands, unless the page only informs. */
export function admitted(
  inspection: Inspection,
  rule: string,
  reason: Bilingual,
  level: Level = 'violation',
): readonly Hit[] {
  const { page, hits, around } = inspection
  const [found] = [...hits(rule)].filter(
    ({ from, to }) => !OTHERS.test(around(from, to).clause) && !ORDINARY.test(around(from, to).before),
  )
  if (found === undefined) return []
  const { start, end, isDisguised } = found
  return [
    {
      level: isInformative(page) ? 'look' : level,
      span: { start, end },
      reason: fillReason(reason, page.text.slice(start, end)),
      ...(isDisguised && { isDisguised }),
    },
  ]
}
