/** 动态口令 (TOTP, RFC 6238): 30-second steps, one step of drift either way, no step twice. */
import { generateSecret, generateURI, verifySync } from 'otplib'

const STEP_SECONDS = 30

/**
 * The time step that the code belongs to, or undefined when the code is wrong, stale or was used before.
 * `lastStep` is the step of the last accepted code: that step and earlier ones are spent.
 */
export function checkTotp(
  secret: string,
  code: string,
  at: Date,
  lastStep: number | null,
): number | undefined {
  if (!/^\d{6}$/.test(code)) return undefined
  const epoch = Math.floor(at.getTime() / 1000)
  const answer = verifySync({
    secret,
    token: code,
    epoch,
    period: STEP_SECONDS,
    epochTolerance: STEP_SECONDS,
  })
  if (!answer.valid) return undefined
  const step = Math.floor(epoch / STEP_SECONDS) + answer.delta
  return lastStep !== null && step <= lastStep ? undefined : step
}

/** A new secret and the address that authenticator apps read from a QR code. */
export function newTotpSecret(account: string): { readonly secret: string; readonly uri: string } {
  const secret = generateSecret()
  return { secret, uri: generateURI({ issuer: 'Sishi', label: account, secret }) }
}
