/** Words that the page of others' models uses. */
import type { outsideZh } from '../../messages/outside-zh.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export type Words = typeof uiZh & typeof outsideZh
