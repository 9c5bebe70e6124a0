/**
 * 预先选中: what a page has ticked before anyone has touched it, in whatever way it draws a tick: a box, a switch, one of
 * several choices, an element that only looks like one, and what stands in hidden layers, templates and scripts. Pure.
 */
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5'
import { levelled } from '../../../kernel/html-depth.ts'

type Element = DefaultTreeAdapterTypes.Element
type Node = DefaultTreeAdapterTypes.ChildNode

/** An addition with its price: 加配茶具 +¥68. */
const ADDED = /[+＋加][^\n]{0,12}[¥￥]?\s*\d/
/** 连续包月 among the kinds of payment, 运费险 among the choices: what is sold beside the goods. */
const BESIDE =
  /连续包|自动续|自动扣|险(?!品)|延保|保障服务|会员|加购|服务费|捐|订阅|加油包|贵宾|搭配购|搭售|券包|换购|接送|休息室|代金券|以旧换新服务|清洗服务/
/** Choices that cost nothing. */
const WITHOUT = /^(?:不|无|否|没有|暂不)|不(?:要|需要|购买|加|选)|免费|[¥￥]?\s*0(?:\.0+)?元?$/

const STATE = /(?:^|[\s_-])(?:is-?)?(?:checked|selected|active|on|cur|current|chosen|picked)(?:[\s_-]|$)/i
const BOX =
  /check|switch|toggle|tick|radio|option|add-?on|choose|choice|gou-?xuan|fuwu|service|insur|baoxian|extra|upsell|vas\b/i
const YES = /^(?:true|1|checked|selected|on|yes|)$/i

const LABEL_MAX = 60

const costs = (label: string): boolean =>
  label !== '' &&
  label.length <= LABEL_MAX &&
  !WITHOUT.test(label) &&
  (ADDED.test(label) || BESIDE.test(label))

/** Whether an element stands ticked. Choices that one has to make anyway count only where they cost more. */
export function isTicked(
  { tagName, parentNode }: Element,
  attribute: (name: string) => string | undefined,
  label: () => string,
): boolean {
  if (tagName === 'input') {
    const type = attribute('type')?.toLowerCase()
    const bound = attribute(':checked') ?? attribute('v-bind:checked') ?? attribute('[checked]')
    if (attribute('checked') === undefined && bound !== 'true') return false
    return type === 'checkbox' || (type === 'radio' && costs(label()))
  }
  if (tagName === 'option') {
    const isChosen = attribute('selected') !== undefined || isFirstOption(parentNode)
    return isChosen && costs(label())
  }
  if (attribute('aria-checked')?.toLowerCase() === 'true')
    return costs(label()) || attribute('role') === 'checkbox' || BOX.test(attribute('class') ?? '')
  const said = attribute('data-checked') ?? attribute('data-selected') ?? attribute('data-default-checked')
  if (said !== undefined && YES.test(said)) return costs(label())
  const mark = attribute('class') ?? ''
  return mark !== '' && STATE.test(mark) && BOX.test(mark) && costs(label())

  function isFirstOption(list: Element['parentNode']): boolean {
    if (list === null || !('childNodes' in list)) return false
    const options = list.childNodes.filter(
      (node): node is Element => 'tagName' in node && node.tagName === 'option',
    )
    return options[0]?.attrs === undefined
      ? false
      : !options.some(({ attrs }) => attrs.some(({ name }) => name === 'selected')) && isSame(options[0])
  }
  function isSame(first: Element): boolean {
    return first.childNodes.map(textOf).join('').trim() === label()
  }
}

/** The ticks of a tree that is not shown: a hidden layer, a template. */
export function hiddenTicks(root: { readonly childNodes: readonly Node[] }): readonly string[] {
  const found: string[] = []
  const visit = (nodes: readonly Node[], label: string): void => {
    for (const [at, node] of nodes.entries()) {
      if (!('tagName' in node)) continue
      const attribute = (name: string) => node.attrs.find((each) => each.name === name)?.value
      const own = node.tagName === 'label' ? textOf(node) : label
      const named = (): string =>
        (node.tagName === 'input'
          ? own || labelFor(root, attribute('id')) || nextWords(nodes, at)
          : textOf(node)
        ).trim()
      if (isTicked(node, attribute, named)) found.push(named())
      visit('content' in node ? node.content.childNodes : node.childNodes, own)
    }
  }
  visit(root.childNodes, '')
  return found
}

function labelFor(root: { readonly childNodes: readonly Node[] }, id: string | undefined): string {
  if (id === undefined) return ''
  for (const node of root.childNodes) {
    if (!('tagName' in node)) continue
    if (node.tagName === 'label' && node.attrs.some(({ name, value }) => name === 'for' && value === id))
      return textOf(node)
    const inside = labelFor(node, id)
    if (inside !== '') return inside
  }
  return ''
}

/** The label that stands right behind a box. */
export function labelAfter(box: Element): string {
  const nodes = box.parentNode?.childNodes ?? []
  const next = nodes
    .slice(nodes.indexOf(box) + 1)
    .find((node) => !('value' in node) || node.value.trim() !== '')
  return next !== undefined && 'tagName' in next && next.tagName === 'label' ? textOf(next) : ''
}

const nextWords = (nodes: readonly Node[], at: number): string =>
  nodes
    .slice(at + 1, at + 3)
    .map(textOf)
    .join('')

const MARKUP = /<(?:label|div|li|ul|p|form|section|span|input|select)\b[^\n]{0,2000}/g
const OBJECT = /\{[^{}]{0,300}\}/g
const SET =
  /["']?(?:checked|selected|isChecked|isSelected|defaultChecked|preselected|ticked|default)["']?\s*:\s*(?:true|1|!0)\b/
const NAMED = /["'`]([^"'`\n]*[\u4e00-\u9fff][^"'`\n]*)["'`]/
const ADDITIONS = /add-?ons?|extras?|upsell|insur|baoxian|additions?|加购|搭配/i
const PRICED = /price["']?\s*:\s*["']?(\d+(?:\.\d+)?)/i
/** box.checked = true, $('#box').prop('checked', true). */
const PRESSED =
  /["'`]#?([\w-]+)["'`]\s*\)[^;\n]{0,30}?(?:\.checked\s*=\s*(?:true|1|!0)|(?:prop|attr)\(\s*["']checked["']\s*,\s*(?:true|1|["']checked["']))/g

export interface ScriptTicks {
  /** Labels of what scripts write into the page ticked. */
  readonly labels: readonly string[]
  /** Ids of boxes that scripts tick. */
  readonly ids: readonly string[]
}

export function scriptTicks(scripts: string): ScriptTicks {
  if (!/check|select|preselected|ticked|default/i.test(scripts)) return { labels: [], ids: [] }
  const labels: string[] = []
  if (/checked|selected/i.test(scripts))
    for (const [markup] of scripts.matchAll(MARKUP))
      if (/checked|selected/i.test(markup))
        labels.push(
          ...hiddenTicks(
            levelled(parseFragment(markup.replace(/\\(["'/])/g, '$1').replace(/["'`]\s*\+\s*["'`]/g, ''))),
          ),
        )
  for (const { 0: object, index } of scripts.matchAll(OBJECT)) {
    const name = SET.test(object) ? NAMED.exec(object)?.[1] : undefined
    if (name === undefined) continue
    const price = PRICED.exec(object)?.[1]
    const label = price === undefined || Number(price) === 0 ? name : `${name} +¥${price}`
    // 红色, chosen among colours, is the goods themselves.
    const isBeside = BESIDE.test(name) || ADDITIONS.test(scripts.slice(Math.max(0, index - 80), index))
    if (isBeside && costs(label)) labels.push(label)
  }
  return { labels, ids: [...scripts.matchAll(PRESSED)].map((found) => found[1] ?? '') }
}

export function textOf(node: Node): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node)) return ''
  return node.childNodes.map(textOf).join('').replace(/\s+/g, ' ').trim()
}
