/** 使用国家机关名义、特供专供. */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const stateNames = wordRule({
  id: 'state-names',
  version: 2,
  title: { zh: '使用国家机关名义、特供专供', en: 'In the name of the state' },
  basis: law('advertising', '第九条第二项'),
  penalty: law('advertising', '第五十七条第一项'),
  looksFor: {
    zh: '“特供”“专供”国家机关，领导人、国家机关推荐。',
    en: '“Specially supplied” to the state or recommended by it.',
  },
  reason: {
    zh: '使用国家机关或者其工作人员的名义“{{text}}”。',
    en: 'Uses the name of the state or its officials: “{{text}}”.',
  },
  words:
    '人民大会堂专供 人民大会堂特供 国宴专供 国宴用酒 国宴特供 中南海特供 中南海专供 军队特供 部队特供 军区特供 机关特供 机关专供 内供酒 国家领导人推荐 国家机关推荐 总局推荐 市场监管局推荐 政府推荐 国务院推荐 中央推荐 质检总局推荐 国家免检 国检认证推荐 红头文件推荐'.split(
      ' ',
    ),
  patterns: [
    /(?:国家|中央|国务院|部委|机关|政府|人大|政协|两会|军队|部队|军区|军方|军委|公安|武警|首长|领导人?|大会堂|中南海|钓鱼台|国宾馆|国宴)(?:们)?[一-龥]{0,4}(?:特供|专供|内供|直供|指定|接待用?|招待用?|力荐|推荐|同款|同源|喝的|抽的|定点|用(?:酒|茶|水))/,
  ],
  exemptions: [
    {
      id: 'standard-or-purchase',
      title: { zh: '标准、采购、补贴等事务用语', en: 'Standard, purchase or subsidy' },
      outcome: 'none',
      within: /(?:国家|行业)(?:推荐)?(?:性)?标准|政府(?:采购|补贴|发放|指导价)|国家(?:补贴|标准|推荐性)/,
    },
    {
      id: 'refused',
      title: { zh: '否定、查处', en: 'Denied or prosecuted' },
      outcome: 'none',
      sentence: /打击|查处|禁止|严禁|不得|假冒|举报|虚假|不是|谨防|并非/,
    },
  ],
  examples: {
    violation: ['人民大会堂特供 白酒', '部队特供 内供酒', '国·宴·特·供 礼盒'],
    clean: ['严禁销售“特供”“专供”国家机关的酒', '国宴菜复刻教程', '政府补贴家电以旧换新'],
  },
})
