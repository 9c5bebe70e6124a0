/** The built pages: made again only when something they are made of has changed. */
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { programNode } from './packages.mjs'
import { explain, root, run, step, Trouble, words } from './terminal.mjs'

const SOURCES = ['src', 'vite.config.ts', 'package-lock.json', 'tsconfig.json']
const page = join(root, 'dist', 'web', 'index.html')
const stampFile = join(root, 'dist', '.built-from')

function listFiles(path) {
  const full = join(root, path)
  if (!existsSync(full)) return []
  if (!/\.\w+$/.test(path)) {
    return readdirSync(full, { withFileTypes: true }).flatMap((entry) =>
      entry.isDirectory() ? listFiles(`${path}/${entry.name}`) : [`${path}/${entry.name}`],
    )
  }
  return [path]
}

/** Tests and SQL never reach the browser; everything else under src may. */
function fingerprint() {
  const hash = createHash('sha256')
  const files = SOURCES.flatMap(listFiles).filter((path) => !/\.test\.tsx?$|\.sql$/.test(path))
  for (const path of files.sort()) {
    hash
      .update(`${path}\0`)
      .update(readFileSync(join(root, path)))
      .update('\0')
  }
  return hash.digest('hex')
}

export async function buildPages() {
  const wanted = fingerprint()
  if (existsSync(page) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === wanted) return
  await step(words('构建网页', 'building the pages'), async () => {
    const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
    const { code, output } = await run(programNode(), [vite, 'build', '--logLevel', 'warn'])
    if (code !== 0)
      throw new Trouble(`${words('网页构建失败：', 'The pages could not be built:')}\n${explain(output)}`)
    mkdirSync(join(root, 'dist'), { recursive: true })
    writeFileSync(stampFile, wanted)
  })
}
