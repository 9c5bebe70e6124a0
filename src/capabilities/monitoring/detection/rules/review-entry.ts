/** 评价途径和信用评价规则. */
import { phrase } from '../phrase.ts'
import { duty, home } from './families/platform.ts'

export const reviewEntry = duty({
  id: 'review-entry',
  article: '第三十九条',
  zh: '评价途径和信用评价规则',
  en: 'a way to review and the rules of rating',
  applies: /[¥￥]\s*\d/,
  admits: [
    phrase`${'关闭 取消 下线 停用 不设 没有 不提供 不开放 暂停'}${4}(?:商品)?${'评价入口 评价功能 评论功能 评论区 评价途径 评价渠道 晒单区'}|${'关闭 取消 停用 不开放'}(?:商品)?评价`,
    phrase`${'仅展示 只展示 仅显示 只显示 默认展示 默认仅展示 默认显示 只保留 保留'}${4}${'好评 四星 五星 4星 5星 优质评价 正面评价 三千条'}`,
    phrase`${'差评 中评 低分评价 负面评价 其他评价 消费者评价 历史的差评 真实评价'}${6}${'统一清理 清理 删除 屏蔽 隐藏 不展示 不对外 不显示 折叠 过滤 下架'}`,
  ],
  shown: /评价|评论|晒单|晒图|打分|留言|点评/,
  examples: {
    violation: ['本平台关闭商品评价入口，历史的差评已统一清理'],
    look: [home('<p>大米 ¥30/袋</p>')],
    clean: [home('<p>大米 ¥30/袋</p><a href="/r">信用评价规则</a>'), home('')],
  },
})
