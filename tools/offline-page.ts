/** Builds the offline verifier into one file without any address in it: `node tools/offline-page.ts [FILE]`. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { build } from 'vite'

const root = join(import.meta.dirname, '..')
const target = resolve(process.argv[2] ?? join(root, 'dist/verify.html'))
const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}pre{white-space:pre-wrap;overflow-wrap:anywhere}[data-verdict=valid] h2{color:#14692b}[data-verdict=invalid] h2{color:#a8071a}'

const built = await build({
  configFile: false,
  logLevel: 'error',
  build: {
    write: false,
    target: 'es2022',
    lib: {
      entry: join(root, 'src/capabilities/evidence/ui/offline/main.ts'),
      formats: ['iife'],
      name: 'verify',
    },
  },
})
const [output] = [built].flat()
if (output === undefined || !('output' in output)) throw new Error('nothing was built')
const script = output.output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('')
const policy = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'"
const page = `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<title>离线校验</title><style>${STYLE}</style>
<body><script>${script.replaceAll('</script', '<\\/script')}</script></body></html>
`
await mkdir(dirname(target), { recursive: true })
await writeFile(target, page)
process.stdout.write(`${target}: ${page.length}\n`)
