/** 禁止网络销售的药品. */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

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
  when: ({ page }) => page.isSelling || page.prices.length > 0 || /出售|代购|现货|有货|包邮/.test(page.plain),
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
