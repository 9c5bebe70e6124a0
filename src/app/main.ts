/** The program: reads the command line and the environment, runs the verb, sets the exit code. */
import { languageOf, run } from '../platform/cli.ts'
import { verbs } from './verbs/index.ts'

// A reader that has seen enough (`sishi due - | head`) ends the program quietly.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
  process.exit()
})

process.exitCode = await run(
  {
    language: languageOf(process.env),
    stdin: process.stdin,
    out: (line) => process.stdout.write(`${line}\n`),
    err: (line) => process.stderr.write(`${line}\n`),
    env: process.env,
  },
  verbs,
  process.argv.slice(2),
)
