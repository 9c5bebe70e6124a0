/** The catalogs that pages of tasks read. */
import type { tasksUiZh } from '../../messages/tasks-ui-zh.ts'
import type { uiZh } from '../../messages/ui-zh.ts'

export type TaskWords = typeof uiZh & typeof tasksUiZh
