/** XML 树: enough of XML for the parts of a docx file, which are machine-written. Pure. */

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
}

/** The document element; tags that do not close are closed at the end. One pass, whatever the bytes are. */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const stack: XmlElement[] = [root]
  let at = 0
  while (at < source.length) {
    const top = stack[stack.length - 1] ?? root
    const open = source.indexOf('<', at)
    const end = open < 0 ? source.length : open
    if (end > at) top.children.push(withoutEntities(source.slice(at, end)))
    if (open < 0) break
    if (source.startsWith('<!--', open)) at = after(source, '-->', open)
    else if (source.startsWith('<![CDATA[', open)) {
      at = after(source, ']]>', open)
      top.children.push(source.slice(open + 9, Math.max(open + 9, at - 3)))
    } else {
      at = tagEnd(source, open)
      const tag = source.slice(open + 1, at - 1)
      if (tag.startsWith('/')) {
        if (stack.length > 1) stack.pop()
      } else if (!/^[!?]/u.test(tag)) {
        const empty = tag.endsWith('/')
        const name = /^[^\s/>]*/u.exec(tag)?.[0] ?? ''
        const attributes = attributesOf(tag.slice(name.length, empty ? -1 : undefined))
        const element: XmlElement = { name, attributes, children: [] }
        top.children.push(element)
        if (!empty) stack.push(element)
      }
    }
  }
  const first = root.children.find((child) => typeof child !== 'string')
  return first ?? root
}

function after(source: string, close: string, from: number): number {
  const found = source.indexOf(close, from)
  return found < 0 ? source.length : found + close.length
}

/** The offset behind the > of a tag; one inside quotes does not count. */
function tagEnd(source: string, from: number): number {
  let quote = ''
  for (let i = from + 1; i < source.length; i += 1) {
    const c = source[i] ?? ''
    if (quote !== '') {
      if (c === quote) quote = ''
    } else if (c === '"' || c === "'") quote = c
    else if (c === '>') return i + 1
  }
  return source.length
}

function attributesOf(source: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const match of source.matchAll(/([^\s="']+)=(?:"([^"]*)"|'([^']*)')/gu)) {
    attributes[match[1] ?? ''] = withoutEntities(match[2] ?? match[3] ?? '')
  }
  return attributes
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function withoutEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex, decimal, name) => {
    const code = hex ? Number.parseInt(hex, 16) : decimal ? Number(decimal) : undefined
    if (code !== undefined) return code <= 0x10ffff ? String.fromCodePoint(code) : ''
    return NAMED[name] ?? whole
  })
}

/** The first child of that name. */
export function child(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return element?.children.find(
    (entry): entry is XmlElement => typeof entry !== 'string' && entry.name === name,
  )
}

/** All children of that name. */
export function children(element: XmlElement | undefined, name: string): XmlElement[] {
  return (element?.children ?? []).filter(
    (entry): entry is XmlElement => typeof entry !== 'string' && entry.name === name,
  )
}
