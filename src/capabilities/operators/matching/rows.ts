/** Rows of a csv file as subjects, by the names of its columns in either language. */
import { createReadStream } from 'node:fs'
import { ok, type Result, refuse } from '../../../kernel/result.ts'
import { readCsv, UnclosedQuote } from '../../../platform/csv.ts'
import type { Subject } from './subject.ts'

const COLUMNS: Readonly<Record<keyof Subject, readonly string[]>> = {
  id: ['id', '编号', '序号', '主键'],
  name: [
    'name',
    '名称',
    '企业名称',
    '主体名称',
    '市场主体名称',
    '经营者名称',
    '店铺名称',
    '网店名称',
    '店名',
    'shop',
    'shop_name',
    'shopname',
  ],
  code: ['uscc', 'code', '统一社会信用代码', '信用代码', '注册号', 'credit_code', 'creditcode'],
  address: [
    'address',
    '地址',
    '住所',
    '经营场所',
    '住所（经营场所）',
    '住所(经营场所)',
    '实际经营地址',
    '注册地址',
  ],
  phone: ['phone', 'tel', 'telephone', 'mobile', '电话', '联系电话', '联系方式', '手机'],
  person: [
    'person',
    'legal_person',
    'legalperson',
    'owner',
    '法定代表人',
    '法人',
    '经营者',
    '经营者姓名',
    '负责人',
  ],
  aliases: ['aliases', 'alias', '别名', '简称', '曾用名', '商标', '品牌', 'brand'],
}
const FIELDS = Object.keys(COLUMNS) as (keyof Subject)[]
/** By one of these somebody can be found. */
const SOUGHT = ['name', 'code', 'phone', 'address'] as const

export interface RowFile {
  readonly subjects: AsyncIterable<Subject>
  /** Rows left out because nothing in them could be looked for; known when all were read. */
  readonly skipped: () => Told
  /** Rows whose id an earlier row has as well; known when all were read. */
  readonly repeated: () => Told
}

interface Told {
  readonly count: number
  /** Of the first. */
  readonly line: number
}

/** What makes a file unfit, by its name; undefined of a fault of ours. */
export function refusalOfFile(error: unknown, file: string): Result<never> | undefined {
  if (error instanceof UnclosedQuote)
    return refuse('invalid', 'operators.unclosed_quote', { file, after: error.after })
  if (error instanceof Error && 'code' in error)
    return refuse('invalid', 'operators.cannot_read', { file, cause: String(error.code) })
  return undefined
}

const NONE: Told = { count: 0, line: 0 }
const oneMore = ({ count, line }: Told, number: number): Told => ({ count: count + 1, line: line || number })

export async function openRows(file: string): Promise<Result<RowFile>> {
  const rows = readCsv(async () => createReadStream(file))
  let [skipped, repeated]: [Told, Told] = [NONE, NONE]
  const ids = new Set<string>()
  try {
    const head = await rows.next()
    const found = head.done === true ? [] : head.value.cells.map((cell) => cell.trim())
    const names = found.map((cell) => cell.toLowerCase().replaceAll(/\s/g, '_'))
    const at = Object.fromEntries(
      FIELDS.map((field) => [field, names.findIndex((name) => COLUMNS[field].includes(name))]),
    ) as Record<keyof Subject, number>
    if (SOUGHT.every((field) => at[field] < 0)) {
      await rows.return(undefined)
      if (found.length === 0) return refuse('invalid', 'operators.empty_file', { file })
      return refuse('invalid', 'operators.no_column', { file, column: 'name', found: found.join(', ') })
    }
    async function* subjects(): AsyncGenerator<Subject> {
      for await (const { number, cells } of rows) {
        const cell = (field: keyof Subject) => cells[at[field]] ?? ''
        const id = cell('id')
        if (SOUGHT.every((field) => cell(field) === '')) {
          skipped = oneMore(skipped, number)
          continue
        }
        if (id !== '' && ids.has(id)) repeated = oneMore(repeated, number)
        ids.add(id)
        yield {
          id: id === '' ? String(number) : id,
          name: cell('name'),
          code: cell('code'),
          address: cell('address'),
          phone: cell('phone'),
          person: cell('person'),
          aliases: cell('aliases'),
        }
      }
    }
    return ok({ subjects: subjects(), skipped: () => skipped, repeated: () => repeated })
  } catch (error) {
    const refusal = refusalOfFile(error, file)
    if (refusal === undefined) throw error
    return refusal
  }
}
