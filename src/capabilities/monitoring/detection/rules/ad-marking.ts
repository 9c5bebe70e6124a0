/** 种草、测评、科普、新闻、竞价排名未标“广告”. */
import { type Folded, originalSpan, SENTENCE_END, standing } from '../fold.ts'
import { headOf } from '../goods.ts'
import { anyOf, NUMBER, phrase } from '../phrase.ts'
import { law, type Rule } from '../rule.ts'

/** 测评, 种草 and the like in the name of an article: what is told as experience. */
const ARTICLE =
  /测评|评测|横评|实测|亲测|种草(?!莓)|安利|空瓶|试用报告|使用报告|好物|使用心得|避坑|推荐清单|回购清单|红黑榜|体验分享|开箱|探店|用了(?:一|两|半|几|\d+)?(?:个)?(?:天|周|月|年)|素人分享|无限回购|私藏|宝藏/

/** What is told, and where to buy it, in one breath: the parts of an article that sells. */
const TOLD =
  '我自己孩子用 我家孩子用 我家里用 我妈妈用 我订的是 我住的是 我买的是 我用的是 手把手教 常见问答 以上推荐 我为什么换 无限回购 回购无数 分享的是 分享一款 分享给大家 我一直用 我一直在用 读者问 粉丝问 有人问我 后台问 写到最后 最后说一句 说一句题外话 科普到这里 讲到这里 说到这里 聊到这里 恰个饭 恰饭 本报讯 通讯员 记者走访 记者从 养生讲堂 健康讲堂 小编推荐 小编亲测 小编自用 博主推荐 种草笔记 测评笔记 不卖关子 姐妹们冲 闺蜜推荐我 朋友安利 被安利'
/** Words that a shop has of its own goods too: they tell in a text alone. */
const TOLD_IN_TEXT =
  '姐妹听我的 我家用了 我自己用了 自己回购 真心分享 真的绝 绝绝子 亲身体验 好物分享 好物推荐 开箱 横评 科普 养生知识 知识分享 亲测 实测 测评 评测 种草 安利 自用 我自己用 我的心头好 私藏 宝藏好物 探店 博主 用了一周 用了一个月 用了半年 用了3天 科普 冷知识 干货分享 记者 宝子们 集美们'
const BOUGHT =
  '橱窗第1 链接放下面 链接在下面 文末购买 文末链接 文末有 点击链接购买 点链接 点击链接 链接挂 橱窗里有 橱窗有 左下角自取 橱窗自取 戳链接 扫码下单 扫码购买 点击主图 直达旗舰店 点此购买 点此下单 首单减 点这里预订 预订享 点同款 视频下方 复制打开 自取链接 评论区自取 购买戳 戳文末 带走 小黄车可拍 专属优惠链接 优惠链接 可以买 点击购买 识别小程序下单 链接在 购买链接 评论区 置顶 点这里 点击这里 戳进去 戳这里 左下角 右下角 小房子 小黄车 橱窗 购物车 直接下单 下单 直接买 进去就能买 识别小程序 识别2维码 扫码 长按识别 小程序码 阅读原文 报我名字 优惠码 口令 领券 团购 在文末 私我拿 可拨打 拨打 预约 同款 入手'

/** 竞价排名: paid places among results. */
const PAID = /竞价(?:排名|推广)|赞助商?(?:链接|位|内容)|推广(?:链接|位)|付费(?:推广|排名)|置顶推广/

const IN_TEXT = new RegExp(`^${anyOf(TOLD_IN_TEXT)}$`)

/** 自认不标: who was paid to tell it and says that it is not marked. */
const HIDDEN =
  /(?:商家|品牌方?|金主|甲方)[^。\n]{0,6}(?:付|给|出)的?钱[^。\n]{0,12}(?:不|没)[^。\n]{0,3}(?:写|标|提|打)[^。\n]{0,3}广告|(?:给钱|付钱|出钱|付费|交钱|充值)的?[^。\n]{0,6}(?:商家|店|品牌|商品)?[^。\n]{0,4}(?:排|置顶|靠前|最前)[^。\n]{0,12}(?:不|没|未)[^。\n]{0,4}广告|付费[^。\n]{0,6}(?:搜索|广告|推荐)[^。\n]{0,4}(?:未|没有|不)[^。\n]{0,6}(?:自然搜索|搜索结果|区分)[^。\n]{0,8}|(?:付费搜索|竞价|搜索结果|种草|测评|笔记|体验分享|探店|推广|软文|合作)[^。\n]{0,24}(?:未|没有?|不)(?:标明?|打|写|注明|加)?(?:上)?[^。\n]{0,4}(?:广告|推广|合作)|(?:收了|拿了|恰了)[^。\n]{0,8}(?:钱|费|推广费)[^。\n]{0,20}(?:不打|不标|不写|装作|像自己)|(?:别|不要|不许|不让)(?:写|标|打|提)[^。\n]{0,4}(?:是)?(?:推广|广告|合作)/

/** How far what is told may stand from where to buy it. */
const APART = 120
const BEFORE = 40

/** A mark that says what it is; the bare word in a sentence is none. */
const MARKED =
  /(?:^|[\s【[（(「#·|>])广告(?=[\s】\])）」·|<:：]|$)|本(?:文|页|内容|视频|笔记)(?:为|是|含)[^。\n]{0,6}(?:广告|推广|商业)|(?:商业|付费)(?:推广|合作)|含(?:商业)?广告|广告(?:标识|合作声明)/m

function ownedUp(folded: Folded) {
  const found = HIDDEN.exec(folded.text)
  if (found === null) return undefined
  const [from, to] = [found.index, found.index + found[0].length]
  return standing(folded, from, to, SENTENCE_END) === 'apart' ? undefined : originalSpan(folded, from, to)
}

export const adMarking: Rule = {
  id: 'ad-marking',
  version: 11,
  title: { zh: '种草、测评、竞价排名未标“广告”', en: 'Advertisement not marked' },
  basis: law('internet-advertising-2023', '第九条'),
  penalty: law('advertising', '第五十九条第三款'),
  looksFor: {
    zh: '知识介绍、体验分享、消费测评附购物链接而未标“广告”。',
    en: 'Reviews and tips with a purchase link and no “advertisement”.',
  },
  exemptions: [],
  words: [],
  patterns: [
    phrase`${'营养师 医生 专家 老师 育儿师 皮肤科 化妆师 设计师 药师'}${4}${'告诉你 教你 提醒你 给你讲'}|${NUMBER}款${8}${'横评 大横评 对比 测评 pk 评测'}|用了${NUMBER}${'天 周 月 年 个月'}${6}${'感受 说说 体验 分享 反馈 惊艳'}|${'真实感受 使用感受 说说感受 被惊艳 用下来'}`,
    phrase`${TOLD}`,
    phrase`${TOLD_IN_TEXT}`,
  ],
  weakPatterns: [phrase`${BOUGHT}`],
  inspect({ page, folded, hits, weakHits }) {
    if (MARKED.test(page.plain) || page.isList) return []
    const bought = weakHits('ad-marking')
    const told = hits('ad-marking').find(
      (each) =>
        (page.format === 'text' || !IN_TEXT.test(page.plain.slice(each.start, each.end))) &&
        bought.some(({ from }) => from > each.from - BEFORE && from < each.to + APART),
    )
    const paid = PAID.exec(page.plain)
    const owned = ownedUp(folded)
    // The name of the article says what it is; 种草 in the offer of a shop is another matter.
    const heading = page.format === 'html' ? headOf(page) : page.plain
    const article = ARTICLE.exec(heading)
    const links =
      page.links.some(
        ({ text, href }) =>
          /购买|下单|链接|领券|同款|直达|戳|带走|橱窗|入手/.test(text) ||
          /\/(?:buy|goods|item|product)/.test(href),
      ) || /购买链接|下单链接|点击(?:下方|左下角)|小黄车|复制.{0,6}口令|评论区(?:置顶)?链接/.test(page.plain)
    const isArticle = article !== null && links && !/违规种草|测评中心招聘/.test(page.plain)
    if (told === undefined && owned === undefined && paid === null && !isArticle) return []
    if (/不含(?:任何)?链接|没有(?:任何)?链接|自费购买|非广|无利益/.test(page.plain)) return []
    const found = paid ?? ARTICLE.exec(page.plain) ?? article
    const span = owned ??
      told ??
      (found && { start: found.index, end: found.index + found[0].length }) ?? { start: 0, end: 0 }
    const text = page.plain.slice(span.start, span.end)
    return [
      {
        level: 'violation',
        span: { start: span.start, end: span.end },
        reason: {
          zh: `以“${text}”形式推销并附购买方式，页面未见“广告”标识。`,
          en: `It sells in the form of “${text}” with a purchase link; the page is not marked as advertising.`,
        },
      },
    ]
  },
  examples: {
    violation: [
      '姐妹听我的，这口锅真的好，橱窗第一个',
      '我家用了三年的锅，链接放下面了',
      '真心分享这口锅，链接挂左下角',
      '给钱的商家排最前面，页面上不写广告',
      '收了品牌钱，写得像自己买的，不打广告标',
      '营养师告诉你为什么要吃它，点左下角小房子带走',
      '横评了10款吹风机，最后推荐这款，左下角购物车',
      '<h1>十款面膜测评</h1><p>亲测好用</p><a href="/buy/1">购买链接</a>',
      '好物分享：这款锅真香，评论区链接自取',
      '科普到这里，我一直用的就是这款除湿盒，点这里直接下单',
      '<ol><li><a href="/u">快到家电维修</a><small>赞助位</small></li><li><a href="/a">清理滤网</a></li></ol>',
    ],
    clean: [
      '真心分享做饭心得，欢迎评论',
      '如何选择吸尘器：科普文章',
      '广告 姐妹们亲测好用，链接在下方',
      '<h1>十款面膜测评</h1><p>广告</p><a href="/buy/1">购买链接</a>',
      '<h1>十款面膜测评</h1><p>本文不含任何链接</p>',
      '菜籽种草莓专用肥',
    ],
  },
}
