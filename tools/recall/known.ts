/** 已知用语: whether a planted wording stands in a rule file, so that recall on it proves little. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export function knownWording(root: string): (core: string) => boolean {
  const folder = join(root, 'src/capabilities/monitoring')
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /^(?:detection|page)\/.*\.ts$/.test(file))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
  const listed = [...new Set(sources.match(/[\u4e00-\u9fff]{3,}/g) ?? [])]
  return (core) =>
    sources.includes(core) || listed.some((word) => word.length < core.length && core.includes(word))
}
