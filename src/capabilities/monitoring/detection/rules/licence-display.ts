/** 未亮照. */
import type { PageView } from '../../page/view.ts'
import { phrase, together, UNSHOWN } from '../phrase.ts'
import { law, type Rule } from '../rule.ts'
import { admitted } from './families/admitted.ts'

/** 空链接: it leads nowhere. */
const isDead = (href: string): boolean => /^(?:\s*#\s*|\s*|javascript:.*)$/i.test(href)

const hasAny = ({ licence }: PageView): boolean =>
  licence.uscc !== undefined ||
  (licence.linkHref !== undefined && !isDead(licence.linkHref)) ||
  licence.verificationHref !== undefined ||
  licence.declaration !== undefined ||
  licence.hasImage

/** 首页: the page where the law wants the licence; a page of one article may leave it to the shop's own page. */
const isHome = ({ url, text, title }: PageView): boolean =>
  (url !== undefined && /^https?:\/\/[^/]+\/?(?:index\.\w+)?(?:[?#]|$)/.test(url)) ||
  (/首页/.test(title) && !/商城|平台|集市/.test(title)) ||
  /店铺首页|欢迎光临|全部(?:商品|宝贝)|店铺动态|首页\s*[|>]?\s*全部/.test(text)

export const licenceDisplay: Rule = {
  id: 'licence-display',
  version: 7,
  title: { zh: '未亮照', en: 'Licence not shown' },
  basis: law('ecommerce-2019', '第十五条'),
  penalty: law('ecommerce-2019', '第七十六条'),
  looksFor: {
    zh: '首页没有营业执照信息、链接标识，也没有免登记自我声明。',
    en: 'A home page without licence particulars, a link to them, or the statement of exemption.',
  },
  exemptions: [],
  words: [],
  patterns: [
    phrase`${'执照 证照'}啥?的?${2}${'没弄 没搞 没整 没有弄'}`,

    phrase`${'执照 证照 登记信息 主体信息'}${8}${UNSHOWN}(?!的)|${'借用 借 租 租用 套用 冒用 盗用 挪用 伪造 变造'}了?${8}${'营业执照 执照'}|${'无证 无照 没照'}${1}${'小店 小铺 小摊 网店 经营 卖家 作坊'}`,
    together(
      8,
      '卖家身份 经营者信息 主体信息 店主信息 经营者名称 营业执照编号 统1社会信用代码',
      '不公开 不公示 未公示 没公示 没有公示 不给看 不透露 不展示 未展示 不显示 查不到 看不到 未标明',
    ),

    phrase`未亮照|${'执照 证照 登记信息'}${2}信息?${2}${'变更 更改 变化'}${6}${'未 没有 没'}${2}${'及时 按时'}?${2}${'更新 公示'}`,
    phrase`${'未 没有 没 从未'}在?${10}${'公示 展示 亮 公布 悬挂'}${4}${'营业执照 执照 证照'}|${'执照 营业执照'}${4}${'朋友的 别人的 亲戚的 借朋友 借别人 租的 买的 不给看 不让看'}|${'看执照 要执照'}${6}${'不给看 不让看 没有 免谈'}`,
    phrase`${'执照 营业执照 证照 信用代码 资质'}${16}${'加我微信 单独发 首页就不放 不放首页 打了马赛克 打码 怕被盗用 怕被同行 表哥 亲戚 朋友公司 借用1下 已办理注销 办理注销 先挂旧的 挂旧的 还是老名称 老地址 有空再改 没更新'}`,
    phrase`${'商家资质 证照 执照 资质 主体信息'}${4}请?${'登录 下单 付款 完成首单 关注 加群'}${12}${'后 中'}?${8}${'查看 可见 才能看 显示'}|${'更名 搬迁 变更 迁址 改名'}${40}证照?信息${2}${'还是 仍是 没改 未更新'}`,
    phrase`${'没办 没有办 没有 没 未办 未办理 不办 还没办 没领 没挂 没放 不挂 找不到 看不到 没公示 未公示'}${3}${'营业执照 执照 工商登记'}(?!的请|请勿)`,
    phrase`(?:执照|营业执照)${6}${'别人的 借的 借用 以前那张 过期 到期了 已吊销 已注销 丢了 不是我们 对不上 不一致'}`,
    phrase`(?:营业)?执照${3}${'还没 没 未 正在 尚未'}${3}${'办 下来 拿到 批下 领'}|执照${2}(?:办理|申请|补办)中`,
    phrase`无照经营|执照上写的是${12}${'现在 我们 主要 实际'}`,
  ],
  inspect(inspection) {
    const { page } = inspection
    const told = admitted(inspection, 'licence-display', {
      zh: '页面自述“{{text}}”。',
      en: 'The page says of itself: “{{text}}”.',
    })
    if (told.length > 0) return told
    const { linkHref, uscc, verificationHref, declaration } = page.licence
    const isSelling = page.isSelling || page.prices.length > 0
    if (linkHref !== undefined && isDead(linkHref) && !uscc && !verificationHref && !declaration && isSelling)
      return [
        {
          level: 'violation',
          reason: {
            zh: '亮照的链接为空，打不开营业执照信息。',
            en: 'The link to the licence leads nowhere.',
          },
        },
      ]
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
      '借用亲戚的营业执照开的店',
      '未在首页显著位置公示营业执照信息',
      '未办理营业执照即从事网络经营',
      '营业执照是亲戚公司的，要看加我微信单独发',

      '本店没办营业执照，有事私聊',
      '<html><body><p>笋干 ¥25/袋</p><a href="/buy">立即购买</a><a href="#">营业执照</a></body></html>',
      '<html><body><h1>欢迎光临山货小铺</h1><p>全部商品</p><p>笋干 ¥25/袋</p><a href="/buy">立即购买</a></body></html>',
    ],
    note: ['<html><body><h1>笋干</h1><p>¥25/袋</p><a href="/buy">立即购买</a></body></html>'],
    clean: [
      '没有营业执照的商家请勿入驻',
      '营业执照已公示，点击页面底部查看',
      '营业执照已放在首页底部，欢迎查看',

      '<html><body><h1>欢迎光临</h1><p>全部商品 ¥25/袋 立即购买</p><a href="/licence">营业执照</a></body></html>',
      '<html><body><p>全部商品 ¥25/袋 立即购买</p><p>个人销售自产农副产品，依法不需要办理市场主体登记</p></body></html>',
      '<html><body><p>全部商品 ¥25/袋 立即购买</p><p>统一社会信用代码：11500383009336512R</p></body></html>',
      '<html><body><p>欢迎光临 ¥25/袋 立即购买</p><img src="a.png" alt="营业执照"></body></html>',
      '<html><body><h1>本市新闻</h1><p>今日天气晴</p></body></html>',
      '山货小铺 笋干 25元一袋 立即购买',
    ],
  },
}
