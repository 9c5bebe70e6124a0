/** 种草、测评、竞价排名未标“广告”. */
import { headOf } from '../goods.ts'
import { law, type Rule } from '../rule.ts'

/** 测评, 种草 and the like in the name of an article: what is told as experience. */
const ARTICLE =
  /测评|评测|横评|实测|亲测|种草(?!莓)|安利|空瓶|试用报告|使用报告|好物|使用心得|避坑|推荐清单|回购清单|红黑榜|体验分享|开箱|探店|用了(?:一|两|半|几|\d+)?(?:个)?(?:天|周|月|年)/

export const adMarking: Rule = {
  id: 'ad-marking',
  version: 2,
  title: { zh: '种草、测评、竞价排名未标“广告”', en: 'Advertisement not marked' },
  basis: law('internet-advertising-2023', '第九条'),
  penalty: law('advertising', '第五十九条第三款'),
  looksFor: {
    zh: '知识介绍、体验分享、消费测评附购物链接而未标“广告”。',
    en: 'Reviews and tips with a purchase link and no “advertisement”.',
  },
  exemptions: [],
  words: [],
  inspect({ page }) {
    if (/广告|推广合作|商业推广/.test(page.plain)) return []
    if (page.isList) return []
    // The name of the article says what it is; 种草 in the offer of a shop is another matter.
    const heading = page.format === 'html' ? headOf(page) : page.plain
    const article = ARTICLE.exec(heading)
    if (article === null || /违规种草|测评中心招聘/.test(page.plain)) return []
    const hasLink =
      page.links.some(
        ({ text, href }) =>
          /购买|下单|链接|领券|同款|直达|戳|带走|橱窗|入手/.test(text) ||
          /\/(?:buy|goods|item|product)/.test(href),
      ) || /购买链接|下单链接|点击(?:下方|左下角)|小黄车|复制.{0,6}口令|评论区(?:置顶)?链接/.test(page.plain)
    const paid = /竞价排名|赞助商链接|推广链接/.exec(page.plain)
    if (!hasLink && paid === null) return []
    const found = paid ?? ARTICLE.exec(page.plain) ?? article
    return [
      {
        level: 'violation',
        span: { start: found.index, end: found.index + found[0].length },
        reason: {
          zh: `以“${found[0]}”形式推销并附购买方式，页面未见“广告”标识。`,
          en: `It sells in the form of “${found[0]}” with a purchase link; the page is not marked as advertising.`,
        },
      },
    ]
  },
  examples: {
    violation: [
      '<h1>十款面膜测评</h1><p>亲测好用</p><a href="/buy/1">购买链接</a>',
      '好物分享：这款锅真香，评论区链接自取',
    ],
    clean: [
      '<h1>十款面膜测评</h1><p>广告</p><a href="/buy/1">购买链接</a>',
      '<h1>十款面膜测评</h1><p>本文不含任何链接</p>',
      '菜籽种草莓专用肥',
    ],
  },
}
