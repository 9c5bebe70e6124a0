/** Words that notices use. */
import type { noticesZh } from '../../messages/notices-zh.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export type Words = typeof uiZh & typeof noticesZh
