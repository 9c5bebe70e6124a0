/** 自营业务的区分标记. */
import { duty, home } from './families/platform.ts'

export const selfOperatedMark = duty({
  id: 'self-operated-mark',
  article: '第三十七条',
  zh: '自营业务的区分标记',
  en: 'a mark that tells own sales from others’',
  applies: /(?:平台|商城)(?:官方)?(?:直供|直采|直营|自采|自有|自家|发货|仓库)|本平台(?:自己|自有|自家)/,
  shown: /自营/,
  examples: {
    look: [home('<p>平台直供 大米 ¥30/袋</p>')],
    clean: [home('<p>自营 平台直供 大米 ¥30/袋</p>'), home('')],
  },
})
