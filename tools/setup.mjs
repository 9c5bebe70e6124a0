/** First half of `npm start`: gets what is missing. Plain JavaScript on Node 20, because nothing is installed yet. */

import { installPackages } from './setup/packages.mjs'
import { buildPages } from './setup/pages.mjs'
import { checkPort } from './setup/port.mjs'
import { installSystemPackages } from './setup/system.mjs'
import { endWithParent, say, Trouble, words } from './setup/terminal.mjs'

endWithParent()
try {
  say(words('司市 Sishi：正在准备……', 'Sishi: getting ready ...'))
  await checkPort()
  await installPackages()
  await installSystemPackages()
  await buildPages()
} catch (error) {
  if (!(error instanceof Trouble)) throw error
  say(`✗ ${error.message}`)
  process.exitCode = 1
}
