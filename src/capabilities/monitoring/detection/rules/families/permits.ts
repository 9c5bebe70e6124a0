/** 亮证 (电子商务法第十二条、第十五条; 食品安全法第三十五条; 药品、医疗器械). What its rules have in common. */

import type { LicenceDisplay } from '../../../page/view.ts'
import type { Goods } from '../../goods.ts'
import { phrase, UNSHOWN } from '../../phrase.ts'
import { type Examples, type Level, law, type Rule } from '../../rule.ts'
import { admitted } from './admitted.ts'

export interface Permit {
  readonly id: string
  readonly goods: readonly Goods[]
  readonly not?: readonly Goods[]
  readonly zh: string
  readonly en: string
  readonly shown: RegExp
  /** What it says where it owns up to having none. */
  readonly admits: RegExp
  /** The permit by its name: who owns to lack it sells what needs it. */
  readonly names?: RegExp
  readonly penalty: Rule['penalty']
  readonly examples: Examples
}

/** 自认无证、不公示: in whatever order the permit, its lack and its showing stand. */
const OWNS_UP: readonly RegExp[] = [
  phrase`${'没有 没'}${'什么 啥 任何'}证(?!据|明|言)`,
  // 未公示: held or not, it is not shown.
  phrase`${UNSHOWN}${8}${'许可证 备案凭证 备案信息 报告信息 许可信息 注册证 备案编号 资质证'}`,

  phrase`${'未办理 未办 没有办理 没办'}${10}备案`,

  phrase`证${1}${'没去办 懒得办 没空办 没顾上办 不想办'}`,

  phrase`${'药证 药品证 器械证 危化证 食品证 出版证 许可 许可证 备案 资质 证'}${1}${'没办 未办 没有办 还没办 没申请 未申请 没下来 没批 没拿到 从没办过 1直没办'}(?!的)|${'没有 没 无 缺'}${2}${'药证 药品证 器械证 危化证 食品证 出版证 出版物证 sc 生产日期 厂名厂址 合格证 检验报告'}|${'作坊 小作坊'}${4}${'没登记 未登记 没备案 无登记 没办'}|3无${1}${'食品 零食 辣条 小吃 产品 化妆品 美妆 小作坊'}`,
  phrase`${'未取得 没取得 未办理 未依法取得 未经 无'}${14}${'资格 资质 许可 备案 批准 登记'}${6}${'销售 经营 从事 生产 制售 卖'}|${'未备案 未经备案 未许可 未注册 未登记 未依法备案'}${4}${'从事 经营 销售 生产'}`,

  phrase`${'没办 没去办 没有办 没弄 没搞'}${2}${'那些 什么 这些 那个'}${1}证|${'证 许可 执照'}${2}${'统统没有 都没有 1样没有 全没有'}`,
  // 没证、证还在跑、证就不问了: no paper, in everyday words.
  phrase`${'没 没有 无 还没 未办 没办 不用 不要 未取得 没取得 未经'}${5}${'证件 执照 许可 许可证 资质 批文 批号 备案 械字证 注册证 书号 健康证 登记'}(?!过期|提示|则)|${'没证 没有证 无证 还没证 不用证 没办证'}(?!券|书|据|明|实|人|言|监)|证${1}${'还在 正在 还'}${2}${'跑 办 审 申请 路上'}|${'许可证 证件 证 资质 手续 版权'}${3}${'就不问 别问 别管 你别管 不齐 懂的'}|3无${3}${'但 产品 小 不过'}|${'不是 没开'}${2}${'药店 书店 食品厂'}`,
  phrase`${'许可证 备案凭证 许可 备案 资质 证照 经营证'}${6}${'暂时没 暂时没有 没有 还没 没办 没上传 没公示 没挂 未上传 未公示 还在审批 在审批 审批中 还在办 正在办 办理中 在更新中 更新中 见实物 在抽屉 在办公室 过期 到期'}(?!的|问题)`,
  phrase`${'没有 没 虽没 无 未办 没办 不需要 不用 无需 不办 懒得办'}${4}${'食品许可 食品证 食药监证 卫生许可 食品经营许可 生产许可 经营许可 许可证 备案凭证 s证 sc证 资质证'}`,
]

/** One rule for each permit: the goods need it, and the page neither shows nor links to it. */
export function permitRule({
  id,
  goods: needed,
  not = [],
  zh,
  en,
  shown,
  admits,
  names,
  penalty,
  examples,
}: Permit): Rule {
  return {
    id,
    version: 9,
    title: { zh: `未亮证：${zh}`, en: `Permit not shown: ${en}` },
    basis: law('ecommerce-2019', '第十五条'),
    penalty,
    looksFor: {
      zh: `需要${zh}的商品，页面没有许可、备案信息或者链接。`,
      en: `Goods that need ${en}, on a page that shows none.`,
    },
    exemptions: [],
    words: [],
    patterns: [admits, ...OWNS_UP],
    inspect(inspection) {
      const { page, goods, folded, hits } = inspection
      if (
        needed.some((each) => goods.has(each)) ||
        (hits(id).length > 0 && (names?.test(page.plain) || names?.test(folded.text)))
      ) {
        const told = admitted(inspection, id, {
          zh: `销售需要${zh}的商品，页面自述“{{text}}”。`,
          en: `The goods need ${en}; the page says of itself: “{{text}}”.`,
        })
        if (told.length > 0) return told
      }
      if (
        (page.format === 'text' && !page.isSelling) ||
        !needed.some((each) => goods.has(each)) ||
        not.some((each) => goods.has(each))
      )
        return []
      // The room is an account's: its permits stand on the page of the account.
      if (page.isLive || page.isList || !(page.isSelling || page.prices.length > 0)) return []
      const links = page.links.map(({ text }) => text).join('\n')
      if (shown.test(page.plain) || /资质|证照|许可证|备案信息|经营者信息|证照信息|亮证/.test(links))
        return []
      return [
        {
          level: page.format === 'text' ? 'look' : levelOf(page.licence),
          reason: {
            zh: `页面销售的商品需要${zh}，未见公示的信息或者链接。`,
            en: `The goods need ${en}; the page shows neither it nor a link to it.`,
          },
        },
      ]
    },
    examples,
  }
}

/** Who shows the licence here shows the permit beside it; behind a link to the licence it may stand. */
const levelOf = ({ uscc, linkHref }: LicenceDisplay): Level =>
  linkHref !== undefined || uscc === undefined ? 'look' : 'violation'

export const html = (body: string) =>
  `<html><body>${body}<p>¥30/盒</p><a href="/buy">立即购买</a></body></html>`
