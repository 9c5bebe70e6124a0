/** The capabilities of the program, by tier. A new capability adds its line here and in `registry.ui.ts`. */
import type { Capability } from '../platform/capability.ts'
import { organisation } from './organisation/index.ts'

export const capabilities: readonly Capability[] = [organisation]
