/** 未亮照. */
import type { PageView } from '../../page/view.ts'
import { law, type Rule } from '../rule.ts'

const hasAny = ({ licence }: PageView): boolean =>
  licence.uscc !== undefined ||
  licence.linkHref !== undefined ||
  licence.verificationHref !== undefined ||
  licence.declaration !== undefined ||
  licence.hasImage

/** 首页: the page where the law wants the licence; a page of one article may leave it to the shop's own page. */
const isHome = ({ url, text }: PageView): boolean =>
  (url !== undefined && /^https?:\/\/[^/]+\/?(?:index\.\w+)?(?:[?#]|$)/.test(url)) ||
  /店铺首页|欢迎光临|全部(?:商品|宝贝)|店铺动态|首页\s*[|>]?\s*全部/.test(text)

export const licenceDisplay: Rule = {
  id: 'licence-display',
  version: 1,
  title: { zh: '未亮照', en: 'Licence not shown' },
  basis: law('ecommerce-2019', '第十五条'),
  penalty: law('ecommerce-2019', '第七十六条'),
  looksFor: {
    zh: '首页没有营业执照信息、链接标识，也没有免登记自我声明。',
    en: 'A home page without licence particulars, a link to them, or the statement of exemption.',
  },
  exemptions: [],
  words: [],
  inspect({ page }) {
    // A piece of text has no home page; a page that sells nothing owes nothing.
    if (page.format === 'text' || hasAny(page) || !(page.isSelling || page.prices.length > 0)) return []
    if (page.licence.textStart !== undefined && /(?:详见|点击|查看)/.test(page.plain)) return []
    const level = isHome(page) ? 'violation' : 'note'
    return [
      {
        level,
        reason:
          level === 'violation'
            ? {
                zh: '首页未见营业执照信息、其链接标识或者免登记自我声明。',
                en: 'The home page shows no licence, no link to one and no statement of exemption.',
              }
            : {
                zh: '本页未见亮照信息；请在店铺首页核对。',
                en: 'This page shows no licence; look on the shop’s home page.',
              },
      },
    ]
  },
  examples: {
    violation: [
      '<html><body><h1>欢迎光临山货小铺</h1><p>全部商品</p><p>笋干 ¥25/袋</p><a href="/buy">立即购买</a></body></html>',
    ],
    note: ['<html><body><h1>笋干</h1><p>¥25/袋</p><a href="/buy">立即购买</a></body></html>'],
    clean: [
      '<html><body><h1>欢迎光临</h1><p>全部商品 ¥25/袋 立即购买</p><a href="/licence">营业执照</a></body></html>',
      '<html><body><p>全部商品 ¥25/袋 立即购买</p><p>个人销售自产农副产品，依法不需要办理市场主体登记</p></body></html>',
      '<html><body><p>全部商品 ¥25/袋 立即购买</p><p>统一社会信用代码：11500383009336512R</p></body></html>',
      '<html><body><p>欢迎光临 ¥25/袋 立即购买</p><img src="a.png" alt="营业执照"></body></html>',
      '<html><body><h1>本市新闻</h1><p>今日天气晴</p></body></html>',
      '山货小铺 笋干 25元一袋 立即购买',
    ],
  },
}
