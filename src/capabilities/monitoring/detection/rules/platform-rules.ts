/** 服务协议和交易规则或者其链接. */
import { duty, home } from './families/platform.ts'

export const platformRules = duty({
  id: 'platform-rules',
  article: '第三十三条',
  zh: '服务协议和交易规则或者其链接',
  en: 'terms and rules, or a link to them',
  shown: /服务协议|用户协议|交易规则|平台规则|规则中心|平台协议/,
  examples: { look: [home('')], clean: [home('<a href="/rules">平台规则</a>'), '<p>笋干 ¥30/袋</p>'] },
})
