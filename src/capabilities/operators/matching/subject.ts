/** What is compared: a shop or a licensed entity by everything that is known of it, read once. Pure. */
import { parseUscc } from '../../../kernel/uscc.ts'
import { type AddressParts, readAddress } from './address.ts'
import { fold } from './fold.ts'
import type { Form } from './lexicon.ts'
import { type NameParts, takeApart } from './parts.ts'
import type { Codes } from './places.ts'

/** A row as it came; what is not known is empty. Several aliases and phones stand apart by ; or 、. */
export interface Subject {
  readonly id: string
  readonly name: string
  readonly code: string
  readonly address: string
  readonly phone: string
  readonly person: string
  readonly aliases: string
}

export const EMPTY_SUBJECT: Subject = {
  id: '',
  name: '',
  code: '',
  address: '',
  phone: '',
  person: '',
  aliases: '',
}

export interface ReadSubject {
  readonly names: readonly NameParts[]
  /** In capitals and half-width, as it stands otherwise. */
  readonly code: string
  readonly isCodeValid: boolean
  readonly address: AddressParts | undefined
  readonly phones: readonly string[]
  readonly person: string
  /** Of the address, else of the registering authority in the code. */
  readonly regions: Codes
  readonly isRegionFromCode: boolean
  /** What the code says of the form, where the name does not. */
  readonly formOfCode: Form
}

const SEVERAL = /[;；、|,，/]+/

export function readSubject(subject: Subject): ReadSubject {
  const code = subject.code.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')
  const isCodeValid = parseUscc(code) !== undefined
  const address = subject.address === '' ? undefined : readAddress(subject.address)
  const aliases = subject.aliases === '' ? [] : subject.aliases.split(SEVERAL)
  const ofCode = isCodeValid && /^9/.test(code) ? Number(code.slice(2, 8)) : Number.NaN
  const ofAddress = address?.regions ?? []
  return {
    names: namesOf(subject.name, aliases),
    code,
    isCodeValid,
    address,
    phones: phonesOf(subject.phone),
    person: fold(subject.person).replaceAll(' ', ''),
    regions: ofAddress.length > 0 ? ofAddress : Number.isNaN(ofCode) || ofCode % 10_000 === 0 ? [] : [ofCode],
    isRegionFromCode: ofAddress.length === 0,
    formOfCode: isCodeValid ? (FORM_OF_CODE[code.slice(0, 2)] ?? 'none') : 'none',
  }
}

/** An alias is a brand without the rest: trade, region and branch are those of the name. */
function namesOf(name: string, aliases: readonly string[]): readonly NameParts[] {
  const own = takeApart(name)
  const [first] = own
  const others = aliases.flatMap(takeApart)
  if (first === undefined) return others
  return [...own, ...others.map((other) => completed(other, first))]
}

const completed = (alias: NameParts, name: NameParts): NameParts => ({
  ...alias,
  trades: alias.trades.length > 0 ? alias.trades : name.trades,
  regions: alias.regions.length > 0 ? alias.regions : name.regions,
  form: alias.form === 'none' ? name.form : alias.form,
  isGroup: name.isGroup,
  branch: name.branch,
  branchName: name.branchName,
})

const FORM_OF_CODE: Readonly<Record<string, Form>> = { 91: 'company', 92: 'individual', 93: 'cooperative' }

/** Digits of at least seven, without the country. */
function phonesOf(text: string): string[] {
  if (text === '') return []
  return text
    .split(SEVERAL)
    .map((phone) =>
      phone
        .normalize('NFKC')
        .replaceAll(/\D/g, '')
        .replace(/^86(?=1\d{10}$)/, ''),
    )
    .filter((digits) => digits.length >= 7)
}
