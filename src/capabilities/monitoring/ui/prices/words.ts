/** Words that the page of prices uses. */
import type { pricesZh } from '../../messages/prices-zh.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export type Words = typeof uiZh & typeof pricesZh
