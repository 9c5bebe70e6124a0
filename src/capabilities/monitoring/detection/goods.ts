/** 商品类别: what a page seems to sell, as far as rules ask. A guess by its own words; several may hold. Pure. */
import type { PageView } from '../page/view.ts'

export type Goods =
  | 'drug'
  | 'device'
  | 'medicalService'
  | 'healthFood'
  | 'infantFormula'
  | 'food'
  | 'farmProduce'
  | 'cosmetic'
  | 'education'
  | 'investment'
  | 'property'
  | 'alcohol'
  | 'tobacco'
  | 'publication'

/** `anywhere` settles it wherever it stands; `named` counts in the title and at the head of the page. */
const SIGNS: Readonly<Record<Goods, { readonly anywhere: RegExp; readonly named: RegExp }>> = {
  drug: {
    anywhere: /国药准字|药品通用名|药品批准文号|甲类OTC|乙类OTC/,
    named:
      /处方药|(?<![A-Za-z])OTC(?![A-Za-z])|阿莫西林|布洛芬|头孢|感冒灵|板蓝根|藿香正气|六味地黄丸|连花清瘟|止咳糖浆|滴眼液|降压片|网上药店|大药房/,
  },
  device: {
    anywhere: /械注[准进许]|械备(?:案|\d)|医疗器械(?:注册证|备案|产品)|[一二三ⅠⅡⅢ]类医疗器械/,
    named: /医疗器械|血压计|血糖仪|制氧机|助听器|雾化器|医用口罩|创可贴|理疗仪|针灸针|隐形眼镜/,
  },
  medicalService: {
    anywhere: /医疗机构执业许可证|诊疗科目|医疗广告审查/,
    named: /医院|门诊部|诊所|口腔科|医美|整形美容/,
  },
  healthFood: {
    anywhere: /(?<!不是|并非|非)保健食品(?!除外)|国食健[字注]|卫食健字|食健备|蓝帽子?标/,
    named: /(?<!不是|并非|非)保健食?品/,
  },
  infantFormula: {
    anywhere: /婴幼?儿配方(?:奶粉|乳粉|食品)/,
    named: /婴幼?儿奶粉|[1一]段奶粉|奶粉[1一]段/,
  },
  food: {
    anywhere: /配料表?[：:]|生产许可证编号|SC\d{10}|食品生产许可|食用方法[：:]/,
    named:
      /食品|零食|饼干|蛋糕|面包|糕点|月饼|粽子|蜂蜜|牛奶|酸奶|坚果|果干|肉干|牛肉干|腊肉|香肠|火锅底料|调味|酱油|食用油|橄榄油|茶油|方便面|酵素|代餐|奶粉|饮料|果汁|咖啡|茶叶|绿茶|红茶|岩茶|笋干|粉丝|糖果|巧克力|卤味|鸭脖|外卖|餐饮|小吃|烧烤|奶茶|冲饮|燕窝|海参|枸杞|黑芝麻丸/,
  },
  farmProduce: {
    anywhere: /自产农副产品|食用农产品/,
    named:
      /土鸡蛋|苹果|脐橙|柑橘|橘子|葡萄(?!酒)|西瓜|大米|红薯|土豆|新鲜蔬菜|生鲜|猕猴桃|水蜜桃|荔枝|活鸡|猪肉|鲜笋|鲜活/,
  },
  cosmetic: {
    anywhere: /妆字|化妆品(?:备案|注册)|国妆/,
    named: /化妆品|面膜|精华液|面霜|爽肤水|口红|粉底|洗发水|护肤|防晒霜|眼霜|祛斑霜/,
  },
  education: {
    anywhere: /办学许可证/,
    named:
      /培训|课程|辅导班|考研|考公|公务员考试|教师资格|学历提升|自考|专升本|网课|雅思|四六级|一对一辅导|集训营|冲刺班|题库|考证|提分/,
  },
  investment: {
    anywhere: /年化收益|投资回报|招商加盟|加盟费|理财产品|预期收益/,
    named: /招商|加盟|理财|投资|基金|股权|合伙人|创业项目|代理商|分红|炒股|虚拟币/,
  },
  property: {
    anywhere: /商品房预售许可|预售证号/,
    named: /楼盘|房源|购房|售楼|置业|户型|商铺出售|公寓出售|学区房|海景房|新房|二手房|买房/,
  },
  alcohol: {
    anywhere: /酒精度|%\s*vol/i,
    named:
      /白酒|红酒|葡萄酒|啤酒|黄酒|洋酒|酱香|米酒|果酒|威士忌|原浆酒|老酒|美酒|[一-龥]酒\d*\s*(?:ml|毫升)/i,
  },
  tobacco: { anywhere: /烟草专卖/, named: /香烟|卷烟|电子烟|烟弹|雪茄/ },
  publication: { anywhere: /ISBN|出版物经营许可/i, named: /图书|教材|小说|绘本|音像|正版书/ },
}

const HEAD = 240

/**
 * 品名所在: the title, the description and the heading. A page without a heading is read from its beginning, without
 * the words of links: a menu names everything that others sell.
 */
export function headOf({ plain, segments, description }: PageView): string {
  const headings = segments.filter(({ zone, path }) => zone === 'title' || />h1\b/.test(path))
  const words = (of: readonly (typeof segments)[number][]) =>
    of.map(({ start, end }) => plain.slice(start, end)).join('\n')
  if (headings.some(({ zone }) => zone !== 'title')) return `${words(headings)}\n${description}`
  const first = segments.filter(({ start, path }) => start < HEAD * 2 && !/>a\b|>(?:nav|footer)\b/.test(path))
  return `${words(headings)}\n${description}\n${words(first).slice(0, HEAD)}`
}

export function goodsOf(page: PageView): ReadonlySet<Goods> {
  const head = headOf(page)
  const found = new Set<Goods>()
  for (const [goods, { anywhere, named }] of Object.entries(SIGNS) as [Goods, (typeof SIGNS)[Goods]][])
    if (named.test(head) || anywhere.test(page.plain)) found.add(goods)
  return found
}
