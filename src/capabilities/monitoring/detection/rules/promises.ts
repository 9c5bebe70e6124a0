/** 保证性承诺 in education, investment and property (广告法第二十四条至第二十六条). */
import { type Exemption, law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

const penalty = law('advertising', '第五十八条第一款')

const refused: Exemption = {
  id: 'refused',
  title: { zh: '声明不作承诺', en: 'Says that it promises nothing' },
  outcome: 'none',
  before: /(?:不|勿|未|无法|禁止|严禁|没有|拒绝|绝不|不得|不会|谨防|警惕|非|不存在|切勿相信)[一-龥\w]{0,8}$/,
}

export const educationPromise = wordRule({
  id: 'education-promise',
  version: 1,
  title: { zh: '教育培训保证性承诺', en: 'Promise of success in education' },
  basis: law('advertising', '第二十四条'),
  penalty,
  looksFor: {
    zh: '对升学、考试、证书、培训效果的保证，命题人员参与，受益者推荐。',
    en: 'Guaranteed results, examiners taking part, beneficiaries recommending.',
  },
  reason: {
    zh: '教育、培训广告作出“{{text}}”的承诺或者暗示。',
    en: 'Training is advertised with “{{text}}”.',
  },
  when: ({ goods }) => goods.has('education'),
  words:
    '包过 保过 必过 保证通过 不过退费 不过全退 不过退款 考不过退 包上岸 保上岸 必上岸 包拿证 保拿证 包取证 包就业 保录取 包录取 保提分 包提分 保证提分 百分百通过 100%通过 通过率100% 过关率100% 命题人授课 命题组专家 阅卷组老师 押题命中 押中原题 内部题库 考前泄题 内部指标 免考拿证 不用考试 快速拿证'.split(
      ' ',
    ),
  patterns: [
    /(?:保证|确保|承诺|签约保|协议保)[一-龥]{0,6}(?:通过|录取|提分|上岸|拿证|就业|升学|提高\d+分|提升\d+分|上本科|考上)/,
  ],
  exemptions: [refused],
  examples: {
    violation: [
      '教师资格证培训，签约保过，不过退费',
      '考研辅导班：命题组专家授课，押中原题',
      '专升本课程 百分百通过',
      '一对一辅导，保证提分三十分',
      '公考培训 包·上·岸',
    ],
    clean: [
      '教师资格证培训，不承诺包过，凭实力考试',
      '考研课程，累计学员一万名',
      '驾照体检包过户服务',
      '快递保过夜达，满意为止',
      '警惕“保过”培训陷阱：课程选择指南',
    ],
  },
})

export const investmentPromise = wordRule({
  id: 'investment-promise',
  version: 1,
  title: { zh: '招商投资保证性承诺', en: 'Promise of returns on investment' },
  basis: law('advertising', '第二十五条'),
  penalty,
  looksFor: {
    zh: '保本、无风险、保收益等承诺，未作风险提示。',
    en: 'Promises of capital, returns or freedom from risk.',
  },
  reason: {
    zh: '有投资回报预期的广告含有“{{text}}”。',
    en: 'An offer with expected returns says “{{text}}”.',
  },
  words:
    '保本保息 保本 稳赚 稳赚不赔 只赚不赔 零风险 无风险 保收益 保证收益 保底收益 稳赚不亏 包赚 包回本 包赚钱 躺赚 日赚千元 月入过万 月入十万 高额回报 稳定高收益 年化收益 回本快 一夜暴富 轻松月入 坐等收钱 包回购 保底回购'.split(
      ' ',
    ),
  patterns: [
    /(?:\d+|[几数])(?:天|个?月|年)(?:内)?(?:即可|就能|轻松|必|包)?回本/,
    /(?:日|月|年)(?:入|赚|收入)(?:过|达|超)?(?:千|万|百万|\d+万?)(?:元|不是梦|很轻松)?/,
    /年(?:化)?(?:收益|回报)率?(?:高达|可达|达|不低于)?\d+/,
  ],
  when: ({ goods, page }) =>
    goods.has('investment') || goods.has('property') || /加盟|招商|代理|投资|理财/.test(page.text),
  exemptions: [
    refused,
    {
      id: 'risk-warning',
      title: { zh: '风险提示', en: 'Risk warning' },
      outcome: 'none',
      sentence: /投资有风险|谨慎|非保本|不保证|可能(?:亏损|损失)|警惕|谨防|防范/,
    },
    {
      id: 'other-sense',
      title: { zh: '与投资回报无关', en: 'Not about returns' },
      outcome: 'none',
      within: /(?:0|零|无)风险(?:退货|试用|购物|购买|体验|退换)|保本(?:地|色|味)|基本保本|成本/,
    },
  ],
  examples: {
    violation: [
      '奶茶加盟，三个月回本，稳赚不赔',
      '理财项目 保本保息 年化收益18%',
      '招商加盟，零风险创业，月入过万',
      '合伙人计划：躺 赚 时代',
    ],
    clean: [
      '理财非存款，投资有风险，不承诺保本保收益',
      '零风险退货，先试后买，招商代理请联系客服',
      '警惕“稳赚不赔”的投资骗局',
      '保本色彩的实木家具，欢迎代理',
    ],
  },
})

export const propertyPromise = wordRule({
  id: 'property-promise',
  version: 1,
  title: { zh: '房地产升值承诺、以时间表示位置', en: 'Promise or vague location in property' },
  basis: law('advertising', '第二十六条'),
  penalty,
  looksFor: {
    zh: '升值、投资回报承诺，以到达时间表示位置，规划配套误导。',
    en: 'Promised rise in value, distance given in minutes, misleading plans.',
  },
  reason: { zh: '房地产广告含有“{{text}}”。', en: 'A property advertisement says “{{text}}”.' },
  when: ({ goods }) => goods.has('property'),
  words:
    '升值无限 升值潜力无限 必涨 包升值 坐享升值 升值空间巨大 以租养贷 包租 返租 售后包租 保值增值 投资回报率 学位保证 名校学位 买房落户 随时翻倍'.split(
      ' ',
    ),
  patterns: [
    /\d+(?:分钟|分)(?:直达|即达|到达|车程|生活圈|步行到|抵达)[一-龥]{0,8}/,
    /(?:距|离|到)[一-龥]{2,10}(?:仅|只需|约)?\d+(?:分钟|分)/,
    /(?:三|五|十|\d+)年(?:必|内)?(?:翻倍|翻番|升值)/,
  ],
  exemptions: [
    refused,
    {
      id: 'not-the-home',
      title: { zh: '不是房源位置', en: 'Not the place of the home' },
      outcome: 'none',
      sentence: /外卖|配送|客服|响应|看房预约|办理|审批/,
    },
  ],
  examples: {
    violation: [
      '海景房 新盘 升值潜力无限',
      '楼盘距高铁站仅5分钟车程',
      '商铺出售 售后包租 以租养贷',
      '新房 15分钟直达市中心',
    ],
    clean: [
      '楼盘距地铁站800米',
      '二手房 客服5分钟内到达响应',
      '房源信息由开发商提供，不承诺升值',
      '租房 押一付三',
    ],
  },
})
