/** Rings of files that load each other. Types are erased and lazy imports load later: neither makes a ring. */
import type { Source, Violation } from './source.ts'

/** One violation per ring, at the import that closes it. */
export function cycleViolations(sources: readonly Source[]): Violation[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const done = new Set<string>()
  const trail: string[] = []
  const violations: Violation[] = []
  const visit = (source: Source): void => {
    trail.push(source.path)
    for (const { path, kind, line } of source.imports) {
      const next = path === undefined || kind !== 'value' ? undefined : byPath.get(path)
      if (next === undefined || done.has(next.path)) continue
      const start = trail.indexOf(next.path)
      if (start < 0) visit(next)
      else
        violations.push({
          path: source.path,
          line,
          rule: 'cycle',
          severity: 'error',
          message: ringMessage(trail.slice(start)),
        })
    }
    trail.pop()
    done.add(source.path)
  }
  for (const source of sources) if (!done.has(source.path)) visit(source)
  return violations
}

function ringMessage(ring: readonly string[]): string {
  return `${[...ring, ring[0]].join(' -> ')}: move what both need into a file of its own`
}
