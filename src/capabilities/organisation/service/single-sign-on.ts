/** 统一身份认证 (OpenID Connect): code flow with PKCE, state and nonce; the account is a claim of the ID token. */
import { randomUUID } from 'node:crypto'
import * as client from 'openid-client'
import { scopeOf } from '../../../kernel/actor.ts'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { ANONYMOUS } from '../../../platform/anonymous.ts'
import type { OidcConfig } from '../../../platform/config.ts'
import { openText, readInstanceKey, sealText } from '../../../platform/crypto/instance-key.ts'
import type { World } from '../../../platform/world.ts'
import { SIGN_IN_RULES } from '../domain/sign-in-rules.ts'
import * as store from '../store/credentials.ts'
import { COUNTRY, hashAccount, openSession } from './sign-in.ts'

/** The page that the provider sends people back to. */
const RETURN_PATH = '/sign-in/sso'
const CONTEXT = 'organisation.singleSignOn'
export const ATTEMPT_SECONDS = 600

interface Attempt {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly startedAt: number
}

const providers = new Map<string, Promise<client.Configuration>>()

/** What the provider says of itself, asked once; an attempt that failed is made again. */
function findProvider(config: OidcConfig): Promise<client.Configuration> {
  const key = `${config.issuer} ${config.clientId}`
  const known = providers.get(key)
  if (known !== undefined) return known
  const issuer = new URL(config.issuer)
  const isLocal = ['127.0.0.1', 'localhost'].includes(issuer.hostname)
  const found = client.discovery(issuer, config.clientId, config.clientSecret, undefined, {
    // The signature of the ID token is checked too: TLS alone does not vouch for what stands behind a proxy.
    execute: [client.enableNonRepudiationChecks, ...(isLocal ? [client.allowInsecureRequests] : [])],
  })
  providers.set(key, found)
  found.catch(() => providers.delete(key))
  return found
}

/** Where to send the person, and what the browser keeps, sealed, until it comes back. */
export async function beginSingleSignOn(world: World): Promise<Result<{ address: string; kept: string }>> {
  const { oidc, publicUrl, dataDir } = world.config
  if (oidc === undefined) return refuse('not_found', 'organisation.sso_not_configured')
  const provider = await findProvider(oidc).catch(() => undefined)
  if (provider === undefined) return refuse('conflict', 'organisation.sso_unreachable')
  const attempt: Attempt = {
    state: client.randomState(),
    nonce: client.randomNonce(),
    verifier: client.randomPKCECodeVerifier(),
    startedAt: world.clock.now().getTime(),
  }
  const address = client.buildAuthorizationUrl(provider, {
    redirect_uri: `${publicUrl}${RETURN_PATH}`,
    scope: 'openid profile',
    code_challenge: await client.calculatePKCECodeChallenge(attempt.verifier),
    code_challenge_method: 'S256',
    state: attempt.state,
    nonce: attempt.nonce,
  })
  const kept = sealText(await readInstanceKey(dataDir), JSON.stringify(attempt), CONTEXT)
  return ok({ address: address.href, kept })
}

export interface Returned {
  /** The query that the provider sent the person back with. */
  readonly search: string
  readonly kept: string | undefined
  readonly ip: string
  readonly userAgent: string
}

export async function endSingleSignOn(
  world: World,
  returned: Returned,
): Promise<Result<{ token: string; seconds: number }>> {
  const { oidc } = world.config
  if (oidc === undefined) return refuse('not_found', 'organisation.sso_not_configured')
  const account = await readAccount(world, oidc, returned)
  if (account === undefined) return refuse('unauthenticated', 'organisation.sso_failed')
  const at = world.clock.now()
  const token = await world.db.transact(
    scopeOf(ANONYMOUS, 'any'),
    async (tx): Promise<Result<string | undefined>> => {
      const person = await store.findCredential(tx, account)
      await store.noteSignIn(tx, {
        id: randomUUID(),
        at,
        personId: person?.person_id ?? null,
        region: person?.region ?? COUNTRY,
        unitId: person?.unit_id ?? null,
        accountHash: hashAccount(account),
        outcome: person === undefined ? 'refused' : 'signed_in',
        ip: returned.ip,
        userAgent: returned.userAgent,
        // The door for passwords stays as it is: locked or not.
        failedCount: person?.failed_count ?? 0,
        lockedUntil: person?.locked_until ?? null,
        totpStep: null,
      })
      return ok(person && (await openSession(tx, person, { ...returned, at, singleSignOn: true })))
    },
  )
  if (!token.ok) return token
  return token.value === undefined
    ? refuse('unauthenticated', 'organisation.sso_unknown_person')
    : ok({ token: token.value, seconds: SIGN_IN_RULES.absoluteHours * 3600 })
}

/** The account that the provider vouches for; undefined when anything does not fit together. */
async function readAccount(
  world: World,
  oidc: OidcConfig,
  { search, kept }: Returned,
): Promise<string | undefined> {
  try {
    const opened = openText(await readInstanceKey(world.config.dataDir), kept ?? '', CONTEXT)
    const attempt = JSON.parse(opened) as Attempt // only `beginSingleSignOn` seals one
    if (world.clock.now().getTime() - attempt.startedAt > ATTEMPT_SECONDS * 1000) return undefined
    const tokens = await client.authorizationCodeGrant(
      await findProvider(oidc),
      new URL(`${world.config.publicUrl}${RETURN_PATH}${search}`),
      {
        pkceCodeVerifier: attempt.verifier,
        expectedState: attempt.state,
        expectedNonce: attempt.nonce,
        idTokenExpected: true,
      },
    )
    const claim = tokens.claims()?.[oidc.claim]
    return typeof claim === 'string' && claim !== '' ? claim.toLowerCase() : undefined
  } catch (error) {
    world.log.warn({ err: error }, 'single sign-on refused')
    return undefined
  }
}
