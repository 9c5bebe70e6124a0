/** 演示领导小组: bodies, a succession that happened, and meetings in three states. All names are made up. */
import type { Officer } from '../../../kernel/actor.ts'
import { scopeOf } from '../../../kernel/actor.ts'
import type { Clock } from '../../../kernel/clock.ts'
import { addDays, type Day, dayOf, startOf } from '../../../kernel/day.ts'
import type { Result } from '../../../kernel/result.ts'
import type { World } from '../../../platform/world.ts'
import type { BodyKind, SeatRole } from '../contract.ts'
import { demoOfficer, nameOf } from '../demo.ts'
import * as bodies from '../service/bodies.ts'
import * as experts from '../service/experts.ts'
import * as meetings from '../service/meetings.ts'
import { listPeople } from '../service/people.ts'
import { listUnits } from '../store/units.ts'

/** A refusal inside the demo is a mistake of the demo. */
function must<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(`demo: ${result.error.code} ${JSON.stringify(result.error.details)}`)
  return result.value
}

/** Unit and post of each member, as a plan lists them. */
const MEMBERS: readonly (readonly [unit: string, post: string])[] = [
  ['市商务局', '副局长'],
  ['市发展和改革委员会', '副主任'],
  ['市工业和信息化局', '副局长'],
  ['市公安局', '副局长'],
  ['市司法局', '副局长'],
  ['市财政局', '副局长'],
  ['市人力资源和社会保障局', '副局长'],
  ['市统计局', '副局长'],
  ['市农业农村局', '副局长'],
  ['市政务服务和大数据管理局', '副局长'],
  ['市税务局', '副局长'],
  ['市邮政管理局', '副局长'],
]

const at = (day: Day, hour: number): string =>
  new Date(startOf(day).getTime() + hour * 3_600_000).toISOString()

export async function writeBodiesDemo(world: World): Promise<void> {
  const officer = await demoOfficer(world, 'creation')
  const today = dayOf(world.clock.now())
  const founded = addDays(today, -600)
  const units = await world.db.read(scopeOf(officer, 'any'), (tx) =>
    listUnits(tx, { region: officer.region, limit: 100 }),
  )
  const unitId = (name: string): string => {
    const unit = units.items.find((each) => each.name === name)
    if (unit === undefined) throw new Error(`no demo unit ${name}`)
    return unit.id
  }
  const person = async (account: string) =>
    (await listPeople(world, officer, { search: account, limit: 1 })).items[0]?.id ?? null
  const found = async (kind: BodyKind, name: string, parentId: string | null, unit: string | null) =>
    must(
      await bodies.createBody(world, officer, {
        kind,
        name,
        parentId,
        unitId: unit === null ? null : unitId(unit),
        documentNumber: kind === 'leadingGroup' ? `甲政办〔${founded.slice(0, 4)}〕12号` : '',
        foundedOn: founded,
      }),
    ).id
  let named = 60
  const seat = async (
    bodyId: string,
    role: SeatRole,
    unit: string | null,
    post: string,
    personId: string | null = null,
  ) =>
    must(
      await bodies.addSeat(world, officer, bodyId, {
        role,
        unitId: unit === null ? null : unitId(unit),
        unitWords: unit === null ? '市人民政府' : '',
        post,
        personId,
        name: personId === null ? nameOf(named++) : '',
        fromOn: founded,
      }),
    ).id

  const group = await found('leadingGroup', '甲州市创建工作领导小组', null, null)
  const head = await seat(group, 'head', null, '副市长', await person('leader'))
  const seats = [
    head,
    await seat(group, 'executiveDeputy', '市人民政府办公室', '副主任'),
    await seat(group, 'deputy', '市市场监督管理局', '局长'),
  ]
  for (const [unit, post] of MEMBERS) seats.push(await seat(group, 'member', unit, post))
  const office = await found('office', '甲州市创建工作领导小组办公室', group, '市市场监督管理局')
  await seat(office, 'officeDirector', '市市场监督管理局', '副局长')
  await seat(office, 'staff', '市创建工作领导小组办公室', '科员', await person('creation'))
  await seat(office, 'liaison', '市商务局', '电子商务科科长', await person('liaison'))
  await seat(office, 'liaison', '市财政局', '行政政法科科长')
  const figures = await found('taskForce', '数据统计工作专班', group, '市统计局')
  await seat(figures, 'head', '市统计局', '副局长')
  await seat(figures, 'member', '市商务局', '科长')
  const service = await found('taskForce', '网络经营服务工作专班', group, '市政务服务和大数据管理局')
  await seat(service, 'head', '市政务服务和大数据管理局', '副局长')
  const pool = await found('expertPool', '甲州市创建工作专家库', group, '市创建工作领导小组办公室')
  await fillPool(world, officer, pool, today)
  must(
    await bodies.succeedSeat(world, officer, seats[3] ?? '', {
      personId: null,
      name: nameOf(named++),
      on: addDays(today, -200),
      note: '原任成员工作变动，由继任者接任。',
    }),
  )
  await meet(world, officer, { group, seats, today, unitId })
}

interface Meet {
  readonly group: string
  readonly seats: readonly string[]
  readonly today: Day
  readonly unitId: (name: string) => string
}

/** One with confirmed minutes and open resolutions, one held, one planned. */
async function meet(world: World, officer: Officer, { group, seats, today, unitId }: Meet): Promise<void> {
  const plan = async (title: string, day: Day, agenda: readonly string[]) =>
    must(
      await meetings.createMeeting(world, officer, group, {
        title,
        startsAt: at(day, 9),
        endsAt: at(day, 11),
        place: '市政府第一会议室',
        chairSeatId: seats[0] ?? null,
        agenda: agenda.map((item) => ({ title: item, reporter: '', content: '', followsId: null })),
      }),
    ).id
  const onDay = (day: Day): World => {
    const instant = new Date(at(day, 16))
    const clock: Clock = { now: () => instant }
    return { ...world, clock }
  }
  const attendance = seats.map((seatId, place) => ({
    seatId,
    state: place === 5 ? ('deputy' as const) : place === 8 ? ('leave' as const) : ('present' as const),
    deputyName: place === 5 ? nameOf(90) : '',
  }))
  const resolution = (
    text: string,
    lead: string,
    supporting: readonly string[],
    days: number,
    indicator: number,
  ) => ({
    itemId: null,
    text,
    leadUnitId: unitId(lead),
    supportingUnitIds: supporting.map(unitId),
    dueOn: addDays(today, days),
    indicators: [indicator],
  })
  const firstDay = addDays(today, -120)
  const first = await plan('领导小组第一次全体会议', firstDay, ['传达创建工作部署', '审议创建工作任务分工'])
  must(
    await meetings.keepMinutes(onDay(firstDay), officer, first, {
      minutes:
        '会议传达了上级关于示范区创建工作的部署，听取了办公室关于任务分工的说明。\n会议强调，各成员单位要对照指标抓紧补齐短板，按月报送进展。',
      attendance,
      resolutions: [
        resolution('出台支持网络经济发展的若干措施', '市商务局', ['市财政局', '市工业和信息化局'], -30, 2),
        resolution('建立网络市场监管部门联席会议制度', '市市场监督管理局', ['市公安局'], 45, 19),
        resolution('完成近三年网络零售额等数据的核对', '市统计局', ['市商务局'], 20, 1),
      ],
    }),
  )
  must(await meetings.confirmMinutes(onDay(firstDay), officer, first))
  const secondDay = addDays(today, -6)
  const second = await plan('领导小组第二次全体会议', secondDay, [
    '听取第一次会议议定事项落实情况',
    '研究自评材料',
  ])
  must(
    await meetings.keepMinutes(onDay(secondDay), officer, second, {
      minutes: '会议听取了第一次会议议定事项的落实情况，研究了自评材料的准备工作。',
      attendance,
      resolutions: [resolution('各成员单位提交自评佐证材料', '市创建工作领导小组办公室', [], 30, 35)],
    }),
  )
  await plan('领导小组第三次全体会议', addDays(today, 9), ['通报创建进展', '研究迎接评估的准备工作'])
}

/** Eight experts, one out of term, one who avoids a unit; and one draw. */
async function fillPool(world: World, officer: Officer, pool: string, today: Day): Promise<void> {
  const fields = [
    ['电子商务', '网络监管'],
    ['法律'],
    ['统计', '电子商务'],
    ['信息技术'],
    ['消费维权', '法律'],
  ]
  for (let place = 0; place < 8; place += 1) {
    const { id } = must(
      await experts.addExpert(world, officer, pool, {
        name: nameOf(100 + place),
        fields: fields[place % fields.length] ?? [],
        unitWords: place % 2 === 0 ? '示例大学' : '示例律师事务所',
        unitId: null,
        qualification: place % 2 === 0 ? '副教授' : '律师',
        phone: `1390001${String(place).padStart(4, '0')}`,
        fromOn: addDays(today, -500),
        toOn: addDays(today, place === 7 ? -10 : 500),
      }),
    )
    if (place === 2)
      must(
        await experts.addAvoidance(world, officer, id, {
          kind: 'unit',
          name: '市统计局',
          reason: '两年内曾在该单位任职',
        }),
      )
  }
  must(
    await experts.drawExperts(world, officer, pool, {
      purpose: '自评材料预审',
      subjects: ['市统计局'],
      field: '',
      wanted: 3,
    }),
  )
}
