/** 校验: any file that is handed in. Our own packs to the last byte; those of others as far as their digests reach. Pure. */
import { type ByteFile, textOf } from './byte-file.ts'
import { Findings, type Report } from './report.ts'
import { type ForeignMeans, type Found, verifyWacz, verifyWarc } from './verify-foreign.ts'
import { isOurs, type Trust, verifyPack } from './verify-pack.ts'
import { isWarc } from './warc.ts'

/** What the verifier has at hand and whom it trusts. */
export interface Means extends Trust, ForeignMeans {}

/** 校验: examines a file and says what holds, what does not, and what it cannot prove. */
export async function verifyFile(source: ByteFile, means: Means): Promise<Report> {
  const findings = new Findings()
  const found = await examine(source, findings, means)
  // Who names a key or a root wants to know of them: the digests of others' files answer nothing of it.
  if (found.kind !== 'sishi-pack' && (means.keyIds !== undefined || means.stampRoots !== undefined))
    findings.doubt('key.not_checked')
  return {
    verdict: findings.verdict,
    faults: findings.faults,
    doubts: findings.doubts,
    notes: findings.notes,
    ...found,
  }
}

async function examine(source: ByteFile, findings: Findings, means: Means): Promise<Found> {
  if (await isOurs(source)) return await verifyPack(source, findings, means)
  const start = await source.read(0, Math.min(4, source.size))
  const isPacked = start[0] === 0x1f && start[1] === 0x8b
  if (isPacked || (await isWarc(source))) return await verifyWarc(source, findings, means)
  if (textOf(start)?.startsWith('PK') === true) return await verifyWacz(source, findings, means)
  findings.doubt('file.unknown')
  return { kind: 'unknown', members: [], records: 0 }
}
