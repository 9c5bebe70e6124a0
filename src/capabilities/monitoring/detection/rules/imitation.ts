/** 混淆 (反不正当竞争法第七条): names that imitate others'. */
import { foldWord } from '../fold.ts'
import { phrase } from '../phrase.ts'
import { type Hit, law, type Rule } from '../rule.ts'
import { admitted } from './families/admitted.ts'

const CLAIMS = /(?:官方)?旗舰店|官方(?:直营|正品|授权|网站|店)|专卖店|指定(?:店铺|经销商)/

/** 有一定影响的名称: marks that are imitated most. Data. */
const MARKS =
  '康师傅 大白兔 娃哈哈 六个核桃 奥利奥 蓝月亮 海飞丝 老干妈 王老吉 加多宝 农夫山泉 可口可乐 百事可乐 特仑苏 营养快线 金龙鱼 福临门 李锦记 徐福记 费列罗 五粮液 剑南春 云南白药 舒肤佳 七匹狼 恒源祥 南极人 波司登 阿迪达斯 鸿星尔克 香奈儿 爱马仕 路易威登 雅诗兰黛 欧莱雅 资生堂 百雀羚 美特斯邦威 小天鹅 苏泊尔 飞利浦 旺仔牛奶 蒙牛 红牛 立白 周住牌 公牛插座'.split(
    ' ',
  )

/** 已知的仿冒名称. Data. */
const KNOWN_FAKES =
  '周住牌 雷碧 脉劫 治治瓜子 大个核桃 粤利粤 奥粤奥 奥利粤 王老菊 太白兔 农夫山贼 老于妈 营养抉线 特仑舒 可日可乐 汰溃 瓢柔 阿迪王 星爸克 蜜雪冰诚 瑞辛咖啡 优依库 三只松树 卫尨 六个榫桃 六个纯桃 娃恰恰 康帅博 康师博'.split(
    ' ',
  )

/** 名牌 whose copies are sold. Data. */
const NAMED =
  '阿玛尼 万宝龙 巴黎世家 博柏利 圣罗兰 纪梵希 蔻驰 mk 汤丽柏琦 耐克 阿迪 香奈儿 lv 古驰 gucci 爱马仕 劳力士 欧米茄 苹果 华为 戴森 茅台 迪奥 普拉达 新百伦 匡威 乔丹 巴宝莉 名牌 大牌 奢侈品 专柜 椰子 airpods 卡地亚 梵克雅宝 始祖鸟 北面'
const COPIED = '高仿 精仿 复刻 a货 超a 1比1 原单 尾单 同厂 剪标 过验 组装 外流 纯原 公司级 莆田 翻版 通货'

/** 形近字: characters that a hurried eye takes for each other. */
const ALIKE =
  '师帅 傅博傳 兔免 牛午 白臼日 干于千 吉古告 宝室玉 线钱 桃挑跳 核咳 泉景 夫天失 可司 乐东 丝纱 亮壳 月目 蓝监篮 妈马 龙尤 鱼渔角 记纪己 福副 粮粱娘 液夜 佳隹 狼娘很 源原 祥样详 极级 登澄 达迈 斯期 星早 克刻 奈柰 儿几 仕任士 威戚 诗时 兰三 莱菜 雅稚 资货 堂常党 雀省 羚玲 鹅鹤 泊伯 尔耳你 浦蒲 旺旰 仔子籽 住佳 列烈 罗萝 仑伦苏'.split(
    ' ',
  )

/** Spellings of a mark with one character taken for another. */
const LOOKALIKE_MARKS: readonly string[] = MARKS.flatMap((mark) =>
  [...mark].flatMap((character, at) =>
    ALIKE.filter((group) => group[0] === character).flatMap((group) =>
      [...group.slice(1)].map((other) => mark.slice(0, at) + other + mark.slice(at + 1)),
    ),
  ),
)

/** One character of a long mark changed for any other: only for a look. */
const NEAR_MARKS: readonly RegExp[] = MARKS.filter(({ length }) => length >= 4).flatMap((mark) =>
  [1, 2, 3]
    .filter((at) => `${mark.slice(0, at)}${mark.slice(at + 1)}` !== '云南白')
    .map((at) => new RegExp(`${mark.slice(0, at)}(?!${mark[at]})[一-龥]${mark.slice(at + 1)}`)),
)

const MARKED: ReadonlySet<string> = new Set([...LOOKALIKE_MARKS, ...KNOWN_FAKES].map(foldWord))

/** 拒绝仿品的表述. */
const REFUSED =
  /(?:拒绝|拒售|抵制|谨防|警惕|杜绝|不做|不卖|不售|打击|举报|辨别|鉴别)[一-龥]{0,6}(?:高仿|仿|复刻|山寨|假)|模型|微缩|适用于|第3方配件/

/** 仿冒客服: an official desk that asks for the card. */
const DESK = /(?:官方)?(?:理赔|退款|赔付|客服|售后|清退|回款)中心/
const ASKS = /(?:填写|输入|提供|绑定|上传|验证)[^。\n]{0,8}(?:银行卡|卡号|验证码|密码|身份证)/

/** The page presents itself as, or in the name of, another. */
const CLAIMS_ORIGIN =
  /擅自|他人|高仿|精仿|a货|超a|莆田|纯原|公司级|剪标|尾单|原单|洛达|组装|外流|山寨|仿冒|冒充|假官网|国酒|茅台镇|[a-z]厂|华强北|官方|官网|旗舰|总部|总店|总号|直属|大牌|名牌|医院|传人|百年|授权|本人|落地页|关键词|吊牌|盒标|复刻|同工艺|老字号|正宗|专卖|直营|授权|亲选|同款|同源|冒牌|门头|店名|专柜|1模1样|看不出|认不出|同厂|平替|品牌|正品|银行卡|卡号|验证码|博主|包装|头像/

const NEAR = {
  zh: '“{{text}}”与有一定影响的名称只差一个字，需核对。',
  en: '“{{text}}” is one character away from a known name.',
}

export const imitation: Rule = {
  id: 'imitation',
  version: 10,
  title: { zh: '仿冒他人名称', en: 'Imitates the name of another' },
  basis: law('competition-2025', '第七条'),
  penalty: law('competition-2025', '第二十三条'),
  looksFor: {
    zh: '店名、账号与他人有一定影响的名称相同或者只差一两个字，冒称官方。',
    en: 'A shop name equal to, or a character or two away from, a known name of another; false claims to be official.',
  },
  exemptions: [],
  words: [...LOOKALIKE_MARKS, ...KNOWN_FAKES],
  weakPatterns: [
    ...NEAR_MARKS,
    phrase`${'1个厂 同1个厂 同厂 同1条线 1条流水线'}${4}出${12}${'标 牌子 logo 价'}|${'外观 样子 外形 包装'}${10}${'1毛1样 1模1样 分不出 傻傻分不清'}`,
  ],
  patterns: [
    phrase`${'椰子 老花 棋盘格 驴家 香奶奶 古驰 耐克 阿迪'}${10}${'顶级版本 顶版 过毒 过验 莞产 公司级 一模一样'}|${'顶级版本 纯原版本'}${6}${'过毒 过验 附小票'}`,
    phrase`${'他人 别人 知名 大牌'}${10}${'商品名称 企业名称 字号 商标 包装 装潢 名字'}${10}${'搜索关键词 关键词 相同 近似 混淆 引流'}|引人误认为|${'特定联系'}|${'标题 关键词 搜索词'}${4}${'挂 埋 加 蹭'}上?${4}${'大牌 名牌 品牌'}|${'网页 页面 店铺 主页'}${6}${'跟 和 照着'}${6}${'官方 旗舰店 官网'}${4}${'1样 1个样 1模1样'}|${'撕掉 剪掉 拆掉 去掉'}${2}${'标 商标 吊牌'}|${'标 商标 吊牌 logo'}${4}${'撕掉 剪掉 拆掉'}`,

    phrase`擅自${4}${'使用 用'}${1}他人${12}${'名称 字号 标识 包装 装潢 商标 域名'}|${'将 把'}${1}他人${8}${'商标 字号 名称'}${6}${'使用 登记 注册 当'}`,
    phrase`${'使用 擅自使用'}${2}与?他人${16}${'近似 相同 相似 1致'}|假冒${1}他人|${'瓶子 包装 名字 招牌 装修 门头 logo'}${6}${'1样1样 学得 7分像 8分像 9分像 像极了 傻傻分不清'}|${'大家 别人 顾客 外人'}都?${1}${'以为是 当成 认成'}${4}${'那个 大牌 真的 正品 名牌'}|${'拿去 拿到'}专柜${4}${'保养 验 修'}${4}${'没问题 都行 看不出'}`,
    phrase`${'超 高'}a${1}${'货 版'}|搜${10}${'就能 能 就'}${1}${'找到 搜到'}${2}${'我 我家 我们 本店'}${10}${'差 就差'}`,
    phrase`${'名字 店名 商标 牌子 字号'}${4}${'只差 就差 差了 差'}${1}${'1个字 1字 个字 1笔 1点'}|${'包装 名字 外观 瓶子 logo 商标'}${2}${'和 跟 与'}${10}${'1个样 没两样 没差 如出1辙 差不离 分毫不差'}|贴牌${2}${NAMED}|${NAMED}${6}${'弹窗 改名 序列号可查 无标 没标 去标'}|擅自使用${4}他人`,
    phrase`${NAMED}${16}${'1模1样 工厂流出 看不出 分不出 认不出 以假乱真 难辨真假'}|${'门头配色 门头 配色 装修 招牌 logo 包装 店名'}${6}${'照着 仿着 抄 学着 参照'}|${'冒牌 冒名 盗用'}${2}${'博主 明星 品牌 头像 名字 商标'}`,
    phrase`${NAMED}${8}${COPIED}|${COPIED}${8}${NAMED}`,
    /莆田(?:鞋|纯原|系)|公司级|(?<![a-z])(?:n|vs|zf|vr|gf|bbf)厂|顶级复刻|大牌(?:尾单|剪标|复刻)|(?:尾单|剪标)大牌|原单尾货|华强北|洛达|原厂外流|茅台镇[一-龥]{0,4}(?:飞天|国酒|同源|内供)|国酒[一-龥]{0,4}同源/,
    phrase`${'山寨 仿冒 冒充 假冒 克隆 套用'}${4}${'页面 官网 网站 客服 店铺 公众号 账号 头像 商标 包装'}|假官网`,
    // 与…无关: who says so takes the name into his mouth.
    phrase`${'与 和 跟 同'}(?!本|我|卖家|商家|平台|客服|快递|天气|价格)${16}${'并无关 无关 没关系 没有关系 无隶属 无任何隶属 无任何关系 无任何历史渊源 无渊源 没有任何关系 不相干 无合作 没有合作'}(?:联|系)?`,
    phrase`${'授权主体 授权方 授权书 授权'}${4}${'为他司 是他司 属于别 是别家 是别人 是借 是样张 系样张 已过期'}`,
    phrase`${'照着 仿照 模仿 比照 参照 仿着 学着'}${4}${'大牌 名牌 大厂 那家 他家 知名 老牌 牌子 正品'}${2}${'做 设计 来 画 印 配'}|${'大牌 名牌 正品 老牌 明星同款'}${20}${'分不出来 认不出来 分不清 以假乱真 看不出区别 当真的卖 1毛1样'}`,
    phrase`${'名字 店名 门头 招牌 字体 配色 罐子 瓶身 碗形 外观 包装 标志'}${10}${'跟 和 与 像'}(?!图|描述|实物|照片|样品|宣传|网|主图|详情|您|你|上次|之前)${12}${'1样 1模1样 1致 相同 几乎1样 差不多'}`,
    phrase`${'头像 昵称 照片 背景'}${10}${'歌手 演员 明星 影星 网红 主持人 运动员 院士 名医 博主'}${40}${'粉丝开 不是本人 并非本人 没授权 未授权 本人的'}`,
    phrase`${'小2 客服 退款专员 官方 平台直属 平台官方 理赔专员'}${30}${'实为 其实是 实际是 实则'}${10}${'个人号 个人 教程 中介 第3方 私人'}`,
    phrase`${'关键词 搜索词 竞价词 投放词'}${12}${'别家 对手 同行 他人 竞品 官网 电话 品牌词 商号'}|实为自产|(?:实为|其实是)${8}与(?:上述|以上|前述)${4}无关`,
    phrase`${'同厂 原厂 专柜 专供 正品'}${4}${'同料 同工艺 同材质 同版'}|${'盒标 标 吊牌'}${4}${'能跳转 过验 过扫码 扫码可查 可剪 全可过'}|${'1比1 11 莆田 顶级 高仿'}${2}${'复刻 纯版 顶纯 版本 纯原 精仿'}|纯原版|顶纯版|${'柜姐 专柜 鉴定师'}${2}${'都懵 分不出 看不出 都认不出'}`,
    // 官方 on the one hand, no licence on the other.
    phrase`${'无授权 没有授权 未授权 未经授权 未取得授权 无授权书 没授权 非品牌方 非官方 不是官方 无关联 没有关联 无任何关系 无授权关系 授权否'}${2}(?:关系|书)?`,
    phrase`${'旗舰店 专柜 品牌 原厂 官方 大牌 总部 正品'}${4}${'同源 同厂 同款同源 同厂同源 尾单 尾货 平替 同工厂 渠道货 柜台同厂'}`,
    phrase`${'包装 名字 样子 外观 商标 logo'}${3}${'差不多 几乎一样 一模一样 很像 高度相似 仿 跟那几家 跟大牌'}`,
    phrase`${'头像 照片 昵称 封面 形象'}${8}${'同款照片 用的是 都是 冒用 借用'}${10}${'博主 明星 主播 名人 品牌 官方'}`,
  ],
  inspect(inspection) {
    const { page, facts, folded } = inspection
    const told = admitted(inspection, 'imitation', {
      zh: '“{{text}}”：名称、来源容易与他人混淆。',
      en: '“{{text}}”: it may be taken for another’s.',
    })
    const [first] = told
    const isMark =
      first?.span !== undefined && MARKED.has(foldWord(page.text.slice(first.span.start, first.span.end)))
    if (told.length > 0 && (isMark || CLAIMS_ORIGIN.test(folded.text)) && !REFUSED.test(folded.text))
      return told
    const desk = DESK.exec(page.plain)
    if (desk !== null && ASKS.test(page.plain))
      return [
        {
          level: 'violation',
          span: { start: desk.index, end: desk.index + desk[0].length },
          reason: {
            zh: `“${desk[0]}”要求填写银行卡等信息，涉嫌仿冒客服页面。`,
            en: `“${desk[0]}” asks for a card: it may pose as another’s desk.`,
          },
        },
      ]
    const [near] = admitted({ ...inspection, hits: inspection.weakHits }, 'imitation', NEAR, 'look')
    if (near !== undefined && !REFUSED.test(folded.text)) return [near]
    const { name, nameStart } = page.seller
    const shop = name ?? page.title
    if (shop === '') return []
    const span = name === undefined ? undefined : { start: nameStart, end: nameStart + name.length }
    const shopFolded = foldWord(shop)
    const hits: Hit[] = []
    for (const { name: known, holder } of facts.protectedNames ?? []) {
      if ([facts.registration?.name, name, page.seller.holder].includes(holder)) continue
      const wanted = foldWord(known)
      const distance = nearest(shopFolded, wanted)
      const limit = wanted.length >= 3 ? 1 : 0
      if (distance > limit) continue
      const isSame = distance === 0
      hits.push({
        level: isSame && CLAIMS.test(shop) ? 'violation' : 'look',
        ...(span && { span }),
        reason: {
          zh: `名称“${shop}”与“${known}”（${holder}）${isSame ? '相同' : '近似'}，需核对是否取得授权。`,
          en: `The name “${shop}” ${isSame ? 'contains' : 'is close to'} “${known}” (${holder}); check for a licence.`,
        },
      })
    }
    return hits
  },
  examples: {
    violation: [
      '老花邮差包，公司级，过验',
      '高版本女包，五金刻字齐全，拿去专柜保养都没问题',
      '店名叫“海底涝”，装修学得有七八分像',
      '古驰腰带，工厂流出，跟专柜分不出来',
      '出LV老花手袋，一模一样，柜姐都看不出',
      '香奈儿同款包 高仿A货',
      '周住牌洗衣粉',
      '霜序护肤官方旗舰店，霜序总部授权 经营者：小燕日化商行（非品牌方，无授权书）',
      '康帅傅红烧牛肉面 批发',
      '某某银行积分商城官网（本站由某某之家运营，与银行没有任何关系）',
      '罐子仿照大牌设计，摆一起分不出来',
      {
        source: '店铺：山岚茶业官方旗舰店\n主营岩茶',
        facts: { protectedNames: [{ name: '山岚茶业', holder: '山岚茶业有限公司' }] },
      },
    ],
    look: [
      {
        source: '店铺：山嵐茶叶',
        facts: { protectedNames: [{ name: '山岚茶业', holder: '山岚茶业有限公司' }] },
      },
    ],
    clean: [
      '椰子糖一盒，老少都爱',
      '老干妈辣酱，官方授权经销',
      '1:1比例汽车模型摆件',
      '拒绝高仿，支持专柜验货',
      '本店与快递公司无关，物流问题请咨询快递',
      '笋干包装与图片一致，请放心购买',
      {
        source: '店铺：清溪笋干铺',
        facts: { protectedNames: [{ name: '山岚茶业', holder: '山岚茶业有限公司' }] },
      },
      {
        source: '店铺：山岚茶业官方旗舰店',
        facts: {
          protectedNames: [{ name: '山岚茶业', holder: '山岚茶业有限公司' }],
          registration: { name: '山岚茶业有限公司', isActive: true },
        },
      },
      '店铺：清溪笋干铺',
    ],
  },
}

/** The least number of replaced characters between the word and any stretch of its length. */
function nearest(text: string, word: string): number {
  let best = word.length
  for (let at = 0; at + word.length <= text.length && best > 0; at += 1) {
    let distance = 0
    for (let index = 0; index < word.length && distance < best; index += 1)
      if (text[at + index] !== word[index]) distance += 1
    best = Math.min(best, distance)
  }
  return best
}
