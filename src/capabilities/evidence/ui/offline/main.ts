/** 离线校验: the page that verifies a pack without a server. It is built into one file and asks nothing of any network. */
import { md5, sha1 } from '@noble/hashes/legacy.js'
import { sha384, sha512 } from '@noble/hashes/sha2.js'
import type { ByteFile } from '../../domain/byte-file.ts'
import { inflateMembers, type Unpacked } from '../../domain/gunzip.ts'
import { type Hash, scriptHashing } from '../../domain/hash.ts'
import { remarkText } from '../../domain/remark-text.ts'
import type { Remark, Report } from '../../domain/report.ts'
import { parsePublicKey } from '../../domain/signature.ts'
import { certificatesOf, fingerprintOf } from '../../domain/timestamp.ts'
import { verifyFile } from '../../domain/verify.ts'
import type { Trust } from '../../domain/verify-pack.ts'
import { type DigestHash, ownDigests } from '../../domain/verify-records.ts'
import { en } from '../../messages/en.ts'
import { lacksEn } from '../../messages/lacks-en.ts'
import { lacksZh } from '../../messages/lacks-zh.ts'
import { zh } from '../../messages/zh.ts'

const catalog: Readonly<Record<string, string>> = navigator.language.startsWith('zh')
  ? { ...zh, ...lacksZh }
  : { ...en, ...lacksEn }
const say = (key: string, values: Readonly<Record<string, string | number>> = {}): string =>
  (catalog[key] ?? key).replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name] ?? ''))

const fileOf = (file: Blob): ByteFile => ({
  size: file.size,
  read: async (offset, length) => {
    if (offset + length > file.size) throw new RangeError('read past the end')
    return new Uint8Array(await file.slice(offset, offset + length).arrayBuffer())
  },
})

const UNPACKED_BYTES_MAX = 1024 ** 3
const PART_BYTES = 16 * 1024 ** 2

/** Hashes of other tools' digests; their old ones are none of ours. */
const hashOf: DigestHash = (name) => OTHERS[name]?.() ?? ownDigests(scriptHashing)(name)
const OTHERS: Readonly<Record<string, () => Hash>> = {
  md5: () => md5.create(),
  sha1: () => sha1.create(),
  sha384: () => sha384.create(),
  sha512: () => sha512.create(),
}

async function gunzip(source: ByteFile): Promise<Unpacked | undefined> {
  let unpacked = new Blob([])
  let parts: BlobPart[] = []
  let waiting = 0
  const gather = () => {
    unpacked = new Blob([unpacked, ...parts])
    parts = []
    waiting = 0
  }
  try {
    const isWhole = await inflateMembers(source, (bytes) => {
      parts.push(Uint8Array.from(bytes))
      waiting += bytes.length
      if (waiting > PART_BYTES) gather()
      if (unpacked.size > UNPACKED_BYTES_MAX) throw new RangeError('too large when unpacked')
    })
    gather()
    return { content: fileOf(unpacked), isWhole }
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

function linesOf({ capture, timestamp, members, records, faults, doubts, notes }: Report): string[] {
  const told = (kind: string, remarks: readonly Remark[]) =>
    remarks.map((remark) => say(`verify.${kind}`, { text: remarkText(remark, say) }))
  return [
    ...(capture === undefined ? [] : [say('verify.capture', capture)]),
    ...(timestamp === undefined
      ? []
      : [say('verify.timestamp', { time: timestamp.time, authority: timestamp.authority })]),
    say('verify.counted', { members: members.length, records }),
    ...told('fault', faults),
    ...told('doubt', doubts),
    ...told('note', notes),
    ...members.map(
      ({ path, bytes, sha256, sm3 }) => `${path} ${bytes}\n    SHA-256 ${sha256}\n    SM3 ${sm3}`,
    ),
  ]
}

function sectionOf(verdict: string, heading: string, lines: readonly string[]): HTMLElement {
  const answer = document.createElement('section')
  answer.dataset.verdict = verdict
  const title = document.createElement('h2')
  title.textContent = heading
  const list = document.createElement('pre')
  list.textContent = lines.join('\n')
  answer.append(title, list)
  return answer
}

document.title = say('offline.title')
document.documentElement.lang = navigator.language.startsWith('zh') ? 'zh-CN' : 'en'
const heading = document.createElement('h1')
heading.textContent = say('offline.title')
const label = document.createElement('label')
const picker = document.createElement('input')
picker.type = 'file'
picker.multiple = true
label.append(say('offline.choose'), document.createElement('br'), picker)
const output = document.createElement('output')
output.setAttribute('aria-live', 'polite')
const main = document.createElement('main')
main.append(heading, label, output)
document.body.append(main)

/** What a pack is compared with: public keys and roots of time-stamp authorities, as the bureau publishes them. */
async function trustIn(files: readonly File[]): Promise<Pick<Trust, 'keyIds' | 'stampRoots'>> {
  const pems = await Promise.all(files.map((file) => file.text()))
  const keyIds = pems.flatMap((pem) => parsePublicKey(pem, scriptHashing)?.id ?? [])
  const stampRoots = pems.flatMap(certificatesOf).map((root) => fingerprintOf(root, scriptHashing))
  return { ...(keyIds.length > 0 && { keyIds }), ...(stampRoots.length > 0 && { stampRoots }) }
}

const PEM_BYTES_MAX = 1024 ** 2
/** An archive may hold keys as well, in its middle. */
async function isPem(file: File): Promise<boolean> {
  if (file.size > PEM_BYTES_MAX) return false
  const text = await file.text()
  return /-----BEGIN (PUBLIC KEY|CERTIFICATE)-----/.test(text) && !/^(PK|WARC\/)/.test(text)
}

picker.addEventListener('change', async () => {
  const pems: File[] = []
  const packs: File[] = []
  for (const file of picker.files ?? []) ((await isPem(file)) ? pems : packs).push(file)
  const trust = await trustIn(pems)
  output.replaceChildren()
  for (const file of packs) {
    const working = sectionOf('', say('offline.working'), [])
    output.append(working)
    const report = await verifyFile(fileOf(file), { hashing: scriptHashing, hashOf, gunzip, ...trust })
    const heading = say(`verify.verdict.${report.verdict}`, { file: file.name })
    working.replaceWith(sectionOf(report.verdict, heading, linesOf(report)))
  }
})
