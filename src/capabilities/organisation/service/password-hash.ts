/** 口令散列: Argon2id. */
import { hash, verify } from '@node-rs/argon2'

/** OWASP's second choice for Argon2id: 19 MiB, two passes. About 6 ms on a server core. */
const ARGON2 = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

export const hashPassword = (password: string): Promise<string> => hash(password, ARGON2)

/** A damaged hash opens nothing. */
export const verifyPassword = (passwordHash: string, password: string): Promise<boolean> =>
  verify(passwordHash, password).catch(() => false)

/** Verified against when the account is unknown, so that the answer takes as long as for a known one. */
export const decoyHash = hashPassword('a password that nobody has')
