/** 网络销售、宣传烟草（含电子烟）. */
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const tobacco = wordRule({
  id: 'tobacco',
  version: 2,
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
  patterns: [
    /外烟|雪茄(?!盒|剪|柜|色|花|吧|刀|烟缸)/,
    /(?:一次性|充电款?|换弹|迷你)?小烟(?!花|火|囱|灰|斗|盒)|雾化(?:弹|棒|笔|杆)(?!器)|大烟雾|大雾量|(?<!\d)[1-9]\d?000口|(?<!\d)\d+千口|果汁杯[一-龥\d]{0,6}(?:口|一次性)/,
    /(?:双|单)?爆珠[一-龥]{0,4}|(?:细支|中支|粗支|硬盒|软盒|免税)[一-龥\d]{0,6}(?:整条|条装|一条|支装)|整条[一-龥\d]{0,4}(?:硬盒|软盒|薄荷|细支|烟)/,
    /(?:茄客|茄友)[一-龥\d]{0,8}|(?:手卷|卷烟|金)丝?(?:烟叶|烟丝)|烟(?:叶|丝)[一-龥\d]{0,6}(?:手卷|卷纸|散装)/,
    /尼古丁(?!含量检测|危害)|口含(?:袋|包)|加热(?:不燃烧)?(?:烟|卷烟)|烟(?:油|杆)(?:口味|套装|通配|换弹)/,
  ],
  exemptions: [
    {
      id: 'other-goods',
      title: { zh: '不是烟草的物品', en: 'Something that is no tobacco' },
      outcome: 'none',
      within: /电子烟花|烟花|雾化(?:器|片|喷头)|小烟(?:囱|花)|烟台|松烟/,
    },
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
