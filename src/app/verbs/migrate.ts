/** `sishi migrate`: brings the database up to the migrations of the program. */
import type { Configure } from '../../platform/cli.ts'
import { withInstance } from './with-instance.ts'

export const configure: Configure = (command, context) => {
  command.action(async (options: { json?: boolean }) =>
    withInstance(context, options.json === true, async ({ applied }, translate) => {
      const text =
        applied.length === 0
          ? translate('migrate.none')
          : translate('migrate.done', { count: applied.length })
      context.out(options.json ? JSON.stringify({ applied }) : text)
      return 0
    }),
  )
}
