/**
 * 栏目内容: what the columns of a table hold, by what stands in them, where the words of the head do not tell: a column
 * of names of units is one of units, a column counting from 1 is one of numbers. Pure.
 */
import { type ColumnKey, columnOf } from './columns.ts'
import { fold, numeral, squeeze } from './fold.ts'
import { roleOf } from './unit-labels.ts'
import { onlyUnits } from './unit-name.ts'

type Content =
  | 'number'
  | 'kind'
  | 'code'
  | 'points'
  | 'units'
  | 'time'
  | 'role'
  | 'person'
  | 'post'
  | 'long'
  | 'short'
  | 'empty'

type Row = { readonly cells: readonly { readonly text: string }[] }
type Columns = readonly (ColumnKey | undefined)[]

const ROLE =
  /^(?:第一|常务|执行|总)?副?(?:组长|召集人|总?指挥长?|主任)$|^(?:成员|联络员|顾问|秘书长)(?:单位)?$/u
const POST = /(?:长|主任|书记|负责人|经理|委员|主席|科员|干部|专员|组员|同志)$/u
const TIME = /20\d\d|\d月|月底|年底|季度|半年|年内|^(?:长期|全年|持续|常年|每[月季年])/u
const UNITS_SAID =
  /(?:^|(?<=[,;、。\s]))[\p{Script=Han}]{2,8}:|(?:等)?(?:按.{0,10}分工)?(?:牵头|配合|负责|参与|落实)(?=$|[,;、。\s])/gu

const fits: readonly (readonly [Content, (text: string) => boolean])[] = [
  ['kind', (text) => /^定[量性]/u.test(text)],
  ['code', (text) => /^[A-Z]{1,2}\s*-?\d{1,3}(?:[.-]\d{1,2})?$/u.test(text)],
  ['points', (text) => /^\d{1,3}(?:\.\d+)?分?$/u.test(text)],
  ['role', (text) => ROLE.test(text)],
  ['units', (text) => text.length < 200 && onlyUnits(text.replace(UNITS_SAID, ''), true)],
  ['time', (text) => text.length <= 24 && TIME.test(text)],
  ['post', (text) => text.length >= 4 && text.length <= 40 && POST.test(text)],
  ['person', (text) => /^\p{Script=Han}{2,4}$|^\p{Script=Han}+·\p{Script=Han}+$/u.test(text)],
]

/** Lists of goods, of cases and of telephones are no part of a plan. */
const GOODS =
  /商品|产品|样品|规格|型号|批号|生产(?:单位|企业)|抽样|抽检|检验|检测|不合格|处罚|违法|案由|当事人|信用代码|电话|邮编|地址|邮箱|中标|报价|预算|金额/u

const SAMPLE = 60

/** Every row has a word of its own here: no name of a group. */
function areDistinct(texts: readonly string[]): boolean {
  return texts.length >= 2 && new Set(texts).size === texts.length
}

/** What most cells of one column are. */
function contentOf(texts: readonly string[]): Content {
  if (texts.length === 0) return 'empty'
  const share = (test: (text: string) => boolean) => texts.filter(test).length / texts.length
  if (counts(texts)) return 'number'
  const found = fits.find(([, test]) => share(test) >= 0.75)?.[0]
  if (found) return found
  const mean = texts.reduce((sum, text) => sum + text.length, 0) / texts.length
  return mean > 14 || share((text) => /[。;]/u.test(text)) > 0.5 ? 'long' : 'short'
}

/** 1, 2, 3 … : a column that counts its rows, some of them perhaps lost. */
function counts(texts: readonly string[]): boolean {
  const numbers = texts.map((text) => numeral(text.replace(/[.、]$/u, '')))
  const steps = numbers.filter((n, i) => i > 0 && n === (numbers[i - 1] ?? 0) + 1).length
  return texts.length >= 2 && steps >= (texts.length - 1) * 0.7 && numbers.every((n) => !Number.isNaN(n))
}

function columnTexts(rows: readonly Row[], width: number): string[][] {
  const columns: string[][] = Array.from({ length: width }, () => [])
  for (const row of rows.slice(0, SAMPLE)) {
    const filled = new Set(row.cells.map((cell) => squeeze(cell.text)).filter((text) => text !== ''))
    if (row.cells.length !== width || (filled.size < 2 && width > 2)) continue
    for (const [i, cell] of row.cells.entries()) {
      const text = fold(cell.text)
        .trim()
        .replace(/\s*\n\s*/gu, ' ')
      if (text !== '' && text !== '-' && text !== '/') columns[i]?.push(text)
    }
  }
  return columns
}

/** Names the columns that their heads leave open; what the heads say stands. */
export function filledColumns(
  columns: Columns,
  heads: readonly string[],
  rows: readonly Row[],
): (ColumnKey | undefined)[] {
  const texts = columnTexts(rows, columns.length)
  return assign(namedOnce(columns), heads, texts.map(contentOf), texts.map(areDistinct)) ?? [...columns]
}

/** 评估内容 beside 评分细则: of two columns of criteria in a table without names the first holds the names. */
function namedOnce(columns: Columns): Columns {
  const first = columns.indexOf('criteria')
  if (first < 0 || columns.includes('name') || columns.indexOf('criteria', first + 1) < 0) return columns
  return columns.map((key, i) => (i === first ? 'name' : key))
}

/** The columns of a table whose first row names none that is known, or that has no head at all. */
export function guessedColumns(
  rows: readonly Row[],
): { columns: (ColumnKey | undefined)[]; headed: boolean } | undefined {
  const [first, ...rest] = rows
  const width = first?.cells.length ?? 0
  if (!first || width < 3 || rest.length < 2) return undefined
  if (rest.filter((row) => row.cells.length === width).length < Math.max(2, rest.length * 0.6))
    return undefined
  const texts = columnTexts(rest, width)
  const contents = texts.map(contentOf)
  const heads = first.cells.map((cell) => squeeze(fold(cell.text)))
  // 索引号：… 成文日期：…: a form, whose cells name each other.
  const labels = rows.flatMap((row) => row.cells).filter((cell) => /[：:]\s*$/u.test(cell.text)).length
  if (labels > rows.length / 2) return undefined
  if (heads.some((head) => head.length <= 8 && GOODS.test(head))) return undefined
  const telling = contents.filter((content) => !['long', 'short', 'person', 'empty'].includes(content)).length
  if (telling === 0) return undefined
  const alike = contents.some(
    (content, i) => content !== 'person' && fits.find(([name]) => name === content)?.[1](heads[i] ?? ''),
  )
  const named = heads.every((head) => head.length <= 14 && !/[。;]/u.test(head))
  const numbers = contents.indexOf('number')
  const counted = numbers >= 0 && /^[\d一二三四五六七八九十]+[.、]?$/u.test(heads[numbers] ?? '')
  const distinct = new Set(heads.filter((head) => head !== '')).size
  const headed = named && !counted && !alike && distinct >= 3
  const known = headed ? heads.map(columnOf) : heads.map(() => undefined)
  const columns = assign(known, headed ? heads : [], contents, texts.map(areDistinct))
  return columns && { columns, headed }
}

/** Which kind of table it is decides what its words are. */
function assign(
  known: Columns,
  heads: readonly string[],
  contents: readonly Content[],
  distinct: readonly boolean[],
): (ColumnKey | undefined)[] | undefined {
  const columns = known.map((key, i) => key ?? plainKey(contents[i] ?? 'empty', heads[i] ?? ''))
  const has = (...keys: ColumnKey[]) => columns.some((key) => key !== undefined && keys.includes(key))
  const open = (content: Content) =>
    columns.flatMap((key, i) =>
      key === undefined && contents[i] === content && heads[i] !== '备注' ? [i] : [],
    )
  const units = open('units')
  for (const [order, i] of units.entries()) {
    const said = heads[i] ?? ''
    const role = said === '' && order === 0 && units.length > 1 ? 'lead' : roleOf(said)
    columns[i] = role
  }
  const answers = has('lead', 'responsible', 'cooperating', 'guiding')
  if (has('role', 'person') || contents.includes('role')) return persons(columns, contents, open)
  if (has('points', 'kind', 'criteria') || heads.some((head) => /指标/u.test(head)))
    return words(columns, contents, heads, ['group', 'subgroup', 'name'], 'criteria')
  if (answers)
    return words(withBody(columns, contents, distinct), contents, heads, ['section', 'task'], 'measure')
  const times = open('time')
  const [time] = times
  const timed = has('period', 'deadline') || times.length === 1
  if (!has('stage') && (!timed || has('task'))) return known.some(Boolean) ? columns : undefined
  if (time !== undefined && !has('period', 'deadline')) columns[time] = 'period'
  return words(columns, contents, heads, ['stage'], 'content')
}

/** Two columns of short words, neither of which repeats itself: the second tells of the first. */
function withBody(
  columns: (ColumnKey | undefined)[],
  contents: readonly Content[],
  distinct: readonly boolean[],
): (ColumnKey | undefined)[] {
  if (columns.includes('measure') || columns.includes('task') || contents.includes('long')) return columns
  const short = columns.flatMap((key, i) => (key === undefined && contents[i] === 'short' ? [i] : []))
  const [body, name] = [short.at(-1), short.at(-2)]
  if (body !== undefined && name !== undefined && distinct[body] && distinct[name]) columns[body] = 'measure'
  return columns
}

function plainKey(content: Content, head: string): ColumnKey | undefined {
  if (content === 'number' && (head === '' || /[序编]|号|^项次$/u.test(head))) return 'number'
  if (content === 'kind') return 'kind'
  if (content === 'code') return 'other'
  if (content === 'points' && (head === '' || /分|权重|值/u.test(head)) && !/自评|得分|实/u.test(head))
    return 'points'
  return undefined
}

function persons(
  columns: (ColumnKey | undefined)[],
  contents: readonly Content[],
  open: (content: Content) => number[],
): (ColumnKey | undefined)[] {
  const set = (key: ColumnKey, at: number | undefined) => {
    if (at !== undefined && !columns.includes(key)) columns[at] = key
  }
  const part = contents.indexOf('role')
  const said = columns.indexOf('role')
  // 职务 beside 专班分工: the post in the unit, and the part in the group.
  if (part >= 0 && said >= 0 && said !== part)
    columns[said] = columns.includes('position') ? 'other' : 'position'
  if (part >= 0) columns[part] = 'role'
  set('person', open('person')[0] ?? open('short')[0])
  set('position', open('post')[0])
  return columns
}

const SOURCES = /材料|来源|方式|依据|佐证|资料|方法/u

/** Short words are names from the whole to the part, the last of them the thing itself; long words tell of it. */
function words(
  columns: (ColumnKey | undefined)[],
  contents: readonly Content[],
  heads: readonly string[],
  names: readonly ColumnKey[],
  told: ColumnKey,
): (ColumnKey | undefined)[] {
  const own = names[names.length - 1]
  const left = columns.flatMap((key, i) => (key === undefined ? [i] : []))
  const telling = left.filter((i) => contents[i] === 'long')
  const source = told === 'criteria' ? telling.find((i) => SOURCES.test(heads[i] ?? '')) : undefined
  if (source !== undefined && !columns.includes('source')) columns[source] = 'source'
  const body = telling.find((i) => columns[i] === undefined)
  if (body !== undefined && !columns.includes(told)) columns[body] = told
  const short = left.filter((i) => ['short', 'person', 'post'].includes(contents[i] ?? 'empty'))
  // A stage is named first; what is done in it may be as short.
  if (told === 'content') {
    const [stage, done] = columns.includes('stage') ? [undefined, ...short] : short
    if (stage !== undefined) columns[stage] = 'stage'
    if (done !== undefined && !columns.includes('content')) columns[done] = 'content'
    return columns
  }
  const before = columns.indexOf(told)
  const last = short.findLast((i) => before < 0 || i < before) ?? short.at(-1)
  if (own && !columns.includes(own) && last !== undefined) columns[last] = own
  const at = own ? columns.indexOf(own) : -1
  const above = short.filter((i) => columns[i] === undefined && i < at)
  const missing = names.filter((key) => !columns.includes(key))
  for (const [i, column] of above.entries()) columns[column] = missing[i]
  const time = left.find((i) => columns[i] === undefined && contents[i] === 'time')
  if (time !== undefined && told === 'measure' && !columns.includes('deadline')) columns[time] = 'deadline'
  return columns
}
