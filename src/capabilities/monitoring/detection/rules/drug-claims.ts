/** 医疗、药品、医疗器械广告违禁内容. */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'
import { GUARANTEED, VOUCHED } from './families/diseases.ts'

export const drugClaims = wordRule({
  id: 'drug-claims',
  version: 2,
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
  patterns: [
    ...GUARANTEED,
    VOUCHED,
    /(?:断根|除根|去根|根除|不再(?:反复|复发|发作))/,
    /(?:同类|其他|别的|普通)(?:药|产品|器械)[一-龥]{0,6}(?:第一|最好|更好|强|快|不如|比不)/,
    /(?:治愈率|有效率|总有效率|治疗有效率|康复率|成功率)(?:高达|达到?|为|超过?)?\d+/,
  ],
  exemptions: [
    {
      id: 'disclaimed',
      title: { zh: '否定、提示', en: 'Denied or cautioned' },
      outcome: 'none',
      before:
        /(?:不能|不可|不保证|勿轻信|勿信|谨防|拒绝|并非|无法|不承诺|没有|不存在|切勿轻信|警惕)[一-龥\w]{0,10}$/,
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
