/** Who may import whom. One function per room; each answers with what is wrong and what to do instead. */
import { DETECTORS, isForTests, type Part, type Place, placeOf, TIERS } from './place.ts'
import type { Import, Source, Violation } from './source.ts'

interface Wrong {
  readonly rule: string
  readonly message: string
}

interface Context {
  readonly source: Source
  readonly from: Place
  /** Where the import leads; undefined for packages. */
  readonly to: Place | undefined
  readonly target: Import
  /** Own files without a name of their own that pure parts or pages rely on. */
  readonly pureFiles: ReadonlySet<string>
}

type Capability = Extract<Place, { room: 'capability' }>

/** Packages that compute and do nothing else. */
const PURE_PACKAGES = ['fraction.js', 'opencc-js', 'parse5', 'asn1js', 'pkijs', 'pako', '@noble/hashes']
const BROWSER_PACKAGES = [
  ...PURE_PACKAGES,
  'react',
  'react-dom',
  'react-router',
  'antd',
  '@tanstack/react-query',
  'echarts',
  'pdfjs-dist',
  'dayjs',
  'qrcode',
  'zod',
]
const PURE_PARTS: readonly Part[] = ['contract', 'procedure', 'domain', 'policy']

/** `@scope/name/deep` -> `@scope/name`. */
const packageOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/')

const isPackage = (target: Import, names: readonly string[]): boolean =>
  target.path === undefined && names.includes(packageOf(target.specifier))

const isStyle = (target: Import): boolean => /\.(css|svg|png)$/.test(target.specifier)

const isOwn = (to: Place | undefined, from: Capability): to is Capability =>
  to?.room === 'capability' && to.capability === from.capability

const isPlatformContract = (target: Import): boolean =>
  /^src\/platform\/.*\bcontract\.ts$/.test(target.path ?? '')

function kernel({ to, target }: Context): Wrong | undefined {
  if (to?.room === 'kernel' || isPackage(target, ['fraction.js'])) return undefined
  if (isPackage(target, ['zod']) && target.kind === 'type') return undefined
  return {
    rule: 'kernel',
    message: 'the kernel imports the kernel only: pass in what lies outside as an argument',
  }
}

/** contract, procedure, domain, policy, and the unnamed files that they stand on. */
function pure(context: Context, from: Capability): Wrong | undefined {
  const { to, target, pureFiles } = context
  if (to?.room === 'kernel' || isPackage(target, PURE_PACKAGES)) return undefined
  if (isPackage(target, ['zod']) && (from.part === 'contract' || from.part === 'other')) return undefined
  if (isOwn(to, from) && (PURE_PARTS.includes(to.part) || pureFiles.has(target.path ?? ''))) return undefined
  if (from.part === 'other' && isOwn(to, from) && to.part === 'messages') return undefined
  return {
    rule: 'pure',
    message:
      'contract, procedure, domain and policy, and what they stand on, import the kernel and each other: move this to service.ts, or take its outcome as an argument (zod belongs in contract.ts)',
  }
}

function store({ to, target, pureFiles }: Context, from: Capability): Wrong | undefined {
  if (to?.room === 'kernel' || isPackage(target, ['kysely', ...PURE_PACKAGES])) return undefined
  if (to?.room === 'platform' && to.folder === 'db') return undefined
  if (
    isOwn(to, from) &&
    (['domain', 'contract', 'store'].includes(to.part) || pureFiles.has(target.path ?? ''))
  )
    return undefined
  if (isOwn(to, from) && to.part === 'other' && target.kind === 'type') return undefined
  return {
    rule: 'store',
    message:
      'store.ts sees the kernel, its own domain and contract, and platform/db: let service.ts bring the two together',
  }
}

/** service, index, jobs, cli, measures and the other parts on the server; routes see HTTP as well. */
function server({ to, target }: Context, from: Capability): Wrong | undefined {
  if (isPackage(target, ['kysely', 'pg']))
    return { rule: 'sql-in-store', message: 'SQL belongs in store.ts: call a function of the store' }
  if (to === undefined || to.room === 'kernel') return undefined
  if (to.room === 'platform') {
    if (to.folder !== 'http' || ['routes', 'index'].includes(from.part)) return undefined
    return {
      rule: 'service',
      message: 'only routes.ts knows HTTP: answer with a Result and let the route speak',
    }
  }
  if (isOwn(to, from) && to.part !== 'ui') return undefined
  if (to.room === 'capability' && to.capability !== from.capability) {
    if (to.part === 'index' && target.path?.split('/').length === 4) return undefined
    return {
      rule: 'neighbour',
      message: `a neighbour has one door: import capabilities/${to.capability}/index.ts`,
    }
  }
  return {
    rule: 'service',
    message: 'the server of a capability sees its own files, the platform and its neighbours',
  }
}

function ui({ to, target, pureFiles }: Context, from: Capability): Wrong | undefined {
  if (isPackage(target, BROWSER_PACKAGES) || isStyle(target) || isPlatformContract(target)) return undefined
  if (to?.room === 'kernel' || to?.room === 'web') return undefined
  const own: readonly Part[] = ['ui', 'contract', 'domain', 'procedure', 'messages']
  if (isOwn(to, from) && (own.includes(to.part) || pureFiles.has(target.path ?? ''))) return undefined
  if (to?.room === 'capability' && to.capability !== from.capability && to.part === 'contract')
    return undefined
  return {
    rule: 'ui',
    message:
      "a page sees the kernel, web, its own contract, domain, procedure and words, and neighbours' contract.ts; ask the server for the rest, and add a package that runs in browsers to tools/walls/imports.ts",
  }
}

function web({ to, target }: Context): Wrong | undefined {
  if (isPackage(target, BROWSER_PACKAGES) || isStyle(target) || isPlatformContract(target)) return undefined
  if (to?.room === 'kernel' || to?.room === 'web' || (to?.room === 'registry' && to.forPages))
    return undefined
  if (to?.room === 'capability' && to.part === 'contract') return undefined
  return {
    rule: 'web',
    message: 'the shell sees the kernel, web, contracts and registry.ui.ts: register a page instead',
  }
}

function platform({ to }: Context): Wrong | undefined {
  if (to === undefined || to.room === 'kernel' || to.room === 'platform') return undefined
  return { rule: 'platform', message: 'the platform knows no capability: let app/ hand it in' }
}

function registry({ to }: Context, forPages: boolean): Wrong | undefined {
  if (to === undefined || to.room === 'kernel' || to.room === 'platform') return undefined
  if (to.room === 'web' && forPages) return undefined
  if (
    to.room === 'capability' &&
    (forPages ? ['ui', 'messages', 'contract'].includes(to.part) : to.part === 'index')
  )
    return undefined
  return {
    rule: 'registry',
    message: 'registry.ts lists index.ts of each capability, registry.ui.ts its pages',
  }
}

function app({ to }: Context): Wrong | undefined {
  if (to === undefined || ['kernel', 'platform', 'app', 'registry', 'practice'].includes(to.room))
    return undefined
  if (to.room === 'capability' && to.part === 'index') return undefined
  return { rule: 'app', message: 'start-up sees capabilities by registry.ts and index.ts, and no page' }
}

function practice({ to }: Context): Wrong | undefined {
  if (to === undefined || ['kernel', 'platform', 'practice'].includes(to.room)) return undefined
  return {
    rule: 'practice',
    message: 'the practice market stands alone: it sees the kernel and the platform',
  }
}

function capability(context: Context, from: Capability): Wrong | undefined {
  if (from.part === 'ui') return ui(context, from)
  if (from.part === 'store') return store(context, from)
  if (
    from.part === 'messages' ||
    PURE_PARTS.includes(from.part) ||
    context.pureFiles.has(context.source.path)
  )
    return from.part === 'messages' ? messages(context, from) : pure(context, from)
  return server(context, from)
}

function messages({ to }: Context, from: Capability): Wrong | undefined {
  if (to?.room === 'kernel' || (isOwn(to, from) && to.part === 'messages')) return undefined
  return { rule: 'pure', message: 'a catalog holds words only' }
}

function roomRule(context: Context): Wrong | undefined {
  const { from } = context
  switch (from.room) {
    case 'kernel':
      return kernel(context)
    case 'platform':
      return isPlatformContract({ ...context.target, path: context.source.path })
        ? platformContract(context)
        : platform(context)
    case 'web':
      return web(context)
    case 'app':
      return app(context)
    case 'practice':
      return practice(context)
    case 'registry':
      return registry(context, from.forPages)
    case 'capability':
      return capability(context, from)
    case 'outside':
      return undefined
  }
}

function platformContract({ to, target }: Context): Wrong | undefined {
  if (to?.room === 'kernel' || isPackage(target, ['zod']) || isPlatformContract(target)) return undefined
  return {
    rule: 'pure',
    message: 'a contract runs in the browser too: it imports the kernel, contracts and zod',
  }
}

/** Calls go upstream: the same tier or a lower one. */
function tierRule({ from, to }: Context): Wrong | undefined {
  if (from.room !== 'capability' || to?.room !== 'capability') return undefined
  const [mine, theirs] = [TIERS[from.capability], TIERS[to.capability]]
  if (mine === undefined)
    return { rule: 'tier', message: `give ${from.capability} a tier in tools/walls/place.ts` }
  if (theirs === undefined || theirs <= mine) return undefined
  return {
    rule: 'tier',
    message: `${to.capability} stands on a higher tier: publish an event that it subscribes to`,
  }
}

function separationRule({ from, to }: Context): Wrong | undefined {
  const isDetector = (place: Place | undefined): boolean =>
    place?.room === 'capability' && DETECTORS.includes(place.capability)
  const joins = (a: Place | undefined, b: Place | undefined): boolean =>
    a?.room === 'practice' && isDetector(b)
  if (!joins(from, to) && !joins(to, from)) return undefined
  return {
    rule: 'separation',
    message: 'the practice market and the detectors never meet: what is found must be found from outside',
  }
}

function testRule({ source, target }: Context): Wrong | undefined {
  if (target.path === undefined || !target.path.startsWith('src/') || !isForTests(target.path))
    return undefined
  if (isForTests(source.path)) return undefined
  return {
    rule: 'tests-only',
    message: 'the product does not run on fakes and builders: import the real thing',
  }
}

/** Every import of the file that a wall stands in the way of. */
export function importViolations(source: Source, pureFiles: ReadonlySet<string>): Violation[] {
  return source.imports.flatMap((target) => {
    const to = target.path === undefined ? undefined : placeOf(target.path)
    const context: Context = { source, from: placeOf(source.path), to, target, pureFiles }
    const always = separationRule(context) ?? testRule(context)
    const wrong = always ?? (isForTests(source.path) ? undefined : (tierRule(context) ?? roomRule(context)))
    if (wrong === undefined) return []
    const { rule, message } = wrong
    return [
      {
        path: source.path,
        line: target.line,
        rule,
        severity: 'error',
        message: `${target.specifier}: ${message}`,
      },
    ]
  })
}

/**
 * Files of a capability without a name of their own (`masking.ts`, `edition/`) that its pure parts or its pages
 * import, and what those import in turn: they must be as pure as whoever relies on them.
 */
export function pureFilesOf(sources: readonly Source[]): Set<string> {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const pureFiles = new Set<string>()
  const visit = (source: Source): void => {
    const from = placeOf(source.path)
    for (const { path } of source.imports) {
      const to = path === undefined ? undefined : placeOf(path)
      if (path === undefined || from.room !== 'capability' || !isOwn(to, from) || to.part !== 'other')
        continue
      const next = byPath.get(path)
      if (next === undefined || pureFiles.has(path)) continue
      pureFiles.add(path)
      visit(next)
    }
  }
  for (const source of sources) {
    const place = placeOf(source.path)
    const relies = place.room === 'capability' && (place.part === 'ui' || PURE_PARTS.includes(place.part))
    if (relies && !isForTests(source.path)) visit(source)
  }
  return pureFiles
}
