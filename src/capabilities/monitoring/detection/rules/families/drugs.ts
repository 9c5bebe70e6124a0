/** 药品、医疗器械 (广告法第十五条、第十六条; 药品网络销售监督管理办法). What its rules have in common. */
import type { PageView } from '../../../page/view.ts'
import { type Goods, headOf } from '../../goods.ts'
import { law, type Rule } from '../../rule.ts'

export const statementRule = (
  id: string,
  zh: string,
  en: string,
  needed: (page: PageView, goods: ReadonlySet<Goods>) => boolean,
  sentence: RegExp,
  { basis, penalty }: Pick<Rule, 'basis' | 'penalty'>,
  examples: Rule['examples'],
): Rule => ({
  id,
  version: 1,
  title: { zh: `未标明：${zh}`, en: `Statement missing: ${en}` },
  basis,
  penalty,
  looksFor: { zh: `销售页面没有“${zh}”。`, en: `A page that sells without: ${en}.` },
  exemptions: [],
  words: [],
  inspect({ page, folded, goods }) {
    if (!needed(page, goods) || sentence.test(folded.text)) return []
    if (page.isList || !(page.isSelling || (page.format === 'text' && page.prices.length > 0))) return []
    return [
      {
        level: page.format === 'html' ? 'violation' : 'look',
        reason: { zh: `页面未见“${zh}”。`, en: `The page does not say: ${en}.` },
      },
    ]
  },
  examples,
})

/** 广告法第十六条: what an advertisement for a drug or a device must say, and what follows where it does not. */
export const advertised = (paragraph: '第二款' | '第三款'): Pick<Rule, 'basis' | 'penalty'> => ({
  basis: law('advertising', `第十六条${paragraph}`),
  penalty: law('advertising', '第五十八条第一款第一项'),
})

const PRESCRIPTION = /(?<!非)处方药|(?:^|[^非A-Za-z])Rx(?![a-z])/
const OVER_COUNTER = /非处方药|[甲乙]类\s*OTC|(?<![A-Za-z])OTC(?![A-Za-z])/

/** By the name of the goods or, with an approval number on the page, by any word of it. */
export const isPrescription = (page: PageView): boolean =>
  PRESCRIPTION.test(headOf(page)) ||
  (/国药准字/.test(page.plain) && PRESCRIPTION.test(page.plain) && !isOverCounter(page))

export const isOverCounter = (page: PageView): boolean =>
  OVER_COUNTER.test(headOf(page)) || (/国药准字/.test(page.plain) && OVER_COUNTER.test(page.plain))
