/** 药品、医疗器械 (广告法第十五条、第十六条; 药品网络销售监督管理办法). */
import { type Exemption, law, type Rule } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const drugClaims = wordRule({
  id: 'drug-claims',
  version: 1,
  title: { zh: '医疗、药品、医疗器械广告违禁内容', en: 'Forbidden content in medical advertising' },
  basis: law('advertising', '第十六条第一款'),
  penalty: law('advertising', '第五十八条第一款第一项'),
  looksFor: {
    zh: '功效、安全性的断言保证，治愈率有效率，与他品比较，代言人、患者推荐。',
    en: 'Guarantees, cure rates, comparison, recommendation by patients or experts.',
  },
  reason: { zh: '医疗、药品、医疗器械广告含有“{{text}}”。', en: 'Medical advertising says “{{text}}”.' },
  when: ({ goods }) => goods.has('drug') || goods.has('device') || goods.has('medicalService'),
  words:
    '根治 包治 包好 药到病除 一针见效 无效退款 永不复发 不复发 彻底治愈 百分百治愈 100%治愈 无副作用 无毒副作用 绝对安全 安全无毒 零副作用 立竿见影 专家推荐 患者推荐 明星推荐 康复患者见证 国家级名医 疗效最佳 疗效第一 优于同类药'.split(
      ' ',
    ),
  patterns: [/(?:治愈率|有效率|总有效率|治疗有效率|康复率|成功率)(?:高达|达到?|为|超过?)?\d+/],
  exemptions: [
    {
      id: 'disclaimed',
      title: { zh: '否定、提示', en: 'Denied or cautioned' },
      outcome: 'none',
      before: /(?:不能|不可|不保证|并非|无法|不承诺|没有|不存在|切勿轻信|警惕)[一-龥\w]{0,10}$/,
    },
  ],
  examples: {
    violation: [
      '国药准字Z20000001 胃药 有效率98%',
      '械注准20232070001 理疗仪 根治颈椎病 永不复发',
      '甲口腔医院 种植牙成功率99%',
    ],
    clean: [
      '国药准字Z20000001 不能保证根治，请遵医嘱',
      '大米 有效率 98%',
      '血压计 械注准20232070001 测量误差小',
    ],
  },
})

export const forbiddenDrugs = wordRule({
  id: 'forbidden-drugs',
  version: 1,
  title: { zh: '禁止网络销售的药品', en: 'Drugs that may not be sold online' },
  basis: law('drug-online-2022', '第八条'),
  penalty: law('drug-online-2022', '第三十三条'),
  looksFor: {
    zh: '疫苗、血液制品、麻醉药品、精神药品、医疗用毒性药品、放射性药品、药品类易制毒化学品。',
    en: 'Vaccines, blood products, narcotics, psychotropics, toxic and radioactive drugs, precursors.',
  },
  reason: { zh: '网络销售“{{text}}”。', en: '“{{text}}” is offered online.' },
  when: ({ page }) => page.isSelling || page.prices.length > 0 || /出售|代购|现货|有货|包邮/.test(page.text),
  words:
    '人血白蛋白 人免疫球蛋白 静注丙球 狂犬疫苗 HPV疫苗 流感疫苗 九价疫苗 美容针疫苗 吗啡 芬太尼 杜冷丁 哌替啶 美沙酮 羟考酮 可待因 复方磷酸可待因 安定片 地西泮 阿普唑仑 三唑仑 艾司唑仑 氯硝西泮 唑吡坦 咪达唑仑 曲马多 氯胺酮 利他林 哌甲酯 莫达非尼 右佐匹克隆 复方地芬诺酯 麻黄碱 麻黄素 伪麻黄碱 肉毒毒素 肉毒素 A型肉毒 砒霜 生附子 生川乌 生草乌 生马钱子 碘131'.split(
      ' ',
    ),
  exemptions: [
    {
      id: 'not-sold',
      title: { zh: '不销售或者科普、警示', en: 'Not sold, or a warning' },
      outcome: 'none',
      sentence: /不(?:销售|出售|提供|含|售)|禁止|严禁|预约接种|接种门诊|科普|危害|不得|检测|试纸|查处|依法/,
    },
  ],
  examples: {
    violation: [
      '出售 地西泮 包邮 联系客服',
      '狂犬疫苗 ¥300/支 现货',
      '曲*马*多 代购 有货',
      '肉毒素 现货 ¥800/支',
    ],
    clean: [
      '本店不销售地西泮等精神药品 感冒灵 ¥15/盒',
      '社区卫生院HPV疫苗预约接种通知 ¥0',
      '严禁网络销售麻黄碱类制剂 立即购买口罩 ¥10/盒',
      '安定门店自提 ¥15/盒',
    ],
  },
})

const statementRule = (
  id: string,
  zh: string,
  en: string,
  needed: (page: string) => boolean,
  sentence: RegExp,
  examples: Rule['examples'],
): Rule => ({
  id,
  version: 1,
  title: { zh: `未标明：${zh}`, en: `Statement missing: ${en}` },
  basis: id === 'prescription-notice' ? law('drug-online-2022', '第十三条') : law('advertising', '第十六条'),
  penalty:
    id === 'prescription-notice'
      ? law('drug-online-2022', '第三十六条')
      : law('advertising', '第五十九条第一款'),
  looksFor: { zh: `销售页面没有“${zh}”。`, en: `A page that sells without: ${en}.` },
  exemptions: [],
  words: [],
  inspect({ page, folded }) {
    if (!needed(page.text) || sentence.test(folded.text)) return []
    if (!page.isSelling && page.prices.length === 0) return []
    return [
      {
        level: page.format === 'html' ? 'violation' : 'look',
        reason: { zh: `页面未见“${zh}”。`, en: `The page does not say: ${en}.` },
      },
    ]
  },
  examples,
})

const isPrescription = (text: string) => /(?<!非)处方药|(?:^|[^非])Rx/.test(text) && /国药准字/.test(text)

export const overCounterStatement = statementRule(
  'otc-statement',
  '请按药品说明书或者在药师指导下购买和使用',
  'buy and use by the leaflet or a pharmacist’s advice',
  (text) => /国药准字/.test(text) && /非处方药|OTC/.test(text),
  /请按(?:药品)?说明书或者?在药师指导下购买和使用/,
  {
    violation: ['<p>感冒灵 OTC 国药准字Z44021940 ¥15/盒 立即购买</p>'],
    look: ['感冒灵 非处方药 国药准字Z44021940 15元/盒 立即购买'],
    clean: [
      '<p>感冒灵 OTC 国药准字Z44021940 ¥15/盒 立即购买 请按药品说明书或者在药师指导下购买和使用</p>',
      '<p>茶杯 ¥15/个 立即购买</p>',
    ],
  },
)

export const deviceStatement = statementRule(
  'device-statement',
  '请仔细阅读产品说明书或者在医务人员的指导下购买和使用',
  'read the leaflet or buy and use under medical guidance',
  (text) => /械注[准进许]|械备\d|医疗器械/.test(text) && !/非医疗器械|不是医疗器械/.test(text),
  /请仔细阅读产品说明书或者?在医务人员的?指导下购买和使用/,
  {
    violation: ['<p>血压计 粤械注准20182070000 ¥150/台 立即购买</p>'],
    clean: [
      '<p>血压计 粤械注准20182070000 ¥150/台 立即购买 请仔细阅读产品说明书或者在医务人员的指导下购买和使用</p>',
      '<p>本品非医疗器械 按摩枕 ¥150/个 立即购买</p>',
    ],
  },
)

export const prescriptionNotice = statementRule(
  'prescription-notice',
  '处方药须凭处方在药师指导下购买和使用',
  'prescription drugs only on prescription, guided by a pharmacist',
  isPrescription,
  /处方药?(?:须|需|应当?)凭处方在药师指导下购买和使用/,
  {
    violation: ['<p>阿莫西林胶囊 处方药 国药准字H20000001 ¥25/盒 立即购买</p>'],
    clean: [
      '<p>阿莫西林胶囊 处方药 国药准字H20000001 ¥25/盒 立即购买 处方药须凭处方在药师指导下购买和使用</p>',
      '<p>感冒灵 非处方药 国药准字Z20000001 ¥25/盒 立即购买</p>',
    ],
  },
)

const approved: Exemption = {
  id: 'approved-indication',
  title: { zh: '说明书批准的表述', en: 'As the approved leaflet says' },
  outcome: 'none',
  sentence: /说明书|适应症|禁忌/,
}

/** 处方药不得在互联网作广告 (互联网广告管理办法第六条). */
export const prescriptionAdvertising = wordRule({
  id: 'prescription-advertising',
  version: 1,
  title: { zh: '处方药互联网广告', en: 'Prescription drug advertised online' },
  basis: law('internet-advertising-2023', '第六条'),
  penalty: law('advertising', '第五十七条第二项'),
  looksFor: { zh: '处方药页面的促销、推荐用语。', en: 'Promotion of a prescription drug.' },
  reason: {
    zh: '处方药页面含有推销用语“{{text}}”。',
    en: 'A page of a prescription drug promotes it: “{{text}}”.',
  },
  level: 'look',
  when: ({ page }) => isPrescription(page.text),
  words: [
    '爆款',
    '热卖推荐',
    '买一送一',
    '第二件半价',
    '限时抢购',
    '秒杀',
    '明星同款',
    '强烈推荐',
    '口碑之选',
    '特效',
  ],
  exemptions: [approved],
  examples: {
    look: ['阿莫西林胶囊 处方药 国药准字H20000001 爆款 限时抢购'],
    clean: ['感冒灵 非处方药 国药准字Z20000001 爆款', '阿莫西林胶囊 处方药 国药准字H20000001 适应症见说明书'],
  },
})
