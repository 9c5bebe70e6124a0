/** Where a file stands in the house, from its path alone. */

/** Tier of each capability: upstream is the same tier or a lower one. As in ARCHITECTURE.md. */
export const TIERS: Readonly<Record<string, number>> = {
  organisation: 1,
  audit: 1,
  matters: 1,
  operators: 2,
  figures: 2,
  monitoring: 3,
  evidence: 3,
  complaints: 3,
  clues: 3,
  guidance: 4,
  cases: 4,
  inspections: 4,
  coordination: 4,
  credit: 5,
  publication: 5,
  services: 5,
  assessment: 5,
  exchange: 5,
}

/** Capabilities that search for breaches; the practice market must neither see them nor be seen by them. */
export const DETECTORS: readonly string[] = ['monitoring']

/** The parts of a capability that have rules of their own; every other file of it is `other`. */
const PARTS = [
  'contract',
  'procedure',
  'domain',
  'policy',
  'store',
  'service',
  'routes',
  'jobs',
  'cli',
  'demo',
  'ui',
  'index',
  'messages',
] as const
export type Part = (typeof PARTS)[number] | 'other'

export type Place =
  | { readonly room: 'kernel' | 'web' | 'app' | 'practice' | 'outside' }
  | { readonly room: 'platform'; readonly folder: string }
  | { readonly room: 'registry'; readonly forPages: boolean }
  | { readonly room: 'capability'; readonly capability: string; readonly part: Part }

export function placeOf(path: string): Place {
  const [src, room = '', first = '', second = ''] = path.split('/')
  if (src !== 'src') return { room: 'outside' }
  switch (room) {
    case 'kernel':
    case 'web':
    case 'app':
    case 'practice':
      return { room }
    case 'platform':
      return { room, folder: stem(first) }
    case 'capabilities':
      if (second === '') return { room: 'registry', forPages: first === 'registry.ui.ts' }
      return { room: 'capability', capability: first, part: partOf(second) }
    default:
      return { room: 'outside' }
  }
}

const stem = (name: string): string => name.replace(/\..*$/, '')

function partOf(name: string): Part {
  const part = stem(name)
  return PARTS.find((known) => known === part) ?? 'other'
}

/** Tests and what only tests use: they may look everywhere, and nobody else may look at them. */
export function isForTests(path: string): boolean {
  return (
    /\.(test|fake)\.tsx?$/.test(path) || /(^|\/)testing(\.tsx?$|\/)/.test(path) || !path.startsWith('src/')
  )
}
