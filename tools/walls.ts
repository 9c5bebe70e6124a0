/** Checks the import walls, the schemas that SQL names, and the size and names of files: `node tools/walls.ts [ROOT]`. */
import { resolve } from 'node:path'
import { checkWalls } from './walls/check.ts'

const root = resolve(process.argv[2] ?? resolve(import.meta.dirname, '..'))
const violations = checkWalls(root)
for (const { path, line, rule, severity, message } of violations)
  process.stdout.write(`${path}:${line} ${severity === 'warning' ? 'warning ' : ''}${rule} ${message}\n`)
const errors = violations.filter((violation) => violation.severity === 'error')
process.stdout.write(`walls: ${errors.length} errors, ${violations.length - errors.length} warnings\n`)
process.exitCode = errors.length > 0 ? 1 : 0
