/** The capabilities of the program, by tier. A new capability adds its line here and in `registry.ui.ts`. */
import type { Capability } from '../platform/capability.ts'
import { assessment } from './assessment/index.ts'
import { auditCapability } from './audit/index.ts'
import { evidence } from './evidence/index.ts'
import { figures } from './figures/index.ts'
import { matters } from './matters/index.ts'
import { monitoring } from './monitoring/index.ts'
import { operators } from './operators/index.ts'
import { organisation } from './organisation/index.ts'

export const capabilities: readonly Capability[] = [
  organisation,
  auditCapability,
  matters,
  figures,
  operators,
  evidence,
  monitoring,
  assessment,
]
