/** `sishi demo`: writes the demo data into an instance that holds none. */
import type { Configure } from '../../platform/cli.ts'
import { isEmpty, writeDemo } from '../demo.ts'
import { withInstance } from './with-instance.ts'

export const configure: Configure = (command, context) => {
  command.action(async (options: { json?: boolean }) =>
    withInstance(context, options.json === true, async ({ world }, translate) => {
      const empty = await isEmpty(world)
      if (empty) await writeDemo(world)
      const text = translate(empty ? 'demo.done' : 'demo.exists')
      context.out(options.json ? JSON.stringify({ written: empty }) : text)
      return empty ? 0 : 1
    }),
  )
}
