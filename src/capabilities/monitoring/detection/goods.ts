/** 商品类别: what a page seems to sell, as far as rules ask. A guess by its own words; several may hold. Pure. */
import type { PageView } from '../page/view.ts'
import { foldWord } from './fold.ts'

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
      /处方药|卖药(?!盒|箱|柜)|靶向药|止咳水|胰岛素(?!泵|针|冷藏|[一-龥]{0,2}[包盒箱袋])|(?:格鲁|诺|那|尔泊)肽|[一-龥]{1,3}(?:替尼|单抗|列净|他韦|洛韦|双胍|西汀|西汀片|普利|他汀)(?![一-龥]{0,3}茶)|(?:阿莫西林|头孢[一-龥]{0,3}|布洛芬|沙坦|西林|沙星|他汀|地平|洛尔|拉唑|替丁|西泮|唑仑|二甲双胍|西地那非|他达拉非|奥司他韦|阿奇霉素)|(?:感冒|退烧|止痛|消炎|降压|降糖|避孕|眼药|鼻炎)药(?!店|都|也|全|就|停|不|丢|扔|减|从|再)|(?:颗粒|胶囊|片|丸|口服液|糖浆|喷雾|软膏|滴剂|栓|贴膏)[^\n]{0,12}(?:OTC|国药|处方)|板蓝根颗粒|云南白药|红霉素|软膏(?=[^\n]{0,6}(?:\d|支))|气雾剂|正气[水液]|药店|感冒灵|板蓝根|藿香正气|六味地黄丸|连花清瘟|止咳糖浆|滴眼液|降压片|网上药店|大药房/,
  },
  device: {
    anywhere: /械注[准进许]|械备(?:案|\d)|医疗器械(?:注册证|备案|产品)|[一二三ⅠⅡⅢ]类医疗器械/,
    named:
      /医疗器械|[“"]?械[”"]?\s*字号|牵引带|护腰带|三类械|二类械|玻尿酸(?:针|注射)|玻尿酸填充|水光针|溶脂针|美瞳|体温计|体温枪|血氧仪|制氧|轮椅|胰岛素泵|避孕套|医用|康复仪|牵引器|呼吸机|吸痰器|验孕棒|试纸|血压计|血压仪|血糖仪|制氧机|助听器|雾化器|医用口罩|创可贴|理疗仪|针灸针|隐形眼镜(?![盒护清])|制氧机|注射器|心脏支架|人工关节|玻尿酸(?:原液|凝胶)?注射|牙科材料|缝合线|除颤|胎心仪|(?<!收纳|包装|卡通)胰岛素针/,
  },
  medicalService: {
    anywhere: /医疗机构执业许可证|诊疗科目|医疗广告审查/,
    named:
      /(?:本院|我院|我科|[一-龥]{2,6}(?<![去到进跑住上送])医院|中医馆|国医堂|体检中心)(?!里|的主任)|门诊部|门诊|诊所|操刀|(?:割|做|埋线)双眼皮|祛眼袋|隆鼻|抽脂|植发|种植牙|正畸|口腔科|医美|整形美容/,
  },
  healthFood: {
    anywhere:
      /(?<!不是|并非|非|属于)保健食品(?!除外|不是药)|国食健[字注]|卫食健字|食健备|(?<![没无非比过美赛]|没有|堪比|不输|胜过)(?:蓝帽|小.{0,2}帽子?(?:标|认证|产品|的))(?!子?(?:但|却|认准))|健字号|(?<!(?:堪比|胜过|强过|媲美|不输|赛过|没有)(?:蓝帽子?)?)保健品(?=[一-龥]{0,6}(?:片|胶囊|丸|口服液|酒|粉))|(?:食|国)健广审/,
    named:
      /(?<!不是|并非|非|(?:堪比|胜过|强过|媲美|不输|赛过|没有)(?:蓝帽子?)?)保健食?品(?!店名)|(?:氨糖|软骨素|辅酶|鱼油|褪黑素|孢子粉|蛋白粉|钙)[一-龥a-zA-Z0-9]{0,6}(?:胶囊|片)[^\n]{0,20}(?:国食健|保健)|(?:铬酵母|红曲|氨基葡萄糖|大豆异黄酮)[一-龥]{0,4}(?:胶囊|软胶囊)/,
  },
  infantFormula: {
    anywhere: /婴幼?儿配方(?:奶粉|乳粉|食品)/,
    named: /婴幼?儿奶粉|[1一]段奶粉|奶粉[1一]段/,
  },
  food: {
    anywhere: /配料表?[：:]|生产许可证编号|SC\d{10}|食品生产许可|食用方法[：:]/,
    named:
      /辣椒酱|卤(?:牛肉|鸡|鸭|蛋|味)|红薯干|生日蛋糕|烘焙|肉酱|酱肉|干货|米线|螺蛳粉|蛋黄酥|酥饼|裱花蛋糕|点心|卤味|熟食|腊肠|鱼干|果脯|蜜饯|辣椒面|私房(?:烘焙|菜|蛋糕)|盒饭|凉皮|泡菜|咸菜|酱菜|炒货|葵花籽|锅巴|固体饮料|益生菌|姜枣膏|阿胶糕|食品|零食|饼干|蛋糕|面包|糕点|月饼|粽子|蜂蜜|牛奶|酸奶|坚果|果干|肉干|牛肉干|腊肉|香肠|火锅底料|调味|酱油|食用油|橄榄油|茶油|方便面|酵素|代餐|奶粉|饮料|果汁|咖啡(?!机|壶|杯|冲煮|店|色|馆)|茶叶|绿茶|红茶|岩茶|笋干|(?:龙口|红薯|绿豆|番薯|土豆|豌豆)粉丝|粉丝(?:煲|汤|\d+\s*(?:g|克|斤))|糖果|巧克力|卤味|鸭脖|外卖|餐饮|小吃|烧烤|奶茶|冲饮|燕窝|海参|枸杞|黑芝麻丸/,
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
      /记忆法|速读|(?<=[、，\s])[①②][、.]?[建造]|[一二12][建造](?![一-龥])|[一二12][建造](?:[、挂考证报包])|挂证|考证|代考|驾校|幼小衔接|提前班|少儿(?:编程|口才|体能|美术)|[四六]级(?!能效|风|地震|残疾)|跟着老师|名师|提高班|志愿填报|高考志愿|升学(?:规划|指导)|保录|录取(?!通知书)|押题|命题|阅卷|(?:雅思|托福|GRE|高考|中考|考研|考编|公考|国考|省考|事业编|教资|法考|注会|CPA|一建|二建|消防证|健康管理师|心理咨询师|职称英语|驾考|学车|奥数|作文|口才|编程|剪辑|会计|美甲|化妆|烘焙)[^\n]{0,6}(?:班|课|营|培训|辅导|老师|特训|冲刺|学员)|(?:特训|集训|训练|冲刺|辅导|补习|学习)(?:营|班)|学(?:剪辑|编程|会计|设计|英语|美容|电商|日语|车)|学员|提分|涨分|讲师|(?:清北|名校)学霸|上岸|培训|课程|辅导班|考研|考公|公务员考试|教师资格|学历提升|自考|专升本|网课|雅思|四六级|一对一辅导|集训营|冲刺班|题库|考证|提分/,
  },
  investment: {
    anywhere:
      /年化|投资回报|招商加盟|加盟费|理财产品|预期收益|返息|收息|派息|兑付|到期本息|起投|认购|众筹|认养|认领计划|入股|股东招募|原始股|数字货币|矿机|量化|跟单|带单|配资|外汇/,
    named: /招商|加盟|理财|投资|基金|股权|合伙人|创业项目|代理商|分红|炒股|虚拟币/,
  },
  property: {
    anywhere: /商品房预售许可|预售证号/,
    named:
      /(?:商铺|铺位|公寓|楼盘|认购|加推|项目)[^\n]{0,24}(?:包租|返租|回购|加推|认购|开盘|高铁站|CBD|名校)|(?:现房|期房|准现房|洋房|别墅|大平层|公馆|府邸|雅苑|花园|首付|loft|商铺|写字楼|公寓|墅|[一-龥]{2}(?:府|湾|苑|城|里|郡|台))[^\n]{0,20}(?:发售|开盘|首付|认购|加推|在售|起价|均价|平米|㎡|方|地铁|学区|总价|套)|首付|开盘|楼盘|房源|购房|售楼|置业|户型|商铺出售|公寓出售|学区房|海景房|新房|二手房|买房/,
  },
  alcohol: {
    anywhere: /酒精度|%\s*vol/i,
    named:
      /(?:香槟|干[红白]|微醺|鸡尾酒|小酒|配酒|烈酒|酒水|酒饮|气泡酒|预调酒|酿[^造酒])|(?:老窖|酒坊|酒业|酒庄|酿酒|二锅头|高粱烧|烧刀子|白兰地|伏特加|龙舌兰|清酒|梅酒|药酒|鹿血酒|养生酒|保健酒|精酿|扎啤)|(?<![茶])(?:喝|饮|品|整|干|敬|来)(?:了?这?)?(?:一|两|几|二|三)?(?:口|杯|盅|两|瓶)[^\n。]{0,12}(?:酒|酿|窖)|[一-龥][”」』]?(?:枸杞|鹿茸|人参|蛇|虫草|桑葚|杨梅)?酒(?![店精柜杯架吧楼席会家驾后桌窝钢量])|(?:\d{2}|[三四五]十[一二三四五六七八九]?)度[^\n]{0,8}(?:500|ml|毫升|斤)|白酒|红酒|葡萄酒|啤酒|黄酒|洋酒|酱香|米酒|果酒|威士忌|原浆酒|老酒|美酒|[一-龥]酒\d*\s*(?:ml|毫升)/i,
  },
  tobacco: { anywhere: /烟草专卖/, named: /香烟|卷烟|电子烟|烟弹|雪茄|烟丝|烟油/ },
  publication: {
    anywhere: /ISBN|出版物经营许可/i,
    named:
      /课本|教材|资料书|[盗影]版(?:书|小说|教材|图书|电子书)|影印(?:书|本|版)|小说合集|成册|真题|绘本|光盘|CD碟|车载CD|套装书|全[集套]\d*册?(?=[^\n]{0,8}(?:正版|书|册|塑封))|全\d+册|图书|教材|小说|绘本|音像|正版书|《[^》\n]{2,20}》[^\n]{0,12}[¥￥\d]|阅读套装|旧书|书馆|书店|书籍|漫画书|练习册|教辅|试卷|期刊|杂志|\d\s*元?[/／]册/,
  },
}

/** 批准文号: with it the page sells health food, whatever it is called. */
const APPROVED_HEALTH_FOOD = /国食健[字注]|卫食健字|食健备|健广审/

const HEAD = 240

/**
 * 品名所在: the title, the description and the heading. A page without a heading is read from its beginning, without
 * the words of links: a menu names everything that others sell.
 */
export function headOf({ plain, segments, description, isList }: PageView): string {
  const headings = segments.filter(
    ({ zone, path }) => zone === 'title' || (path.includes('>h1') && />h1\b/.test(path)),
  )
  // 店名在 h1, 品名在 h2: on the page of one article the first of them names it.
  const named = segments
    .filter(
      ({ start, path }) => start < HEAD * 2 && />h2\b/.test(path) && !/>(?:nav|footer|aside)\b/.test(path),
    )
    .slice(0, 1)
  const words = (of: readonly (typeof segments)[number][]) =>
    of.map(({ start, end }) => plain.slice(start, end)).join('\n')
  if (headings.some(({ zone }) => zone !== 'title'))
    return `${words(headings)}\n${description}${isList ? '' : `\n${words(named)}`}`
  const first = segments.filter(({ start, path }) => start < HEAD * 2 && !/>a\b|>(?:nav|footer)\b/.test(path))
  return `${words(headings)}\n${description}\n${words(first).slice(0, HEAD)}`
}

/** Whether a word stands at the head of the page, disguised or not. */
export function headSays(page: PageView, pattern: RegExp): boolean {
  const head = headOf(page)
  return pattern.test(head) || pattern.test(foldWord(head))
}

/** 配件、包装: what goes with a device is none. */
const ACCESSORY =
  /(?:血压|血糖|轮椅|医用|美瞳|体温|助听|雾化|制氧|隐形眼镜|胰岛素|口罩)[一-龥]{0,3}(?:臂带|坐垫|靠垫|配件|收纳|冷藏箱|推车|柜|空箱|保护套|支架|包装|贴纸|绘本|玩具|抱枕|[盒包袋架](?!装))/

/** 保健食品店的货架: what serves those who sell health food is none. */
const FOR_HEALTH_FOOD =
  /保健食?品[一-龥]{0,6}(?:货架|展柜|展架|柜台|收银|招牌|门头|灯箱|海报|展会|博览会|门票|代办|申报|备案(?:服务|代)|批文代|检测|包装|礼盒定制|盒定制|瓶子|空瓶|标签|贴纸|收纳|设备|灌装|生产线|图书|教材|培训|招聘|法规|软件|系统|模板|说明书设计|陈列|盒子?(?:定|空)|分装盒)/

/** 白*酒: characters in a row with something between each and the next. */
const TAKEN_APART = /(?:[一-龥][^一-龥A-Za-z0-9\n]{1,6}){4}/

export function goodsOf(page: PageView): ReadonlySet<Goods> {
  const written = headOf(page)
  const head = TAKEN_APART.test(written) ? `${written}\n${foldWord(written)}` : written
  const found = new Set<Goods>()
  for (const [goods, { anywhere, named }] of Object.entries(SIGNS) as [Goods, (typeof SIGNS)[Goods]][])
    if ((named.test(head) && !(goods === 'device' && ACCESSORY.test(head))) || anywhere.test(page.plain))
      found.add(goods)
  if (FOR_HEALTH_FOOD.test(head) && !APPROVED_HEALTH_FOOD.test(page.plain)) found.delete('healthFood')
  return found
}
