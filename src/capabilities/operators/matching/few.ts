/** 逐个匹配: a shop against entities that a database found by code and words; the same comparison as in bulk. Pure. */
import { compare } from './compare.ts'
import { type Candidate, judgeAll } from './match.ts'
import type { Gazetteer } from './places.ts'
import { ReadSubject, type Subject } from './subject.ts'

const WORDS_MAX = 12

/** Words by which entities are sought: brand with goods, brands, and the pairs of characters that they are made of. */
export function wordsSought(shop: Subject, places: Gazetteer): readonly string[] {
  const words = new Set<string>()
  for (const { brand, core } of new ReadSubject(shop, places).names) {
    // Many bear a short brand; with its goods it is found among them.
    if (core.length >= 2) words.add(core)
    if (brand.length >= 2) words.add(brand)
    for (let at = 0; at + 2 <= brand.length; at += 1) words.add(brand.slice(at, at + 2))
  }
  return [...words].slice(0, WORDS_MAX)
}

/** Compares all; best first. How common a brand is, is seen among the entities themselves. */
export function matchAmong(
  shop: Subject,
  entities: readonly Subject[],
  places: Gazetteer,
): readonly Candidate[] {
  const known = entities.map((entity) => ({ entity, known: new ReadSubject(entity, places) }))
  const bearers = new Map<string, number>()
  for (const {
    known: { names },
  } of known)
    for (const brand of new Set(names.map((name) => name.brand)))
      bearers.set(brand, (bearers.get(brand) ?? 0) + 1)
  const read = new ReadSubject(shop, places)
  return judgeAll(
    known.map((each) => ({ ...each, result: compare(read, each.known, (brand) => bearers.get(brand) ?? 1) })),
    false,
  )
}
