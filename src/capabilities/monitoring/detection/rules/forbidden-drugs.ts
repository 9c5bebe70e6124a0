/** 禁止网络销售的药品. */
import { NOT_OFFERED } from '../contexts.ts'
import { phrase } from '../phrase.ts'
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'
import { FORBIDDEN_DRUGS } from './families/forbidden-drugs.ts'

export const forbiddenDrugs = wordRule({
  id: 'forbidden-drugs',
  version: 6,
  title: { zh: '禁止网络销售的药品', en: 'Drugs that may not be sold online' },
  basis: law('drug-online-2022', '第八条'),
  penalty: law('drug-online-2022', '第三十三条'),
  looksFor: {
    zh: '疫苗、血液制品、麻醉药品、精神药品、医疗用毒性药品、放射性药品、药品类易制毒化学品。',
    en: 'Vaccines, blood products, narcotics, psychotropics, toxic and radioactive drugs, precursors.',
  },
  reason: { zh: '网络销售“{{text}}”。', en: '“{{text}}” is offered online.' },
  words: FORBIDDEN_DRUGS,
  patterns: [
    phrase`${'出售 销售 卖 代购 供应 出'}${8}${'疫苗 血液制品 麻醉药品 精神药品 医疗用毒性药品 放射性药品 药品类易制毒'}|(?:[249]价)hpv|hpv${4}${'自己打 到家 冷链 代打 现货'}`,
    /(?:hpv|[二四九249]价)[一-龥a-z0-9]{0,4}(?:现货|可寄|针|苗|代打|到货|出)|(?<!乳清|鸡蛋|大豆|植物|乳)白蛋白[一-龥0-9]{0,6}(?:冷链|g|瓶|术后|到家|支|现货)/,
    /(?:苯|氯|氟|硝|溴|劳拉|奥沙|替马|咪达|阿普|艾司|三)[一-龥]{0,2}(?:西泮|唑仑)|[一-龥]{0,3}(?:芬太尼|巴比妥|曲马多|可待因|麻黄碱|吗啡|大麻酚|四氢大麻)|(?:佐|唑|扎来)[一-龥]{0,2}(?:匹克隆|吡坦|普隆)|苯丙胺|安非他命|羟考酮|止咳水|联邦止咳|泰勒宁|奥施康定|忧郁药白瓶/,
    /(?:打|补|自)?(?:一|几)?(?:针|支)(?:肉毒|保妥适|衡力|瘦脸针|除皱针)|(?:肉毒|瘦脸|除皱)针?[一-龥0-9]{0,4}(?:单位|现货|正品|代打|自打)/,

    /(?:乙肝|甲肝|狂犬|流感|流脑|乙脑|带状疱疹|肺炎|水痘|麻腮风|HPV|宫颈癌|[249]价|卡介|破伤风|脊灰|轮状|手足口|百白破)[一-龥0-9]{0,4}(?:疫苗|球蛋白)/,
    /(?:免疫球蛋白|凝血因子|凝血酶原复合物|纤维蛋白原|白蛋白)(?:注射|冻干|冷链|针剂|现货)|人(?:血|凝血)[一-龥]{0,6}(?:蛋白|复合物|因子)/,
  ],
  exemptions: [
    {
      id: 'not-sold',
      title: { zh: '不销售或者科普、警示', en: 'Not sold, or a warning' },
      outcome: 'none',
      sentence:
        /不(?:销售|出售|提供|含|售|是药品)|保护套|冷藏箱|接种证|绘本|挂画|海报|禁止|严禁|预约接种|接种门诊|预约通知|接种点|卫生(?:服务中心|院|所)|疾控|科普|危害|不得|检测|试纸|查处|依法/,
    },
    NOT_OFFERED,
  ],
  examples: {
    violation: [
      '出售疫苗、血液制品、麻醉药品',
      '网络销售精神药品安定片',
      '白蛋白10g 术后恢复 顺丰冷链到家',
      '右美沙芬片 大量出',
      '出售 地西泮 包邮 联系客服',
      '狂犬疫苗 ¥300/支 现货',
      '曲*马*多 代购 有货',
      '肉毒素 现货 ¥800/支',
    ],
    clean: [
      '到社区卫生服务中心接种疫苗',
      '乳清白蛋白粉 1kg 现货',
      '社区卫生服务中心疫苗预约通知',
      '本店不销售地西泮等精神药品 感冒灵 ¥15/盒',
      '社区卫生院HPV疫苗预约接种通知 ¥0',
      '严禁网络销售麻黄碱类制剂 立即购买口罩 ¥10/盒',
      '安定门店自提 ¥15/盒',
    ],
  },
})
