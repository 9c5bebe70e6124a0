/** 普通商品宣传疾病治疗功能 (广告法第十七条). */

import { phrase } from '../phrase.ts'
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'
import { AS_HEALTH_FOOD, HEALING, INDISPENSABLE } from './families/diseases.ts'

export const medicalClaims = wordRule({
  id: 'medical-claims',
  version: 4,
  title: { zh: '非医疗商品涉及疾病治疗功能', en: 'Medical effect claimed for ordinary goods' },
  basis: law('advertising', '第十七条'),
  penalty: law('advertising', '第五十八条第一款第二项'),
  looksFor: {
    zh: '医疗、药品、医疗器械以外的商品使用疾病治疗用语或者医疗用语。',
    en: 'Words of healing or medicine for goods that are neither drug, device nor medical service.',
  },
  reason: {
    zh: '非医疗、药品、医疗器械商品使用涉及疾病治疗功能的用语“{{text}}”。',
    en: '“{{text}}” ascribes a medical effect to goods that are no drug, device or medical service.',
  },
  when: ({ goods }) =>
    !goods.has('drug') && !goods.has('device') && !goods.has('medicalService') && !goods.has('healthFood'),
  words:
    '根治 治愈 治疗 疗效 药效 疗程 药到病除 包治百病 妙手回春 抗癌 防癌 治癌 抗肿瘤 降血压 降血糖 降血脂 降三高 降尿酸 消炎 抗炎 抗病毒 抗过敏 止痛 镇痛 止咳化痰 化痰止咳 清热解毒 活血化瘀 祛风除湿 软化血管 疏通血管 清理血管 壮阳 补肾 滋阴补阳 延年益寿 调节内分泌 平衡内分泌 增强免疫力 提高免疫力 改善睡眠 治失眠 预防疾病 预防感冒 预防高血压 防治糖尿病 糖尿病克星 高血压克星 修复受损细胞 干细胞再生 溶解血栓 通便排毒 消除炎症 缓解关节疼痛 缓解颈椎病 治腰椎 去脚气 治脚气 治痔疮 治鼻炎 老中医秘方 祖传秘方 神医 处方级 医用级 药妆 医学护肤 无效退款保证治愈 告别胰岛素 不用吃药 停药'.split(
      ' ',
    ),
  patterns: [...HEALING, ...INDISPENSABLE, ...AS_HEALTH_FOOD],
  weakPatterns: [
    /(?:\d+|[几半一两])(?:天|周|个?月)[一-龥]{0,4}(?:瘦|减|掉)[一-龥]{0,2}(?:\d+|十几?|[几两])(?:斤|公斤)|(?:终身|永久|永远|绝)不(?:反弹|复胖|长胖)|年轻(?:\d+|十)岁/,
    phrase`${'排毒 祛湿 去湿 排湿 去湿气 湿气重 祛寒气 清肠 润肠通便 滋阴 去火 降火 清火 补气血 调气血 内调 调体质 排宿便 燃脂 瘦脸 抗衰老 逆龄'}|保健(?!食|品|功能|按摩|局|所|院|委|师)${1}(?:${'功效 作用 效果 帮手 茶 枕 杯 饮 佳品 养生 价值'})|湿${4}排出`,
  ],
  exemptions: [
    {
      id: 'disclaimed',
      title: { zh: '声明不具有治疗功能', en: 'Says that it heals nothing' },
      outcome: 'none',
      before:
        /(?:不能|不可|不具有|不具备|无|没有|并无|不得|禁止|不代替|代替|替代|非|不宣称|不涉及|不承诺|请勿|切勿|勿信|不含|而非|不是)[一-龥\w]{0,10}$/,
    },
    {
      id: 'see-a-doctor',
      title: { zh: '提示就医', en: 'Sends the reader to a doctor' },
      outcome: 'none',
      sentence:
        /(?:就医|遵医嘱|咨询医生|医生指导|及时就诊|去医院|到药店|慎用|禁用|请勿使用|患者请|过敏体质|过敏者)/,
    },
    {
      id: 'other-object',
      title: { zh: '对象不是疾病', en: 'Its object is no disease' },
      outcome: 'none',
      within:
        /(?:油污|污渍|污垢|异味|漏水|噪音|霉斑|水垢|卡顿|甲醛)[一-龥0-9]{0,4}根治|根治(?:水|大气|环境|污染|黑臭|漏水|渗漏|拖欠|欠薪|乱象|虚假|卡顿|噪[音声])[一-龥]*|(?:治疗|治愈)系(?:风|画风|动漫|漫画|音乐|歌曲|文案|插画|电影|小说|绘本|色)?|治愈(?:心灵|人心|的画面|的旅行|的风景|童年)|停药水|(?:光|水|食|心理|话|芳香)疗(?:愈)?馆|疗程(?:卡|价)|音乐治愈|无痛止痛|(?:香气|味道|风景|画面|阳光|声音|歌声|笑容|美景|日落|大海|猫|狗|花|茶香|咖啡|美食|一口|心|童话|故事|旅行|清晨|夜晚|烟火气)[一-龥]{0,4}治愈(?!率)|(?:被|很|太|超|好|真|满满的?|瞬间|整个人)[一-龥]{0,8}治愈(?!率|了我?的)|治愈(?:了?(?:我|你|一切|疲惫|心|坏心情|不开心))|(?:收纳|强迫症|画面|解压|氛围)[一-龥]{0,4}治愈|治愈[一-龥]{0,3}(?:系|强迫症|收纳)|湿地|病毒(?:查杀|软件|库)|杀毒软件/,
    },
    {
      id: 'household-disinfection',
      title: { zh: '清洁消毒用品的抑菌表述', en: 'Cleaning goods and germs' },
      outcome: 'look',
      hit: /抗病毒|消炎|抗过敏/,
      sentence: /洗衣|消毒液|洗手液|空调|滤网|口罩|宠物|床垫|除螨/,
    },
    {
      id: 'feeling',
      title: { zh: '一般保健、感受用语', en: 'Word of general well-being' },
      outcome: 'look',
      hit: /增强免疫力|提高免疫力|改善睡眠|延年益寿|医用级|药妆|通便排毒|疗程|防感冒|预防感冒/,
    },
  ],
  examples: {
    violation: [
      '高山绿茶，长期饮用可降血压、降血糖',
      '艾草足贴，根治风湿',
      '这款蜂蜜能治疗胃炎',
      '抗 癌 神器：黑枸杞',
      '纳豆零食溶解血栓，告别脑梗',
      '红茶礼盒，治鼻炎有奇效',
      '護膚霜，治癒濕疹',
      '酵素饮品预防高血压',
      '艾草坐垫，多年痔疮缩回去了',
      '喝牛蒡茶，尿酸从600多掉到300',
      '磁石项链，戴上颈椎再也不响了',
      '辣木籽压片糖果，效果堪比蓝帽保健品',
      '过了五十，黄精膏必须吃',
    ],
    look: ['床垫有助于改善睡眠', '蛋白粉饮料增强免疫力'],
    clean: [
      '本品不能代替药物治疗疾病',
      '膝盖处加厚，裤子不起球',
      '血压计校准，指标合格',
      '专业团队根治水污染，守护河道',
      '治愈系插画台历',
      '如有不适请及时就医，遵医嘱治疗',
      '本品为普通食品，不具有治疗功能',
      '国药准字H12345678 布洛芬缓释胶囊，用于缓解疼痛，止痛',
      '械注准20232070001 颈椎牵引器，辅助治疗颈椎病',
      '根治拖欠农民工工资问题',
      '用户评价：喝了以后治好了我的胃病',
    ],
  },
})
