/**
 * The glossary: English name, official term and file of every exported word whose docstring begins with a Chinese
 * term. Writes docs/glossary.md; `--check` only compares.
 */
import { existsSync, globSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

interface Term {
  readonly name: string
  readonly term: string
  readonly file: string
}

const root = join(import.meta.dirname, '..')
const EXPORT =
  /\/\*\*\s*\*?\s*((?:(?!\*\/)[\s\S])*?)\*\/\s*export (?:async )?(?:const|function|interface|type|class) (\w+)/g
/** The official term: Chinese words, alone or joined by the usual separators, before the English begins. */
const TERM = /^[《]?[\p{Script=Han}、/（）()〔〕· ]*\p{Script=Han}[》）)]?/u

function termsOf(file: string): Term[] {
  const text = readFileSync(join(root, file), 'utf8')
  return [...text.matchAll(EXPORT)].flatMap(([, doc = '', name = '']) => {
    const term = TERM.exec(doc.trim())?.[0].trim()
    return term === undefined || term === '' ? [] : [{ name, term, file }]
  })
}

const files = globSync('src/**/*.ts', { cwd: root })
  .filter((file) => !/\.test\.ts$|testing\.ts$|\.fake\.ts$|\/(ui|messages)\//.test(file))
  .sort()
const terms = files.flatMap(termsOf).sort((left, right) => left.name.localeCompare(right.name, 'en'))
const rows = terms.map(({ name, term, file }) => `| \`${name}\` | ${term} | ${file} |`)
const page = `# Glossary

English name, official term and where it is defined; made from the docstrings by \`node tools/glossary.ts\`.

| name | official term | source |
| --- | --- | --- |
${rows.join('\n')}
`
const path = join(root, 'docs/glossary.md')
const isCurrent = existsSync(path) && readFileSync(path, 'utf8') === page
const check = process.argv.includes('--check')
if (!check && !isCurrent) writeFileSync(path, page)
if (!isCurrent)
  process.stdout.write(`${check ? 'out of date: run npm run generate' : 'written'}: docs/glossary.md\n`)
process.exitCode = check && !isCurrent ? 1 : 0
