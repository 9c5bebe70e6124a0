/** 评价途径和信用评价规则. */
import { duty, home } from './families/platform.ts'

export const reviewEntry = duty({
  id: 'review-entry',
  article: '第三十九条',
  zh: '评价途径和信用评价规则',
  en: 'a way to review and the rules of rating',
  applies: /[¥￥]\s*\d/,
  shown: /评价|评论|晒单|晒图|打分|留言|点评/,
  examples: {
    look: [home('<p>大米 ¥30/袋</p>')],
    clean: [home('<p>大米 ¥30/袋</p><a href="/r">信用评价规则</a>'), home('')],
  },
})
