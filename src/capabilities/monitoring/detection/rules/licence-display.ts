/** 亮照 (电子商务法第十五条, 网络交易监督管理办法第十二条). */
import { readCode } from '../../../../kernel/uscc.ts'
import type { PageView } from '../../page/view.ts'
import { type Hit, law, type Rule } from '../rule.ts'

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
    if (page.licence.textStart !== undefined && /(?:详见|点击|查看)/.test(page.text)) return []
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

/** 公示的统一社会信用代码是否正确, 是否与登记一致. */
export const licenceCode: Rule = {
  id: 'licence-code',
  version: 1,
  title: { zh: '公示的信用代码有误', en: 'Credit code shown is wrong' },
  basis: law('online-trading-2025', '第十二条'),
  penalty: law('ecommerce-2019', '第七十六条'),
  looksFor: {
    zh: '信用代码位数、校验码不对，或者与登记的名称、状态不符。',
    en: 'A code that fails its check, or does not agree with the register.',
  },
  exemptions: [],
  words: [],
  inspect({ page, facts }) {
    const { uscc } = page.licence
    if (uscc === undefined) return []
    const span = { start: uscc.start, end: uscc.end }
    const reading = readCode(uscc.code)
    if (!reading.valid) {
      const reason = {
        zh: `公示的统一社会信用代码“${uscc.code}”位数或者校验码不对。`,
        en: `The credit code shown, “${uscc.code}”, fails its length or check character.`,
      }
      return [{ level: 'violation', span, reason }]
    }
    const { registration } = facts
    if (registration === undefined) return []
    const hits: Hit[] = []
    if (!registration.isActive)
      hits.push({
        level: 'violation',
        span,
        reason: { zh: '该代码的主体已注销或者吊销。', en: 'The holder of the code has ceased to exist.' },
      })
    const { name } = page.seller
    if (name !== undefined && name !== registration.name)
      hits.push({
        level: 'look',
        span,
        reason: {
          zh: `公示的名称“${name}”与登记的“${registration.name}”不同。`,
          en: `The name shown, “${name}”, differs from the registered “${registration.name}”.`,
        },
      })
    return hits
  },
  examples: {
    violation: [
      '统一社会信用代码：11500383009336512X',
      '统一社会信用代码：1150038300933651',
      {
        source: '经营者名称：甲商行 统一社会信用代码：11500383009336512R',
        facts: { registration: { name: '甲商行', isActive: false } },
      },
    ],
    look: [
      {
        source: '经营者名称：甲商行 统一社会信用代码：11500383009336512R',
        facts: { registration: { name: '乙商行', isActive: true } },
      },
    ],
    clean: ['统一社会信用代码：11500383009336512R', '订单编号 202511220001234567，可在首页查询'],
  },
}
