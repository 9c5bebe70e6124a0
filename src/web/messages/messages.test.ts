import { expect, test } from 'vitest'
import { en } from './en.ts'
import { zh } from './zh.ts'

const namesIn = (text: string): string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort()

test('both languages name the same values in each text, and none is empty', () => {
  for (const [key, text] of Object.entries(zh)) {
    const other = en[key as keyof typeof zh]
    expect(namesIn(other), key).toEqual(namesIn(text))
    expect(text.trim() !== '' && other.trim() !== '', key).toBe(true)
  }
})
