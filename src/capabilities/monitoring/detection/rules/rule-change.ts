/** 规则修改的公开征求意见或者提前七日公示. */
import { duty, home } from './families/platform.ts'

export const ruleChange = duty({
  id: 'rule-change',
  article: '第三十四条',
  zh: '规则修改的公开征求意见或者提前七日公示',
  en: 'a call for comment or seven days of notice before rules change',
  applies:
    /(?:规则|协议|佣金|费率|收费|保证金)[^。\n]{0,24}(?:即日起?|今日起?|立即|当日|发布之?[日时]起?|次日)[^。\n]{0,4}(?:生效|施行|执行|实施|适用|修改|调整)/,
  shown: /征求意见|提前七日|七日后|7日后|公示期|公示(?:七|7|三十|30)日|(?:七|7|十五|15|三十|30)日后/,
  examples: {
    look: [home('<p>平台规则调整，即日起生效</p>'), home('<p>交易规则修订即日起施行</p>')],
    clean: [home('<p>交易规则修订征求意见，公示期七日</p>'), home('')],
  },
})
