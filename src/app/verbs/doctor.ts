/** `sishi doctor`: 自检. Says of each part whether it is well, and what to do where it is not. */
import { type Configure, exitCode, type VerbContext } from '../../platform/cli.ts'
import type { Config } from '../../platform/config.ts'
import type { Finding } from './doctor/finding.ts'
import { checkClock, checkData, checkDisk, checkPort } from './doctor/machine.ts'
import { checkChromium, checkFonts, checkNode, checkPackages, checkPages } from './doctor/program.ts'
import { checkPostgres } from './doctor/server.ts'
import { operationWords } from './messages/operations.ts'
import { configOf, PROGRAM_ROOT } from './operation.ts'

export const configure: Configure = (command, context) => {
  command.action(async (options: { json?: true }) => await doctor(context, !!options.json))
}

async function doctor(context: VerbContext, json: boolean): Promise<number> {
  const config = configOf(context, json)
  if (!config.ok) return config.error
  const findings = await examine(context, config.value)
  const say = operationWords(context.language)
  const count = (state: Finding['state']) => findings.filter((finding) => finding.state === state).length
  const counts = { ok: count('ok'), warn: count('warn'), fail: count('fail') }
  if (json) context.out(JSON.stringify({ ...counts, findings }))
  else {
    for (const { part, state, found, advice } of findings) {
      context.out(`[${say(`doctor.${state}`)}] ${say(`doctor.${part}`)}: ${found}`)
      if (advice !== undefined) context.out(`       ${say('doctor.todo', { advice })}`)
    }
    context.out(say('doctor.summary', counts))
  }
  return counts.fail === 0 ? exitCode.done : exitCode.refused
}

async function examine(context: VerbContext, config: Config): Promise<Finding[]> {
  const say = operationWords(context.language)
  return [
    checkNode(say),
    await checkPackages(say, PROGRAM_ROOT),
    checkPages(say, PROGRAM_ROOT),
    await checkData(say, config),
    await checkDisk(say, config),
    await checkPostgres(say, config, context.language),
    await checkPort(say, config),
    await checkClock(say, config),
    await checkChromium(say, context.env),
    await checkFonts(say),
  ]
}
