/** 网页的层数: the tree of an HTML document, no deeper than browsers build it. Pure. */

/** What a parser's nodes have of this; a template keeps its children in its content. */
interface Child {
  readonly nodeName: string
}
interface Parent<Node> {
  childNodes: Node[]
}

/** Browsers stop here too: what is nested deeper stands side by side. Readers that call themselves rely on it. */
const DEPTH_MAX = 512

/** Changes the tree in its place. Nothing is lost, and elements stay in their order. */
export function levelled<Node extends Child, Root extends Parent<Node>>(root: Root): Root {
  const open: { readonly parent: Parent<Node>; readonly depth: number }[] = [{ parent: root, depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { parent, depth } = next
    if (depth === DEPTH_MAX) parent.childNodes = sideBySide(parent.childNodes)
    else
      for (const child of parent.childNodes)
        for (const each of parentsIn<Node>(child)) open.push({ parent: each, depth: depth + 1 })
  }
  return root
}

const isParent = (node: Child): node is Child & Parent<Child> => 'childNodes' in node

/** An element is the parent of its children, a template of its content's too. */
function parentsIn<Node extends Child>(child: Node): readonly Parent<Node>[] {
  if (!isParent(child)) return []
  const content = 'content' in child ? [child.content as Parent<Node>] : []
  return [child as unknown as Parent<Node>, ...content]
}

/** All that stands below; an element keeps the words that are its own. */
function sideBySide<Node extends Child>(children: readonly Node[]): Node[] {
  const flat: Node[] = []
  const rest = [...children].reverse()
  for (let child = rest.pop(); child !== undefined; child = rest.pop()) {
    flat.push(child)
    for (const parent of parentsIn(child)) {
      for (const inner of parent.childNodes.filter(isParent).reverse()) rest.push(inner)
      parent.childNodes = parent.childNodes.filter((each) => !isParent(each))
    }
  }
  return flat
}
