/**
 * 统一社会信用代码 (GB 32100-2015) and what stood before it: 工商注册号 (GS 15-2006), 组织机构代码 (GB 11714-1997) and
 * 纳税人识别号; and what is put in its place by mistake, 公民身份号码 (GB 11643-1999).
 * A slip of the pen is explained and its likely reading suggested; nothing is ever mended silently. Pure.
 */
import type { Bilingual } from './text.ts'
import { departmentTitle, kindTitle } from './uscc-parts.ts'

declare const usccBrand: unique symbol

/** Eighteen characters whose check character is right. */
export type Uscc = string & { readonly [usccBrand]: true }

/** What a text is by its form: a credit code, one of the numbers that it replaced, a person's number, or none of them. */
export type CodeKind =
  | 'uscc'
  | 'registrationNumber'
  | 'organisationCode'
  | 'taxNumber'
  | 'identityNumber'
  | 'unknown'

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
  | { readonly code: 'older_number' }
  | { readonly code: 'organisation_code' }
  | { readonly code: 'tax_number' }
  | { readonly code: 'identity_number' }
  | { readonly code: 'rounded' }
  | { readonly code: 'filling' }

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
  /** The code itself, without what surrounds it; only of a valid text. */
  readonly code?: Uscc
  /** The one reading that would be valid once the slips named are undone. An officer decides, not the program. */
  readonly suggestion?: string
  /** Of the other kinds: whether their own check digit is right, if they have one. */
  readonly ownCheck?: boolean
}

/** Without I, O, S, V, Z, which look like 1, 0, 5, U, 2. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY'
const LENGTH = 18
const WEIGHTS = Array.from({ length: LENGTH - 1 }, (_, place) => 3 ** place % 31)

/** Signs that the code does not have, and what a hand or an eye takes them for; the likeliest first. */
const MISTAKEN: Readonly<Record<string, readonly string[]>> = {
  O: ['0', 'Q', 'D'],
  I: ['1', 'J', 'L'],
  Z: ['2'],
  S: ['5', '8'],
  V: ['U', 'Y', 'W'],
  // A small l is hardly ever the letter.
  l: ['1', 'L'],
  '|': ['1'],
}
/** Greek and Cyrillic letters in capitals, each before the Latin one that is drawn alike. */
const DRAWN_ALIKE = 'АA ВB ЕE КK МM НH РP СC ТT ХX УY ОO ΑA ΒB ΕE ΗH ΚK ΜM ΝN ΡP ΤT ΧX ΥY ΟO'
const LATIN_OF: ReadonlyMap<string, string> = new Map(
  DRAWN_ALIKE.split(' ').map(([foreign = '', latin = '']) => [foreign, latin]),
)
/** Also ① and other shapes of a character. */
function meantBy(character: string): readonly string[] | undefined {
  const latin = LATIN_OF.get(character) ?? character.normalize('NFKC').toUpperCase()
  const meant = MISTAKEN[character] ?? MISTAKEN[latin]
  return meant ?? (latin !== '' && latin !== character && ALPHABET.includes(latin) ? [latin] : undefined)
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

/** Zeros throughout have a right check character, and fill a column that nobody knew an answer to. */
const FILLING = '0'.repeat(LENGTH)

/** Reads a code that is right as it stands; anything else is undefined (`readCode` says why). */
export function parseUscc(text: string): Uscc | undefined {
  const isRight = text.length === LENGTH && text !== FILLING && usccCheckCharacter(text) === text[LENGTH - 1]
  return isRight ? (text as Uscc) : undefined
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

/** 公民身份号码的校验码 (GB 11643-1999, ISO 7064 MOD 11-2) of seventeen digits. */
function identityCheckCharacter(first17: string): string | undefined {
  let sum = 0
  for (const [place, digit] of [...first17].entries()) sum += Number(digit) * (2 ** (17 - place) % 11)
  return '10X98765432'[sum % 11]
}

/** Longer than any label with a code in it: its signs are not told one by one. */
const TOLD_MAX = 100

/** Takes a code apart and says everything that is wrong with it. Never refuses: every text has a reading. */
export function readCode(input: string): CodeReading {
  const { kept, slips, strangers } = readCharacters(input)
  const none = { input, kind: 'unknown', valid: false, remarks: [] } as const
  if (kept === '') return { ...none, faults: [{ code: 'empty' }] }
  const other = readOtherNumber(kept)
  if (other !== undefined) {
    const { kind, fault, ownCheck } = other
    const faults = [...slips, ...(kind === 'registrationNumber' ? strangers : []), fault]
    return { ...none, kind, faults, ...(ownCheck === undefined ? {} : { ownCheck }) }
  }
  const signs = [...slips, ...strangers].sort((left, right) => left.at - right.at)
  if (kept.length !== LENGTH) {
    const faults: CodeFault[] = [
      ...(kept.length > TOLD_MAX ? [] : signs),
      { code: 'length', length: kept.length },
    ]
    const suggestion = codeWithin(input)
    return { ...none, faults, ...(suggestion === undefined ? {} : { suggestion }) }
  }
  const expected = usccCheckCharacter(kept)
  const found = kept[LENGTH - 1] ?? ''
  const faults: CodeFault[] = signs
  if (kept === FILLING) faults.push({ code: 'filling' })
  else if (expected !== undefined && expected !== found && ALPHABET.includes(found))
    faults.push({ code: 'check', found, expected })
  const code = faults.length === 0 ? parseUscc(kept) : undefined
  const suggestion = faults.length === 0 ? undefined : suggest(kept)
  return {
    input,
    kind: 'uscc',
    valid: faults.length === 0,
    faults,
    remarks: expected === undefined ? [] : remarksOn(kept),
    ...(code === undefined ? {} : { code }),
    ...(expected === undefined ? {} : { parts: partsOf(kept) }),
    ...(suggestion === undefined ? {} : { suggestion }),
  }
}

type Slip = Extract<CodeFault, { readonly at: number }>

const INVISIBLE = /[\s\u200B-\u200D\u2060\uFEFF\u00AD]/u
const HYPHEN = /[-‐-―－]/u

/** The characters without blanks, half-width and in capitals; each change is noted as a slip, each stranger as one. */
function readCharacters(input: string): { kept: string; slips: Slip[]; strangers: Slip[] } {
  const [slips, strangers]: [Slip[], Slip[]] = [[], []]
  // Ends of a cell are trimmed without a word: nobody typed a blank there on purpose, and no meaning hangs on it.
  const begin = [...input].length - [...input.trimStart()].length
  let kept = ''
  for (const [place, found] of [...input.trim()].entries()) {
    const at = begin + place + 1
    if (INVISIBLE.test(found) || HYPHEN.test(found)) {
      slips.push({ code: 'blank', at, found })
      continue
    }
    const isWide = /[！-～]/u.test(found)
    const half = isWide ? found.normalize('NFKC') : found
    if (isWide) slips.push({ code: 'full_width', at, found })
    const upper = half === 'l' ? half : half.toUpperCase()
    // ① and ß and the like become other characters, not only others of the same kind.
    const read = [...upper].length === 1 ? upper : half
    const meant = ALPHABET.includes(read) ? undefined : meantBy(read)
    if (meant !== undefined) strangers.push({ code: 'mistaken', at, found, meant })
    else if (!ALPHABET.includes(read)) strangers.push({ code: 'foreign', at, found })
    else if (read !== half) slips.push({ code: 'lower_case', at, found })
    kept += read
  }
  return { kept, slips, strangers }
}

interface OtherNumber {
  readonly kind: CodeKind
  readonly fault: CodeFault
  readonly ownCheck?: boolean
}

function readOtherNumber(kept: string): OtherNumber | undefined {
  // What a spreadsheet makes of a long number: its last digits are gone for good.
  if (/^\d(?:\.\d+)?E\+?\d{2}$/.test(kept)) return { kind: 'unknown', fault: { code: 'rounded' } }
  if (kept.length === 15) return readFifteen(kept)
  if (/^\d{13}$/.test(kept)) return { kind: 'registrationNumber', fault: { code: 'older_number' } }
  if (/^[0-9A-Z]{8}[0-9X]$/.test(kept)) {
    const ownCheck = organisationCheckCharacter(kept) === kept[8]
    return { kind: 'organisationCode', fault: { code: 'organisation_code' }, ownCheck }
  }
  const isPerson = IDENTITY.test(kept) && identityCheckCharacter(kept.slice(0, 17)) === kept[17]
  if (isPerson && parseUscc(kept) === undefined)
    return { kind: 'identityNumber', fault: { code: 'identity_number' }, ownCheck: true }
  return undefined
}

/** 地址码六位, 出生日期八位, 顺序码三位, 校验码一位. */
const IDENTITY = /^[1-9]\d{5}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/

/** 注册号, or 纳税人识别号: six digits of the region before an organisation code. */
function readFifteen(kept: string): OtherNumber | undefined {
  const digits = [...kept].map((character) => meantBy(character)?.[0] ?? character).join('')
  const isRegistration = registrationCheckDigit(digits.slice(0, 14)) === digits[14]
  const isTax =
    /^\d{6}[0-9A-Z]{8}[0-9X]$/.test(kept) && organisationCheckCharacter(kept.slice(6)) === kept[14]
  if (isTax && !isRegistration) return { kind: 'taxNumber', fault: { code: 'tax_number' }, ownCheck: true }
  if (/^\d{15}$/.test(kept) || isRegistration)
    return { kind: 'registrationNumber', fault: { code: 'old_number' }, ownCheck: isRegistration }
  return undefined
}

/** The one valid code in a text with other signs around it: “代码：9135…”. */
function codeWithin(input: string): string | undefined {
  const upper = input.slice(0, TEXT_MAX).normalize('NFKC').toUpperCase()
  const runs = [...(upper.match(/[0-9A-Z]+/g) ?? []), upper.replaceAll(/[^0-9A-Z]/g, '')]
  const valid = new Set(runs.filter((run) => parseUscc(run) !== undefined))
  return valid.size === 1 ? [...valid][0] : undefined
}

const TEXT_MAX = 1000

/** The one valid text among the readings of the mistaken letters; two or none are no suggestion. */
function suggest(kept: string): string | undefined {
  const choicesOf = [...kept].map((character) =>
    ALPHABET.includes(character) ? [character] : (meantBy(character) ?? []),
  )
  let readings = ['']
  for (const choices of choicesOf) {
    readings = readings.flatMap((reading) => choices.map((choice) => reading + choice))
    if (readings.length > SUGGESTIONS_MAX) return undefined
  }
  const valid = readings.filter((reading) => parseUscc(reading) !== undefined)
  if (valid.length < 2) return valid[0]
  // Nearly always a letter O for a zero, an I for a one: that reading wins over the rarer ones.
  const likeliest = choicesOf.map(([first = '']) => first).join('')
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
