/** 自营业务的区分标记. */
import { phrase } from '../phrase.ts'
import { duty, home } from './families/platform.ts'

export const selfOperatedMark = duty({
  id: 'self-operated-mark',
  article: '第三十七条',
  zh: '自营业务的区分标记',
  en: 'a mark that tells own sales from others’',
  applies: /(?:平台|商城)(?:官方)?(?:直供|直采|直营|自采|自有|自家|发货|仓库)|本平台(?:自己|自有|自家)/,
  admits: [
    phrase`${'自营 自己采购 平台自有 自己销售 自有商品 平台自卖'}${12}${'不作区分 不区分 不标注 未标注 不标明 没有标 不作标记 无标记 不做标记 混在一起'}`,
  ],
  shown: /自营/,
  examples: {
    violation: ['部分商品由商城自己采购销售，页面不作区分'],
    look: [home('<p>平台直供 大米 ¥30/袋</p>')],
    clean: [home('<p>自营 平台直供 大米 ¥30/袋</p>'), home('')],
  },
})
