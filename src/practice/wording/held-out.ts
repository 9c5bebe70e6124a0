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
function more(
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
  more(
    'absolute-terms',
    [
      '⟦全县唯一⟧授权门店',
      '⟦顶尖⟧匠人手缝',
      '⟦最暖和⟧的一双棉拖',
      '⟦举世罕见⟧的好木料',
      '包装精美，⟦极品⟧好礼',
      '⟦最高品质⟧，放心买',
      '全网⟦ＴＯＰ１⟧单品',
      '国內⟦首屈壹指⟧的老作坊',
    ],
    [
      '最晚下单时间是每天下午四点',
      '最多可以装三件衣服',
      '最好先量一下门宽再下单',
      '第一时间回复您',
      '请选择最近的自提点',
      '我最喜欢的颜色是灰色',
      '最初的样子最耐看（顾客留言）',
      '唯一不足是颜色少',
    ],
  ),
  more(
    'medical-claims',
    [
      '⟦喝一个月，脂肪肝没了⟧',
      '⟦专治⟧老胃病',
      '⟦预防感冒⟧，孩子少生病',
      '⟦泡脚泡好了多年的风湿⟧',
      '⟦对付痛风⟧有一套',
      '⟦软化血管⟧的黑珍珠',
      '⟦鼻炎的孩子枕着它睡，第二天通气了⟧',
      '⟦消除乳腺结节⟧的小窍门',
    ],
    [
      '感冒了也要多喝水，本品只是普通饮料',
      '对花粉过敏的朋友请谨慎选择',
      '拉伸带，久坐活动用',
      '胃口小的朋友建议拍小份',
      '眼睛累了就看看窗外',
      '血橙切开是红色的',
      '心脏形状的抱枕',
      '老人冬天手脚凉可以先暖被窝',
    ],
  ),
  more(
    'praise-for-cash',
    [
      '⟦评论区写好评，找客服兑换两元⟧',
      '⟦带图好评奖励小礼物⟧',
      '⟦全五星返现⟧，扫码进群',
      '⟦好评截图发我，免单⟧',
      '⟦给好评送运费⟧',
    ],
    ['评价后才能看到售后进度', '喜欢可以推荐给朋友', '返修时请附上订单号', '评价字数不限', '五星红旗贴纸'],
  ),
  more(
    'unfair-terms',
    [
      '⟦本公司对活动拥有最终裁定权⟧',
      '⟦赠品坏了不补不换⟧',
      '⟦打开包装即视为认可质量⟧',
      '⟦预付款一律不退⟧',
      '⟦逾期未取视为放弃，不退款⟧',
      '⟦物流丢件由买家自己承担⟧',
    ],
    [
      '退款三日内原路返回',
      '物流丢件由本店重发',
      '签收七日内可退',
      '开箱视频不是退货的条件',
      '如需发票请备注',
      '质保一年，人为损坏收成本费',
    ],
  ),
  more(
    'education-promise',
    [
      '⟦不过包赔⟧',
      '⟦保你上岸⟧',
      '⟦命题专家押卷⟧',
      '⟦一次通过，否则全额退⟧',
      '⟦九成学员都拿到了证⟧',
      '⟦学完推荐高薪工作⟧',
    ],
    [
      '考试时间以准考证为准',
      '录播课可以倍速',
      '作业没交会提醒',
      '结业发听课证明（非职业资格）',
      '一次报两门减五十元',
      '专家讲座回放',
    ],
  ),
  more(
    'investment-promise',
    [
      '⟦零投入高回报⟧',
      '⟦当月开店当月盈利⟧',
      '⟦每天躺赚三百⟧',
      '⟦三个月回本，一年净赚二十万⟧',
      '⟦收益有保障⟧，签合同',
      '⟦稳稳的被动收入⟧',
    ],
    [
      '开店前请算清房租',
      '设备三年质保',
      '可以实地看店',
      '盈利因店而异',
      '退出机制见合同第八条',
      '原料价格每季度公布',
    ],
  ),
  more(
    'banned-goods',
    [
      '⟦野生画眉⟧ 开口的｜自提',
      '⟦代办居住证⟧ 内部渠道｜三天出',
      '⟦蓝牙偷听器⟧ 口红款｜续航十天',
      '⟦仿真枪⟧ 合金｜可拆',
      '⟦汽车测速屏蔽⟧ 贴膜｜让雷达失灵',
      '⟦高仿奢包⟧ 全套包装｜支持退换',
    ],
    [
      '蓝牙音箱 口红造型｜礼物',
      '鸟食罐 画眉笼配件｜陶瓷',
      '居家证件收纳包｜防水',
      '仿真多肉 装饰｜塑料',
      '雷达测距仪 装修用｜激光',
      '水枪玩具｜夏天玩水',
    ],
  ),
  more(
    'tobacco',
    ['⟦一次性雾化杆⟧ 七种口味｜锁味', '⟦外烟⟧ 拼邮｜两条起', '⟦雪茄⟧ 散支｜保湿袋', '⟦烟弹⟧ 三颗｜薄荷'],
    ['车载香薰 雾化喷头｜三档', '烟囱帽 防雨｜不锈钢', '雪地靴｜加绒', '香烟盒造型便签｜文具'],
  ),
  more(
    'fake-sales',
    [
      '⟦代刷访客⟧ 指定关键词｜安全',
      '⟦买家秀代拍代发⟧｜真人号',
      '⟦涨粉 上热门⟧ 包到位｜日结',
      '⟦控评 删差评⟧｜见效付款',
    ],
    ['关键词海报设计｜可改三次', '买家秀相框｜洗照片', '热门景点代排队｜按小时', '粉刷墙面｜按平方米'],
  ),
  more(
    'pyramid',
    [
      '⟦老带新层层有奖⟧，永久有效',
      '⟦锁定下线终身分红⟧',
      '⟦先买单后拉人，人越多返越多⟧',
      '⟦推荐奖、对碰奖、领导奖⟧',
    ],
    ['介绍朋友来店里吃饭打九折', '员工推荐奖金一百元，入职满月发', '分店店长招聘', '抽奖箱租赁'],
  ),
  more(
    'false-scarcity',
    ['⟦最后半小时，错过不再有⟧', '⟦今晚十二点准时涨⟧到原价', '⟦卖疯了，快没了⟧', '⟦手快有手慢无⟧'],
    ['每天十点补货', '余量请看选项', '节后涨价通知：6月25日起每件加2元', '缺货登记请点收藏'],
  ),
  more(
    'disparagement',
    ['⟦别人卖的是边角料⟧，我们用整板', '⟦某宝爆款一洗就破⟧', '⟦同行不敢说的秘密：他们用胶水⟧'],
    ['别人送的礼盒可以代包装', '同行价请联系批发部', '不与任何品牌作比较'],
  ),
]
