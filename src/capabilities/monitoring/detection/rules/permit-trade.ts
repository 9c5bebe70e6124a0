/** 其他须经许可的经营: goods and services that ask for a permit of their own, each by its own law. */
import { isInformative } from '../contexts.ts'
import { foldWord } from '../fold.ts'
import { headOf } from '../goods.ts'
import { phrase, together } from '../phrase.ts'
import { law, type Rule } from '../rule.ts'
import { admitted } from './families/admitted.ts'
import { html } from './families/permits.ts'

interface Trade {
  readonly zh: string
  readonly en: string
  /** What is sold, in the name of the goods. */
  readonly sells: RegExp
  /** Goods that only bear the name. */
  readonly not?: RegExp
  readonly shown: RegExp
}

/** Data: what is sold, and the permit that the law asks for. */
const TRADES: readonly Trade[] = [
  {
    zh: '危险化学品经营许可证',
    en: 'the permit for hazardous chemicals',
    sells:
      /氢氧化[钠钾]|烧碱|片碱|[浓稀]?(?:硫|盐|硝|氢氟|高氯)酸(?!盐|钙|镁|锌|铁|钠|钾)|甲醇|乙醚|丙酮|甲苯|二甲苯|苯酚|氯仿|三氯甲烷|四氯化碳|二硫化碳|环氧乙烷|双氧水(?=[^\n]{0,6}(?:\d{2}|工业))|过氧化氢|高锰酸钾|氯酸[钠钾]|硝酸[钾钠铵]|氰化|电石|黄磷|红磷|液氯|液氨|液化气钢瓶|乙炔|工业酒精|天那水|香蕉水|松节油溶剂|危化品/,
    not: /收纳|架|模型|检测|试纸|皂|手套|护目|书|消毒液|医用/,
    shown: /危险化学品经营许可|危化.{0,6}许可|危化经/,
  },
  {
    zh: '旅行社业务经营许可证',
    en: 'the permit of a travel agency',
    sells:
      /(?:\d+|[一二三四五六七八九十]+)[天日][^\n]{0,2}(?:\d+|[一二三四五六七八九]+)?[晚夜]?[^\n]{0,8}(?:游|行程|跟团)|跟团|一日游|[多\d]日游|自由行|半自助游|(?:出境|周边|研学|夕阳红|包团|定制)(?:游|旅游|团)|旅行团|报团|地接|导游带队|旅游线路|邮轮(?:游|航线)/,
    not: /攻略书|地图|行李|背包|旅行装|旅行箱|收纳|自驾装备|游戏|套装瓶/,
    shown: /旅行社.{0,6}许可|L-[A-Z]{2,3}[-\d]*\d{3,}|许可证编?号[：:]?\s*L/,
  },
  {
    zh: '旅馆业特种行业许可证',
    en: 'the permit of a hotel or lodging',
    sells:
      /(?:酒店|宾馆|客栈|旅馆|民宿|公寓|青旅|农家乐)[^\n]{0,16}(?:\/|每|一)?[晚夜天]|(?:大床|双床|标准|亲子|海景|江景|钟点|榻榻米)房|短租|日租|[一每]晚\s*[¥￥]?\s*\d|整栋[^\n]{0,6}(?:出租|民宿)|含(?:双)?早/,
    not: /床上用品|布草|用品批发|拖鞋|香薰|抱枕|窗帘|地毯|招聘|月租|年租|长租|押一付/,
    shown: /特种行业许可|特行|旅馆业.{0,6}许可|民宿.{0,4}备案|公共场所卫生许可/,
  },
  {
    zh: '农药经营许可证',
    en: 'the permit for pesticides',
    sells:
      /农药|除草剂|杀虫剂(?!喷雾家用)|杀菌剂|草甘膦|草铵膦|百草枯|敌草快|乙草胺|敌敌畏|乐果|毒死蜱|吡虫啉|啶虫脒|阿维菌素|甲维盐|多菌灵|代森锰锌|三环唑|氯氰菊酯|植物生长调节剂|赤霉素|多效唑|杀鼠|灭鼠药|老鼠药/,
    not: /检测|残留|去除|清洗|无农药|不打农药|喷雾器|无人机|家用|蚊香|防护服|书/,
    shown: /农药经营许可|农药.{0,4}登记证/,
  },
  {
    zh: '农作物种子生产经营许可证或者备案',
    en: 'the permit or filing for crop seeds',
    sells:
      /(?:玉米|水稻|小麦|大豆|花生|油菜|棉花|马铃薯|高粱|谷子|杂交|蔬菜|辣椒|番茄|西瓜|甜瓜|黄瓜|白菜|萝卜)(?:良种|种子|种薯|稻种|种苗)|(?:杂交|高产|抗倒伏|抗病)[^\n]{0,8}(?:种子|稻种|玉米种|麦种)|种子[^\n]{0,10}(?:高产|抗|亩产|发芽率|包衣)/,
    not: /抱枕|挂件|画|图案|食用|炒|瓜子零食|标本|盲盒|模型|工艺/,
    shown: /种子(?:生产)?经营许可|农种许|种子.{0,6}备案|品种审定|审定编号/,
  },
  {
    zh: '兽药经营许可证',
    en: 'the permit for veterinary drugs',
    sells:
      /兽药|兽用|恩诺沙星|氟苯尼考|替米考星|泰乐菌素|伊维菌素|阿苯达唑(?=[^\n]{0,10}(?:猪|牛|羊|鸡|宠|犬|猫))|多西环素(?=[^\n]{0,10}(?:猪|牛|羊|鸡|宠))|(?:猫|犬|狗|宠物|猪|鸡|牛|羊)[^\n]{0,4}(?:三联|四联|六联|八联|疫苗|驱虫(?:药|滴剂|针)|消炎(?:药|针)|抗生素)|(?:猪|牛|羊|鸡|鸭)(?:用|药)[^\n]{0,6}(?:注射|粉剂|针)/,
    not: /玩具|本子|证夹|冰箱|冷藏|接种本|预约/,
    shown: /兽药经营许可|兽药字|兽药生字|兽用生物制品/,
  },
  {
    zh: '烟花爆竹经营（零售）许可证',
    en: 'the permit for fireworks',
    sells: /烟花爆竹|鞭炮|爆竹|摔炮|仙女棒|窜天猴|礼花弹|二踢脚|加特林烟花|冷烟花|满地红/,
    not: /电子|仿真|LED|灯|贴纸|挂件|装饰|模型|投影|图案/i,
    shown: /烟花爆竹经营.{0,6}许可|\(?[^\n]?\)?YHLS/,
  },
  {
    zh: '成品油、典当、劳务派遣等经营许可',
    en: 'the permit for fuel, pawnbroking, labour dispatch and the like',
    sells:
      /典当|拍卖(?:行|会)征集|保安服务|人力资源派遣|劳务派遣|网约车(?:加盟|出租)|危货运输|成品油|柴油[^\n]{0,6}(?:批发|配送|上门)|汽油(?=[^\n]{0,6}(?:批发|配送|桶装))/,
    not: /机油|滤清|发电机|油桶|油泵|清洗|添加剂|模型|书/,
    shown: /经营许可证|许可证编?号|批准证书|经营批准/,
  },
]

/** 自认无许可: the permit by its name, or the trade with its lack. Data. */
const ADMITS: readonly RegExp[] = [
  phrase`${'没 无 没有 没办'}${'营运证 从业资格 从业证 客运资质 网约车证 运输证'}|${'顺风车 拼车 包车 黑车'}${14}${'没证 没有证 没营运 无证 没手续'}`,

  phrase`${'没有 没 无 未办 未取得 没办 不用'}${2}${'危化证 危险化学品 特行证 导游证 旅行社资质 农药证 兽药证 种子证 烟花证 开锁备案 公安备案 办学证 客运证 道路运输证'}|${'危化证 特行证 导游证 旅行社资质 农药证 兽药证 种子证 烟花证 公安备案 办学许可 客运证'}${2}${'没有 没办 未办 还没 没下来'}|${'无照 无证 黑'}${1}${'开锁 导游 车 网约车 幼儿园 托管班 中介 民宿 旅馆 诊所'}`,
  together(
    18,
    '烟花 爆竹 鞭炮 酒精 丙酮 硫酸 盐酸 农药 除草剂 兽药 种子 开锁 民宿 旅行团 汽油 柴油 煤气 燃气 托管班 补习班',
    '没许可 没有许可 没有许可证 无许可证 没许可证 没证 没有证 证没有 无证 没备案 没有备案 没资质 没有资质 没牌照 没办许可',
  ),

  phrase`${'无证 无照 未经许可 未经批准'}${2}${'经营 从事 开办 举办'}${6}${'旅行社 旅游 客运 货运 危险化学品 危化品 培训 民宿 旅馆 烟花 农药 兽药 种子 成品油 燃气 演出 中介'}`,
  phrase`${'未取得 没有取得 没取得 未经'}${22}${'许可 许可证 许可证书 批准 牌照'}(?!的)${1}${'从事 组织 经营 开展 提供 举办 承接 擅自'}|${'无资质 没资质 没牌照 无牌照 没去公安登记 没有牌照 没有资质'}${20}${'漠河 拼团 领队 带队 团 1晚 住宿 贷款 中介 抽 载客 拉人 拉客 接单'}|${'民宿 贷款 中介 载客 拉客 拼团 组团'}${12}${'没牌照 无牌照 没去公安 没登记 没资质 无资质'}`,
  phrase`${'未取得 没有取得 没取得 无 没有 没 未办理 未办 没办 未领取 未经 不具备'}${4}${'道路运输 旅行社 危险化学品 危化品 人力资源 职业中介 劳务派遣 烟花爆竹 办学 培训 幼儿园 代理记账 特种行业 养老 种子 农药 兽药 燃气 充装 网约车 旅馆 民宿 公共场所卫生 印刷 娱乐 演出 快递 保安 典当 拍卖 客运 货运 增值电信 icp 医疗机构 诊所 施工 成品油 导游 驾培 房地产经纪'}${8}${'许可 许可证 资质 备案 证 登记'}(?!的(?:商家|店|机构|公司|车)|不得|请勿)`,
  phrase`${'补课 补习 收学生 补数学 补英语 托管 幼儿园 开锁 煤气 燃气 充装 兽药 种子 玉米种 稻种 养老院 托老 拼车 带客 包车 记账 报税 旅游 自发组团 住宿 民宿 导游 中介 招工 货运 烟花 酒精 农药 汽油 柴油 美容院 理发 驾校 租房 快递代收'}${24}${'没证 没有证 无证 没许可 许可证没有 没备案 没登记 没资质 没代理记账 没办学 黑车 私人充装 证就别问'}|${'没证 无证 没有证 没备案 没登记 没包装没证 没登记的 黑车'}${20}${'补课 托管 幼儿园 开锁 煤气 兽药 种子 玉米种 养老院 带客 记账 导游 民宿'}|${'私人 个人 自己'}充装`,
  phrase`不是${'旅行社 旅馆 培训机构 中介公司 运输公司 诊所'}${8}${'包车 带队 住宿 收费 一人 \\d+'}|${'自发 私人 个人'}${1}组团${20}不是旅行社|没有?办学${2}${'许可 资质 证'}|未经许可${4}擅?自?${'从事 经营 销售'}`,
]

export const tradePermit: Rule = {
  id: 'permit-trade',
  version: 4,
  title: { zh: '未亮证：须经许可的其他经营', en: 'Permit of another trade not shown' },
  basis: law('ecommerce-2019', '第十五条'),
  penalty: law('ecommerce-2019', '第七十六条'),
  looksFor: {
    zh: '危险化学品、旅游、住宿、农药、种子、兽药、烟花爆竹等须经许可的经营，页面没有许可信息或者链接。',
    en: 'Chemicals, travel, lodging, pesticides, seeds, veterinary drugs, fireworks and the like without the permit.',
  },
  exemptions: [],
  words: [],
  patterns: ADMITS,
  inspect(inspection) {
    const { page } = inspection
    const told = admitted(inspection, 'permit-trade', {
      zh: '页面自述“{{text}}”，该经营须经许可。',
      en: 'The page says of itself: “{{text}}”; the trade needs a permit.',
    })
    if (told.length > 0) return told
    if (page.isLive || page.isList || isInformative(page)) return []
    if (!(page.isSelling || (page.format === 'html' && page.prices.length > 0))) return []
    const head = headOf(page)
    const trade = TRADES.find(
      ({ sells, not }) => (sells.test(head) || sells.test(foldWord(head))) && not?.test(head) !== true,
    )
    if (trade === undefined || trade.shown.test(page.plain)) return []
    if (page.links.some(({ text }) => /资质|证照|许可证|备案信息|经营者信息|亮证/.test(text))) return []
    const found = trade.sells.exec(page.plain)
    return [
      {
        level: 'look',
        ...(found && { span: { start: found.index, end: found.index + found[0].length } }),
        reason: {
          zh: `页面的经营需要${trade.zh}，未见公示的信息或者链接。`,
          en: `The trade needs ${trade.en}; the page shows neither it nor a link to it.`,
        },
      },
    ]
  },
  examples: {
    violation: [
      '酒精散装卖，危化证没有，量大从优',
      '无资质拉人去漠河看极光，AA拼团，领队就是我',
      '自家楼改的民宿，没去公安登记，一晚90',
    ],
    look: [
      html('<h1>氢氧化钠 工业片碱 25kg</h1>'),
      '云南6日游 跟团 1280元/人 立即预订',
      '海景民宿 大床房 一晚288元 立即预订',
      '草甘膦 除草剂 45元/瓶 立即购买',
      '杂交水稻种子 高产 60元/袋 立即购买',
      '伊维菌素 猪牛羊驱虫针 15元/支 立即购买',
      '仙女棒 摔炮 29元/盒 立即购买',
    ],
    clean: [
      '危化品须凭许可证购买，严禁无证经营',
      '民宿已办理特种行业许可证，一晚190元',
      html('<h1>云南6日游</h1><p>旅行社业务经营许可证 L-YN00001</p>'),
      html('<h1>草甘膦 除草剂</h1><a href="/z">资质证照</a>'),
      '酒店床上用品 大床房四件套 199元/套 立即购买',
      '种子形状抱枕 39元/个 立即购买',
      '仙女棒造型LED灯 9元/个 立即购买',
    ],
  },
}
