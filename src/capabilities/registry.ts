/** The capabilities of the program, by tier. A new capability adds its line here and in `registry.ui.ts`. */
import type { Capability } from '../platform/capability.ts'
import { assessment } from './assessment/index.ts'
import { auditCapability } from './audit/index.ts'
import { evidence } from './evidence/index.ts'
import { figures } from './figures/index.ts'
import { matters } from './matters/index.ts'
<<<<<<< HEAD
import { operators } from './operators/index.ts'
=======
import { monitoring } from './monitoring/index.ts'
>>>>>>> 8b4dd46 (monitoring: watch plans run by leases, findings are reviewed by keyboard, rules show their precision (#4))
import { organisation } from './organisation/index.ts'

export const capabilities: readonly Capability[] = [
  organisation,
  auditCapability,
  matters,
  figures,
<<<<<<< HEAD
  operators,
  evidence,
=======
  monitoring,
>>>>>>> 8b4dd46 (monitoring: watch plans run by leases, findings are reviewed by keyboard, rules show their precision (#4))
  assessment,
]
