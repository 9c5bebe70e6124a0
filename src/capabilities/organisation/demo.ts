/** 演示机构: a made-up city with three counties, 20 units and 60 people of every role. All names are made up. */
import { randomUUID } from 'node:crypto'
import { type Officer, type SystemJob, scopeOf } from '../../kernel/actor.ts'
import { dayFrom } from '../../kernel/day.ts'
import { ok } from '../../kernel/result.ts'
import type { Bilingual } from '../../kernel/text.ts'
import type { World } from '../../platform/world.ts'
import type { unitKinds } from './contract.ts'
import type { Role } from './roles.ts'
import { hashPassword } from './service/password-hash.ts'
import { findHolder, toOfficer } from './service/sessions.ts'
import { signIn } from './service/sign-in.ts'
import { setPassword } from './store/credentials.ts'
import { insertPeople } from './store/people.ts'
import { insertAssignments } from './store/roles.ts'
import { insertLocalRegions, insertUnits } from './store/units.ts'

/** Province 99 does not exist in GB/T 2260, so that no real place is shown. */
const DEMO_REGIONS = [
  { code: '990000', name: '示例省', level: 'province' },
  { code: '990100', name: '甲州市', level: 'city' },
  { code: '990121', name: '子丘县', level: 'county' },
  { code: '990122', name: '丑陵县', level: 'county' },
  { code: '990123', name: '寅川县', level: 'county' },
] as const

export const DEMO_PASSWORD = 'Sishi-demo-2026'

interface DemoUnit {
  readonly region: string
  readonly name: string
  readonly shortName: string
  readonly kind: (typeof unitKinds)[number]
}

const cityUnit = (name: string, shortName: string, kind: DemoUnit['kind'] = 'bureau'): DemoUnit => ({
  region: '990100',
  name: `市${name}`,
  shortName,
  kind,
})

/** Twenty units: the city's creation office and departments, and each county's own. */
const UNITS: readonly DemoUnit[] = [
  cityUnit('市场监督管理局', '市场监管局', 'bureau'),
  cityUnit('创建工作领导小组办公室', '市创建办', 'office'),
  cityUnit('人民政府办公室', '市政府办', 'government'),
  cityUnit('商务局', '商务局'),
  cityUnit('发展和改革委员会', '发改委'),
  cityUnit('工业和信息化局', '工信局'),
  cityUnit('公安局', '公安局'),
  cityUnit('司法局', '司法局'),
  cityUnit('财政局', '财政局'),
  cityUnit('人力资源和社会保障局', '人社局'),
  cityUnit('统计局', '统计局'),
  cityUnit('农业农村局', '农业农村局'),
  cityUnit('政务服务和大数据管理局', '政务服务局'),
  cityUnit('税务局', '税务局', 'vertical'),
  cityUnit('邮政管理局', '邮政局', 'vertical'),
  { region: '990121', name: '县市场监督管理局', shortName: '子丘县局', kind: 'bureau' },
  { region: '990121', name: '县创建工作领导小组办公室', shortName: '子丘县创建办', kind: 'office' },
  { region: '990122', name: '县市场监督管理局', shortName: '丑陵县局', kind: 'bureau' },
  { region: '990123', name: '县市场监督管理局', shortName: '寅川县局', kind: 'bureau' },
  { region: '990121', name: '城关市场监督管理所', shortName: '城关所', kind: 'station' },
]

interface DemoPerson {
  readonly account: string
  readonly unit: number
  readonly role: Role
  readonly reach: 'unit' | 'region' | 'below'
  readonly title: string
}

/** Sign-ins that the program prints; every other person signs in with `demo` and a number. */
const NAMED: readonly (DemoPerson & { readonly what: Bilingual })[] = [
  {
    account: 'creation',
    unit: 1,
    role: 'creationOfficer',
    reach: 'below',
    title: '科员',
    what: { zh: '市创建办工作人员', en: 'creation officer of the city' },
  },
  {
    account: 'liaison',
    unit: 3,
    role: 'liaison',
    reach: 'unit',
    title: '联络员',
    what: { zh: '市商务局联络员', en: 'liaison officer of the commerce bureau' },
  },
  {
    account: 'leader',
    unit: 2,
    role: 'leader',
    reach: 'below',
    title: '副市长',
    what: { zh: '市领导', en: 'leader of the city' },
  },
  {
    account: 'reviewer',
    unit: 1,
    role: 'reviewer',
    reach: 'below',
    title: '评审专家',
    what: { zh: '评审员', en: 'reviewer' },
  },
  {
    account: 'market',
    unit: 0,
    role: 'marketOfficer',
    reach: 'below',
    title: '执法人员',
    what: { zh: '市场监管执法人员', en: 'market supervision officer' },
  },
  {
    account: 'county',
    unit: 16,
    role: 'creationOfficer',
    reach: 'region',
    title: '科员',
    what: { zh: '子丘县创建办工作人员', en: 'creation officer of a county' },
  },
  {
    account: 'system',
    unit: 0,
    role: 'systemAdministrator',
    reach: 'below',
    title: '系统管理员',
    what: { zh: '系统管理员', en: 'system administrator' },
  },
  {
    account: 'security',
    unit: 0,
    role: 'securityAdministrator',
    reach: 'below',
    title: '安全管理员',
    what: { zh: '安全管理员', en: 'security administrator' },
  },
  {
    account: 'audit',
    unit: 0,
    role: 'auditAdministrator',
    reach: 'below',
    title: '审计管理员',
    what: { zh: '审计管理员', en: 'audit administrator' },
  },
]

export const demoAccounts = {
  password: DEMO_PASSWORD,
  accounts: NAMED.map(({ account, what }) => ({ account, title: what })),
}

const PEOPLE = 60
const SURNAMES =
  '赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳'
const STEMS = '甲乙丙丁戊己庚辛壬癸'
const BRANCHES = '子丑寅卯辰巳午未申酉戌亥'

/** Names that nobody bears: a surname and the place in the cycle of sixty. */
export const nameOf = (place: number) =>
  `${SURNAMES[place % SURNAMES.length]}${STEMS[place % 10]}${BRANCHES[place % 12]}`

function people(): DemoPerson[] {
  const others = Array.from({ length: PEOPLE - NAMED.length }, (_, place): DemoPerson => {
    const unit = place % UNITS.length
    const isCreationOffice = UNITS[unit]?.kind === 'office'
    const isMarket = UNITS[unit]?.name.includes('市场监督管理')
    const account = `demo${String(place + 1).padStart(2, '0')}`
    if (isCreationOffice) return { account, unit, role: 'creationOfficer', reach: 'region', title: '科员' }
    if (isMarket) return { account, unit, role: 'marketOfficer', reach: 'unit', title: '执法人员' }
    return { account, unit, role: 'liaison', reach: 'unit', title: '联络员' }
  })
  return [...NAMED, ...others]
}

export async function writeDemo(world: World): Promise<void> {
  const actor: SystemJob = { kind: 'system', job: 'demo' }
  const at = world.clock.now()
  const passwordHash = await hashPassword(DEMO_PASSWORD)
  const units = UNITS.map((unit) => ({ ...unit, id: randomUUID(), parentId: null, aliases: [] as string[] }))
  const persons = people().map((person, place) => {
    const unit = units[person.unit]
    if (unit === undefined) throw new Error(`no demo unit ${person.unit}`)
    const digits = String(place).padStart(4, '0')
    return {
      ...person,
      id: randomUUID(),
      region: unit.region,
      unitId: unit.id,
      name: nameOf(place),
      phone: `1390000${digits}`,
      email: `${person.account}@example.invalid`,
    }
  })
  await world.db.transact(scopeOf(actor, 'any'), async (tx) => {
    await insertLocalRegions(tx, DEMO_REGIONS)
    await insertUnits(tx, units)
    await insertPeople(tx, persons)
    await insertAssignments(
      tx,
      persons.map((person) => ({
        id: randomUUID(),
        region: person.region,
        unitId: person.unitId,
        personId: person.id,
        role: person.role,
        reach: person.reach,
        startsOn: dayFrom('2024-01-01'),
        endsOn: null,
      })),
    )
    for (const person of persons) await setPassword(tx, person.id, passwordHash, false, at)
    return ok(undefined)
  })
}

/** The account of somebody who works on a unit's matters, by the unit's name; for other capabilities' demos. */
export function demoAccountOf(unitName: string): string {
  const named = NAMED.find((person) => UNITS[person.unit]?.name === unitName && !isRestricted(person.role))
  const place = UNITS.findIndex((unit) => unit.name === unitName)
  return named?.account ?? `demo${String(place + 1).padStart(2, '0')}`
}

const isRestricted = (role: Role) =>
  role !== 'creationOfficer' && role !== 'liaison' && role !== 'marketOfficer'

/** Signs a demo person in at the World's own time and gives the officer, so that a demo acts through use cases. */
export async function demoOfficer(world: World, account: string): Promise<Officer> {
  const signedIn = await signIn(world, {
    account,
    password: DEMO_PASSWORD,
    ip: '127.0.0.1',
    userAgent: 'demo',
  })
  if (!signedIn.ok || signedIn.value.status !== 'signed_in')
    throw new Error(`demo account ${account} cannot sign in`)
  const held = await findHolder(world.db, signedIn.value.token, world.clock.now())
  if (held === undefined) throw new Error(`demo account ${account} has no session`)
  return toOfficer(held, world)
}
