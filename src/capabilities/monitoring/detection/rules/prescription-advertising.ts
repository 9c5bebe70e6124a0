/** 处方药不得在互联网作广告 (互联网广告管理办法第六条). */

import { phrase } from '../phrase.ts'
import { type Exemption, law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'
import { isPrescription } from './families/drugs.ts'

const approved: Exemption = {
  id: 'approved-indication',
  title: { zh: '说明书批准的表述', en: 'As the approved leaflet says' },
  outcome: 'none',
  sentence: /说明书|适应症|禁忌/,
}

export const prescriptionAdvertising = wordRule({
  id: 'prescription-advertising',
  version: 5,
  title: { zh: '处方药互联网广告', en: 'Prescription drug advertised online' },
  basis: law('internet-advertising-2023', '第六条'),
  penalty: law('advertising', '第五十七条第二项'),
  looksFor: { zh: '处方药页面的促销、推荐用语。', en: 'Promotion of a prescription drug.' },
  reason: {
    zh: '处方药页面含有推销用语“{{text}}”。',
    en: 'A page of a prescription drug promotes it: “{{text}}”.',
  },
  when: ({ page }) => isPrescription(page),
  patterns: [
    phrase`${'限时 秒杀 抢购 特惠 买1 买2 买3 第2件 半价 男人必备 明星同款'}|${'互联网 网上 网络 直播间 公众号'}${4}${'发布 投放 做'}${2}广告${6}${'推荐 使用'}?`,
    phrase`${'特价 特惠 优惠 满减 囤 囤货 爆款 现货 大促 包邮 体验装 正品 最低 直播间'}|${'代打 自己打 上门打'}|${'减肥 瘦身 掉秤'}${2}${'吃法 用法 神药 必备 神器'}|${'祛痘 调经 生发 掉秤 减重'}${4}${'神药 优惠 特惠 现货 必备'}|${'效果 见效'}${2}${'好 快 明显 翻倍'}`,
    phrase`${'选药 付款 下单 支付'}${10}${'补开 补处方 补方 补开处方 匹配医生 开方 补录'}|${'自动 秒 系统'}${2}${'开方 补方 审方通过 审方 放行 出处方 通过审方'}|${'\\d+秒 几秒 秒'}${2}审方|${'不再复核 无需复核 不复核 自动放行'}`,
    phrase`${'满 买'}\d*${8}${'送 换购 赠'}${14}${'处方药 素 沙星 西林 霉素 头孢 他汀 地平 沙坦'}|处方药${6}${'满减 换购 积分 赠 折 抽奖 秒杀'}`,
    phrase`${'不看 不问 不要 不查 免'}${'单子 病历 方子 处方单 医保卡'}|${'备注 写'}${2}${'已有 有'}${2}${'处方 c方 方子'}`,
    phrase`${'消炎 止痛 止咳 降压 退烧 降糖'}${2}${'特别快 很快 超快 特快 见效'}|${'试吃 现场吃 吃给你们看'}`,
    phrase`${'不用 不需 无需 不要 免 不看 没有 没 无'}(?:${'处方 问诊 开方 病历 医嘱 登记'})(?!${6}(?:不会|不能|不卖|不予|拒绝|概不|无法|不得|不可|请|须|需))`,
    phrase`${'男人 爷们 老公 夫妻'}${4}${'加油站 雄风 雄起 硬 持久 战斗力'}|1粒顶|蓝色小药丸|(?:持久|坚挺|延时)[一-龥]{0,4}(?:小时|分钟|整晚)`,
    phrase`${'神药 特效药 网红药 救命药 速效 见效快 杀菌快 消炎杀菌 一片见效 药到病除 家中常备 家里囤 囤两盒 囤货 爆款 热销 今日爆款 拍下就发 人手1盒'}`,

    /(?:店长|掌柜|药师|医生|患者|明星|主播|网友|老客)[一-龥]{0,4}(?:推荐|力荐|首选|都在|都夸|在夸|同款)/,
    /销量(?:王|冠军|第一|爆)|爆(?:单|品|卖)|热(?:销|卖)|(?:囤货|特惠|秒杀|抢购|福利|直播间?)价/,
    /(?:立减|直降|满\d+减|领券|返现|加购|多买|第[2-9]件)[一-龥]{0,4}(?:\d+|半价|折|优惠|更省)/,
  ],
  exemptions: [approved],
  examples: {
    violation: [
      '替尔泊肽 体验装 代打',
      '阿莫西林胶囊 处方药 国药准字H20000001 爆款 限时抢购',
      '头孢克肟分散片 现货，无需处方，拍下就发',
    ],
    clean: ['感冒灵 非处方药 国药准字Z20000001 爆款', '阿莫西林胶囊 处方药 国药准字H20000001 适应症见说明书'],
  },
})
