/** What is compared: a shop or a licensed entity by everything that is known of it, read once. Pure. */
import { parseUscc } from '../../../kernel/uscc.ts'
import { type AddressParts, readAddress } from './address.ts'
import { fold } from './fold.ts'
import type { Form } from './lexicon.ts'
import { type NameParts, takeApart } from './parts.ts'
import { COUNTRY, type Codes, type Gazetteer } from './places.ts'

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

/** Letters that GB 32100 leaves out, because they look like these. */
const LOOKS_LIKE: Readonly<Record<string, string>> = { O: '0', I: '1', S: '5', Z: '2', V: 'U' }

const SEVERAL = /[;；、|,，/]+/

/** A subject as it is compared. Each part is read when it is first asked for: most pairs differ by their names alone. */
export class ReadSubject {
  readonly #subject: Subject
  readonly #places: Gazetteer
  #names: readonly NameParts[] | undefined
  #address: AddressParts | undefined | null = null
  #isCodeValid: boolean | undefined
  /** In capitals and half-width, as it stands otherwise. */
  readonly code: string

  constructor(subject: Subject, places: Gazetteer = COUNTRY) {
    this.#subject = subject
    this.#places = places
    this.code =
      subject.code === '' ? '' : subject.code.normalize('NFKC').toUpperCase().replaceAll(/[\s-]/g, '')
  }

  get names(): readonly NameParts[] {
    const { name, aliases } = this.#subject
    this.#names ??= namesOf(name, aliases === '' ? [] : aliases.split(SEVERAL), this.#places)
    return this.#names
  }

  /** 形近字: an invalid code with the letters that no code uses read as what they look like; to be sought, never taken. */
  get codeSought(): string {
    if (this.code === '' || this.isCodeValid) return this.code
    return this.code.replaceAll(/[OISZV]/g, (letter) => LOOKS_LIKE[letter] ?? letter)
  }

  get isCodeValid(): boolean {
    this.#isCodeValid ??= parseUscc(this.code) !== undefined
    return this.#isCodeValid
  }

  get address(): AddressParts | undefined {
    if (this.#address === null)
      this.#address =
        this.#subject.address === '' ? undefined : readAddress(this.#subject.address, this.#places)
    return this.#address
  }

  get phones(): readonly string[] {
    return this.#subject.phone === '' ? [] : phonesOf(this.#subject.phone)
  }

  get person(): string {
    return this.#subject.person === '' ? '' : fold(this.#subject.person).replaceAll(' ', '')
  }

  get hasContacts(): boolean {
    const { address, phone, person } = this.#subject
    return address !== '' || phone !== '' || person !== ''
  }

  /** Of the address, else of the registering authority in the code. */
  get regions(): Codes {
    const ofAddress = this.address?.regions ?? []
    if (ofAddress.length > 0) return ofAddress
    const ofCode = this.isCodeValid && this.code.startsWith('9') ? Number(this.code.slice(2, 8)) : 0
    return ofCode % 10_000 === 0 ? [] : [ofCode]
  }

  get isRegionFromCode(): boolean {
    return (this.address?.regions ?? []).length === 0
  }

  /** What the code says of the form, where the name does not. */
  get formOfCode(): Form {
    return this.isCodeValid ? (FORM_OF_CODE[this.code.slice(0, 2)] ?? 'none') : 'none'
  }
}

/** An alias is a brand without the rest: trade, region and branch are those of the name. */
function namesOf(name: string, aliases: readonly string[], places: Gazetteer): readonly NameParts[] {
  const own = takeApart(name, places)
  const [first] = own
  const others = aliases.flatMap((alias) => takeApart(alias, places))
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
