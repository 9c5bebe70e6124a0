/** The words of the pages as their catalogs have them, so that a journey follows a page that is worded anew. */
import type { Page } from 'playwright-core'
import { pageRegistry } from '../src/capabilities/registry.ui.ts'
import type { Language } from '../src/kernel/text.ts'
import { fill } from '../src/platform/cli.ts'
import { en } from '../src/web/messages/en.ts'
import { zh } from '../src/web/messages/zh.ts'

type Values = Readonly<Record<string, string | number>>

async function textsIn(language: Language): Promise<ReadonlyMap<string, string>> {
  const loaders = pageRegistry.capabilities.map((capability) => capability.messages[language])
  const parts = [{ zh, en }[language], ...(await Promise.all(loaders.map((load) => load())))]
  return new Map(parts.flatMap((catalog) => Object.entries(catalog)))
}

const catalogs = { zh: await textsIn('zh'), en: await textsIn('en') }

/** Gives the text of a key in one language, its values filled in; values that are not given stay as they are. */
export type Say = (key: string, values?: Values) => string

export const wordsIn =
  (language: Language): Say =>
  (key, values) => {
    const text = catalogs[language].get(key)
    if (text === undefined) throw new Error(`no catalog has ${key}`)
    return fill(text, values)
  }

/** The text as a pattern, in which each value that is not given matches anything. */
export function pattern(say: Say, key: string, values?: Values): RegExp {
  const escaped = say(key, values).replace(/[.*+?^$()|[\]\\]/g, '\\$&')
  return new RegExp(escaped.replace(/\{\{\w+\}\}/g, '(.+)'))
}

/** Keys that stand in a page where their text should, and values that nobody filled in; identifiers look alike. */
export async function unworded(page: Page): Promise<readonly string[]> {
  const texts = await page
    .locator('body :not(code, .audit-id)')
    .evaluateAll((elements) =>
      elements.flatMap(({ childNodes }) =>
        [...childNodes].filter((node) => node.nodeType === Node.TEXT_NODE).map((node) => node.textContent),
      ),
    )
  const words = texts.join('\n').match(/\{\{\w+\}\}|\b[a-z]\w*\.[a-z][\w.]*\b/g) ?? []
  return words.filter((word) => word.startsWith('{{') || catalogs.zh.has(word))
}
