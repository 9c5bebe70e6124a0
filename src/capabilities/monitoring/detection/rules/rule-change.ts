/** 规则修改的公开征求意见或者提前七日公示. */
import { duty, home } from './families/platform.ts'

export const ruleChange = duty({
  id: 'rule-change',
  article: '第三十四条',
  zh: '规则修改的公开征求意见或者提前七日公示',
  en: 'a call for comment or seven days of notice before rules change',
  applies: /(?:规则|协议)[一-龥，,、]{0,10}(?:即日起|今日起|立即|自发布之日起)(?:生效|施行|执行|修改|调整)/,
  shown: /征求意见|提前七日|七日后|7日后|公示期/,
  examples: {
    look: [home('<p>平台规则调整，即日起生效</p>'), home('<p>交易规则修订即日起施行</p>')],
    clean: [home('<p>交易规则修订征求意见，公示期七日</p>'), home('')],
  },
})
