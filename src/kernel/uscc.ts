/**
 * 统一社会信用代码 (GB 32100-2015) and what stood before it: 工商注册号 (GS 15-2006) and 组织机构代码 (GB 11714-1997).
 * A slip of the pen is explained and its likely reading suggested; nothing is ever mended silently. Pure.
 */
import type { Bilingual } from './text.ts'
import { departmentTitle, kindTitle } from './uscc-parts.ts'

declare const usccBrand: unique symbol

/** Eighteen characters whose check character is right. */
export type Uscc = string & { readonly [usccBrand]: true }

/** What a text is by its form: a credit code, one of the numbers that it replaced, or none of them. */
export type CodeKind = 'uscc' | 'registrationNumber' | 'organisationCode' | 'unknown'

/** What is wrong with a code; `at` counts from 1 in the text as it came. */
export type CodeFault =
  | { readonly code: 'empty' }
  | { readonly code: 'full_width'; readonly at: number; readonly found: string }
  | { readonly code: 'blank'; readonly at: number; readonly found: string }
  | { readonly code: 'lower_case'; readonly at: number; readonly found: string }
  | {
      readonly code: 'mistaken'
      readonly at: number
      readonly found: string
      readonly meant: readonly string[]
    }
  | { readonly code: 'foreign'; readonly at: number; readonly found: string }
  | { readonly code: 'length'; readonly length: number }
  | { readonly code: 'check'; readonly found: string; readonly expected: string }
  | { readonly code: 'old_number' }
  | { readonly code: 'organisation_code' }

/** What is unusual about a code without making it wrong. */
export type CodeRemark =
  | { readonly code: 'department_unknown'; readonly found: string }
  | { readonly code: 'kind_unknown'; readonly found: string }
  | { readonly code: 'region_unknown'; readonly found: string }
  | { readonly code: 'organisation_check'; readonly found: string; readonly expected: string }

/** 登记管理部门, 机构类别, 登记管理机关行政区划, 主体标识码, 校验码. */
export interface UsccParts {
  readonly department: string
  readonly departmentTitle: Bilingual | undefined
  readonly kind: string
  readonly kindTitle: Bilingual | undefined
  readonly region: string
  readonly body: string
  readonly check: string
}

export interface CodeReading {
  readonly input: string
  readonly kind: CodeKind
  /** A credit code without any fault; a number of the old kinds is never valid as one. */
  readonly valid: boolean
  readonly faults: readonly CodeFault[]
  readonly remarks: readonly CodeRemark[]
  readonly parts?: UsccParts
  /** The one reading that would be valid once the slips named are undone. An officer decides, not the program. */
  readonly suggestion?: string
  /** Of the old kinds: whether their own check digit is right. */
  readonly ownCheck?: boolean
}

/** Without I, O, S, V, Z, which look like 1, 0, 5, U, 2. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const LENGTH = 18
const WEIGHTS = Array.from({ length: LENGTH - 1 }, (_, place) => 3 ** place % 31)

/** Letters that the code does not have, and what a hand or an eye takes them for; the likeliest first. */
const MISTAKEN: Readonly<Record<string, readonly string[]>> = {
  O: ['0', 'Q', 'D'],
  I: ['1', 'J', 'L'],
  Z: ['2'],
  S: ['5', '8'],
  V: ['U', 'Y', 'W'],
}

/** The eighteenth character of the first seventeen; undefined when they hold a character that the code does not have. */
export function usccCheckCharacter(first17: string): string | undefined {
  let sum = 0
  for (const [place, weight] of WEIGHTS.entries()) {
    const value = ALPHABET.indexOf(first17[place] ?? '_')
    if (value < 0) return undefined
    sum += value * weight
  }
  return ALPHABET[(31 - (sum % 31)) % 31]
}

/** Reads a code that is right as it stands; anything else is undefined (`readCode` says why). */
export function parseUscc(text: string): Uscc | undefined {
  return text.length === LENGTH && usccCheckCharacter(text) === text[LENGTH - 1] ? (text as Uscc) : undefined
}

/** 组织机构代码的校验码 (GB 11714-1997) of eight characters; undefined when one of them is none of its own. */
export function organisationCheckCharacter(first8: string): string | undefined {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2]
  let sum = 0
  for (const [place, weight] of weights.entries()) {
    const value = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ'.indexOf(first8[place] ?? '_')
    if (value < 0) return undefined
    sum += value * weight
  }
  const rest = 11 - (sum % 11)
  return rest === 10 ? 'X' : rest === 11 ? '0' : String(rest)
}

/** 注册号的校验码 (GS 15-2006, ISO 7064 MOD 11,10) of fourteen digits. */
export function registrationCheckDigit(first14: string): string | undefined {
  if (!/^\d{14}$/.test(first14)) return undefined
  let product = 10
  for (const digit of first14) {
    const sum = (product + Number(digit)) % 10 || 10
    product = (sum * 2) % 11
  }
  return String((11 - product) % 10)
}

/** Takes a code apart and says everything that is wrong with it. Never refuses: every text has a reading. */
export function readCode(input: string): CodeReading {
  const slips: CodeFault[] = []
  const kept = keepCharacters(input, slips)
  if (kept === '') return { input, kind: 'unknown', valid: false, faults: [{ code: 'empty' }], remarks: [] }
  const old = readOldNumber(kept)
  if (old !== undefined) {
    const { kind, fault, ownCheck } = old
    return { input, kind, valid: false, faults: [...slips, fault], remarks: [], ownCheck }
  }
  const faults = [...slips, ...foreignFaults(input)]
  if (kept.length !== LENGTH) {
    return {
      input,
      kind: 'unknown',
      valid: false,
      faults: [...faults, { code: 'length', length: kept.length }],
      remarks: [],
    }
  }
  const expected = usccCheckCharacter(kept)
  const found = kept[LENGTH - 1] ?? ''
  if (expected !== undefined && expected !== found && ALPHABET.includes(found))
    faults.push({ code: 'check', found, expected })
  const suggestion = faults.length === 0 ? undefined : suggest(kept)
  return {
    input,
    kind: 'uscc',
    valid: faults.length === 0,
    faults,
    remarks: expected === undefined ? [] : remarksOn(kept),
    ...(expected === undefined ? {} : { parts: partsOf(kept) }),
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

/** The characters without blanks, half-width and in capitals; each change is noted as a slip. */
function keepCharacters(input: string, slips: CodeFault[]): string {
  let kept = ''
  for (const [place, found] of [...input].entries()) {
    const at = place + 1
    // Ends of a cell are trimmed without a word: nobody typed a blank there on purpose, and no meaning hangs on it.
    if (/[\s\u200B-\u200D\u2060\uFEFF\u00AD\-‐-―－]/u.test(found)) {
      if (isInside(input, place)) slips.push({ code: 'blank', at, found })
      continue
    }
    const half = found.normalize('NFKC')
    if (half !== found) slips.push({ code: 'full_width', at, found })
    const upper = half.toUpperCase()
    if (upper !== half) slips.push({ code: 'lower_case', at, found })
    kept += upper
  }
  return kept
}

function isInside(input: string, place: number): boolean {
  const characters = [...input]
  return (
    characters.slice(0, place).join('').trim() !== '' &&
    characters
      .slice(place + 1)
      .join('')
      .trim() !== ''
  )
}

function foreignFaults(input: string): CodeFault[] {
  return [...input].flatMap((found, place): CodeFault[] => {
    const read = found.normalize('NFKC').toUpperCase().trim()
    if (read === '' || ALPHABET.includes(read) || /[\u200B-\u200D\u2060\uFEFF\u00AD\-‐-―]/u.test(read))
      return []
    const meant = MISTAKEN[read]
    const at = place + 1
    return [meant === undefined ? { code: 'foreign', at, found } : { code: 'mistaken', at, found, meant }]
  })
}

function readOldNumber(
  kept: string,
): { readonly kind: CodeKind; readonly fault: CodeFault; readonly ownCheck: boolean } | undefined {
  if (/^\d{15}$/.test(kept)) {
    const ownCheck = registrationCheckDigit(kept.slice(0, 14)) === kept[14]
    return { kind: 'registrationNumber', fault: { code: 'old_number' }, ownCheck }
  }
  if (/^[0-9A-Z]{8}[0-9X]$/.test(kept)) {
    const ownCheck = organisationCheckCharacter(kept) === kept[8]
    return { kind: 'organisationCode', fault: { code: 'organisation_code' }, ownCheck }
  }
  return undefined
}

/** The one valid text among the readings of the mistaken letters; two or none are no suggestion. */
function suggest(kept: string): string | undefined {
  let readings = ['']
  for (const character of kept) {
    const choices = ALPHABET.includes(character) ? [character] : (MISTAKEN[character] ?? [])
    readings = readings.flatMap((reading) => choices.map((choice) => reading + choice))
    if (readings.length > SUGGESTIONS_MAX) return undefined
  }
  const valid = readings.filter((reading) => parseUscc(reading) !== undefined)
  if (valid.length < 2) return valid[0]
  // Nearly always a letter O for a zero, an I for a one: that reading wins over the rarer ones.
  const likeliest = [...kept].map((character) => MISTAKEN[character]?.[0] ?? character).join('')
  return valid.includes(likeliest) ? likeliest : undefined
}

const SUGGESTIONS_MAX = 1000

function partsOf(code: string): UsccParts {
  const department = code.slice(0, 1)
  const kind = code.slice(1, 2)
  return {
    department,
    departmentTitle: departmentTitle(department),
    kind,
    kindTitle: kindTitle(department, kind),
    region: code.slice(2, 8),
    body: code.slice(8, 17),
    check: code.slice(17),
  }
}

/** Codes with a right check character are in use although a table does not know a part of them: said, not refused. */
function remarksOn(code: string): CodeRemark[] {
  const { department, kind, region, body, ...titles } = partsOf(code)
  const remarks: CodeRemark[] = []
  if (titles.departmentTitle === undefined) remarks.push({ code: 'department_unknown', found: department })
  else if (titles.kindTitle === undefined) remarks.push({ code: 'kind_unknown', found: kind })
  if (!/^\d{6}$/.test(region)) remarks.push({ code: 'region_unknown', found: region })
  const expected = organisationCheckCharacter(body)
  const found = body[8] ?? ''
  if (expected !== undefined && expected !== found)
    remarks.push({ code: 'organisation_check', found, expected })
  return remarks
}
