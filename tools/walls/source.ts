/** Source files with what they import, by the parser that the build uses anyway. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { parseSync } from 'vite'

export interface Import {
  /** As written. */
  readonly specifier: string
  /** Path from the root, for our own files; undefined for packages. */
  readonly path: string | undefined
  readonly line: number
  /** `type`: erased, `dynamic`: loaded later, `value`: loaded with the file. */
  readonly kind: 'value' | 'type' | 'dynamic'
}

export interface Source {
  /** Path from the root, with `/`. */
  readonly path: string
  readonly text: string
  readonly imports: readonly Import[]
}

export interface Violation {
  readonly path: string
  readonly line: number
  readonly rule: string
  /** Says what to do instead. */
  readonly message: string
  readonly severity: 'error' | 'warning'
}

const CODE = /\.tsx?$/

/** Every `.ts`, `.tsx` and `.sql` below the folders, parsed. */
export function readSources(root: string, folders: readonly string[]): Source[] {
  return folders.flatMap((folder) => filesBelow(root, folder)).map((path) => readSource(root, path))
}

function filesBelow(root: string, folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|sql)$/.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort()
}

function readSource(root: string, path: string): Source {
  const text = readFileSync(join(root, path), 'utf8')
  return { path, text, imports: CODE.test(path) ? importsOf(path, text) : [] }
}

/** 1-based line of a position. */
export const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length

function importsOf(path: string, text: string): Import[] {
  const { module, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} does not parse: ${errors[0]?.message}`)
  const found: Import[] = []
  const add = (specifier: string, position: number, kind: Import['kind']): void => {
    const isOwn = specifier.startsWith('.')
    const target = isOwn ? join(dirname(path), specifier).replaceAll('\\', '/') : undefined
    found.push({ specifier, path: target, line: lineAt(text, position), kind })
  }
  for (const { moduleRequest, entries } of module.staticImports) {
    const isType = entries.length > 0 && entries.every((entry) => entry.isType)
    add(moduleRequest.value, moduleRequest.start, isType ? 'type' : 'value')
  }
  for (const { entries } of module.staticExports)
    for (const { moduleRequest, isType } of entries)
      if (moduleRequest) add(moduleRequest.value, moduleRequest.start, isType ? 'type' : 'value')
  for (const { moduleRequest } of module.dynamicImports) {
    const literal = /^(['"`])(.*)\1$/.exec(text.slice(moduleRequest.start, moduleRequest.end))
    if (literal?.[2] !== undefined) add(literal[2], moduleRequest.start, 'dynamic')
  }
  return found
}
