/**
 * The words of the pages: catalogs loaded with the pages that need them, keys checked by the compiler.
 * Flat keys and `{{name}}` need no library, and the sign-in page none of its 18 kB.
 */
import { useSyncExternalStore } from 'react'
import type { Bilingual, Language } from '../kernel/text.ts'
import {
  formatBytes,
  formatDay,
  formatExactInstant,
  formatInstant,
  formatMoney,
  formatNumber,
} from './format.ts'
import type { ShellMessages } from './messages/zh.ts'

/** A flat catalog of one language. */
export type Catalog = { readonly [key: string]: string }
export type CatalogLoaders = { readonly zh: () => Promise<Catalog>; readonly en: () => Promise<Catalog> }

const STORED = 'sishi.language'
const HTML_LANGUAGES = { zh: 'zh-CN', en: 'en' } as const

const shellCatalogs: CatalogLoaders = {
  zh: () => import('./messages/zh.ts').then((module) => module.zh),
  en: () => import('./messages/en.ts').then((module) => module.en),
}

interface Words {
  readonly language: Language
  readonly texts: Catalog
}

/** What the page shows now; replaced as a whole, so that React sees each change. */
let words: Words = { language: 'zh', texts: {} }
const listeners = new Set<() => void>()
/** Catalogs in use so far: a switch of language loads each of them in the new one. */
const inUse: CatalogLoaders[] = [shellCatalogs]

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

async function show(language: Language): Promise<void> {
  const catalogs = await Promise.all(inUse.map((loaders) => loaders[language]()))
  words = { language, texts: Object.assign({}, ...catalogs) }
  document.documentElement.lang = HTML_LANGUAGES[language]
  for (const listener of listeners) listener()
}

export function currentLanguage(): Language {
  return words.language
}

function storedLanguage(): Language | undefined {
  const stored = localStorage.getItem(STORED)
  return stored === 'zh' || stored === 'en' ? stored : undefined
}

/** Chinese first: only a browser that asks for no Chinese at all starts in English. */
function preferredLanguage(): Language {
  const asked = navigator.languages
  return asked.length === 0 || asked.some((each) => each.startsWith('zh')) ? 'zh' : 'en'
}

/** Starts the words with the stored language, else the browser's. */
export async function startLanguage(): Promise<void> {
  await show(storedLanguage() ?? preferredLanguage())
}

/** Loads a capability's words; called with its first page. */
export async function loadCatalogs(loaders: CatalogLoaders): Promise<void> {
  if (inUse.includes(loaders)) return
  const { language } = words
  const catalog = await loaders[language]()
  inUse.push(loaders)
  // Switched while it was loading: the switch did not know of this catalog yet.
  if (language !== words.language) return show(words.language)
  words = { language, texts: { ...words.texts, ...catalog } }
  for (const listener of listeners) listener()
}

/** Switches the language of everything on the page and keeps the choice. */
export async function switchLanguage(language: Language): Promise<void> {
  localStorage.setItem(STORED, language)
  await show(language)
}

/** The language that the person set in the profile counts until this browser has chosen one itself. */
export async function offerLanguage(language: Language): Promise<void> {
  if (!storedLanguage() && language !== words.language) await show(language)
}

function useWords(): Words {
  return useSyncExternalStore(subscribe, () => words)
}

function fill(text: string, values: object): string {
  const named = new Map(Object.entries(values))
  return text.replace(/\{\{(\w+)\}\}/g, (whole, name: string) => String(named.get(name) ?? whole))
}

export type Values = { readonly [name: string]: string | number }
export type Translate<K extends string> = (key: K, values?: Values) => string

/**
 * The translator of the shell's words and of the given catalog:
 * `const t = useText<typeof zh>()` with `import type { zh } from '../messages/zh.ts'`.
 */
export function useText<C = ShellMessages>(): Translate<(keyof C | keyof ShellMessages) & string> {
  const { texts } = useWords()
  return (key, values = {}) => fill(texts[key] ?? key, values)
}

/** Words for a key that comes from the server (a refusal's code), or the fallback where no catalog has it. */
export function useServerText(): (code: string, values: object, fallback: string) => string {
  const { texts, language } = useWords()
  return (code, values, fallback) => fill(texts[code] ?? fallback, readable(values, language))
}

/** Days and instants in a refusal's details are for machines; people read them in their language. */
function readable(values: object, language: Language): object {
  const read = (value: unknown) => {
    if (typeof value !== 'string') return value
    if (/^\d{4}-\d{2}-\d{2}$/.test(value)) return formatDay(value, language)
    return /^\d{4}-\d{2}-\d{2}T.*Z$/.test(value) ? formatInstant(value, language) : value
  }
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, read(value)]))
}

export function useLanguage(): Language {
  return useWords().language
}

/** Texts that declarations carry in both languages (procedures, menus). */
export function useBilingual(): (text: Bilingual) => string {
  const language = useLanguage()
  return (text) => text[language]
}

export interface Formats {
  readonly day: (day: string) => string
  readonly instant: (instant: string) => string
  readonly exactInstant: (instant: string) => string
  readonly number: (value: number | string) => string
  readonly money: (sum: number) => string
  readonly bytes: (bytes: number) => string
}

/** The formats of the page's language. */
export function useFormats(): Formats {
  const language = useLanguage()
  return {
    day: (day) => formatDay(day, language),
    instant: (instant) => formatInstant(instant, language),
    exactInstant: (instant) => formatExactInstant(instant, language),
    number: (value) => formatNumber(value, language),
    money: (sum) => formatMoney(sum, language),
    bytes: (bytes) => formatBytes(bytes, language),
  }
}
