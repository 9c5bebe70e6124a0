/** 时间戳机构: a time-stamp authority that is asked over HTTP (RFC 3161), with the root that its contract names. */
import { randomBytes } from 'node:crypto'
import { fromBER, Integer, ObjectIdentifier, OctetString, Sequence } from 'asn1js'
import { AlgorithmIdentifier, MessageImprint, TimeStampReq } from 'pkijs'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { certificatesOf, fingerprintOf, isSelfIssued, nameOf } from '../domain/timestamp.ts'
import { nodeHashing } from './disk-file.ts'
import type { StampAuthority } from './trial-authority.ts'

const SHA256 = '2.16.840.1.101.3.4.2.1'
const PATIENCE_MS = 20_000
const ANSWER_BYTES_MAX = 1024 * 1024
const TRIES = 3
/** 0 granted, 1 granted with modifications. */
const GRANTED_MAX = 1

export interface HttpAuthority {
  readonly url: string
  readonly policy: string
  /** Root and what stands between it and the signer. */
  readonly chain: string
}

/** The authority as the seal asks it; refused when the chain holds no root. */
export function openHttpAuthority({ url, policy, chain }: HttpAuthority): Result<StampAuthority> {
  const root = certificatesOf(chain).find(isSelfIssued)
  if (root === undefined) return refuse('invalid', 'evidence.bad_root', { file: url })
  const plan = { authority: nameOf(root), policy, trial: false, root: fingerprintOf(root, nodeHashing) }
  return ok({ plan, chain, stamp: (data) => stamp(url, policy, data) })
}

async function stamp(url: string, policy: string, data: Uint8Array): Promise<Result<Uint8Array>> {
  const request = requestFor(policy, data)
  let reason = ''
  for (let tries = 0; tries < TRIES; tries++) {
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: { 'content-type': 'application/timestamp-query' },
        body: request,
        signal: AbortSignal.timeout(PATIENCE_MS),
      })
      const bytes = new Uint8Array(await answer.arrayBuffer())
      const token = answer.ok && bytes.length <= ANSWER_BYTES_MAX ? tokenOf(bytes) : undefined
      if (token !== undefined) return ok(token)
      reason = `HTTP ${answer.status}`
    } catch (error) {
      reason = error instanceof Error ? error.message : String(error)
    }
  }
  return refuse('conflict', 'evidence.stamp_failed', { url, reason })
}

function requestFor(policy: string, data: Uint8Array): ArrayBuffer {
  const hashedMessage = Uint8Array.from(nodeHashing.sha256().update(data).digest()).buffer
  const nonce = randomBytes(9)
  nonce[0] = 1
  const request = new TimeStampReq({
    version: 1,
    messageImprint: new MessageImprint({
      hashAlgorithm: new AlgorithmIdentifier({ algorithmId: SHA256 }),
      hashedMessage: new OctetString({ valueHex: hashedMessage }),
    }),
    reqPolicy: policy,
    nonce: new Integer({ valueHex: Uint8Array.from(nonce).buffer }),
    certReq: true,
  })
  return request.toSchema().toBER(false)
}

/** The token of a response, byte for byte; undefined when it was not granted. */
function tokenOf(answer: Uint8Array): Uint8Array | undefined {
  const { offset, result } = fromBER(answer)
  if (offset < 0 || !(result instanceof Sequence)) return undefined
  const [info, token] = result.valueBlock.value
  const status = info instanceof Sequence ? info.valueBlock.value[0] : undefined
  const isGranted = status instanceof Integer && status.valueBlock.valueDec <= GRANTED_MAX
  if (!isGranted || !(token instanceof Sequence)) return undefined
  const [type] = token.valueBlock.value
  return type instanceof ObjectIdentifier ? Uint8Array.from(token.valueBeforeDecodeView) : undefined
}
