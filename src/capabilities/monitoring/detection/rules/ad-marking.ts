/** 种草、测评、竞价排名未标“广告”. */
import { law, type Rule } from '../rule.ts'

export const adMarking: Rule = {
  id: 'ad-marking',
  version: 1,
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
    const article = /测评|评测|种草|亲测|试用报告|好物分享|使用心得|避坑指南|推荐清单|体验分享|开箱/.exec(
      page.plain,
    )
    if (article === null || /违规种草|测评中心招聘/.test(page.plain)) return []
    const hasLink =
      page.links.some(
        ({ text, href }) =>
          /购买|下单|链接|领券|同款|直达/.test(text) || /\/(?:buy|goods|item|product)/.test(href),
      ) || /购买链接|下单链接|点击(?:下方|左下角)|小黄车|复制.{0,6}口令|评论区(?:置顶)?链接/.test(page.plain)
    const paid = /竞价排名|赞助商链接|推广链接/.exec(page.plain)
    if (!hasLink && paid === null) return []
    const found = paid ?? article
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
