/** Configuration from the environment, read once at start. No defaults live anywhere else. */
import { join } from 'node:path'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { parseListedHost, splitHosts } from './net/guard.ts'
import { placeData } from './postgres/placement.ts'

export interface OidcConfig {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string
  /** The claim that holds the person's account here. */
  readonly claim: string
}

export interface StampAuthorityConfig {
  readonly url: string
  /** PEM file with the root, and what stands between it and the signer. */
  readonly rootFile: string
  /** Object identifier that its tokens carry. */
  readonly policy: string
}

export interface Config {
  readonly host: string
  readonly port: number
  /** Address under which browsers reach the instance; cookies are `Secure` when it is https. */
  readonly publicUrl: string
  /** Where the embedded database, blobs and keys live. */
  readonly dataDir: string
  readonly databaseUrl: string | undefined
  /** Folder path, or an S3 URL (`s3://KEY:SECRET@host/bucket?region=...`). */
  readonly blobsUrl: string | undefined
  /** `smtp://user:password@host:port`; without it mail is only logged as not sent. */
  readonly smtpUrl: string | undefined
  /** Program with arguments that reads an upload from its input: 0 clean, 1 infected. */
  readonly scanCommand: string | undefined
  /** Internal `HOST:PORT` that fetching and the browser may reach. */
  readonly fetchHosts: readonly string[]
  /** 授时源 by SNTP, `HOST` or `HOST:PORT`: evidence names this clock's offset against them. */
  readonly timeSources: readonly string[]
  /** 时间戳机构 (RFC 3161); without it evidence is stamped by the instance's own, for trial use. */
  readonly stampAuthority?: StampAuthorityConfig
  readonly metricsToken: string | undefined
  readonly requestsPerMinuteMax: number
  /** The largest file that comes in pieces; the pages read it from the server. */
  readonly uploadBytesMax: number
  /** Uploads that one person may have open at a time. */
  readonly uploadsOpenMax: number
  /** How long a program may remember who holds a session; 0 asks the database at every request. */
  readonly sessionMemoryMs: number
  /** 统一身份认证 (OpenID Connect); without it people sign in with passwords alone. */
  readonly oidc?: OidcConfig
  readonly logLevel: string
  /** Where the log goes; without it to standard error, for a service manager to keep. */
  readonly logFile: string | undefined
}

function readPort(text: string | undefined): Result<number> {
  if (text === undefined || text === '') return ok(8080)
  const port = Number(text)
  if (Number.isInteger(port) && port >= 0 && port < 65536) return ok(port)
  return refuse('invalid', 'config.port', { value: text })
}

function readOidc(env: NodeJS.ProcessEnv): { oidc?: OidcConfig } {
  const { SISHI_OIDC_ISSUER: issuer, SISHI_OIDC_CLIENT_ID: clientId } = env
  if (!issuer || !clientId) return {}
  const clientSecret = env.SISHI_OIDC_CLIENT_SECRET ?? ''
  return { oidc: { issuer, clientId, clientSecret, claim: env.SISHI_OIDC_CLAIM || 'preferred_username' } }
}

function readStampAuthority(env: NodeJS.ProcessEnv): Result<{ stampAuthority?: StampAuthorityConfig }> {
  const { SISHI_TSA: url, SISHI_TSA_ROOT: rootFile, SISHI_TSA_POLICY: policy } = env
  if (!url) return ok({})
  if (!URL.canParse(url) || !rootFile || !/^\d+(\.\d+)+$/.test(policy ?? ''))
    return refuse('invalid', 'config.stamp_authority')
  return ok({ stampAuthority: { url, rootFile, policy: policy ?? '' } })
}

/** Reads the environment; a value that makes no sense is refused with its name. */
export function readConfig(env: NodeJS.ProcessEnv, root: string): Result<Config> {
  const port = readPort(env.PORT)
  if (!port.ok) return port
  const fetchHosts = splitHosts(env.SISHI_FETCH_HOSTS)
  const wrongHost = fetchHosts.find((entry) => parseListedHost(entry) === undefined)
  if (wrongHost !== undefined) return refuse('invalid', 'config.fetch_hosts', { value: wrongHost })
  const stampAuthority = readStampAuthority(env)
  if (!stampAuthority.ok) return stampAuthority
  const host = env.HOST || '127.0.0.1'
  const dataDir = placeData(env, root).folder
  // Under `npm start` a person reads the terminal: what the log says would hide the address and the sign-ins.
  const logFile = env.SISHI_LOG_FILE || (env.SISHI_PARENT ? join(dataDir, 'sishi.log') : undefined)
  return ok({
    host,
    port: port.value,
    publicUrl: env.SISHI_PUBLIC_URL || `http://${host}:${port.value}`,
    dataDir,
    databaseUrl: env.DATABASE_URL || undefined,
    blobsUrl: env.SISHI_BLOBS || undefined,
    smtpUrl: env.SISHI_SMTP || undefined,
    scanCommand: env.SISHI_SCAN || undefined,
    fetchHosts,
    timeSources: splitHosts(env.SISHI_TIME_SOURCES),
    ...stampAuthority.value,
    metricsToken: env.SISHI_METRICS_TOKEN || undefined,
    requestsPerMinuteMax: Number(env.SISHI_REQUESTS_PER_MINUTE || 6000),
    uploadBytesMax: Number(env.SISHI_UPLOAD_BYTES || 2 * 1024 ** 3),
    uploadsOpenMax: Number(env.SISHI_UPLOADS_OPEN || 200),
    sessionMemoryMs: Number(env.SISHI_SESSION_MEMORY_MS || 5000),
    logLevel: env.SISHI_LOG || 'info',
    logFile,
    ...readOidc(env),
  })
}
