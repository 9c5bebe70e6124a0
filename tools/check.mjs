/** `npm test`: gets what is missing, then every check, each by name with its time. Ends with `N passed, N failed`. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, dirname, join, relative } from 'node:path'
import { installPackages, programNode } from './setup/packages.mjs'
import { buildPages } from './setup/pages.mjs'
import { installSystemPackages } from './setup/system.mjs'
import { endWithParent, root, run, say, seconds, Trouble, words } from './setup/terminal.mjs'

const OUTPUT_LINES = 60

const count = { passed: 0, failed: 0 }

function tell(isPassed, title, begin, output = '') {
  count[isPassed ? 'passed' : 'failed'] += 1
  say(`${isPassed ? '✓' : '✗'} ${title} (${seconds(begin)})`)
  if (!isPassed) say(output.trim().split('\n').slice(-OUTPUT_LINES).join('\n'))
}

function environment() {
  const path = [dirname(programNode()), join(root, 'node_modules', '.bin'), process.env.PATH]
  return { ...process.env, PATH: path.join(delimiter), FORCE_COLOR: '0', NO_COLOR: '1' }
}

/** Runs one script of package.json; a check that this tree does not have is not counted. */
async function check(title, script) {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  if (scripts[script] === undefined) return
  const begin = performance.now()
  const { code, output } = await run('/bin/sh', ['-c', scripts[script]], { env: environment() })
  tell(code === 0, title, begin, output)
}

async function pages() {
  const begin = performance.now()
  try {
    await buildPages()
    tell(true, words('网页构建', 'pages build'), begin)
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    tell(false, words('网页构建', 'pages build'), begin, error.message)
  }
}

/** One run of vitest over a project, or over some of its files; `files` as its report has them. */
async function vitest(project, variables, only = []) {
  const folder = mkdtempSync(join(tmpdir(), 'sishi-check-'))
  const report = join(folder, 'report.json')
  const reporters = ['--reporter=json', '--reporter=dot', `--outputFile.json=${report}`]
  const { code, output } = await run(
    'vitest',
    ['run', '--project', project, '--passWithNoTests', ...reporters, ...only],
    { env: { ...environment(), ...variables } },
  )
  const files = existsSync(report) ? JSON.parse(readFileSync(report, 'utf8')).testResults : []
  rmSync(folder, { recursive: true, force: true })
  return { isPassed: code === 0, output, files }
}

const hasFailed = (file) => file.status === 'failed'

/**
 * One project; its tests are counted one by one, and a file that breaks outside its tests as one more. A busy machine
 * may miss a moment, and what a test did until then stays done: a file that fails is run once more from its beginning,
 * with what it needs made afresh. What fails twice is broken.
 */
async function tests(title, project, variables = {}) {
  const begin = performance.now()
  const first = await vitest(project, variables)
  const failed = first.files.filter(hasFailed)
  if (first.isPassed || failed.length === 0)
    return tellTests(title, begin, first.isPassed, first.output, first.files)
  const names = failed.map((file) => relative(root, file.name))
  say(first.output.trim().split('\n').slice(-OUTPUT_LINES).join('\n'))
  say(`  ${words('再试一次', 'once more')}: ${names.join(', ')}`)
  const second = await vitest(project, variables, names)
  const files = [...first.files.filter((file) => !hasFailed(file)), ...second.files]
  tellTests(title, begin, second.isPassed, second.output, files)
}

function tellTests(title, begin, isPassed, output, files) {
  const all = files.flatMap((file) => file.assertionResults)
  const of = (status) => all.filter((each) => each.status === status).length
  const broken = files.filter(
    (file) => hasFailed(file) && file.assertionResults.every((each) => each.status !== 'failed'),
  )
  count.passed += of('passed')
  count.failed += of('failed') + broken.length
  tell(isPassed, `${title}: ${of('passed')}/${all.length}`, begin, output)
  if (isPassed) return
  for (const file of files) {
    const failed = file.assertionResults.filter((each) => each.status === 'failed')
    for (const { fullName } of failed) say(`  ✗ ${relative(root, file.name)}: ${fullName}`)
    if (broken.includes(file)) say(`  ✗ ${relative(root, file.name)}: ${file.message}`)
  }
}

/** The SQL that the tests really sent, against the files that reviews read. */
async function queries(statements) {
  const begin = performance.now()
  const script = ['tools/queries.ts', '--check', '--from', statements]
  const { code, output } = await run('node', script, { env: environment() })
  rmSync(statements, { recursive: true, force: true })
  tell(code === 0, words('SQL 清单是最新的', 'queries.sql files are up to date'), begin, output)
}

async function main() {
  const begin = performance.now()
  try {
    await installPackages()
    await installSystemPackages()
    tell(true, words('准备', 'setting up'), begin)
  } catch (error) {
    if (!(error instanceof Trouble)) throw error
    return tell(false, words('准备', 'setting up'), begin, error.message)
  }
  await check(words('格式与代码规范', 'format and lint'), 'check:format')
  await check(words('类型', 'types'), 'check:types')
  await check(words('模块边界', 'import walls'), 'check:walls')
  await check(words('无用代码', 'unused code'), 'check:unused')
  await check(words('生成文件是最新的', 'generated files are up to date'), 'check:generated')
  await pages()
  const statements = mkdtempSync(join(tmpdir(), 'sishi-queries-'))
  await tests(words('规则与能力测试', 'tests of rules and capabilities'), 'src', {
    SISHI_STATEMENT_LOG: statements,
  })
  await queries(statements)
  await tests(words('浏览器旅程', 'journeys in a browser'), 'e2e')
}

endWithParent()
await main()
say(`${count.passed} passed, ${count.failed} failed`)
process.exitCode = count.failed === 0 ? 0 : 1
