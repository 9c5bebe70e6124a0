/** 药品、医疗器械 (广告法第十五条、第十六条; 药品网络销售监督管理办法). What its rules have in common. */
import type { PageView } from '../../../page/view.ts'
import { isOffer } from '../../contexts.ts'
import { type Goods, headOf, headSays } from '../../goods.ts'
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
  version: 5,
  title: { zh: `未标明：${zh}`, en: `Statement missing: ${en}` },
  basis,
  penalty,
  looksFor: { zh: `销售页面没有“${zh}”。`, en: `A page that sells without: ${en}.` },
  exemptions: [],
  words: [],
  inspect({ page, folded, goods }) {
    if (!needed(page, goods) || sentence.test(folded.text)) return []
    if (
      page.isList ||
      !isOffer(page) ||
      (page.format === 'html' && page.prices.length === 0 && !page.isSelling)
    )
      return []
    return [
      {
        level: page.format === 'html' || page.isSelling ? 'violation' : 'look',
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
/** 处方药的通用名: stems of names that the pharmacist gives out on prescription only. */
const PRESCRIBED =
  /阿莫西林|氨苄西林|头孢[一-龥]{1,3}|阿奇霉素|罗红霉素|克拉霉素|左氧氟沙星|莫西沙星|诺氟沙星|奥司他韦|玛巴洛沙韦|西地那非|他达拉非|伟哥|万艾可|希爱力|二甲双胍|阿卡波糖|格列[一-龥]{1,2}|司美格鲁肽|利拉鲁肽|胰岛素注射|阿托伐他汀|瑞舒伐他汀|辛伐他汀|氨氯地平|硝苯地平|缬沙坦|氯沙坦|厄贝沙坦|美托洛尔|优甲乐|左甲状腺素|泼尼松|地塞米松|甲硝唑片|氟康唑|伊曲康唑|米非司酮|米索前列醇|孟鲁司特|氟西汀|帕罗西汀|舍曲林|奥氮平|普瑞巴林|加巴喷丁|秋水仙碱|非布司他|别嘌醇|异维A酸|甲氨蝶呤|螺内酯|呋塞米|氯吡格雷|华法林|利伐沙班|度他雄胺|非那雄胺|达泊西汀|奥美拉唑肠溶|替尔泊肽|优思明|优思悦|屈螺酮|达英|头孢|依托考昔|塞来昔布|加兰他敏|多奈哌齐|美金刚|西格列汀|达格列净|恩格列净|沙库巴曲|坎地沙坦|替米沙坦|匹伐他汀|依折麦布|瑞戈非尼|奥希替尼|吉非替尼|索拉非尼|伐尼克兰|米诺环素|多西环素|异烟肼|利福平|阿昔洛韦片|恩替卡韦|替诺福韦|西替利嗪处方|米氮平|文拉法辛|艾司西酞普兰|度洛西汀|喹硫平|阿立哌唑|利培酮|碳酸锂|丙戊酸|左乙拉西坦|卡马西平/i

const OVER_COUNTER = /非处方药|[甲乙]类\s*OTC|(?<![A-Za-z])OTC(?![A-Za-z])/

/** By the name of the goods or, with an approval number on the page, by any word of it. */
export const isPrescription = (page: PageView): boolean =>
  headSays(page, PRESCRIPTION) ||
  (headSays(page, PRESCRIBED) &&
    !isOverCounter(page) &&
    /药|片|胶囊|针|粒|盒|板|剂|体验装|代打|现货|囤|发货|特价|满减|下单|买|减肥|瘦|痘|处方/.test(
      page.plain,
    )) ||
  (/国药准字/.test(page.plain) && PRESCRIPTION.test(page.plain) && !isOverCounter(page))

export const isOverCounter = (page: PageView): boolean =>
  OVER_COUNTER.test(headOf(page)) || (/国药准字/.test(page.plain) && OVER_COUNTER.test(page.plain))
