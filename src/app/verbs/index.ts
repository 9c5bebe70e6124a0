/** The verbs of the program. Each module is loaded only when its verb is called, so that a start stays short. */
import type { LazyVerb } from '../../platform/cli.ts'

export const verbs: readonly LazyVerb[] = [
  {
    name: 'due',
    summary: { zh: '计算期限届满日', en: 'compute the day on which a limit runs out' },
    load: () => import('./due.ts'),
  },
]
