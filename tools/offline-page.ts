/** The offline verifier as one file without any address in it. `node tools/offline-page.ts FILE` writes it by itself. */
import { mkdir, writeFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { build } from 'vite'

const ROOT = join(import.meta.dirname, '..')
const STYLE =
  'body{font:16px/1.6 system-ui,sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem}input{max-width:100%}pre{white-space:pre-wrap;overflow-wrap:anywhere}[data-verdict=valid] h2{color:#14692b}[data-verdict=invalid] h2{color:#a8071a}'
const POLICY = "default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'"

/** Builds the page; the build of the other pages ships it as `verify.html`. */
export async function offlinePage(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: {
      write: false,
      target: 'es2022',
      lib: {
        entry: join(ROOT, 'src/capabilities/evidence/ui/offline/main.ts'),
        formats: ['iife'],
        name: 'verify',
      },
    },
  })
  const [output] = [built].flat()
  if (output === undefined || !('output' in output)) throw new Error('nothing was built')
  const script = output.output.map((chunk) => (chunk.type === 'chunk' ? chunk.code : '')).join('')
  return `<!doctype html>
<html lang="zh-CN"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>离线校验</title><style>${STYLE}</style>
<body><script>${script.replaceAll('</script', '<\\/script')}</script></body></html>
`
}

if (import.meta.main) {
  const target = resolve(process.argv[2] ?? join(ROOT, 'dist/verify.html'))
  const page = await offlinePage()
  await mkdir(dirname(target), { recursive: true })
  await writeFile(target, page)
  process.stdout.write(`${target}: ${page.length}\n`)
}
