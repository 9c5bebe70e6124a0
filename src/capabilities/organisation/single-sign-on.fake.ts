/** An OpenID Connect provider on this machine that knows what a test tells it. Tests only. */
import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export interface FakeProvider {
  readonly issuer: string
  /** The person at the provider's sign-in page; `forged` has the token signed by a stranger's key; answers the query that the browser comes back with. */
  signIn(address: string, claims: Readonly<Record<string, unknown>>): string
  close(): Promise<void>
}

export async function fakeProvider(clientId: string): Promise<FakeProvider> {
  const { privateKey, publicKey } = await generateKeyPair('RS256')
  const codes = new Map<string, { asked: URLSearchParams; claims: Readonly<Record<string, unknown>> }>()
  let issuer = ''
  const answers: Record<string, (body: URLSearchParams) => Promise<object | undefined>> = {
    '/.well-known/openid-configuration': async () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/jwks`,
      response_types_supported: ['code'],
      subject_types_supported: ['public'],
      id_token_signing_alg_values_supported: ['RS256'],
      code_challenge_methods_supported: ['S256'],
    }),
    '/jwks': async () => ({
      keys: [{ ...(await exportJWK(publicKey)), alg: 'RS256', use: 'sig', kid: '1' }],
    }),
    '/token': async (body) => {
      const grant = codes.get(body.get('code') ?? '')
      codes.delete(body.get('code') ?? '')
      const verifier = body.get('code_verifier') ?? ''
      const challenge = createHash('sha256').update(verifier).digest('base64url')
      if (grant?.asked.get('code_challenge') !== challenge) return undefined
      const { forged, ...claims } = grant.claims
      const key = forged === true ? (await generateKeyPair('RS256')).privateKey : privateKey
      const token = await new SignJWT({ nonce: grant.asked.get('nonce'), ...claims })
        .setProtectedHeader({ alg: 'RS256', kid: '1' })
        .setIssuer(issuer)
        .setAudience(clientId)
        .setSubject('s')
        .setIssuedAt()
        .setExpirationTime('5m')
        .sign(key)
      return { access_token: 'a', token_type: 'Bearer', id_token: token }
    },
  }
  const server = createServer(async (request, response) => {
    let body = ''
    for await (const part of request) body += part
    const answer = await answers[request.url ?? '']?.(new URLSearchParams(body))
    response.writeHead(answer === undefined ? 400 : 200, { 'content-type': 'application/json' })
    response.end(JSON.stringify(answer ?? { error: 'invalid_grant' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    issuer,
    signIn: (address, claims) => {
      const asked = new URL(address).searchParams
      const code = `code-${codes.size}-${asked.get('state')}`
      codes.set(code, { asked, claims })
      return `?${new URLSearchParams({ code, state: asked.get('state') ?? '' })}`
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}
