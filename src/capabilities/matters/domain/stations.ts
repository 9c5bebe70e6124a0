/** 办理环节: the way of a matter through its procedure: what it passed, where it is, how it goes on to its end. Pure. */
import type { Procedure, State } from '../../../kernel/procedure.ts'
import type { Bilingual } from '../../../kernel/text.ts'

export interface Station {
  readonly key: string
  readonly title: Bilingual
  readonly place: 'passed' | 'here' | 'ahead'
}

/** `visited`: the states that the matter came through, in their order, the current one among them. */
export function stationsOf(procedure: Procedure, visited: readonly string[], state: string): Station[] {
  const ahead = wayOn(procedure, state)
  const passed = [...new Set(visited)].filter((key) => key !== state && !ahead.includes(key))
  const place = (keys: readonly string[], where: Station['place']) =>
    keys.flatMap((key): Station[] => {
      const known = procedure.states.find((each: State) => each.key === key)
      return known === undefined ? [] : [{ key, title: known.title, place: where }]
    })
  return [...place(passed, 'passed'), ...place([state], 'here'), ...place(ahead, 'ahead')]
}

/** The shortest way to the end that the procedure names first: what is declared after it are exits. */
function wayOn(procedure: Procedure, state: string): readonly string[] {
  const end = procedure.states.find((each) => each.final === true)?.key
  const isClosed = procedure.states.some((each) => each.key === state && each.final === true)
  if (end === undefined || isClosed) return []
  const ways = new Map<string, readonly string[]>([[state, []]])
  for (const [from, way] of ways) {
    if (from === end) return way
    for (const step of procedure.steps) {
      if (step.from.includes(from) && !ways.has(step.to)) ways.set(step.to, [...way, step.to])
    }
  }
  return []
}
