/** 病毒扫描: a program of the instance's choice, e.g. `clamdscan --no-summary -`, reads each file from its input. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'

/** Whether the scanner ends with 1. Any other failure throws: a file that could not be scanned is not let in. */
export async function isInfected(command: string, path: string): Promise<boolean> {
  const [program = '', ...args] = command.split(/\s+/).filter((word) => word !== '')
  const scanner = spawn(program, args, { stdio: ['pipe', 'ignore', 'ignore'] })
  scanner.stdin.on('error', () => {}) // it may have seen enough before the end; its exit code tells
  createReadStream(path).pipe(scanner.stdin)
  const [code] = await once(scanner, 'close')
  if (code === 0) return false
  if (code === 1) return true
  throw new Error(`the virus scanner ended with ${String(code)}`)
}
