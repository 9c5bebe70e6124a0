/**
 * 留出用语: wordings that no rule was mended by. Whoever mends a rule after looking at what was missed here writes new
 * ones in their place; else the measure grades itself. Data: made up for practice.
 */
import type { TradeId } from '../goods/trade.ts'
import type { Wording } from '../wording.ts'
import { CLAIMS } from './claims.ts'
import { CONDUCT } from './conduct.ts'
import { FORBIDDEN } from './goods.ts'
import { MEDICAL } from './medical.ts'
import { PROMISES } from './promises.ts'

const KNOWN = [...CLAIMS, ...MEDICAL, ...PROMISES, ...CONDUCT, ...FORBIDDEN]

/** As the wording of the same rule, with other words. */
function held(
  rule: string,
  faults: readonly string[],
  innocent: readonly string[],
  trades?: readonly TradeId[],
): Wording {
  const same = KNOWN.find((each) => each.rule === rule)
  if (same === undefined) throw new Error(`no wording of ${rule}`)
  return { ...same, isHeldOut: true, faults, innocent, arguable: [], ...(trades && { trades }) }
}

export const HELD_OUT: readonly Wording[] = [
  held(
    'absolute-terms',
    [
      '⟦史无前例⟧的好手感',
      '⟦最扎实⟧的一把椅子',
      '⟦业界翘楚⟧，匠心之作',
      '⟦天字第一号⟧的好锅',
      '⟦绝版⟧花色，再无第二',
    ],
    [
      '最下面一层放重物',
      '最少买一件也包邮',
      '请在最佳观看距离两米处摆放',
      '这是第一版说明书',
      '最后祝您生活愉快',
    ],
  ),
  held(
    'medical-claims',
    [
      '⟦祛除多年顽疾⟧',
      '⟦让眼睛不再近视⟧',
      '⟦一敷消肿，跌打不求人⟧',
      '⟦吃出来的抗癌力⟧',
      '⟦孩子积食发烧，煮水就退⟧',
    ],
    [
      '近视的朋友可以选大字款',
      '跌倒请先检查再移动',
      '退热贴不在本店销售',
      '肿了的木头会卡住，请防潮',
      '血压计请在器械店购买',
    ],
  ),
  held(
    'praise-for-cash',
    ['⟦五分好评后凭截图抽现金⟧', '⟦差评请删，删后补偿优惠券⟧', '⟦写夸奖送手机膜⟧'],
    ['评价抽奖与评分无关，差评同样有效', '截图请发工单', '手机膜送清洁布一块'],
  ),
  held(
    'unfair-terms',
    [
      '⟦特惠商品不享受三包⟧',
      '⟦本券不兑现不找零，丢失不补，商家有权作废⟧',
      '⟦顾客不得就本活动向任何部门反映⟧',
      '⟦改签退票一概不办⟧',
    ],
    ['三包凭证随箱', '券码丢失可凭手机号找回', '意见可以写在留言簿', '改签在发车前两小时办理'],
  ),
  held(
    'investment-promise',
    ['⟦交钱就等着收钱⟧', '⟦总部回收货物，零库存零压力，赚到手软⟧', '⟦利润翻三倍不是梦⟧'],
    ['库存由门店自行管理', '请量力而行', '三倍杯型的价格见菜单'],
  ),
  held(
    'education-promise',
    ['⟦跟着我们，分数线轻松跨过⟧', '⟦内部资料直击考点，十拿九稳⟧', '⟦签约不过，学费一分不留全还你⟧'],
    ['分数线以公告为准', '资料为公开教材的整理', '学费可以分两次交'],
  ),
  held(
    'banned-goods',
    ['⟦野生甲鱼蛋⟧ 河滩挖的｜新鲜', '⟦手铐脚镣⟧ 真货｜金属', '⟦开锁神器⟧ 万能｜不用钥匙'],
    ['甲鱼造型茶宠｜紫砂', '玩具手铐 角色扮演｜塑料', '开瓶器 万能｜厨房小物'],
  ),
  held(
    'pyramid',
    ['⟦买一单送资格，往下发展三代都算你的业绩⟧', '⟦合伙人裂变，一传十十传百，躺拿团队奖⟧'],
    ['业绩按本店销售额统计', '团队旅游可以订大巴'],
  ),
]
