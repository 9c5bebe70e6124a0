/** 随机抽取专家: who may be drawn, and who is, by places that a recorded seed gives. Pure. */

export interface Candidate {
  readonly id: string
  readonly fields: readonly string[]
  readonly unitName: string
  readonly avoids: readonly string[]
}

/** An expert avoids the own unit too: nobody judges where he works. */
export const avoidsAny = (expert: Candidate, subjects: readonly string[]): boolean =>
  subjects.some((subject) => subject === expert.unitName || expert.avoids.includes(subject))

export interface Drawn {
  readonly pool: string[]
  readonly avoided: string[]
  readonly drawn: string[]
}

/**
 * Each candidate's place (`placeOf`) is the SHA-256 of the seed with its id: whoever holds the record can draw again, and neither the
 * order of the list nor who else stands in it moves anybody.
 */
export function drawFrom(
  candidates: readonly Candidate[],
  wanted: { readonly subjects: readonly string[]; readonly field: string; readonly count: number },
  placeOf: (id: string) => string,
): Drawn {
  const fitting = candidates.filter((one) => wanted.field === '' || one.fields.includes(wanted.field))
  const avoided = fitting.filter((one) => avoidsAny(one, wanted.subjects)).map((one) => one.id)
  const pool = fitting.map((one) => one.id).filter((id) => !avoided.includes(id))
  const drawn = pool
    .map((id) => ({ id, place: placeOf(id) }))
    .sort((a, b) => (a.place < b.place ? -1 : 1))
    .slice(0, wanted.count)
    .map(({ id }) => id)
  return { pool: pool.sort(), avoided: avoided.sort(), drawn }
}
