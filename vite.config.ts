/** Builds the pages (src/web and the capabilities' ui folders) into dist/web. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip, gzipSync } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'
import { offlinePage } from './tools/offline-page.ts'

const OUTPUT = join(import.meta.dirname, 'dist/web')

function isPlain(value: unknown): boolean {
  if (value === null || ['string', 'number', 'boolean'].includes(typeof value)) return true
  if (Array.isArray(value)) return value.every(isPlain)
  if (typeof value !== 'object' || value === undefined) return false
  return Object.getPrototypeOf(value) === Object.prototype && Object.values(value).every(isPlain)
}

/** What a page needs of an endpoint is its name and address; the schemas stay with the server. */
function browserPart(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (!('id' in value && 'method' in value && 'path' in value && 'response' in value)) return value
  const { id, method, path } = value
  return { id, method, path }
}

/**
 * Contracts reach the browser as plain data: endpoints and constants, without zod (60 kB) and its schemas.
 * An import of a schema or a function from a contract therefore fails the build, by name.
 */
function contractsAsData(): Plugin {
  return {
    name: 'sishi:contracts-as-data',
    async load(id) {
      if (!/\/src\/(capabilities|platform)\/[^/]+\/contract(\.ts|\/.+\.ts)$/.test(id)) return null
      const contract: Record<string, unknown> = await import(pathToFileURL(id).href)
      const lines = Object.entries(contract)
        .map(([name, value]) => [name, browserPart(value)] as const)
        .filter(([, value]) => isPlain(value))
        .map(
          ([name, value]) => `export const ${name} = /* @__PURE__ */ Object.freeze(${JSON.stringify(value)})`,
        )
      return { code: lines.join('\n'), map: null, moduleType: 'js' }
    },
  }
}

/** What pdf.js reads beside itself to draw Chinese texts and scans: character maps, typefaces, decoders. */
function pdfParts(): Plugin {
  return {
    name: 'sishi:pdf-parts',
    apply: 'build',
    async generateBundle() {
      const from = join(import.meta.dirname, 'node_modules/pdfjs-dist')
      for (const part of ['cmaps', 'standard_fonts', 'wasm'])
        for (const name of await readdir(join(from, part))) {
          if (/quickjs|^LICENSE/i.test(name)) continue
          const source = await readFile(join(from, part, name))
          this.emitFile({ type: 'asset', fileName: `pdf/${part}/${name}`, source })
        }
    },
  }
}

/** 离线校验页: one file that verifies a pack without a network, for download. */
function offlineVerifier(): Plugin {
  return {
    name: 'sishi:offline-verifier',
    apply: 'build',
    async generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'verify.html', source: await offlinePage() })
    },
  }
}

/** Writes `.br` and `.gz` beside each text file, so that the server never compresses the same bytes twice. */
function precompressed(): Plugin {
  const compressBrotli = promisify(brotliCompress)
  const compressGzip = promisify(gzip)
  return {
    name: 'sishi:precompressed',
    apply: 'build',
    async closeBundle() {
      for (const entry of await readdir(OUTPUT, { recursive: true })) {
        if (!/\.(js|css|html|svg|json)$/.test(entry)) continue
        const path = join(OUTPUT, entry)
        const content = await readFile(path)
        if (content.length < 1024) continue
        const quality = { [constants.BROTLI_PARAM_QUALITY]: 9 }
        await writeFile(`${path}.br`, await compressBrotli(content, { params: quality }))
        await writeFile(`${path}.gz`, await compressGzip(content, { level: 9 }))
      }
    },
  }
}

/** Compressed script that must have come before the page shows something of use; a page in the shell has 100 kB of its own. */
const BUDGETS = [
  { page: 'src/capabilities/organisation/ui/SignInPage.tsx', bytesMax: 100_000 },
  { page: 'src/web/shell/Shell.tsx', bytesMax: 250_000 },
]

/** Fails the build when a first page has become too heavy. */
function withinBudget(): Plugin {
  return {
    name: 'sishi:within-budget',
    apply: 'build',
    generateBundle(_, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk')
      const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
      for (const { page, bytesMax } of BUDGETS) {
        const needed = new Set<string>()
        const add = (name: string) => {
          if (needed.has(name)) return
          needed.add(name)
          for (const each of byName.get(name)?.imports ?? []) add(each)
        }
        for (const chunk of chunks)
          if (chunk.isEntry || chunk.facadeModuleId?.endsWith(page)) add(chunk.fileName)
        const codes = [...needed].map((name) => byName.get(name)?.code ?? '')
        const bytes = codes.reduce((sum, code) => sum + gzipSync(code).length, 0)
        if (bytes > bytesMax)
          this.error(`${page} needs ${bytes} bytes of compressed script, ${bytesMax} allowed`)
        this.info(`${page}: ${bytes} of ${bytesMax} bytes of compressed script`)
      }
    },
  }
}

export default defineConfig({
  root: join(import.meta.dirname, 'src/web'),
  plugins: [contractsAsData(), react(), pdfParts(), offlineVerifier(), withinBudget(), precompressed()],
  build: {
    outDir: OUTPUT,
    emptyOutDir: true,
    target: 'es2022',
    // No inline script or data: URL in the answer: the content security policy allows neither.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    reportCompressedSize: false,
  },
})
