/** 亮证 (电子商务法第十二条、第十五条; 食品安全法第三十五条; 药品、医疗器械). What its rules have in common. */
import type { Goods } from '../../goods.ts'
import { type Examples, law, type Rule } from '../../rule.ts'

export interface Permit {
  readonly id: string
  readonly goods: readonly Goods[]
  readonly not?: readonly Goods[]
  readonly zh: string
  readonly en: string
  readonly shown: RegExp
  readonly penalty: Rule['penalty']
  readonly examples: Examples
}

/** One rule for each permit: the goods need it, and the page neither shows nor links to it. */
export function permitRule({ id, goods: needed, not = [], zh, en, shown, penalty, examples }: Permit): Rule {
  return {
    id,
    version: 1,
    title: { zh: `未亮证：${zh}`, en: `Permit not shown: ${en}` },
    basis: law('ecommerce-2019', '第十五条'),
    penalty,
    looksFor: {
      zh: `需要${zh}的商品，页面没有许可、备案信息或者链接。`,
      en: `Goods that need ${en}, on a page that shows none.`,
    },
    exemptions: [],
    words: [],
    inspect({ page, goods }) {
      if (
        page.format === 'text' ||
        !needed.some((each) => goods.has(each)) ||
        not.some((each) => goods.has(each))
      )
        return []
      if (page.isList || !(page.isSelling || page.prices.length > 0)) return []
      const links = page.links.map(({ text }) => text).join('\n')
      if (shown.test(page.plain) || /资质|证照|许可证|备案信息|经营者信息/.test(links)) return []
      return [
        {
          // The permit may stand on the shop's own page: a look there decides.
          level: 'look',
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

export const html = (body: string) =>
  `<html><body>${body}<p>¥30/盒</p><a href="/buy">立即购买</a></body></html>`
