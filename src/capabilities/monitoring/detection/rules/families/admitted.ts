/** 自述: a page that says by itself what it ought to show and does not. What rules of display have in common. */
import type { Bilingual } from '../../../../../kernel/text.ts'
import { isInformative } from '../../contexts.ts'
import type { Hit, Inspection, Level } from '../../rule.ts'
import { fillReason } from '../../word-rule.ts'

/** Denied or asked in the same clause: 没有…的请勿入驻. */
const OTHERS =
  /(?:请勿|不得|不强制|不强迫|不要求|不限制|不收取|不设|不实行|不存在|不会|拒做|本店不|我们不|本平台不|平台不得|禁止|严禁|不允许|拒绝|谢绝|不玩|不搞|不做|从不|绝不|绝无|反对|抵制|杜绝|谨防|警惕|如果|若|凡|是否|有没有|从事依法)[一-龥a-z0-9]{0,8}$|(?<!就|也|都|能|敢|若|还|说)不$/

/** Said of goods for which the rule is not made. */
const ORDINARY =
  /普通(?:商品|日用品)|日用百货|不属于(?:食品|药品|医疗器械)|初级农产品|食用农产品|自产农副产品|便民劳务|零星小额|依法无须|(?:不是|非)(?:食品|药品|医疗器械)类?/

/** 没有……的店，请勿下单: said of others in what follows. */
const OTHERS_AFTER =
  /^的(?:店|商家|卖家|商户|平台|摊|直播间|经营者|情形|[一-龥]{0,6}(?:请|不要|别|勿|不得))|^[一-龥a-z0-9]{0,10}(?:请(?:大家|勿|不要)|千万别|不要(?:买|下单|购买)|不得(?:入驻|上架|销售)|是违法|属违法)/

/** The first place where a pattern of the rule stands, unless the page only informs. */
export function admitted(
  inspection: Inspection,
  rule: string,
  reason: Bilingual,
  level: Level = 'violation',
): readonly Hit[] {
  const { page, hits, around } = inspection
  const [found] = [...hits(rule)].filter(
    ({ from, to }) =>
      !OTHERS.test(around(from, to).clause) &&
      !ORDINARY.test(around(from, to).before) &&
      !OTHERS_AFTER.test(around(from, to).after),
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
