/** XML 树: enough of XML for the parts of a docx file, which are machine-written. Pure. */

export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
}

/** The document element; tags that do not close are closed at the end. */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const stack: XmlElement[] = [root]
  const pattern =
    /<!--[\s\S]*?-->|<!\[CDATA\[([\s\S]*?)\]\]>|<[?!][^>]*>|<(\/?)([^\s/>]+)((?:"[^"]*"|'[^']*'|[^>"'])*?)(\/?)>|[^<]+/gu
  for (const match of source.matchAll(pattern)) {
    const top = stack[stack.length - 1] ?? root
    const name = match[3]
    if (name !== undefined) {
      if (match[2] === '/') {
        if (stack.length > 1) stack.pop()
        continue
      }
      const element: XmlElement = { name, attributes: attributesOf(match[4] ?? ''), children: [] }
      top.children.push(element)
      if (match[5] !== '/') stack.push(element)
    } else if (match[1] !== undefined) top.children.push(match[1])
    else if (!match[0].startsWith('<')) top.children.push(withoutEntities(match[0]))
  }
  const first = root.children.find((child) => typeof child !== 'string')
  return first ?? root
}

function attributesOf(source: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const match of source.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/gu)) {
    attributes[match[1] ?? ''] = withoutEntities(match[2] ?? match[3] ?? '')
  }
  return attributes
}

const NAMED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }

function withoutEntities(text: string): string {
  return text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/giu, (whole, hex, decimal, name) => {
    if (hex) return String.fromCodePoint(Number.parseInt(hex, 16))
    if (decimal) return String.fromCodePoint(Number(decimal))
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
