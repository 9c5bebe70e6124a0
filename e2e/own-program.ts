/** Set-up of each test file: a program of its own, with the demo as it was first written. */
import { afterAll, beforeAll, inject } from 'vitest'
import { type RunningProgram, startCopyOf } from './program.ts'

let program: RunningProgram | undefined

beforeAll(async () => {
  program = await startCopyOf(inject('demoData'))
})
afterAll(async () => {
  await program?.stop()
})

/** Address of this file's program. */
export function address(): string {
  if (program === undefined) throw new Error('the program of this file has not started')
  return program.address
}
