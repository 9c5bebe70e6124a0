/** 使用国家机关名义、特供专供. */
import { phrase } from '../phrase.ts'
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const stateNames = wordRule({
  id: 'state-names',
  version: 3,
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
    phrase`${'人民大会堂 大会堂 国宴 中南海 钓鱼台 国务院 机关事务 机关后勤 国家机关 省委 市委 军委 军区 首长 领导人 国家领导 外交部 使馆 元首 总理 主席 全国人大 两会 党校 国宾'}${6}${'专用 特制 特供 专供 内供 定制 接待 招待 内部 首选 御用 特酿 选用 在喝 在用 爱喝 题词 题字 合影 指定'}`,
    phrase`${'局长 市长 县长 省长 书记 厅长 部长 总理 主席 处长'}${8}${'题词 题字 推荐 代言 点赞 视察 同款 合影 站台 力荐 背书'}|${'市场监管局 市场监督管理局 监管局 药监局 工商局 质监局 公安局 税务局 卫健委 教育局 文旅局 农业农村局 海关 县政府 市政府 省政府'}${6}${'推荐 力荐 背书 代言 指定 放心店 信得过 唯1'}`,
    /(?:国家|中央|国务院|部委|机关|政府|人大|政协|两会|军队|部队|军区|军方|军委|公安|武警|首长|领导人?|大会堂|中南海|钓鱼台|国宾馆|国宴)(?:们)?[一-龥]{0,4}(?:特供|专供|内供|直供|指定|接待用?|招待用?|力荐|推荐|同款|同源|喝的|抽的|定点|用(?:酒|茶|水))/,
  ],
  weakPatterns: [phrase`${'军警 警用 公安 武警 消防 部队 军用 特警'}${4}${'特供 专供 专用 内供 指定 配发'}`],
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
    violation: ['国家机关接待专用酒', '人民大会堂特供 白酒', '部队特供 内供酒', '国·宴·特·供 礼盒'],
    clean: [
      '专供酒店使用的一次性拖鞋',
      '严禁销售“特供”“专供”国家机关的酒',
      '国宴菜复刻教程',
      '政府补贴家电以旧换新',
    ],
  },
})
