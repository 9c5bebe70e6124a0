/** 入驻者的核验、登记 (电子商务法第二十七条). */
import { phrase } from '../phrase.ts'
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const platformAdmission = wordRule({
  id: 'platform-admission',
  version: 2,
  title: { zh: '平台不核验入驻者', en: 'A platform verifies nobody' },
  basis: law('ecommerce-2019', '第二十七条'),
  penalty: law('ecommerce-2019', '第八十条第一项'),
  looksFor: {
    zh: '称入驻不要身份证、执照，不审核；不论有无登记一律标“已认证”。',
    en: 'Admits sellers without papers or checks; marks all as verified alike.',
  },
  reason: { zh: '“{{text}}”：入驻不核验身份、许可。', en: '“{{text}}”: sellers are not verified.' },
  when: ({ folded }) => /开店|入驻|平台|商家|店铺/.test(folded.text),
  patterns: [
    phrase`${'免资质 无资质 零资质 不看资料 资料不看 不审资料 交钱就能 交钱就 零审核 0审核 不核验'}${10}${'入驻 上线 开店 上架 秒过 上'}|${'入驻 开店'}${4}${'零门槛 0门槛 免审 秒过 不限资质 免资质 交钱就'}|${'无需 不用 免 不要'}${2}${'营业执照 执照 身份证 资质'}${4}${'秒过 秒开 入驻 开店 上线 不审核 当天'}`,
    phrase`${'不要 不用 无需 不需 免 不看 不查 不验'}(?:提交|上传|提供)?${'身份证 执照 营业执照 资质 证件 实名 证照 资料'}${16}${'不审核 免审核 不用审核 不核验 不查 无需审核 就能卖 就能开店 秒开店 秒入驻 即可开店 直接开店'}`,
    phrase`${'开店 入驻 商家'}${8}${'不审核 免审核 不核验 零审核 免资质 无需资质 免执照 不用实名 不查资质 不看资质'}|${'地址 经营地址 信息 资料'}${2}${'随便填 随意填 乱填'}${6}${'不查 不核 没人查 不审'}`,
    phrase`${'已认证 认证标 认证商家 已核验 官方认证'}${16}${'有没有 有无 不管有没有 没有也'}${2}${'执照 营业执照 登记 资质'}${8}${'一样 都 全部 统一'}`,
  ],
  examples: {
    violation: [
      '免资质入驻 无需营业执照 秒过',
      '一分钟入驻：不要执照、不用实名，手机号就能卖',
      '商家入驻零审核，经营地址随便填，平台不查',
    ],
    clean: [
      '零门槛满减券，全平台店铺可用',
      '入驻平台须提交营业执照，经审核后开店',
      '个人卖家无需营业执照的情形：自产农副产品，须实名认证',
    ],
  },
})
