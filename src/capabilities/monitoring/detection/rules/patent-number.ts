/** 专利未标专利号和种类. */
import { phrase } from '../phrase.ts'
import { law } from '../rule.ts'
import { wordRule } from '../word-rule.ts'

export const patentNumber = wordRule({
  id: 'patent-number',
  version: 5,
  title: { zh: '专利未标专利号和种类', en: 'Patent without number and kind' },
  basis: law('advertising', '第十二条'),
  penalty: law('advertising', '第五十九条第一款第三项'),
  looksFor: { zh: '称有专利而没有专利号、种类。', en: 'A patent claimed without number or kind.' },
  reason: {
    zh: '宣传“{{text}}”，页面未见专利号和专利种类。',
    en: '“{{text}}”, but no patent number and kind.',
  },
  // Whoever says 专利 of his goods claims one: what is no claim is named below.
  patterns: [
    phrase`${'国家 多项 发明 获得 拥有 申请 产品 独家'}${4}${'尃利 砖利 专力 专栗 转利 zhuanli zl技术'}|${'尃利 砖利'}`,
    /[一-龥\d]{0,6}专利[一-龥]{0,6}/,
  ],
  exemptions: [
    {
      id: 'number-given',
      title: { zh: '标明了专利号', en: 'The number is given' },
      outcome: 'none',
      when: ({ page }) => /ZL\s*\d{4,}[\d.Xx ]*|专利号[：:\s]*(?:ZL)?\s*\d/.test(page.plain),
    },
    {
      id: 'no-claim',
      title: { zh: '没有专利、尊重专利', en: 'No patent claimed' },
      outcome: 'none',
      within:
        /(?:没有|没(?!标|写)|无(?!号)|未(?!标|注|授予|写|取得)|不(?!标|写|公)|侵犯|尊重|涉嫌)[一-龥]{0,6}专利|专利(?:法|年费|局|权人|纠纷|检索|代理|事务|侵权|投诉|诉讼|咨询|律师|申请费|转化|许可|培训)/,
    },
    {
      id: 'service',
      title: { zh: '专利代理等服务', en: 'A service about patents' },
      outcome: 'none',
      sentence: /代理|代办|申请服务|侵权|检索|投诉|尊重|保护知识产权|转让/,
    },
  ],
  examples: {
    violation: [
      '专利产品未标注专利号',
      '采用专利技术，锁水八小时',
      '本品为国家专利产品',
      '已申请专利，仿冒必究',
    ],
    clean: [
      '专利代理服务，代写专利申请文件',
      '知识产权律师 专利诉讼咨询',
      '发明专利 专利号：ZL201610000000.1',
      '专利代理 发明专利申请服务',
      '尊重他人专利技术，请勿上传侵权图片',
    ],
  },
})
