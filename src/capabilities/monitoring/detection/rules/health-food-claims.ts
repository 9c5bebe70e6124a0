/** 保健食品涉及疾病预防、治疗或者功效保证. */

import { phrase } from '../phrase.ts'
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'
import { GUARANTEED, HEALING, VOUCHED } from './families/diseases.ts'

export const healthFoodClaims = wordRule({
  id: 'health-food-claims',
  version: 3,
  title: {
    zh: '保健食品涉及疾病预防、治疗或者功效保证',
    en: 'Health food said to heal or guaranteed to work',
  },
  basis: law('advertising', '第十八条第一款'),
  penalty: law('advertising', '第五十八条第一款第三项'),
  looksFor: {
    zh: '保健食品宣传治疗、预防疾病，功效断言、保证，健康必需，与药品比较。',
    en: 'Health food that heals, prevents, guarantees, is indispensable, or compared with drugs.',
  },
  reason: { zh: '保健食品宣传“{{text}}”。', en: 'Health food is advertised with “{{text}}”.' },
  when: ({ goods }) => goods.has('healthFood'),
  words:
    '治疗 治愈 根治 疗效 预防疾病 抗癌 防癌 降血压 降血糖 降血脂 药到病除 无效退款 百分百有效 100%有效 立竿见影 一吃就好 包治 特效 神效 速效 安全无副作用 无毒副作用 无任何副作用 健康必备 必需品 人人必备 比药还好 胜过药物 替代药物 优于同类 专家推荐 医生推荐 患者推荐 专家力荐'.split(
      ' ',
    ),
  patterns: [
    phrase`(?:不|没|缺)${2}(?:补|吃|喝|服用|它)${10}(?:等于|就是|后果|无从|慢性自杀|完了|早衰|垮)|缺了它|离不开它`,
    phrase`${'必不可少 不可或缺 不可缺少 离不开 少不了 必吃 必补 必备 刚需 必需'}${6}${'健康 保障 身体 营养 心脏 补充 老人 孩子 中老年 保健'}|${'健康 中老年人 老人 人人 每天 天天 每个人 男人 女人'}${6}${'必不可少 不可或缺 不可缺少 离不开 少不了 必吃 必补 必备 必需'}`,
    phrase`${'治愈率 有效率 好转率 康复率 显效率 总有效'}${4}\d+`,
    phrase`${'对付 防止 杜绝 预防 阻断 告别 远离 搞定 扫除'}${4}${'心梗 脑梗 中风 复发 癌 猝死 痴呆 血栓 骨折 三高'}`,
    /(?:转氨酶|关节|指标|结节|血脂|血糖|尿酸)[一-龥0-9]{0,10}(?:恢复正常|正常了|不响|没了|降下来|查不出)/,
    /(?:用人格|以人格|用良心|拿命|我)担保|(?:两|三|几|[1-9])(?:盒|瓶|周期|疗程)(?:一|1)?个?(?:疗程|周期)/,

    ...HEALING,
    ...GUARANTEED,
    VOUCHED,
    /(?:\d+|[几一])(?:个)?疗程/,
    /有病[一-龥]{0,4}(?:治|除)[一-龥]{0,2}病|(?:治|防)病(?:强|健)身/,
    /(?:人人|天天|每天|家家|中老年(?:人)?|一天|一日)[一-龥]{0,4}(?:离不开|必吃|必备|必须吃|不能少|少不了)/,
  ],
  exemptions: [
    {
      id: 'approved-function',
      title: { zh: '批准或者备案的保健功能', en: 'The function that was approved' },
      outcome: 'none',
      sentence:
        /保健功能|有助于(?:维持|增强|改善|调节|控制|促进|缓解|润)|辅助(?:降|改善|保护)|适宜人群|不适宜/,
    },
    {
      id: 'disclaimed',
      title: { zh: '声明不能代替药物', en: 'Says that it replaces no drug' },
      outcome: 'none',
      before:
        /(?:不能|不可|不得|不承诺|不保证|勿信|不具有|不具备|无|没有|不能代替|不代替|非|不用于|不以)[一-龥\w]{0,10}$/,
    },
  ],
  examples: {
    violation: [
      '某牌鱼油软胶囊 保健食品 国食健字G20200001 可治疗高血脂',
      '蓝帽标志 螺旋藻片 安全无副作用，百分百有效',
      '保健食品 蛋白粉 专家推荐 人人必备',
    ],
    clean: [
      '保健食品 鱼油软胶囊 辅助降低血脂功能 本品不能代替药物治疗疾病',
      '非保健食品 坚果礼盒 特效包装',
      '保健食品 增强免疫力功能 适宜人群：免疫力低下者',
    ],
  },
})
