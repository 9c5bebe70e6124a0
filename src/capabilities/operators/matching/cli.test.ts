import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { run } from '../../../platform/cli.ts'
import { matchVerb } from './cli.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp('/tmp/sishi-match-')
})
afterAll(async () => {
  await rm(folder, { recursive: true, force: true })
})

async function match(register: string | Buffer, queries: string | Buffer, ...options: string[]) {
  const files = { register: join(folder, 'register.csv'), queries: join(folder, 'queries.csv') }
  await writeFile(files.register, register)
  await writeFile(files.queries, queries)
  const [out, err]: [string[], string[]] = [[], []]
  const context = {
    language: 'zh',
    stdin: Readable.from([]),
    out: (line: string) => out.push(line),
    err: (line: string) => err.push(line),
    env: {},
  } as const
  const verb = { ...matchVerb, load: async () => matchVerb }
  const code = await run(
    context,
    [verb],
    ['match', '--register', files.register, '--queries', files.queries, ...options],
  )
  return { code, err, lines: out.flatMap((block) => block.split('\n')) }
}

const REGISTER =
  'id,name,uscc,address\nr1,明溪县云栖岭茶业有限公司,91350421MA2XT00015,明溪县民主路12号\nr2,明溪县同辉商贸有限公司,,\n'

test('one object a query in the order asked: the best entity with score and reasons, or null', async () => {
  const { code, lines } = await match(
    REGISTER,
    'id,name\nq1,云栖岭茶叶旗舰店\nq2,大华电器\nq3,云栖岭茶业\n',
    '--json',
  )
  expect(code).toBe(0)
  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { id: 'q1', class: 'same', match: { id: 'r1', uscc: '91350421MA2XT00015' } },
    { id: 'q2', class: 'no', score: 0, match: null, reasons: [{ text: '登记库中没有相近的主体' }] },
    { id: 'q3', match: { id: 'r1' } },
  ])
  const [first] = lines.map((line) => JSON.parse(line))
  expect(first.score).toBeGreaterThan(0.9)
  expect(first.reasons[0]).toMatchObject({ code: 'brand_same', text: '字号相同：云栖岭' })
})

test('none says what came nearest and why it is not the one', async () => {
  const { lines } = await match(REGISTER, 'id,name\nq1,厦门云栖岭茶业有限公司\n', '--json')
  expect(JSON.parse(String(lines[0]))).toMatchObject({
    match: null,
    nearest: { id: 'r1' },
    reasons: expect.arrayContaining([expect.objectContaining({ code: 'region_differs' })]),
  })
})

test('GBK, Chinese headings, a byte order mark and line ends of Windows are read', async () => {
  const gbk = Buffer.from('b1e0bac52cc3fbb3c60d0a312cc3f7cfaacfd8cdacbbd4c9ccc3b3d3d0cfdeb9abcbbe0d0a', 'hex')
  const { lines } = await match(gbk, '\ufeff店铺名称\r\n明溪同辉商贸\r\n', '--json')
  expect(JSON.parse(String(lines[0]))).toMatchObject({ id: '2', class: 'same', match: { id: '1' } })
})

test('thousands of queries are answered in order by several threads', async () => {
  const ids = Array.from({ length: 1_700 }, (_, at) => at)
  const queries = ids.map((at) => `${at},${at % 2 === 0 ? '云栖岭茶叶' : '同辉商贸'}`).join('\n')
  const { lines } = await match(REGISTER, `id,name\n${queries}\n`, '--json')
  const answers = lines.map((line) => JSON.parse(line))
  expect(answers.map(({ id }) => Number(id))).toEqual(ids)
  expect(answers.every(({ match: found }, at) => found.id === (at % 2 === 0 ? 'r1' : 'r2'))).toBe(true)
})

test('a row that says nothing is left out and told of; a file without a column to look for is refused by name', async () => {
  const { err, lines } = await match(REGISTER, 'id,name\nq1,\nq2,同辉商贸\n')
  expect(lines).toHaveLength(1)
  expect(err.join('\n')).toContain('1 行没有名称、代码、电话和地址')
  const repeated = await match(REGISTER, 'id,name\nq1,云栖岭茶叶\nq1,同辉商贸\n')
  expect(repeated.lines).toHaveLength(2)
  expect(repeated.err.join('\n')).toContain('1 个编号重复（第一处在第 3 行）')
  const unclosed = await match(REGISTER, 'id,name\nq1,"同辉\nq2,同辉商贸\n', '--json')
  expect(JSON.parse(String(unclosed.lines[0])).error).toMatchObject({ code: 'operators.unclosed_quote' })
  const empty = await match(REGISTER, '', '--json')
  expect(JSON.parse(String(empty.lines[0])).error).toMatchObject({ code: 'operators.empty_file' })
  const refused = await match(REGISTER, 'id,title\nq1,同辉\n', '--json')
  expect(refused.code).toBe(1)
  expect(JSON.parse(String(refused.lines[0])).error).toMatchObject({ code: 'operators.no_column' })
})

test('a shop that names nobody is found by its address or telephone, for an officer to look at', async () => {
  const register = `id,name,address,phone
r1,云川市晨曦食品有限公司,云川市临江区滨河路18号3幢201室,
r2,云川市甲乙电子有限公司,云川市北山区科技一路100号B座,13800000003
r3,云川市丙丁服饰有限公司,云川市临江镇晨曦村三组,
`
  const { lines } = await match(
    register,
    `id,name,address,phone
q1,,云川市临江区滨河路18号3幢201室,
q2,旗舰店,滨河路18号3幢201室,
q3,我的小店,,13800000003
q4,,云川市临江镇晨曦村三组,
q5,旗舰店,,
`,
    '--json',
  )
  const answers = lines.map((line) => JSON.parse(line) as { class: string; match: { id: string } | null })
  expect(answers.map((answer) => [answer.class, answer.match?.id ?? null])).toEqual([
    ['maybe', 'r1'],
    ['maybe', 'r1'],
    ['maybe', 'r2'],
    ['maybe', 'r3'],
    ['no', null],
  ])
})
