/** 酒类、烟草广告 (广告法第二十二条、第二十三条, 互联网广告管理办法第六条). */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const alcohol = wordRule({
  id: 'alcohol',
  version: 1,
  title: { zh: '酒类广告违禁内容', en: 'Forbidden content in alcohol advertising' },
  basis: law('advertising', '第二十三条'),
  penalty: law('advertising', '第五十八条第一款'),
  looksFor: {
    zh: '诱导无节制饮酒，驾驶，消除紧张、增加体力等功效。',
    en: 'Urging to drink, driving, relief of tension or strength.',
  },
  reason: { zh: '酒类广告含有“{{text}}”。', en: 'An alcohol advertisement says “{{text}}”.' },
  when: ({ goods }) => goods.has('alcohol'),
  words:
    '不醉不归 一醉方休 千杯不醉 开怀畅饮 喝个痛快 一口闷 干了这杯 豪饮 无酒不欢 今晚喝到醉 酒后驾车无忧 开车也能喝 喝了不怕查 消除疲劳 缓解压力 消除紧张 消除焦虑 舒缓焦虑 增加体力 强身健体 壮胆 借酒消愁 一杯解千愁 活血暖身 助眠安神 解压神器 喝酒养生 越喝越健康'.split(
      ' ',
    ),
  exemptions: [
    {
      id: 'warning',
      title: { zh: '警示', en: 'Warning' },
      outcome: 'none',
      sentence: /过量|适量|禁止酒驾|请勿|切勿|未成年人|不要|不宜|喝酒不开车|不能/,
    },
  ],
  examples: {
    violation: ['酱香白酒 不醉不归', '红酒 睡前一杯 缓解压力', '米酒 强身健体 消除疲劳'],
    clean: ['白酒 过量饮酒有害健康，切勿豪饮', '按摩椅 缓解压力 消除疲劳', '酱香白酒 纯粮酿造'],
  },
})

export const tobacco = wordRule({
  id: 'tobacco',
  version: 1,
  title: { zh: '网络销售、宣传烟草（含电子烟）', en: 'Tobacco or e-cigarettes online' },
  basis: law('internet-advertising-2023', '第六条'),
  penalty: law('advertising', '第五十七条第四项'),
  looksFor: {
    zh: '卷烟、雪茄、电子烟、烟弹的宣传或者销售。',
    en: 'Cigarettes, cigars, e-cigarettes and pods advertised or sold.',
  },
  reason: { zh: '网页宣传或者销售“{{text}}”。', en: 'The page advertises or sells “{{text}}”.' },
  words:
    '电子烟 烟弹 一次性小烟 雾化烟 雾化杆 换弹小烟 免税香烟 外烟代购 香烟批发 香烟代购 整条香烟 软中华 硬中华 爆珠香烟 古巴雪茄 手工雪茄 雪茄烟 卷烟批发 加热不燃烧烟 尼古丁盐 口含烟 鼻烟 水烟壶 散装烟丝 手卷烟丝 莆田烟 出口香烟 非卖烟 奶茶杯电子烟'.split(
      ' ',
    ),
  exemptions: [
    {
      id: 'against-smoking',
      title: { zh: '控烟、禁售提示', en: 'Against smoking, or not sold' },
      outcome: 'none',
      sentence:
        /禁止|禁售|不(?:销售|出售|得|售)|戒烟|控烟|危害|远离|拒绝|检测|报警器|烟感|举报|查处|监管|收纳|灭烟|烟灰|去烟味|除烟味/,
    },
    {
      id: 'accessory',
      title: { zh: '器具、收藏', en: 'Accessory or collectible' },
      outcome: 'look',
      sentence: /烟斗|烟盒|烟标|收藏|打火机|烟嘴|雪茄盒|保湿柜|雪茄剪|茄衣色/,
    },
  ],
  examples: {
    violation: [
      '电子烟 西瓜味 ¥59 包邮',
      '电-子-烟 货到付款',
      '软中华 整条 ¥650 联系微信',
      '一次性小烟 三千口',
    ],
    look: ['手工雪茄剪 不锈钢 打火机套装'],
    clean: [
      '本店不销售电子烟',
      '控烟宣传：远离电子烟',
      '烟熏腊肉 ¥50/斤',
      '烟雾报警器 可识别电子烟',
      '云烟缭绕的山村民宿',
    ],
  },
})

export const breastMilk = wordRule({
  id: 'breast-milk-substitute',
  version: 1,
  title: { zh: '声称替代母乳', en: 'Said to replace breast milk' },
  basis: law('advertising', '第二十条'),
  penalty: law('advertising', '第五十七条第三项'),
  looksFor: {
    zh: '婴儿乳制品、食品声称全部或者部分替代母乳。',
    en: 'Infant food said to replace breast milk.',
  },
  reason: { zh: '声称替代母乳：“{{text}}”。', en: 'Said to replace breast milk: “{{text}}”.' },
  words: [
    '替代母乳',
    '代替母乳',
    '媲美母乳',
    '接近母乳',
    '母乳级',
    '母乳化',
    '等同母乳',
    '胜过母乳',
    '比母乳更好',
    '宛如母乳',
    '仿母乳',
    '亲和母乳',
  ],
  exemptions: [
    {
      id: 'breast-feeding-advice',
      title: { zh: '提倡母乳喂养', en: 'Recommends breast feeding' },
      outcome: 'none',
      before: /(?:不能|不可|无法|不|没有|不得)[一-龥\w]{0,6}$/,
    },
  ],
  examples: {
    violation: ['婴儿奶粉一段 母乳级配方', '羊奶粉 可代替母乳'],
    clean: ['对于六个月以下婴儿，母乳是最理想的食品，奶粉不能代替母乳', '母乳保鲜袋 30只'],
  },
})

export const stateNames = wordRule({
  id: 'state-names',
  version: 1,
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
  exemptions: [
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
