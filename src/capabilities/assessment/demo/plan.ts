/** The demo's plan: written for the made-up city in the form of real ones, with its years set by the clock. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** The plan's text; it starts in the year before the current one, so that its stages surround today. */
export function demoPlanText(currentYear: number): string {
  const template = readFileSync(join(import.meta.dirname, 'plan.txt'), 'utf8')
  return template
    .replaceAll('{{start}}', String(currentYear - 1))
    .replaceAll('{{year}}', String(currentYear))
    .replaceAll('{{next}}', String(currentYear + 1))
}
