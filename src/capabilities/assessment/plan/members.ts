/** 领导小组成员: persons with role and position, from lists of lines. Pure. */
import { fold, squeeze } from './fold.ts'
import { markerOf } from './markers.ts'
import { type PlacedLine, passageOf, positionAt } from './passage.ts'
import type { PlanMember } from './plan.ts'
import { isUnitName } from './unit-name.ts'

const ROLE_WORDS =
  '(?:第一|常务|执行|总|副)*\\s*(?:副\\s*)?(?:组\\s*长|召\\s*集\\s*人|总\\s*指\\s*挥|指\\s*挥\\s*长)|成\\s*员(?:\\s*单\\s*位)?|顾\\s*问|联\\s*络\\s*员|秘\\s*书\\s*长|(?:办\\s*公\\s*室)?\\s*(?:副\\s*)?主\\s*任'
const ROLE_LINE = new RegExp(
  `^\\s*(?:\\d[.、]\\s*|\\([一二三四五六]\\)\\s*)?(${ROLE_WORDS})\\s*[:]\\s*(.*)$`,
  'u',
)
const ROLE_BLANK = /^\s*((?:第一|常务|执行)?(?:副\s*)?组\s*长|成\s*员)\s+(\S.*)$/u
const ROLE_ALONE = new RegExp(`^\\s*(${ROLE_WORDS})\\s*$`, 'u')
const INNER_ROLE =
  /(?<=\S\s*)(?=(?<!副\s*|常务\s*|第一\s*)(?:(?:常务|第一)?\s*副\s*组\s*长|(?:第一)?组\s*长|成\s*员)\s*(?:[:]|(?<=\s(?:副\s*)?(?:组\s*长|成\s*员)\s*)\s\S))/gu

const LEADER = /组长|召集人|指挥/u
const POST =
  /(?:长|主任|书记|员|负责人|经理|总监|委员|领导|政委|代表|主席|干部|秘书|指挥|会计师|工程师|检察官|法官|参谋|总编|台长|科员|(?:主任|局长|长|书记)(?:候选人)?|人选|主管|理事|顾问|职级|调研员|级)(?:\([^()]*\))?$/u
const PLACE = /^(?:[县市区省州旗镇乡]|中共|人民|党|国家|国网|中国|武警|各)/u
const NAME = /^(?:[\p{Script=Han}]{2,4}|[\p{Script=Han}]{1,6}·[\p{Script=Han}·]{1,10})$/u

/** The members that lists of persons under 组长：, 副组长：, 成员： give. */
export function readMembers(lines: readonly PlacedLine[], places: readonly string[]): PlanMember[] {
  const members: PlanMember[] = []
  let role: string | undefined
  for (const line of lines.flatMap(splitRoles)) {
    const folded = fold(line.text)
    if (/^\s*附\s*[件表]/u.test(folded)) role = undefined
    const labelled = ROLE_LINE.exec(folded) ?? ROLE_BLANK.exec(folded) ?? ROLE_ALONE.exec(folded)
    const rest = labelled ? line.text.slice(line.text.length - (labelled[2]?.length ?? 0)) : line.text
    if (labelled) role = squeeze(sliceRole(line.text, labelled[1] ?? ''))
    // 主任 heads a committee; beside a 组长 it is the office that is listed.
    if (role !== undefined && /主任$/u.test(fold(role)) && members.some((m) => LEADER.test(fold(m.role)))) {
      role = undefined
    }
    if (role === undefined) continue
    if (labelled && rest.trim() === '') continue
    const found = personsOf(rest, places)
    if (found.length > 0 && (labelled || !isProse(rest))) {
      for (const person of found) members.push({ role, ...person, at: line.at })
      continue
    }
    if (labelled) {
      const posts = postsOf(rest)
      for (const position of posts) members.push({ role, name: '', position, at: line.at, confidence: 0.5 })
      if (posts.length === 0) role = undefined
      continue
    }
    if (extendsLast(members, rest)) continue
    // 各乡镇分管负责人, at the end of a list of persons.
    const posts = members.length > 0 && !isProse(rest) ? (chargesOf(rest) ?? postsOf(rest)) : []
    const nameless = members[members.length - 1]?.name === '' && members.some((m) => m.position !== '')
    if (posts.length > 0 && (nameless || /^\s*(?:各|有关|相关)/u.test(rest) || chargesOf(rest))) {
      for (const position of posts) members.push({ role, name: '', position, at: line.at, confidence: 0.5 })
      continue
    }
    role = undefined
  }
  return members
}

function sliceRole(line: string, role: string): string {
  const at = fold(line).indexOf(role)
  return line.slice(at, at + role.length)
}

function splitRoles(line: PlacedLine): PlacedLine[] {
  const folded = fold(line.text)
  const cuts = [
    0,
    ...[...folded.matchAll(INNER_ROLE)].map((m) => m.index).filter((i) => i > 0),
    line.text.length,
  ]
  if (cuts.length === 2) return [line]
  return cuts
    .slice(1)
    .map((end, i) => ({ ...line, text: line.text.slice(cuts[i] ?? 0, end) }))
    .filter((part) => part.text.trim() !== '')
}

function isProse(text: string): boolean {
  return /。./u.test(text.trim()) || squeeze(text).length > 60 || markerOf(text) !== undefined
}

type Person = { name: string; position: string; confidence: number }

/** One person a line is the rule; several on a line are parted by stops, commas or brackets. */
function personsOf(text: string, places: readonly string[]): Person[] {
  const trimmed = text.trim().replace(/[。；;]$/u, '')
  if (trimmed === '' || /。./u.test(trimmed) || markerOf(trimmed) !== undefined) return []
  for (const pattern of [/[；;]/u, /(?<=[)）])\s+/u, /[、，,](?![^（(]*[）)])/u]) {
    const parts = trimmed
      .split(pattern)
      .map((part) => part.trim())
      .filter((part) => part !== '')
    if (parts.length < 2) continue
    // 县委常委、常务副县长 is one position: persons in a row are all alike, with brackets, with a blank, or bare names.
    const alike = [/[)）]$/u, /\S\s+\S/u].some((sign) => parts.every((part) => sign.test(part)))
    const bare = parts.every(
      (part) => NAME.test(squeeze(part)) && squeeze(part).length <= 3 && !POST.test(part),
    )
    if (!alike && !bare) continue
    const persons = parts.map((part) => personOf(part, places))
    if (persons.every((person) => person !== undefined)) return persons
  }
  if (isProse(trimmed)) return []
  const columns = trimmed.split(/\t+|\s{6,}/u).map((part) => part.trim())
  if (columns.length >= 4 && columns.length % 2 === 0) {
    const pairs = columns
      .filter((_, i) => i % 2 === 0)
      .map((name, i) => personOf(`${name} ${columns[2 * i + 1]}`, places))
    if (pairs.every((person) => person !== undefined)) return pairs
  }
  const row = personsInRow(trimmed)
  if (row.length >= 2) return row
  const one = personOf(trimmed, places)
  if (one) return [one]
  const names = trimmed.split(/\s+/u)
  const isNames = names.length >= 3 && names.every((name) => NAME.test(name) && name.length <= 3)
  return isNames ? names.map((name) => ({ name, position: '', confidence: 0.6 })) : []
}

/** Two columns of the page on one line: name, position, name, position. */
function personsInRow(text: string): Person[] {
  const tokens = text.split(/\s+/u)
  const persons: Person[] = []
  for (let i = 0; i < tokens.length; i += 2) {
    const [name = '', position = ''] = [tokens[i], tokens[i + 1]]
    if (!NAME.test(name) || POST.test(name) || !POST.test(fold(position)) || position.length < 3) return []
    persons.push({ name, position, confidence: 0.85 })
  }
  return persons
}

function personOf(text: string, places: readonly string[]): Person | undefined {
  const person = splitPerson(text.replace(/(?<=\p{Script=Han})同志(?=[\s（(:：]|$)/u, ''), places)
  const clauses = person?.position.split(/[，,；;]/u) ?? []
  const isSentence = clauses.length > 1 && !clauses.every((clause) => POST.test(fold(clause)))
  return isSentence || (person?.position.length ?? 0) > 45 ? undefined : person
}

function splitPerson(text: string, places: readonly string[]): Person | undefined {
  // 甲某，县政府副县长: a comma for the blank.
  const comma = /^([\p{Script=Han}·]{2,4})[，,](?=.{4})/u.exec(text)
  if (comma?.[1] && !POST.test(comma[1]) && POST.test(fold(text)))
    return { name: comma[1], position: squeeze(text.slice(comma[0].length)), confidence: 0.85 }
  const bracket = /^([\p{Script=Han}·\s]{2,12}?)\s*\((.+)\)$/u.exec(fold(text))
  if (
    bracket &&
    NAME.test(squeeze(bracket[1] ?? '')) &&
    ((bracket[2]?.length ?? 0) >= 3 || /^副?[县市区州旗]长$/u.test(bracket[2] ?? ''))
  ) {
    const open = (bracket[1] ?? '').length + text.slice((bracket[1] ?? '').length).search(/[（(〔［[【]/u)
    return {
      name: squeeze(text.slice(0, open)),
      position: squeeze(text.slice(open + 1, -1)),
      confidence: 0.9,
    }
  }
  const tokens = text
    .replace(
      /[（(](?:[女男]|\p{Script=Han}{1,5}族)(?:[\s，,、]*(?:[女男]|\p{Script=Han}{1,5}族))*[）)]/gu,
      ' ',
    )
    .split(/[\s:：]+|[-—–]{1,2}/u)
    .filter((token) => token !== '')
  if (tokens.length === 0 || /[，,。；;]/u.test(tokens[0] ?? '')) return undefined
  if (tokens.length === 1) return gluedPerson(tokens[0] ?? '', places)
  let taken = 1
  let name = tokens[0] ?? ''
  while (taken < tokens.length && (name.length < 2 || (tokens[taken]?.length === 1 && name.length < 3))) {
    name += tokens[taken]
    taken += 1
  }
  const position = tokens.slice(taken).join('')
  if (NAME.test(name) && !POST.test(name) && position.length >= 3) {
    return { name, position, confidence: POST.test(fold(position)) ? 0.97 : 0.7 }
  }
  if (NAME.test(name) && position.length >= 3 && POST.test(fold(position)) && name.length <= 3) {
    return { name, position, confidence: 0.85 }
  }
  const last = tokens[tokens.length - 1] ?? ''
  const single = tokens.length >= 3 && last.length === 1 && tokens[tokens.length - 2]?.length === 1
  const tail = single ? `${tokens[tokens.length - 2]}${last}` : last
  const front = tokens.slice(0, single ? -2 : -1).join('')
  if (NAME.test(tail) && tail.length <= 3 && POST.test(fold(front)) && front.length >= 4) {
    return { name: tail, position: front, confidence: 0.85 }
  }
  return undefined
}

/** A name alone, or name and position run together. */
function gluedPerson(token: string, places: readonly string[]): Person | undefined {
  if (NAME.test(token) && token.length <= 3 && !POST.test(token) && !PLACE.test(token)) {
    return { name: token, position: '', confidence: 0.6 }
  }
  if (token.length < 5 || !POST.test(fold(token))) return undefined
  const begins = (rest: string) =>
    PLACE.test(rest) || places.some((place) => place !== '' && rest.startsWith(place))
  for (const length of [2, 3, 4]) {
    const [name, rest] = [token.slice(0, length), token.slice(length)]
    if (/^(?:[县市区省州各]|有关|相关)/u.test(name)) return undefined
    if (NAME.test(name) && begins(rest)) return { name, position: rest, confidence: 0.75 }
  }
  return undefined
}

/** Roles that are filled by post alone: 组长：县政府分管副县长. */
function postsOf(text: string): string[] {
  const parts = text
    .split(/[、，,；;]/u)
    .map((part) => squeeze(part).replace(/[。.]$/u, ''))
    .filter((part) => part !== '')
  return parts.length > 0 &&
    parts.every((part) => POST.test(fold(part)) && part.length >= 3 && part.length <= 30)
    ? parts
    : []
}

/** 县公安局、县人社局分管负责同志: one post of several units, without names. */
function chargesOf(text: string): string[] | undefined {
  const post = squeeze(text).replace(/[。；;]$/u, '')
  return /^[^，,；;。]{6,80}(?:分管|主要|有关)?(?:负责同志|负责人)$/u.test(post) &&
    /、/u.test(post) &&
    !/负责.+、/u.test(post)
    ? [post]
    : undefined
}

/** A position broken over two lines. */
function extendsLast(members: PlanMember[], rest: string): boolean {
  const last = members[members.length - 1]
  const text = squeeze(rest).replace(/[。；;]$/u, '')
  if (!last || POST.test(fold(last.position)) || text.length > 25 || !POST.test(fold(text))) return false
  members[members.length - 1] = { ...last, position: last.position + text }
  return true
}

const HEADS = '((?:第一|常务|执行)?副?总?副?(?:组长|召集人|总指挥|指挥长))'
const APPOINTED: readonly (readonly [RegExp, persons: number, role: number])[] = [
  [
    new RegExp(
      `(?<=^|[,;。])(?:(?:成立|组建|建立)?由)?([^,;。]{2,120}?)(?:同志)?(?:分别)?(?:担任|兼任|任|为)${HEADS}(?=[,;。]|$)`,
      'gu',
    ),
    1,
    2,
  ],
  [
    new RegExp(
      `${HEADS}(?:分别)?(?:由|为)([^,;。]{2,120}?)(?:同志)?(?:分别)?(?:担任|兼任|任)?(?=[,;。]|$)`,
      'gu',
    ),
    2,
    1,
  ],
]
const FELLOWS_BY = /(?<=[,;。])(成员)由([^;。]{4,400}?)(?:同志)?(?:等)?(?:担任|组成)(?=[,;。]|$)/gu
const FELLOWS = /(?<=[,;。])([^,;。]{4,200}?)(?:同志)?(?:等)?为(成员)(?=[,;。的]|$)/gu
/** 县委常委、常务副县长王某甲: a post and the name behind it. */
const POST_AND_NAME = /^(.*(?:长|主任|书记|委员|负责人))((?!同志|分别)[\p{Script=Han}]{2,3}?)(?:同志)?$/u

/** Members that sentences name: "由县政府副县长某某任组长", "副组长由…某某和…某某担任". */
export function readAppointed(lines: readonly PlacedLine[]): PlanMember[] {
  const passage = passageOf(lines)
  const folded = fold(passage.text)
  const found: (PlanMember & { readonly index: number })[] = []
  for (const [pattern, persons, role] of [
    ...APPOINTED,
    [FELLOWS, 1, 2] as const,
    [FELLOWS_BY, 2, 1] as const,
  ]) {
    for (const match of folded.matchAll(pattern)) {
      const said = match[persons] ?? ''
      // 4.1 组织领导 由市政府副市长…: a heading without a stop stands before the words.
      const group = said.slice(said.lastIndexOf('由') + 1)
      const from = folded.indexOf(said, match.index) + said.length - group.length
      const roleAt = folded.indexOf(match[role] ?? '', persons > role ? match.index : from + group.length)
      const printedRole = passage.text.slice(roleAt, roleAt + (match[role]?.length ?? 0))
      const named = appointedPersons(group)
      for (const { start, position, name } of named.length > 0 ? named : appointedPosts(group)) {
        const index = from + start
        found.push({
          role: printedRole,
          name: passage.text.slice(index + position, index + position + name),
          position: passage.text.slice(index, index + position),
          at: positionAt(passage, index),
          confidence: 0.6,
          index,
        })
      }
    }
  }
  // Beside persons by name, whole units are not members one by one.
  const named = found.some((member) => member.name !== '')
  return found
    .filter((member) => !named || member.name !== '' || /^各/u.test(member.position))
    .sort((a, b) => a.index - b.index)
    .map(({ index, ...member }) => member)
}

/** Offsets of the persons in "甲局局长某某、乙局局长某某和副县长某某"; posts may hold 、 themselves. */
function appointedPersons(text: string): { start: number; position: number; name: number }[] {
  const persons: { start: number; position: number; name: number }[] = []
  let start = 0
  for (const cut of [...text.matchAll(/[、和及]/gu), { index: text.length }]) {
    if (cut.index < start) continue
    const part = text.slice(start, cut.index)
    if (/^各.*(?:负责人|负责同志|领导)$/u.test(part)) {
      persons.push({ start, position: part.length, name: 0 })
      start = cut.index + 1
      continue
    }
    const match = POST_AND_NAME.exec(part)
    const [post, name] = [match?.[1] ?? '', match?.[2] ?? '']
    if (post === '' || /[长委任员局府]$/u.test(name) || /[和及]/u.test(name)) continue
    persons.push({ start, position: post.length, name: name.length })
    start = cut.index + 1
  }
  return persons
}

/** Offsets of posts without names: 市政府副秘书长、市市场监管局局长. */
function appointedPosts(text: string): { start: number; position: number; name: number }[] {
  if (chargesOf(text)) return [{ start: 0, position: text.length, name: 0 }]
  let start = 0
  const posts = text.split(/(?<=[、和及])/u).map((part) => {
    const post = { start, position: part.replace(/[、和及]$/u, '').length, name: 0 }
    start += part.length
    return post
  })
  return posts.every((post) => postOnly(text.slice(post.start, post.start + post.position))) ? posts : []
}

/** 市政府分管副市长: a post without a name. */
function postOnly(part: string): boolean {
  if (/^(?:常务|分管)?副?[县市区旗州]长$/u.test(part)) return true
  return (
    part.length >= 5 &&
    part.length <= 30 &&
    !/^(?:成立|建立|组建|设立|由)/u.test(part) &&
    /(?:局长|市长|县长|区长|州长|旗长|秘书长|主任|书记|负责人|负责同志)$/u.test(part) &&
    isUnitName(
      part.replace(
        /(?:分管|主要|有关)?(?:副|党组)*(?:局长|市长|县长|区长|州长|旗长|秘书长|主任|书记|负责人|负责同志|领导)$/u,
        '',
      ),
    )
  )
}

const DIRECTORS: readonly RegExp[] = [
  /办公室主任由(?:[^，。；]{0,20}?(?:长|主任|书记|员))?([\p{Script=Han}]{2,3})(?:同志)?(?:兼任|担任|兼)/u,
  /([\p{Script=Han}]{2,3})(?:同志)?(?:兼任|担任|兼)(?:领导小组)?办公室主任/u,
]

/** 办公室主任: a sentence such as "办公室主任由某某同志兼任". */
export function readOffices(lines: readonly PlacedLine[], members: readonly PlanMember[]): PlanMember[] {
  for (const line of lines) {
    const text = squeeze(line.text)
    for (const pattern of DIRECTORS) {
      const name = pattern.exec(fold(text))?.[1]
      if (!name) continue
      const member = members.find((entry) => fold(entry.name) === name || name.endsWith(fold(entry.name)))
      return [
        {
          role: '办公室主任',
          name: member?.name ?? name,
          position: member?.position ?? '',
          at: line.at,
          confidence: member ? 0.9 : 0.6,
        },
      ]
    }
  }
  return []
}
