/** 自营业务的区分标记. */
import { duty, home } from './families/platform.ts'

export const selfOperatedMark = duty({
  id: 'self-operated-mark',
  article: '第三十七条',
  zh: '自营业务的区分标记',
  en: 'a mark that tells own sales from others’',
  applies: /平台直供|商城直采|官方直营|平台发货|商城自有/,
  shown: /自营/,
  examples: {
    look: [home('<p>平台直供 大米 ¥30/袋</p>')],
    clean: [home('<p>自营 平台直供 大米 ¥30/袋</p>'), home('')],
  },
})
