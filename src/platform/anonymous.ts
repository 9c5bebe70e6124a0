/** The actor of a request that nobody signed: sees nothing that is not public. */
import type { Actor } from '../kernel/actor.ts'

export const ANONYMOUS: Actor = { kind: 'outside', party: 'consumer', reference: '' }
