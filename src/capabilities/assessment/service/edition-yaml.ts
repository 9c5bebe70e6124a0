/** 指标体系 as YAML: the document as it is, and back with the line of each part. */
import { isNode, LineCounter, parseDocument, stringify } from 'yaml'
import type { Edition, EditionOutline, RawDocument } from '../edition/index.ts'

export function editionYaml(edition: Edition | EditionOutline): string {
  return stringify(edition, { lineWidth: 0, aliasDuplicateObjects: false })
}

/** What is no YAML at all is a fault with its line. */
export function readYaml(text: string): RawDocument {
  const lines = new LineCounter()
  const parsed = parseDocument(text, { lineCounter: lines })
  const faults = parsed.errors.map((error) => ({
    ...NOWHERE,
    row: lines.linePos(error.pos[0]).line,
    code: 'no_yaml',
    details: { why: error.code },
  }))
  if (faults.length > 0) return { document: undefined, faults, locate: () => NOWHERE }
  return {
    document: parsed.toJS({ maxAliasCount: 0 }) as unknown,
    faults,
    locate: (path) => {
      for (let length = path.length; length > 0; length--) {
        const node = parsed.getIn(path.slice(0, length), true)
        if (isNode(node) && node.range)
          return { sheet: null, row: lines.linePos(node.range[0]).line, column: path.map(String).join('.') }
      }
      return { sheet: null, row: null, column: path.map(String).join('.') || null }
    },
  }
}

const NOWHERE = { sheet: null, row: null, column: null }
